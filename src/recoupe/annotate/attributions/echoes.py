"""What goes on with a denial: the quotation of whoever has just denied, where it says no."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.acts import find_act
from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage

ECHO = "echoes-denial"
"""The evidence by which a record knows that its act is a denial."""
QUOTED = ("inversion", "incise", "floating", "verb-quote", "gerund-quote")
"""Forms that bring somebody's own words."""
LONGEST = 30
"""Words of the longest sentence that only says no: longer ones go on to tell something."""


def echo(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark each quotation that says no, right behind a denial of the same speaker: "X dément. « Rien n'est signé », dit-il"."""
    told: list[Draft] = []
    for draft in drafts:
        before = next((each for each in reversed(told) if each.place < draft.place), None)
        if before is not None and _goes_on(before, draft) and _denied(before) and says_no(draft):
            told.append(replace(draft, evidence=(*draft.evidence, ECHO)))
        else:
            told.append(draft)
    return told


def _denied(draft: Draft) -> bool:
    """Whether a statement is a denial by its own cue, or goes on with one; what is only read as one starts no run."""
    group = draft.candidate.group
    ruled = group is not None and group.takes("fact")
    by_cue = draft.candidate.act == "denies" and find_act(draft.scene, draft.candidate, draft.kind) == "denies" and not ruled
    return ECHO in draft.evidence or by_cue


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether two statements follow one another and are of one speaker, as far as the text tells."""
    if draft.candidate.form not in QUOTED or before.speaker is None or draft.speaker is None:
        return False
    one, other = before.speaker, draft.speaker
    return one.span == other.span or one.name.lower() == other.name.lower() or other.of == one.span


def says_no(draft: Draft) -> bool:
    """Whether a quotation's first sentence is a negation that something is so, and no question."""
    passage = draft.scene.passage
    first, last = passage.at(draft.content.start), passage.at(draft.content.end)
    end = next((n for n in range(first + 1, last) if passage.low(n) in (".", "!", "?", "\u2026")), last)
    return passage.low(end) != "?" and end - first < LONGEST and _negates(passage, first, end)


def _negates(passage: Passage, first: int, end: int) -> bool:
    """Whether "ne" stands here with a word that makes it a negation, before any other clause begins."""
    for at in range(first, end):
        if passage.has("that", at) or passage.has("relatives", at):
            return False
        if passage.has("negation", at):
            near = range(max(first, at - 4), min(at + 6, end))
            return any(passage.has("negative", n) or passage.has("nil", n) or passage.low(n) == "personne" for n in near)
    return False
