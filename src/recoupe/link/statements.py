"""What one article says in one clause, ready to be compared with what the others say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from recoupe.records import ArticleId, CellAct, Moment, Quantity, Role, Span, SpeakerKind

INFORMANT = "source"
"""Class of the statement that a medium rests on sources it does not name."""
Form = Literal["clause", "content", "phrase", "denial", "refusal"]
Frequency = Literal["regular", "once"]
Ideas = Mapping[str, frozenset[str]]
"""Stems, each with the concepts it may stand for."""


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """Words a claim may be shown by; the lower the grade, the clearer (`claims/wording.py`)."""

    text: str
    grade: int


NO_WORDING = Wording("", 9)
"""Before anybody looked for one."""


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """Who is heard saying it.

    Attributes:
        speaker: an actor's id; None when the words do not say who.
        kind: of the speaker.
        through: actors it came by, outermost first.
        inferred: the text does not write this link; it was carried over.
        confirms: the words that name the speaker say that they confirm it.
        calls: the speaker calls for it or orders it, and does not say that it is so.
    """

    speaker: str | None
    kind: SpeakerKind
    through: tuple[str, ...] = ()
    inferred: bool = False
    confirms: bool = field(default=False, compare=False)
    calls: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a run of words is about, hedges and wording aside.

    Attributes:
        main: class of the predicate, None when the language lists none for it.
        classes: every class named, the main one among them.
        head: stem of the word the clause hangs on; "" when it says little by itself.
        stems: of the words that carry content, names of actors left out.
        grams: runs of four letters of those stems: what remains alike when a word is derived from another.
        actors: ids of those named in the words.
        lent: ids of those who are meant without being named there: an inherited subject, "ces contacts".
        numbers: value and unit of each readable quantity.
        moments: times named, rates left out.
        lists: coordinated words, one set for each enumeration.
        negated: the words deny what they name.
        modal: it may be, it is not said to be.
        frequency: once, or time and again.
    """

    main: str | None = None
    classes: frozenset[str] = frozenset()
    head: str = ""
    stems: frozenset[str] = frozenset()
    grams: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    lent: frozenset[str] = frozenset()
    numbers: tuple[tuple[Decimal, str | None], ...] = ()
    moments: tuple[Moment, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lists: tuple[frozenset[str], ...] = ()
    negated: bool = False
    modal: bool = False
    frequency: Frequency | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One candidate: the words, what the article does with them, who is heard, what they mean.

    Attributes:
        place: the number of the sentence in its article.
        role: of the block.
        secondary: part of a larger statement; it stands alone only where another article says it.
        refers: the words point back ("cette information"): what they say stands elsewhere.
        goes_on: it opens with a word that continues what the same speaker said before.
        earlier: a denial or a refusal of before the matter at hand.
    """

    article: ArticleId
    span: Span
    text: str
    form: Form
    act: CellAct
    voices: tuple[Voice, ...]
    meaning: Meaning
    place: int
    role: Role
    secondary: bool = False
    refers: bool = False
    goes_on: bool = False
    earlier: bool = False
    whole: Span | None = None
    """The larger statement this one is part of, when `secondary`."""
    names_it: bool = False
    """For a denial that refers: it names what was told ("these allegations"); a bare "he denies" answers the words before."""
    of_amount: bool = False
    """For a denial or a refusal: it is about a number ("ce chiffre")."""
    holds: Span | None = None
    """The content that is denied, for a denial; what stands before it and is refused, for a refusal in a relative."""
    after: bool = False
    """For a denial or a refusal: its sentence takes up the sentence before ("Une version que le club réfute.")."""
    ideas: Ideas = field(default_factory=dict)
    """Of its own words."""
    sentence_ideas: Ideas = field(default_factory=dict)
    """Of its sentence."""
    near_ideas: Ideas = field(default_factory=dict)
    """Of its sentence and the one before."""
    near_actors: frozenset[str] = frozenset()
    """Those the sentence and the one before name."""
    wording: Wording = NO_WORDING
    """The clear words it offers; never shown when the grade is the last."""

    @property
    def key(self) -> tuple[ArticleId, Span, Form]:
        """What makes it distinct, and puts it in order."""
        return self.article, self.span, self.form
