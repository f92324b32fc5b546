"""Participles that share the auxiliary of a verb before them: "a quitté la salle, nié tout accord et promis de"."""

from recoupe.annotate.attributions.idioms import is_inner
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite

VERB_NEAR = 5
"""Tokens from an auxiliary to its participle: "a, dans la foulée, quitté" has six, "a ensuite quitté" two."""
AGREEING = ("Gender=Fem", "Number=Plur")
"""Marks of a participle that describes a noun: one that shares "avoir" agrees with nothing before it."""


def shared_auxiliary(passage: Passage, head: int, first: int, last: int) -> int | None:
    """The token "a" or "ont" a bare participle shares, None where it describes what stands before it.

    Args:
        passage: the block.
        head: the participle.
        first: where its group begins, adverbs included.
        last: one past its group.
    """
    before = first - 1
    while before > 0 and is_inner(passage, before) and passage.low(before) != "ni":
        before -= 1
    joined = passage.has("and", before)
    if not joined and is_present(passage, head):
        return None  # "Le programme a souffert de retards, dit l'organisme": the verb of who says it.
    if not (joined or passage.low(before) == ",") or any(mark in passage.tokens[head].morph for mark in AGREEING):
        return None
    if not _takes_words(passage, last, joined):
        return None
    depth, floor = passage.tokens[head].depth, passage.first_of(head)
    for at in range(before - 1, floor - 1, -1):
        if passage.low(at) in (":", ";") or passage.tokens[at].depth < depth:
            return None
        if is_finite(passage.tokens[at]) and passage.tokens[at].depth == depth:
            shared = passage.cues.has("aux.have", passage.low(at)) and _has_participle(passage, at)
            return at if shared and (joined or not _is_closed(passage, at, floor)) else None
    return None


def is_present(passage: Passage, head: int) -> bool:
    """Whether a participle is written as a present: "dit"."""
    return any(tense == "present" for _, tense in passage.cues.verbs.get(passage.low(head), ()))


def _is_closed(passage: Passage, verb: int, floor: int) -> bool:
    """Whether a comma behind this verb closes the relative it stands in: "L'acte, que le journal a lu, décrit un plan"."""
    for at in range(verb - 1, floor, -1):
        if is_finite(passage.tokens[at]):
            return False
        if passage.has("relatives", at) or passage.has("that", at):
            return passage.low(at - 1) == ","
    return False


def _takes_words(passage: Passage, at: int, joined: bool) -> bool:
    """Whether what only an active verb has stands behind: an object, a quotation, a clause, a promised act."""
    opens = passage.low(at) in ("\u00ab", "\u201c", '"') or passage.has("that", at)
    promised = passage.has("of", at) and "VerbForm=Inf" in passage.tokens[min(at + 1, len(passage.tokens) - 1)].morph
    object_ = passage.has("determiners", at) and not (passage.low(at) in ("de", "d'") or passage.has("time", at + 1))
    return opens or object_ or (joined and promised)


def _has_participle(passage: Passage, at: int) -> bool:
    """Whether a participle without "été" stands right behind an auxiliary."""
    near = range(at + 1, min(at + VERB_NEAR, len(passage.tokens)))
    verb = next((n for n in near if "VerbForm=Part" in passage.tokens[n].morph), None)
    return verb is not None and not passage.cues.has("aux.been", passage.low(verb))
