"""What `annotate` hands on about one article: who says what, when, how much. Spans are of its clean text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from recoupe.records.articles import Article
from recoupe.records.faults import Fault
from recoupe.records.reasons import Reason
from recoupe.records.spans import Span

ActorKind = Literal["person", "organisation", "media", "place", "anonymous", "document"]
SpeakerKind = Literal["person", "organisation", "media", "anonymous", "document", "unspecified"]
MentionForm = Literal["name", "role", "pronoun", "anonymous", "document"]
Act = Literal["asserts", "reports", "denies", "declines", "asks"]
Mode = Literal["direct", "indirect", "mixed"]
Hedge = Literal["conditional", "adverb", "modal", "lexical"]
DamageKind = Literal["number", "grammar", "punctuation", "attribution", "other"]
MomentKind = Literal["date", "time", "duration", "set"]
Relation = Literal["at", "since", "until", "before", "after", "during", "ago", "rate"]
Approximator = Literal["exact", "approx", "more_than", "at_least", "less_than", "at_most", "up_to", "range", "vague"]


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A run of words that points at an actor: "Claire Vasseur", "la préfète", "elle", "une source proche du dossier".

    Attributes:
        span: the words, titles and appositions left out ("la préfète, Claire Vasseur" is two mentions).
        kind: of the actor meant, as far as the words tell.
        form: a proper name, a role or description, a pronoun, an anonymous source, or a document ("l'enquête", "le rapport").
        name: the words in the form used to compare names: white space folded, leading article and elision left out.
        gender: "f" or "m" where the words tell, else None.
        plural: whether the words are plural.
        of: for a pronoun, role or document: the span of the mention in the same article it points at, where the article
            makes it plain (apposition, only possible antecedent); None otherwise. For a document, its author (the paper).
        because: why it is a mention and why it points where it points.
    """

    span: Span
    kind: ActorKind
    form: MentionForm
    name: str
    gender: str | None = None
    plural: bool = False
    of: Span | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as one article words it.

    Attributes:
        content: the reported content, its quotation marks included.
        cue: the reporting words ("a déclaré", "selon"), None where only typography tells.
        source: the words that name the speaker here, as written ("le porte-parole du Kremlin, X"); None when not in the sentence.
        speaker: the span of the `Mention` that says who speaks (equal to a mention's span): inside `source`, or elsewhere in the
            article when the source is a pronoun or is carried over; None where the text does not say who: never a guess.
        speaker_kind: the head of the source decides; "unspecified" exactly when `speaker` is None.
        through: spans of the mentions it reached this article by, outermost relay first; empty if the speaker speaks here.
        implicit: the speaker is carried over from an earlier sentence.
        because: the rules that fired, weights in [0, 1].
        score: acceptance in [0, 1]; a rejected candidate keeps its own.
    """

    content: Span
    cue: Span | None
    source: Span | None
    speaker: Span | None
    speaker_kind: SpeakerKind
    act: Act
    mode: Mode
    hedged: bool
    hedge: Hedge | None
    through: tuple[Span, ...] = ()
    implicit: bool = False
    because: tuple[Reason, ...] = ()
    score: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a speaker of unspecified kind, and a kind without a speaker."""
        if (self.speaker is None) != (self.speaker_kind == "unspecified"):
            raise ValueError(f"speaker {self.speaker} is {self.speaker_kind}")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time the article names, as a half-open run of days or minutes.

    `start` and `end` are ISO dates ("2024-10-01") or minutes ("2024-10-24T18:00"); None is open, or unknown when `approximate`.
    "en mars" is [2024-03-01, 2024-04-01). Never a finer grain than the words.
    """

    span: Span
    kind: MomentKind
    start: str | None
    end: str | None
    edtf: str | None
    grain: str
    relation: Relation
    approximate: bool
    rule: str
    anchor: str | None = None
    """The day it was counted from (ISO), None for an absolute date."""
    period: str | None = None
    """ISO 8601 duration for durations and sets ("P2Y", "P1D")."""


@dataclass(frozen=True, slots=True)
class DateClue:
    """Words that bind the article's own day: "le 24 octobre 2024", "vendredi", "hier soir", "vendredi, octobre 25".

    Attributes:
        shift_days: for words counted from the day of writing: 0 for "ce soir", -1 for "hier"; None otherwise.
        future: the sentence speaks of what is to come, so a bare weekday is the next one.
        stamp: the words stand alone as a date line or banner, so they date the article itself.
    """

    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    time: str | None = None
    """ "17:20" where the words give it."""
    shift_days: int | None = None
    future: bool = False
    stamp: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as written and as read. The approximator's words are inside the span.

    Attributes:
        value: in `unit`; None for a range, a vague or a damaged one. Never a float.
        low, high: bounds of a range, where stated.
        unit: ISO 4217 code for money, "%" , or the lemma of the noun counted; None where the text gives none.
        period: ISO 8601 duration of a rate ("par jour" is "P1D").
        damaged: the words are torn or garbled: nothing is read out of them.
        per: the noun of a rate that is no time ("par habitant"), else None.
    """

    span: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    dimension: str
    unit: str | None
    approximator: Approximator
    period: str | None
    damaged: bool
    rule: str
    per: str | None = None

    def __post_init__(self) -> None:
        """Refuse a number read out of damaged words."""
        if self.damaged and (self.value, self.low, self.high) != (None, None, None):
            raise ValueError("a damaged quantity has no value")


@dataclass(frozen=True, slots=True)
class Damage:
    """Words a machine or a copy broke: shown, never repaired, never a source of figures or attributions."""

    span: Span
    kind: DamageKind
    because: str


@dataclass(frozen=True, slots=True)
class Share:
    """One candidate's or answer's share in a poll. `candidate` is None where the row does not say whose it is."""

    percent: Decimal
    candidate: str | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll result as the article gives it."""

    span: Span
    pollsters: tuple[str, ...]
    place: str | None
    shares: tuple[Share, ...]
    lead: Decimal | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, init=False)
class Word:
    """One token of a parsed sentence: what `link` may use of the grammar. `head` is an index into the sentence's words."""

    span: Span
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str = ""

    def __init__(self, span: Span, lemma: str, pos: str, dep: str, head: int, morph: str = "") -> None:
        """Written out, like that of `Span`: seven hundred are made an article, three times as fast so."""
        _set_span(self, span)
        _set_lemma(self, lemma)
        _set_pos(self, pos)
        _set_dep(self, dep)
        _set_head(self, head)
        _set_morph(self, morph)


_set_span, _set_lemma, _set_pos, _set_dep, _set_head, _set_morph = (
    Word.__dict__[name].__set__ for name in ("span", "lemma", "pos", "dep", "head", "morph")
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `words` is empty where the parser did not need to look."""

    span: Span
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """Everything `annotate` found in one article; every tuple sorted by span."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    rejected: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    polls: tuple[Poll, ...] = ()
    damage: tuple[Damage, ...] = ()
    seen_from: date | None = None
    """The day relative dates were counted from; None when the article has none."""
    faults: tuple[Fault, ...] = ()
