"""Denials and refusals whose object is a relative's: "des reproches que réfute X", "ce que X conteste"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import antecedent, subject_left, subject_right

REACH = 24
"""Tokens between the relative and its verb: a speaker with a title and an apposition has fifteen."""


def find_relatives(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every denial and refusal that stands in a relative and takes its antecedent for object."""
    passage = scene.passage
    for group in scene.groups:
        if group.shape != "finite" or group.passive or group.act not in ("denies", "declines") or not group.takes("np", "np?"):
            continue
        that = _relative_of(scene, group)
        if that is None:
            continue
        source = _speaker(scene, group, that)
        if source is None:
            continue
        first, last = _object_of(scene, that)
        content = scene.content(first, last) if last > first else None
        if content is not None:
            yield Candidate(
                "relative", content, group.span(passage), passage.span(*source), group.act, group.head, group, ("clear-verb",)
            )


def _relative_of(scene: Scene, group: Group) -> int | None:
    """The "que" of a relative that holds this verb and nothing else finite before it."""
    passage = scene.passage
    for at in range(group.first - 1, max(passage.first_of(group.head), group.first - REACH) - 1, -1):
        if passage.has("that", at) and passage.tokens[at].depth == passage.tokens[group.head].depth:
            before = at - 2 if passage.low(at - 1) == "," else at - 1
            noun = passage.pos(before) in ("NOUN", "PROPN", "ADJ") and not passage.has("time", before)
            this = passage.low(at - 1) == "ce"
            first = passage.first_of(at)
            clear = passage.pos(at) == "PRON" or not any(is_finite(token) for token in passage.tokens[first:at])
            return at if before >= first and (this or (noun and clear)) else None
        if is_finite(passage.tokens[at]):
            return None
    return None


def _speaker(scene: Scene, group: Group, that: int) -> tuple[int, int] | None:
    """Whoever denies: behind the verb where it follows "que" at once, else between the two."""
    passage = scene.passage
    limit = passage.last_of(group.head)
    if that + 1 == group.first or all(passage.pos(n) == "ADV" or passage.low(n) == "," for n in range(that + 1, group.first)):
        return subject_right(passage, group, limit)
    subject = subject_left(passage, group)
    after = subject_right(passage, group, limit) if passage.pos(group.last) in ("DET", "PROPN", "NOUN") else None
    return subject if subject is not None and subject[0] > that and after is None else None


def _object_of(scene: Scene, that: int) -> tuple[int, int]:
    """The relative's antecedent; an empty run where there is none."""
    passage = scene.passage
    if passage.low(that - 1) == "ce":
        return that - 1, that
    return antecedent(passage, that, passage.first_of(that)) or (that, that)
