"""The conditional of hearsay, told from the hypothetical one, the wish and the future seen from the past."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.boundaries import clause_start, content_end
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Span

CLAUSE = 20
"""Tokens from "que" to the verb it brings: a subject with two complements stays below."""


def find_hearsay(scene: Scene, taken: Sequence[Span]) -> Iterator[Candidate]:
    """Clauses in the conditional of hearsay that no other candidate holds: the text does not say who says so."""
    passage = scene.passage
    done = -1
    for at in scene.conditionals:
        token = passage.tokens[at]
        if at < done or token.depth > 0 or not is_hearsay(scene, at):
            continue
        if any(span.start <= token.start < span.end for span in taken):
            continue
        floor, limit = scene.start(at), scene.limit(at)
        first = _clause_first(scene, at, clause_start(scene, at, floor))
        last = content_end(scene, max(at, first), limit, None)
        last = next((n for n in range(at, last) if passage.low(n) == ":" and scene.quoted_from(n + 1) is not None), last)
        content = scene.content(first, last)
        if content is None:
            continue
        done = last
        compound = scene.cues.has("aux.have", token.low) or scene.cues.has("aux.be", token.low)
        yield Candidate(
            "bare-conditional",
            content,
            passage.span(at, at + 1),
            None,
            "reports",
            at,
            None,
            ("compound" if compound else "simple",),
            unsaid=True,
        )


def is_hearsay(scene: Scene, at: int) -> bool:
    """Whether a token is a conditional that reports what others say."""
    found = scene.hearsay.get(at)
    if found is None:
        found = scene.hearsay[at] = _reports(scene, at)
    return found


def _reports(scene: Scene, at: int) -> bool:
    passage, hedges = scene.passage, scene.hedges
    low = passage.low(at)
    if not hedges.is_conditional(low) or low in hedges.modals or low in hedges.wishes:
        return False
    if passage.pos(at) in ("NOUN", "ADJ", "PROPN", "DET") or (
        passage.has("determiners", at - 1) and passage.low(at - 1) not in ("l'", "le", "la", "les", "leur")
    ):
        return False
    return not any(tells(scene, at) for tells in NO_HEARSAY)


def _is_unfulfilled(scene: Scene, at: int) -> bool:
    """Whether it tells what was due or wished for: "aurait dû prévenir", "on se serait cru", "il serait sage de partir"."""
    passage, hedges = scene.passage, scene.hedges
    behind = [n for n in range(at + 1, min(at + 5, len(passage.tokens))) if passage.pos(n) not in ("ADV", "PUNCT")][:1]
    if _is_auxiliary(scene, at) and any(passage.low(n) in hedges.unfulfilled for n in behind):
        return True
    judged = passage.low(at - 1) in ("il", "ce", "c'") and any(passage.low(n) in hedges.judgements for n in behind)
    return judged and any(passage.low(n) in ("de", "d'", "que", "qu'") for n in range(at + 2, min(at + 6, len(passage.tokens))))


def _is_ensured(scene: Scene, at: int) -> bool:
    """Whether a simple form hangs on what was ensured or feared, a future: "pour s'assurer qu'ils ne se battraient plus"."""
    passage = scene.passage
    if _is_auxiliary(scene, at) and not _is_simple(scene, at):
        return False
    that = next((n for n in range(at - 1, max(passage.first_of(at), at - CLAUSE), -1) if passage.has("that", n)), None)
    if that is None or (that - 1 in scene.by_head and not passage.has("reflexives", that - 2)):
        return False
    return "VerbForm=Inf" in passage.tokens[that - 1].morph and passage.pos(that - 1) == "VERB"


def _is_auxiliary(scene: Scene, at: int) -> bool:
    return scene.cues.has("aux.have", scene.passage.low(at)) or scene.cues.has("aux.be", scene.passage.low(at))


def _is_reckoned(scene: Scene, at: int) -> bool:
    """Whether it draws a consequence: "Cela représenterait un tiers", "une hausse pèserait"; a compound form never does."""
    passage = scene.passage
    if _is_auxiliary(scene, at) and not _is_simple(scene, at):
        return False
    before = at - 1
    while before > 0 and (passage.has("object_pronouns", before) or passage.has("negation", before)):
        before -= 1
    if passage.low(before) in ("cela", "ceci"):
        return True
    first = passage.first_of(at)
    opens = next((n for n in range(at - 1, first - 1, -1) if passage.low(n) in (",", ":", ";", "que", "qu'")), first - 1) + 1
    one = passage.low(opens) in ("un", "une")
    if passage.low(first) == "avec" or (one and passage.low(opens + 1) in ("tel", "telle")):
        return True
    return one and passage.low(opens + 1) in scene.hedges.events and not _is_auxiliary(scene, at)


def _is_asked(scene: Scene, at: int) -> bool:
    """Whether the writer only asks: "Le maire serait-il au courant ?"."""
    passage = scene.passage
    return passage.low(passage.last_of(at) - 1) == "?"


def _is_supposed(scene: Scene, at: int) -> bool:
    """Whether the sentence before supposes what this one draws the consequence of."""
    passage = scene.passage
    number = passage.tokens[at].sentence
    before = passage.sentences[number - 1].within(passage.text).lower() if number else ""
    return before.startswith(scene.hedges.suppositions)


def _is_first_person(scene: Scene, at: int) -> bool:
    return any(scene.passage.low(n) in ("je", "j'", "nous", "vous", "tu") for n in range(max(0, at - 3), at))


def _is_hypothetical(scene: Scene, at: int) -> bool:
    """Whether the sentence makes it depend on a condition."""
    passage, hedges = scene.passage, scene.hedges
    first, last = passage.first_of(at), passage.last_of(at)
    text = passage.text[passage.tokens[first].start : passage.tokens[last - 1].end].lower().replace("\u2019", "'")
    if any(phrase in text for phrase in hedges.if_phrases) or text.startswith(hedges.if_openers):
        return True
    for n in range(first, last):
        if _is_if(scene, n):
            return not _is_past_condition(scene, n, last)
    return False


def _is_if(scene: Scene, at: int) -> bool:
    """Whether a token is the "si" of a condition: elided only before "il", no adverb of degree, no indirect question."""
    passage = scene.passage
    low = passage.low(at)
    if low == "s'":
        return passage.low(at + 1) in ("il", "ils")
    return low in scene.hedges.if_words and (passage.pos(at) in ("SCONJ", "") or _opens_condition(scene, at))


def _opens_condition(scene: Scene, at: int) -> bool:
    """Whether "si" begins a clause: it stands first, behind a mark or a conjunction, and a subject follows."""
    passage = scene.passage
    opens = at == passage.first_of(at) or passage.has("openers_of_condition", at - 1)
    return opens and (
        passage.has("determiners", at + 1)
        or passage.has("subject_pronouns", at + 1)
        or passage.pos(at + 1) in ("PROPN", "PRON", "DET")
    )


def _is_past_condition(scene: Scene, at: int, last: int) -> bool:
    """Whether "si" only sets two facts side by side: "si la mairie est prudente, le quai rouvrirait lundi".

    With a present or a perfect in the clause nothing is supposed; with an imperfect or a pluperfect it is.
    """
    passage = scene.passage
    for n in range(at + 1, min(at + 14, last)):
        token = passage.tokens[n]
        if token.low == ",":
            return False
        if not is_finite(token):
            continue
        if "Tense=Imp" in token.morph or token.low.endswith(("ait", "aient")) or passage.has("had", n):
            return False
        return "Tense=Pres" in token.morph
    return False


def _is_future(scene: Scene, at: int) -> bool:
    """Whether it is a future seen from the past: "il a dit qu'il viendrait" with a simple form under a past verb of saying."""
    passage = scene.passage
    if scene.cues.has("aux.have", passage.low(at)) and not _is_simple(scene, at):
        return False
    first = passage.first_of(at)
    for group in scene.groups:
        if first <= group.head < at and group.takes("que", "inf") and not group.conditional:
            past = (
                len(group.verbs) > 1
                or "Tense=Past" in passage.tokens[group.head].morph
                or "Tense=Imp" in passage.tokens[group.head].morph
            )
            if past and any(passage.has("that", n) for n in range(group.last, at)):
                return True
    return False


def _own_clause(scene: Scene, at: int, first: int) -> int | None:
    """The start of the conditional's clause where "et" or "mais" joins it to another that has its own verb."""
    passage = scene.passage
    verb = passage.tokens[at].head if passage.tokens[at].dep.startswith(("aux", "cop")) else at
    subject = next(
        (n for n in range(first, at) if passage.tokens[n].head == verb and passage.tokens[n].dep.startswith("nsubj")), None
    )
    if subject is None:
        return None
    for n in range(subject, first, -1):
        if passage.has("and", n) and any(is_finite(token) for token in passage.tokens[first:n]):
            return n + 1
        if is_finite(passage.tokens[n]) or passage.low(n) == ",":
            return None
    return None


def _is_simple(scene: Scene, at: int) -> bool:
    """Whether an auxiliary stands alone: no participle follows it."""
    passage = scene.passage
    return not any(
        passage.tokens[n].head == at or passage.tokens[at].head == n
        for n in range(at + 1, min(at + 6, len(passage.tokens)))
        if "VerbForm=Part" in passage.tokens[n].morph
    )


def _clause_first(scene: Scene, at: int, first: int) -> int:
    """Past a subordinate that opens the sentence, and past the "et" that joins another clause."""
    passage = scene.passage
    clause = _own_clause(scene, at, first)
    if clause is not None:
        return clause
    for n in range(at - 1, first, -1):
        low = passage.low(n)
        if low == "," and passage.has("subordinates", first):
            return n + 1
        if low in ("qui", "dont") and passage.tokens[n].depth == 0:
            return first
    return first


NO_HEARSAY = (
    _is_hypothetical,
    _is_future,
    _is_first_person,
    _is_unfulfilled,
    _is_reckoned,
    _is_ensured,
    _is_asked,
    _is_supposed,
)
"""What else a conditional may be; the first that holds settles it."""
