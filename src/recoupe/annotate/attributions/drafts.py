"""Candidates with their speaker and score: what is weighed, and what chains and carrying then complete."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.annotate.attributions.deciding import Model
from recoupe.annotate.attributions.described_again import described_again
from recoupe.annotate.attributions.places import placed
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.signs import signs_of
from recoupe.annotate.attributions.sources import find_speaker, speaker_kind
from recoupe.annotate.attributions.standing_for import WEAK, Asked, better, fits, is_pronoun, last_spoken
from recoupe.annotate.mentions.genders import genders_in
from recoupe.annotate.reading import Reading
from recoupe.records import Mention, Span, SpeakerKind

PULLED = 40
"""Characters compared to know a pull quote: long enough not to stand twice by chance."""
SPOKEN = ("inversion", "incise", "verb-quote", "verb-que", "citing", "as-clause", "relative-source")
"""Forms whose subject is somebody, whatever the noun."""
SPEAKERS = ("person", "organisation")
OWNED = ("son ", "sa ", "leur ")
"""How a description begins that tells whose it is."""
OPENING = 4
"""Characters before the one a clause opens with: its article."""
BLANKS = " \u00a0\u202f.,"
"""What may stand between the last word of a quotation and its closing mark."""
PRONOUN_REACH = 400
"""Characters back to the speaker a pronoun stands for, when the mention itself does not say: about one paragraph."""

OWN_VERB = ("inversion", "incise")
"""Forms whose verb has its subject right behind it."""
SINGLE = ("il", "elle", "lui")
"""Pronouns that stand for nobody of several."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One candidate, who speaks in it, and its score.

    Attributes:
        speaker: None where the text does not say who.
        made: the speaker's mention was made from the source's words.
        relays: mentions it came through, outermost first.
        implicit: the speaker is carried over from an earlier sentence.
        signs: what the candidate looks like, where the model has learned weights for it.
    """

    candidate: Candidate
    scene: Scene
    speaker: Mention | None
    score: float
    evidence: tuple[str, ...]
    made: bool = False
    relays: tuple[Mention, ...] = ()
    implicit: bool = False
    signs: tuple[str, ...] = ()

    @property
    def kind(self) -> SpeakerKind:
        """The kind of the speaker."""
        return speaker_kind(self.speaker) if self.speaker else "unspecified"

    @property
    def content(self) -> Span:
        """The candidate's content."""
        return self.candidate.content

    @property
    def place(self) -> int:
        """Where the attribution is made: its cue, else its content."""
        return self.candidate.cue.start if self.candidate.cue else self.candidate.content.start


def weigh(reading: Reading, scene: Scene, candidates: Iterable[Candidate], model: Model, spoken: Sequence[Draft]) -> list[Draft]:
    """Give each candidate its speaker and its score.

    Args:
        reading: the article, with its mentions and damage.
        scene: the block.
        candidates: of this block.
        model: the weights.
        spoken: drafts accepted so far in the article, for pronouns nobody resolved.
    """
    drafts: list[Draft] = []
    for found in sorted(candidates, key=lambda each: (each.cue or each.content).start):
        candidate = _within_marks(scene, placed(scene, found))
        speaker, made = _speaker(reading, scene, _shared(candidate, drafts), [*spoken, *drafts])
        evidence = (*candidate.evidence, *_evidence(reading, scene, candidate, speaker, made))
        signs = signs_of(scene, candidate, speaker) if model.slope else ()
        score = model.score(candidate.form, evidence, signs)
        drafts.append(Draft(candidate, scene, speaker, score, evidence, made, signs=signs))
    return drafts


def _within_marks(scene: Scene, candidate: Candidate) -> Candidate:
    """The candidate with the marks of a quotation that is all it says: "demande « de partir »", whatever word comes first."""
    content = candidate.content
    quoted = scene.passage.quoted_at(content.start) if scene.passage.block.span.holds(content) else None
    if quoted is None or not (quoted.opened and quoted.closed) or not quoted.span.holds(content) or quoted.span == content:
        return candidate
    text, span = scene.passage.text, quoted.span
    bare = text[span.start + 1 : content.start].strip() or text[content.end : span.end - 1].strip(BLANKS)
    cued = candidate.cue is not None and span.holds(candidate.cue)
    return candidate if bare or cued else replace(candidate, content=span)


def _speaker(reading: Reading, scene: Scene, candidate: Candidate, spoken: Sequence[Draft]) -> tuple[Mention | None, bool]:
    """The mention that speaks; a pronoun's is what it stands for."""
    if candidate.source is None:
        return None, False
    found = find_speaker(scene.passage, candidate.source, candidate.form in SPOKEN)
    word = candidate.source.within(scene.passage.text).lower().replace("\u2019", "'").lstrip("-").removeprefix("t-")
    if found is None and word == "y":
        return _last_written(reading, candidate), False
    if found is None and is_pronoun(word):
        return _stands_for(reading, candidate, word, None, spoken), False
    if found is None or found.mention.form != "pronoun":
        known = found.mention if found is not None else None
        again = described_again(scene.passage, candidate.source, known, candidate.content, reading.mentions)
        return (again, False) if again is not None else (known, found.made if found is not None else False)
    if found.mention.of is not None:
        target = next((mention for mention in reading.mentions if mention.span == found.mention.of), None)
        if target is not None and not candidate.content.holds(target.span):
            weak = any(reason.rule == WEAK for reason in found.mention.because)
            return _stands_for(reading, candidate, word, target, spoken) if weak else target, False
        several = target is not None and target.kind == "anonymous" and word not in SINGLE
        group = _group_before(reading, candidate) if several else None
        if group is not None:
            return group, False
    return _stands_for(reading, candidate, word, None, spoken), False


def _stands_for(
    reading: Reading, candidate: Candidate, word: str, tied: Mention | None, spoken: Sequence[Draft]
) -> Mention | None:
    """Whom a pronoun stands for: what it was weakly tied to, or who spoke last, else what the words said are about."""
    at = min(candidate.source.start if candidate.source else candidate.content.start, candidate.content.start)
    told = [(draft.place, _as_one(draft)) for draft in spoken if draft.score >= 0.5]
    said = [(place, speaker) for place, speaker in told if speaker is not None]
    asked = Asked(word, at, candidate.content, genders_in(reading))
    if tied is not None:
        owned = tied.form == "role" and tied.of is None and tied.span.within(reading.article.text).lower().startswith(OWNED)
        return better(asked, tied, said, owned)
    return last_spoken(asked, said) or _about(reading, candidate, asked)


def _as_one(draft: Draft) -> Mention | None:
    """The speaker of a draft; of several one of whom speaks ("raconte l'un d'eux"), a single one no gender is known of."""
    speaker, source, passage = draft.speaker, draft.candidate.source, draft.scene.passage
    if speaker is None or source is None or not speaker.plural or not passage.phrase_at("one_of", passage.at(source.start)):
        return speaker
    return replace(speaker, plural=False, gender=None)


def _about(reading: Reading, candidate: Candidate, asked: Asked) -> Mention | None:
    """The one a clause without marks opens with: "La préfecture a fermé le pont, a-t-elle annoncé"."""
    if candidate.form != "inversion" or "clause-before" not in candidate.evidence:
        return None
    held = [mention for mention in reading.mentions if candidate.content.holds(mention.span) and mention.form != "pronoun"]
    first = held[0] if held else None
    near = first is not None and first.span.start - candidate.content.start <= OPENING
    return first if first is not None and near and first.kind in SPEAKERS and fits(asked, first) else None


def _last_written(reading: Reading, candidate: Candidate) -> Mention | None:
    """The writing named last, which "y" stands for: "Une feuille jaunie. « ... », y est-il écrit"."""
    start = candidate.content.start
    near = (m for m in reversed(reading.mentions) if m.form == "document" and start - PRONOUN_REACH < m.span.start < start)
    return next(near, None)


def _shared(candidate: Candidate, spoken: Sequence[Draft]) -> Candidate:
    """The candidate as its speaker is sought: whom an inverted pronoun cannot stand for with its own verb, it never does.

    In "Le quotidien devrait se taire, a-t-il ajouté, avant d'appeler au calme" no paper appeals.
    """
    if candidate.group is None or candidate.group.shape == "finite":
        return candidate
    told = (draft for draft in spoken if draft.candidate.source == candidate.source and draft.candidate.form in OWN_VERB)
    first = next(told, None)
    return replace(candidate, content=first.content) if first is not None else candidate


def _group_before(reading: Reading, candidate: Candidate) -> Mention | None:
    """The sources one of whom speaks, where nearer people are only named in what is said: "confie l'une d'elles"."""
    start = candidate.content.start
    near = (
        mention
        for mention in reversed(reading.mentions)
        if mention.form == "anonymous" and mention.plural and start - PRONOUN_REACH < mention.span.start < start
    )
    return next(near, None)


def _is_pronoun_source(scene: Scene, candidate: Candidate) -> bool:
    """Whether a person's pronoun is the source, known or not: "Elle a nié toute faute"."""
    return candidate.source is not None and is_pronoun(candidate.source.within(scene.passage.text).lower())


def _evidence(reading: Reading, scene: Scene, candidate: Candidate, speaker: Mention | None, made: bool) -> tuple[str, ...]:
    """What the words around say for or against, whatever the form."""
    first, last = scene.passage.at(candidate.content.start), scene.passage.at(candidate.content.end)
    words = [token for token in scene.passage.tokens[first:last] if not token.is_mark]
    quoted = any(char in candidate.content.within(scene.passage.text) for char in '\u00ab\u201c"\u00bb\u201d')
    named = speaker is not None and speaker.form == "name"
    thing = (
        speaker is not None
        and speaker.kind != "document"
        and candidate.form != "inversion"
        and candidate.group is not None
        and scene.cues.has("showing", candidate.group.cue.lemma)
        and not candidate.group.cue.rest
    )
    return tuple(
        name
        for name, holds in (
            ("no-source", candidate.source is None and not candidate.unsaid),
            ("no-speaker", candidate.source is not None and speaker is None),
            ("speaker-named", named),
            ("speaker-person", speaker is not None and speaker.kind == "person"),
            ("damaged", _is_torn(reading, candidate)),
            (
                "tiny-content",
                len(words) < 2
                and scene.passage.block.span.holds(candidate.content)
                and not quoted
                and not any(scene.cues.denial.has("falsity.alone", token.low) for token in words)
                and not ("clear-object" in candidate.evidence and scene.cues.denial.has("objects.pointing", words[0].low))
                and candidate.act != "declines"
                and not candidate.form.endswith(("refusal", "denial", "attr", "relative", "denying-noun")),
            ),
            ("thing-speaks", thing),
            ("thing-acts", speaker is None and _thing_acts(scene, candidate)),
            ("own-words", _own_words(scene, candidate)),
            ("alleged-speech", _is_alleged(scene, candidate)),
            ("second-person", _second_person(scene, candidate)),
            ("made-colon", (made or speaker is None) and candidate.source is not None and candidate.form == "verb-colon"),
            ("pull-quote", candidate.form == "floating" and _is_pulled(scene, candidate)),
            ("verb-in-content", candidate.form == "reduced" and _starts_with_verb(scene, candidate)),
            ("unknown-in-quote", speaker is None and candidate.source is not None and scene.passage.tokens[first].depth > 0),
            ("made-speaker", made),
            (
                "made-object",
                (made or (speaker is None and candidate.source is not None))
                and candidate.form.endswith("object")
                and "clear-object" not in candidate.evidence
                and not (_can_speak(scene, candidate) or _is_pronoun_source(scene, candidate))
                and not _is_asked_for(scene, candidate),
            ),
            ("nobody", candidate.source is not None and candidate.source.within(scene.passage.text).lower().strip("-") == "on"),
            ("adnominal", _adnominal(scene, candidate)),
        )
        if holds
    )


def _is_torn(reading: Reading, candidate: Candidate) -> bool:
    """Whether words said are broken; marks that stand the other way round break none of a quotation."""
    torn = (damage for damage in reading.damage if damage.span.overlap(candidate.content))
    return any(damage.kind != "punctuation" or candidate.form != "floating" for damage in torn)


def _thing_acts(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb that things may do too has no speaker for its subject: "le pont menace de céder"."""
    group = candidate.group
    if group is None or candidate.source is None or not scene.cues.has("thing_acts", group.cue.lemma) or group.cue.rest:
        return False
    first = scene.passage.at(candidate.source.start)
    if group.cue.reflexive or scene.passage.has("nobody", first) or scene.passage.phrase_at("stand_ins", first):
        return False
    return not (_can_speak(scene, candidate) or _is_pronoun_source(scene, candidate))


def _is_alleged(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb of speaking about something is itself hearsay: "ils parleraient de leurs affaires"."""
    group = candidate.group
    if group is None or not group.conditional:
        return False
    object_only = candidate.form.endswith("object") and scene.cues.has("deeds", group.cue.lemma)
    return group.takes("np^") or object_only


def _can_speak(scene: Scene, candidate: Candidate) -> bool:
    """Whether the head of a source no finder knew is a person or a body all the same."""
    if candidate.source is None:
        return False
    first = scene.passage.at(candidate.source.start)
    passage, behind = scene.passage, scene.passage.at(candidate.source.end)
    if passage.has("some", first) or passage.phrase_at("stand_ins", first):
        return True
    if passage.low(behind) == "," and passage.has("stressed", behind + 1) and passage.low(behind + 2) == ",":
        return True  # "Son apprenti, lui, parle d'une odeur"
    groups = ("human_nouns", "group_nouns", "thinkers", "source_words", "speaking_nouns", "people")
    if any(scene.passage.has(group, at) for at in range(first, first + 4) for group in groups):
        return True
    cues = (scene.cues.nouns.get(scene.passage.low(at)) for at in range(first, first + 3))
    return any(cue is not None and not cue.frames.isdisjoint({"document", "poll", "ranking"}) for cue in cues)


def _is_asked_for(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is refused is an answer: nothing but a speaker leaves questions without one."""
    words = candidate.content.within(scene.passage.text).lower().replace(",", " ").split()
    return candidate.act == "declines" and any(scene.cues.has("requests", word) for word in words)


def _second_person(scene: Scene, candidate: Candidate) -> bool:
    """Whether the reader is spoken to: "Si vous souhaitez aider"."""
    return candidate.source is not None and scene.passage.has("second_person", scene.passage.at(candidate.source.start))


def _is_pulled(scene: Scene, candidate: Candidate) -> bool:
    """Whether a lone quotation repeats words that stand in the article without marks: a pull quote."""
    words = candidate.content.within(scene.passage.text).strip(' \u00ab\u00bb\u201c\u201d"\u00a0\u202f.')[:PULLED].lower()
    return len(words) == PULLED and scene.passage.text.lower().count(words[5:]) > 1


def _starts_with_verb(scene: Scene, candidate: Candidate) -> bool:
    """Whether what should be a noun phrase begins with a verb or a preposition."""
    return scene.passage.pos(scene.passage.at(candidate.content.start)) in ("VERB", "AUX", "ADP", "ADV")


def _own_words(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody quoted speaks of themselves: "« je pense que ... »" adds nothing to the quotation around it."""
    if candidate.source is None:
        return False
    first = scene.passage.at(candidate.source.start)
    word = scene.passage.low(first).strip("-")
    told = candidate.group is not None and not {"me", "m'", "nous"}.isdisjoint(candidate.group.clitics)
    return scene.passage.tokens[first].depth > 0 and (word in ("je", "j'", "nous") or (word == "on" and not told))


def _adnominal(scene: Scene, candidate: Candidate) -> bool:
    """Whether a participle only describes the noun before it: "des messages défendant X"."""
    group = candidate.group
    if group is None or group.shape != "gerund" or candidate.form not in ("gerund-object", "gerund-weak-object", "gerund-attr"):
        return False
    return scene.passage.pos(group.first - 1) in ("NOUN", "PROPN", "ADJ")


def choose(drafts: Sequence[Draft], model: Model) -> tuple[list[Draft], list[Draft]]:
    """Keep the best draft of each cue and of each content, reject the rest.

    Returns:
        The accepted and the rejected, each in reading order.
    """
    accepted: list[Draft] = []
    rejected: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (-each.score, each.place, each.content, each.candidate.form)):
        if draft.score < model.accept or any(_clash(draft, kept) for kept in accepted):
            rejected.append(draft)
        else:
            accepted.append(draft)
    accepted = [_with_citer(draft, rejected) for draft in accepted]
    return sorted(accepted, key=_order), sorted(rejected, key=_order)


def _with_citer(draft: Draft, rejected: Sequence[Draft]) -> Draft:
    """The draft with who cites its speaker for the same words: "Le journal cite deux agents, qui affirment que A"."""
    if draft.candidate.relay is not None or draft.speaker is None:
        return draft
    same = (each for each in rejected if each.candidate.form == "citing" and each.speaker == draft.speaker)
    relay = next((each.candidate.relay for each in same if each.content == draft.content and each.candidate.relay), None)
    return draft if relay is None else replace(draft, candidate=replace(draft.candidate, relay=relay))


def _order(draft: Draft) -> tuple[int, Span, str]:
    return draft.place, draft.content, draft.candidate.form


def _clash(draft: Draft, kept: Draft) -> bool:
    """Whether two drafts tell the same thing twice: one cue, or one content from one speaker."""
    if draft.candidate.head == kept.candidate.head or _is_inside(draft, kept):
        return True
    if (
        draft.candidate.form == "label"
        and "answer" not in draft.evidence
        and draft.content.overlap(kept.content) > 0.8 * len(kept.content)
        and kept.candidate.form in ("inversion", "preposition")
    ):
        return True
    if draft.speaker is None or kept.speaker is None or draft.speaker != kept.speaker:
        return False
    shared = draft.content.overlap(kept.content)
    return shared > 0.8 * max(len(draft.content), len(kept.content))


def _is_inside(draft: Draft, kept: Draft) -> bool:
    """Whether a cue is part of a refusal's own words: "souhaite" in "souhaite garder le silence"."""
    inner, outer = draft.candidate.cue, kept.candidate.cue
    return kept.candidate.act == "declines" and inner is not None and outer is not None and inner != outer and outer.holds(inner)


def with_speaker(draft: Draft, speaker: Mention) -> Draft:
    """The same draft, its speaker carried over from an earlier sentence."""
    return replace(draft, speaker=speaker, implicit=True)
