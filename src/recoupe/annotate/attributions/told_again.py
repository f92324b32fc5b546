"""Sources told again come through who brought them in: "Selon X, qui cite deux élus, ... Ces élus affirment".

Of 29 later statements of one unnamed source in the open stories, 26 have the chain of the first; the others are conditionals
nobody is named beside.
"""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage

NEAR = 700
"""Characters from sources to "l'un d'eux": about a paragraph and a half."""
COUNTED = 4
"""Tokens that may stand before the noun of "deux des responsables" or "un troisième responsable"."""
RELAYS = ("media", "document", "organisation")


def with_relays_of_before(drafts: Sequence[Draft]) -> list[Draft]:
    """Let sources told again come through who brought them in.

    Args:
        drafts: in reading order, with the relays their own words name.
    """
    told: list[Draft] = []
    for draft in drafts:
        before = next((each for each in reversed(told) if each.relays and _is_again(each, draft)), None)
        told.append(replace(draft, relays=before.relays) if before is not None and not draft.relays else draft)
    return told


def _is_again(before: Draft, draft: Draft) -> bool:
    """Whether a source is one that was brought in before: "ces sources", "l'un d'eux", the same noun told of several."""
    if draft.kind != "anonymous" or before.kind != "anonymous" or draft.candidate.source is None or before.speaker is None:
        return False
    if any(relay.kind not in RELAYS for relay in before.relays) or draft.place < before.place:
        return False
    passage = draft.scene.passage
    if draft.speaker is not None and draft.speaker.span == before.speaker.span:
        return True
    first, last = passage.at(draft.candidate.source.start), passage.at(draft.candidate.source.end)
    near = draft.place - before.place < NEAR
    if passage.phrase_at("one_of_them", first):
        return near
    again, same = passage.has("told_again", first), _is_same(passage, first, last)
    generic = any(passage.has("told_generic", n) for n in range(first, last))
    if (again or same) and before.speaker.plural and generic:
        return near
    if not (again or same or (near and _is_another(passage, first, last))):
        return False
    known = {_stem(word) for word in before.speaker.name.lower().split()}
    nouns = [_stem(passage.low(n)) for n in range(first, last) if passage.pos(n) == "NOUN"][:1]
    return any(noun in known for noun in nouns)


def _is_same(passage: Passage, first: int, last: int) -> bool:
    """Whether one or some of those told before are meant: "l'officiel", "deux des responsables", "une de ces sources"."""
    if passage.has("told_again_one", first):
        return True
    return any(
        passage.low(n) == "des" or (passage.has("of", n) and passage.has("told_again", n + 1))
        for n in range(first + 1, min(first + COUNTED, last))
        if passage.pos(n - 1) in ("NUM", "PRON", "DET") or passage.has("determiners", n - 1)
    )


def _is_another(passage: Passage, first: int, last: int) -> bool:
    """Whether one more of the sort is meant: "un troisième responsable", "une autre source"."""
    return any(passage.has("one_more", n) for n in range(first + 1, min(first + 3, last)))


def _stem(word: str) -> str:
    """A word without its plural."""
    return word.rstrip("sx") if len(word) > 3 else word
