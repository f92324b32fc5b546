"""Reporting verbs with all that belongs to them: auxiliaries, negation, clitics, a modal verb in front, an idiom's words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.annotate.attributions.idioms import (
    SKIPPED,
    after_rest,
    gives_words,
    is_inner,
    is_unaddressed,
    leaves_open,
    takes_object,
)
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.sharing import is_present, shared_auxiliary
from recoupe.language.conjugation import Tense
from recoupe.language.cues import Cue
from recoupe.language.hedges import Hedges
from recoupe.records import Act, Span

Shape = Literal["finite", "gerund", "infinitive", "reduced"]
REACH = 9
"""Tokens looked back for an auxiliary: "a, lors d'un point de presse mardi, annoncé" has eight between."""
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "ADP")
SHAPES: tuple[Shape, ...] = ("finite", "gerund", "infinitive", "reduced")
"""A form that may be read in two ways is taken in the first that fits: "écrit" is a present before it is a participle."""


@dataclass(frozen=True, slots=True)
class Group:
    """One reporting verb group; indexes are the passage's tokens.

    Attributes:
        first, last: the group, clitics, negation and an idiom's words included; `last` is one past.
        head: the reporting verb itself.
        verbs: every verb of the group, the auxiliary first.
        shape: finite, gerund, infinitive without a finite verb, or a bare participle.
        inverted: the clitic subject behind the verb.
        clitics: pronouns before the verb.
        answers: the verb gives an answer, and who does not wish to do so refuses one: "confirmer", not "vérifier".
    """

    first: int
    last: int
    head: int
    cue: Cue
    shape: Shape
    verbs: tuple[int, ...]
    passive: bool = False
    negated: bool = False
    wish: bool = False
    conditional: bool = False
    inverted: int | None = None
    clitics: tuple[str, ...] = ()
    doubtful: bool = False
    answers: bool = False

    @property
    def shares(self) -> bool:
        """Whether the auxiliary is that of a verb before: the subject is that verb's."""
        return self.shape == "finite" and min(self.verbs) < self.first

    @property
    def act(self) -> Act | None:
        """What the speaker does; None where the negation leaves nothing said. Who will not say, declines."""
        if self.negated and self.wish and self.cue.act in ("asserts", "reports"):
            return "declines" if self.answers else None
        return self.cue.negated if self.negated else self.cue.act

    def takes(self, *frames: str) -> bool:
        """Whether the verb takes one of these frames."""
        return not self.cue.frames.isdisjoint(frames)

    def span(self, passage: Passage) -> Span:
        """The reporting words."""
        return passage.span(self.first, self.last)


@dataclass(slots=True)
class _Build:
    """A group while its left side is being read."""

    first: int
    verbs: list[int]
    negated: bool = False
    reflexive: bool = False
    be: bool = False
    have: bool = False
    been: bool = False
    wish: bool = False
    inverted: int | None = None
    light: bool = False


def find_groups(passage: Passage, hedges: Hedges) -> tuple[Group, ...]:
    """Find every reporting verb group of a block, in order."""
    return tuple(_groups(passage, hedges))


def _groups(passage: Passage, hedges: Hedges) -> Iterator[Group]:
    taken = -1
    earlier: Group | None = None
    verbs = passage.cues.verbs
    for index, low in [(index, low) for index, low in enumerate(passage.lows) if low in verbs]:
        if index < taken or passage.has("no_gerunds", index):
            continue
        ahead = passage.lows[index + 1 : index + 2 + SKIPPED]
        likely = passage.cues.likely(low, ahead, passage.there)
        found = [group for cue, tense in likely if (group := _group(passage, hedges, index, cue, tense)) is not None]
        if found:
            best = min(
                (_with_shared(passage, group, earlier) for group in found),
                key=lambda group: (SHAPES.index(group.shape), -len(group.cue.rest), -len(group.verbs)),
            )
            taken = best.last
            earlier = best
            yield best


def _with_shared(passage: Passage, group: Group, earlier: Group | None) -> Group:
    """A bare participle behind another takes its auxiliary: "a nié les faits et dénoncé", "a fait face, nié tout accord"."""
    if group.shape != "reduced" or passage.has("by", group.last):
        return group
    if earlier is not None and earlier.shape == "finite" and len(earlier.verbs) > 1 and not earlier.passive:
        before = group.first - 1
        while before > earlier.last and is_inner(passage, before) and passage.low(before) != "ni":
            before -= passage.phrase_before("inner_phrases", before) or 1
        same = passage.tokens[earlier.head].sentence == passage.tokens[group.head].sentence
        tied = passage.low(before) == "," and passage.tokens[group.head].dep == "conj" and not is_present(passage, group.head)
        if same and (tied or passage.has("and", before)):
            held = earlier.negated, earlier.conditional, earlier.wish
            verbs = (*earlier.verbs[:-1], group.head)
            return replace(group, shape="finite", verbs=verbs, negated=held[0], conditional=held[1], wish=held[2])
    auxiliary = shared_auxiliary(passage, group.head, group.first, group.last)
    return group if auxiliary is None else replace(group, shape="finite", verbs=(auxiliary, group.head))


def _group(passage: Passage, hedges: Hedges, index: int, cue: Cue, tense: Tense) -> Group | None:
    last = after_rest(passage, index, cue)
    if last is None or ("told" in cue.frames and not gives_words(passage, last)):
        return None
    build = _Build(index, [index])
    shape: Shape
    if tense == "participle":
        _read_auxiliary(passage, build)
        perfect = any(passage.has("aux.infinitive", n) for n in build.verbs)
        shape = ("infinitive" if perfect else "finite") if build.have or build.be else "reduced"
    elif tense == "infinitive":
        _read_light(passage, build)
        shape = "finite" if build.light else "infinitive"
    elif tense == "gerund":
        shape = "gerund"
    else:
        shape = "finite"
    if shape == "finite" and len(build.verbs) == 1 and not _is_verb(passage, index, bool(cue.rest)):
        return None
    _read_clitics(passage, build)
    build.first += shape == "gerund" and passage.has("in_gerund", build.first)
    clitics = tuple(passage.low(n) for n in range(build.first, min(build.verbs)) if passage.has("object_pronouns", n))
    passive = (
        (build.be and (build.been or not build.have)) and not build.reflexive and not passage.cues.has("be_verbs", cue.lemma)
    )
    if not _fits(build, cue, shape, passive):
        return None
    last = _read_right(passage, build, last)
    without = shape == "infinitive" and _is_without(passage, build)
    undone = any(passage.has("undone", n) for n in build.verbs if n != index)
    if undone and not build.negated:
        return None  # "tarde à confirmer", "a cessé de nier": nothing is said
    negated = (build.negated and not undone and not _restricts(passage, build, last)) or (
        without and (cue.negated == "declines" or leaves_open(passage, build.first, index, last))
    )
    wish = build.wish or without or (negated and "en" in clitics and passage.has("more", last))
    verbs = tuple(sorted(build.verbs))
    conditional = any(hedges.is_conditional(passage.low(n)) for n in verbs)
    words = "share" not in cue.frames or gives_words(passage, last)  # who cannot give a rumour credit keeps nothing back
    return Group(
        build.first, last, index, cue, shape, verbs, passive, negated, wish, conditional, build.inverted, clitics,
        doubtful=passage.pos(index) in NOMINAL and len(verbs) == 1 and not (cue.rest or clitics or takes_object(passage, index)),
        answers=without or (passage.cues.has("answer_verbs", cue.lemma) and words),
    )  # fmt: skip


def _restricts(passage: Passage, build: _Build, last: int) -> bool:
    """Whether "ne ... que" only limits what is said: "n'a reconnu que deux vols"; "Personne ne nie que la digue" is whole."""
    inner = passage.has("nobodies", build.first - 1) or any(passage.has("negative", n) for n in range(build.first, last + 1))
    return passage.has("that", last) and not inner and passage.pos(last + 1) in ("NUM", "DET", "NOUN", "ADP", "ADV", "ADJ")


def _is_without(passage: Passage, build: _Build) -> bool:
    """Whether "sans" stands before an infinitive; takes in the verb of wishing between: "sans vouloir commenter"."""
    before = build.first - 1
    while before > 0 and (
        passage.has("object_pronouns", before) or passage.has("reflexives", before) or passage.pos(before) == "ADV"
    ):
        before -= 1
    wish = passage.low(before) in passage.cues.wish and "VerbForm=Inf" in passage.tokens[before].morph
    if wish and passage.has("without", before - 1):
        build.first = before
        return True
    return passage.has("without", before)


def _has_auxiliary(passage: Passage, index: int) -> bool:
    """Whether an auxiliary makes a participle of what might be a simple past: "avoir appris"."""
    build = _Build(index, [index])
    _read_auxiliary(passage, build)
    return build.have or build.be


def _fits(build: _Build, cue: Cue, shape: Shape, passive: bool) -> bool:
    """Whether the pronoun, the voice and the frames of the entry agree with what stands there."""
    if cue.reflexive != build.reflexive and shape not in ("infinitive", "gerund"):
        return False
    if cue.reflexive and not build.reflexive:
        return False
    return not (passive and cue.rest and cue.kind == "idiom" and cue.reflexive)


def _read_auxiliary(passage: Passage, build: _Build) -> None:
    """Walk left from a participle to its auxiliary."""
    at, start = build.first - 1, build.first
    while at >= 0 and start - at <= REACH + 4:
        low = passage.low(at)
        if passage.cues.has("aux.been", low):
            build.been = True
            build.verbs.append(at)
        elif passage.cues.has("aux.have", low) or passage.cues.has("aux.be", low):
            build.have, build.be = passage.cues.has("aux.have", low), passage.cues.has("aux.be", low) or build.been
            build.verbs.append(at)
            build.first = at
            return
        elif passage.has("inverted_pronouns", at):
            build.inverted = at
        elif low == ",":
            at = _before_insertion(passage, at)
            continue
        elif taken := passage.phrase_before("inner_phrases", at):
            at -= taken
            continue
        elif not (is_inner(passage, at) or passage.has("time", at)):
            return
        at -= 1


def _before_insertion(passage: Passage, comma: int) -> int:
    """The token before a pair of commas: "a, mardi, annoncé"; -1 where there is none near."""
    for at in range(comma - 1, max(comma - REACH, -1), -1):
        if passage.low(at) == ",":
            before = passage.low(at - 1)
            held = passage.cues.has("aux.have", before) or passage.cues.has("aux.be", before)
            return at - 1 if held or is_inner(passage, max(at - 1, 0)) else -1
        if passage.cues.has("aux.have", passage.low(at)) and passage.low(at - 1) == "," and passage.pos(at + 1) == "ADP":
            return at  # A comma too early: "Le ministre, a dans un communiqué, démenti".
    return -1


def _read_light(passage: Passage, build: _Build) -> None:
    """Walk left from an infinitive to the verb that leans on it: "a tenu à", "n'a pas souhaité", "va"."""
    at = build.first - 1
    skipped: list[int] = []
    while at >= 0 and (passage.has("object_pronouns", at) or passage.has("reflexives", at) or is_inner(passage, at)):
        skipped.append(at)
        at -= 1
    for table, wish in ((passage.cues.wish, True), (passage.cues.light, False)):
        for reach in range(6):
            verb = at - reach
            if verb < 0:
                break
            rests = table.get(passage.low(verb), ())
            between = tuple(passage.low(n) for n in range(verb + 1, at + 1) if not is_inner(passage, n) or passage.has("to", n))
            if between not in rests or not _leans(passage, build, verb):
                continue
            build.light, build.wish = True, wish
            build.reflexive = build.reflexive or any(passage.has("reflexives", n) for n in skipped)
            return


def _leans(passage: Passage, build: _Build, verb: int) -> bool:
    """Read the verb that leans on the infinitive, its auxiliary included; whether it is one."""
    before = _Build(verb, [verb])
    _read_auxiliary(passage, before)
    if not (before.have or before.be) and (passage.pos(verb) in NOMINAL or "VerbForm=Inf" in passage.tokens[verb].morph):
        return False
    build.first = before.first
    build.verbs.extend(before.verbs)
    build.inverted = before.inverted
    return True


def _read_clitics(passage: Passage, build: _Build) -> None:
    """Take in the pronouns and the negation before the first verb."""
    at = build.first - 1
    while at >= 0:
        if passage.has("reflexives", at) and not _is_told(passage, at):
            build.reflexive = build.reflexive or not build.light
        elif passage.has("negation", at):
            build.negated = True
        elif not passage.has("object_pronouns", at) or _is_subject(passage, at, build.first):
            break
        elif passage.low(at) == "nous" and passage.low(min(build.verbs)).endswith("ons"):
            build.reflexive = not build.light
        build.first = at
        at -= 1
    inner = range(build.first, max(build.verbs))
    build.negated = build.negated or any(passage.has("negation", n) for n in inner)
    build.reflexive = build.reflexive or (not build.light and any(passage.low(n) in ("se", "s'") for n in inner))


def _is_told(passage: Passage, at: int) -> bool:
    """Whether "me" is whom somebody speaks to: the subject is not "je"."""
    return passage.low(at) in ("me", "m'") and passage.low(at - 1) not in ("je", "ne") and passage.low(at - 2) != "je"


def _is_subject(passage: Passage, at: int, verb: int) -> bool:
    """Whether "nous" or "vous" is the subject of the verb rather than whom it speaks to: the verb's end tells."""
    low = passage.low(at)
    if low in ("nous", "vous") and passage.has("negation", at - 1):
        return False
    if low not in ("nous", "vous"):
        return passage.has("subject_pronouns", at) or (low == "lui" and _opens_clause(passage, at))
    form = next(
        (passage.low(n) for n in range(verb, min(verb + 3, len(passage.tokens))) if passage.pos(n) in ("VERB", "AUX")), ""
    )
    return form.endswith("ons") or form == "sommes" if low == "nous" else form.endswith("ez")


def _opens_clause(passage: Passage, at: int) -> bool:
    """Whether a pronoun opens its clause, no quotation before it, so that it is no object of the verb: "Lui dément"."""
    before = passage.low(at - 1) if at > passage.first_of(at) else ""
    if before == "," and passage.low(at - 2) in ("\u00bb", "\u201d", '"', "?", "!"):
        return False
    return before in ("", ",", ";", ":") or passage.has("and", at - 1)


def _read_right(passage: Passage, build: _Build, last: int) -> int:
    """Take in a clitic subject and a negative word behind the verb."""
    if passage.low(last) == "-t":
        last += 1
    if passage.has("inverted_pronouns", last):
        build.inverted = last
        last += 1
    determines = passage.has("nil", last) and passage.pos(last + 1) in ("NOUN", "ADJ", "PROPN")
    if build.negated and passage.has("negative", last) and passage.low(last) != "ni" and not determines:
        last += 1
    return last


def _is_verb(passage: Passage, index: int, idiom: bool) -> bool:
    """Whether a form that may be a noun is a verb here: "la demande" against "il demande"; an idiom's words tell it alone."""
    by = passage.has("by", index + 1) and "VerbForm=Part" in passage.tokens[index].morph  # "démentis par"
    if by or _has_auxiliary(passage, index) or is_unaddressed(passage, index):
        return False
    before = passage.low(index - 1) if index > passage.first_of(index) else ""
    pos = passage.pos(index)
    if before in ("se", "s'") or (passage.low(index - 2) == "l'" and before in ("un", "une", "autre")):
        return True
    if before in ("le", "la", "l'", "les") and passage.pos(index - 2) in ("NOUN", "PROPN") and _promises(passage, index):
        return True
    if before in ("le", "la", "l'", "les", "leur", "nous", "vous", "en", "y") or passage.has("reflexives", index - 1):
        named = pos == "NOUN" and passage.pos(index - 2) not in ("PRON", "NOUN", "PROPN", "ADJ")
        return pos in ("VERB", "AUX") or (not named and passage.has("verb_forms", index))
    alone = passage.has("standing_alone", index - 1) and pos in ("VERB", "AUX")
    if (passage.has("determiners", index - 1) and not alone) or before in ("sur", "sans", "par", "pour", "sous"):
        return False
    if pos in ("VERB", "AUX", "") or idiom or _has_verb_beside(passage, index, before):
        return True
    after_noun = passage.pos(index - 1) in ("PROPN", "NOUN", "ADJ") or before == ")"
    small = passage.text[passage.tokens[index].start].islower()
    unlike = small and not passage.has("noun_like", index)
    return unlike and (_follows_speaker(passage, index) if pos == "PROPN" else after_noun)


def _follows_speaker(passage: Passage, index: int) -> bool:
    """Whether somebody's name or role ends right before a token: a small letter behind it is no part of the name."""
    end = passage.tokens[index - 1].end
    return any(mention.span.end == end and mention.kind != "place" for mention in passage.mentions)


def _promises(passage: Passage, index: int) -> bool:
    """Whether "de" and an infinitive stand behind: "la somme de publier"."""
    return passage.has("of", index + 1) and "VerbForm=Inf" in passage.tokens[min(index + 2, len(passage.tokens) - 1)].morph


def _has_verb_beside(passage: Passage, index: int, before: str) -> bool:
    """Whether the words on either side leave a form no choice but to be a verb: "ne dément", "que conteste la", "affirme que"."""
    if passage.has("inverted_pronouns", index + 1) or passage.has("verb_forms", index) or passage.has("negation", index - 1):
        return True
    behind = index + 2 if passage.pos(index + 1) == "ADV" else index + 1
    if passage.has("that", index - 1) and passage.has("determiners", behind):
        return True
    promised = _promises(passage, index)
    if passage.has("that", index + 1) or passage.low(index + 1) == ":" or (before == ")" and promised):
        return True
    if takes_object(passage, index):
        return True
    return before in (",", "?", "!", "\u00bb", "\u201d", '"', "\u2026") or passage.has("subject_pronouns", index - 1)
