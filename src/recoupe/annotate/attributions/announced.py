"""A sentence whose writer says in the next who said it: "La gare fermera lundi. La compagnie l'a annoncé mercredi."."""

from collections.abc import Iterator

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.relatives import pointed
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import subject_left

SUBJECT = 12
"""Tokens before the verb of such a sentence: a body with its office and an apposition stays below."""
OBJECTS = ("le", "l'")


def find_announced(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every sentence that only says who announced, confirmed or told what stands before it."""
    passage = scene.passage
    for group in scene.groups:
        first = passage.first_of(group.head)
        if not _announces(scene, group) or group.first - first > SUBJECT or passage.tokens[group.head].depth:
            continue
        subject = subject_left(passage, group) if group.inverted is None else None
        content = pointed(scene, first) if subject is not None else None
        if subject is None or content is None or not _is_said(scene, first):
            continue
        yield Candidate(
            "as-clause",
            content,
            group.span(passage),
            passage.span(*subject),
            group.act or "asserts",
            group.head,
            group,
            ("as-clause",),
        )


def _announces(scene: Scene, group: Group) -> bool:
    """Whether a verb tells something a pronoun stands for, and nothing else behind it."""
    passage = scene.passage
    if group.shape != "finite" or group.passive or group.negated or group.wish or group.act not in ("asserts", "reports"):
        return False
    if not scene.cues.has("announcing", group.cue.lemma) or group.cue.rest or not any(low in OBJECTS for low in group.clitics):
        return False
    first, last = passage.first_of(group.head), passage.last_of(group.head)
    if (
        passage.low(group.head).endswith(tuple(passage.cues.words["agreeing_ends"]))
        or passage.low(last - 1) in ("?", ":")
        or passage.low(group.last) == ","
    ):
        return False
    opens = any(
        passage.has(name, n)
        for n in range(first, group.first)
        for name in ("as", "that", "relatives", "which", "whether", "subordinates", "closed_by_comma")
    )
    behind = range(group.last, last)
    tells = any(passage.has("that", n) or passage.low(n) == ":" or scene.quoted_from(n) is not None for n in behind)
    return not (opens or tells or any(is_finite(passage.tokens[n]) for n in range(first, group.first)))


def _is_said(scene: Scene, first: int) -> bool:
    """Whether the sentence before tells something itself: no question, no marks in it."""
    passage = scene.passage
    if first == 0:
        return True
    begins = passage.first_of(first - 1)
    if any(begins <= each.head < first and each.act is not None and each.takes("que", "quote") for each in scene.groups):
        return False  # somebody is heard there already
    words = passage.tokens[begins:first]
    return words[-1].low not in ("?", "!") and all(token.depth == 0 for token in words) and any(is_finite(each) for each in words)
