"""What goes on with a denial: the quotation of whoever has just denied, where it says no; and who says next that nothing was."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.acts import find_act
from recoupe.annotate.attributions.denials.countering import got_no_word, was_nothing
from recoupe.annotate.attributions.denials.denying import first_sentences, may_answer
from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage

ECHO = "echoes-denial"
"""The evidence by which a record knows that its act is a denial."""
QUOTED = ("inversion", "incise", "floating", "verb-quote", "gerund-quote")
"""Forms that bring somebody's own words."""
SAID = (*QUOTED, "verb-que", "verb-inf", "gerund-que", "gerund-inf")
"""Forms that bring what somebody says, in their words or not."""
LONGEST = 30
"""Words of the longest sentence that only says no: longer ones go on to tell something."""
NEAR = 500
"""Characters from a denial to who says next that nothing was: of 23 in the open stories 19 deny it as well; with no denial before
them, 17 of 42 do."""


def echo(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark each quotation that says no, right behind a denial of the same speaker: "X dément. « Rien n'est signé », dit-il"."""
    told: list[Draft] = []
    for draft in drafts:
        before = next((each for each in reversed(told) if each.place < draft.place), None)
        goes_on = before is not None and ((_goes_on(before, draft) and says_no(draft)) or _agrees(before, draft))
        if before is not None and goes_on and _denied(before):
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


def _agrees(before: Draft, draft: Draft) -> bool:
    """Whether somebody near says that nothing was: "Le club dément. Le joueur affirme n'avoir jamais signé"."""
    near = draft.scene is before.scene and draft.place - before.place < NEAR and draft.candidate.form in SAID
    if not near or draft.kind in ("media", "document") or not may_answer(draft.scene, draft.candidate):
        return False
    opening = first_sentences(draft.scene, draft.candidate)
    return bool(opening) and was_nothing(draft.scene, opening[0]) and not got_no_word(draft.scene, opening[0])


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
