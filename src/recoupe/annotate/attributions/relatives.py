"""Denials and refusals whose object is a relative's: "des reproches que réfute X", "ce que X conteste"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.attributions.boundaries import preposition_at
from recoupe.annotate.attributions.contents import content_of
from recoupe.annotate.attributions.denials.rejected import said_before
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import antecedent, subject_left, subject_right
from recoupe.records import Act, Span

REACH = 24
"""Tokens between the relative and its verb: a speaker with a title and an apposition has fifteen."""
CLOSED = (".", ",", ";", ")", "!", "?", "ni")
"""What stands behind a denial without an object of its own: a "que" behind a noun is what it denies."""
SENTENCE = re.compile(r"[.!?\u2026][\u00bb\u201d\"]?\s+(?=[^\W\d_])")
"""Where a sentence ends, in text no parser is asked about again."""


def find_relatives(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every denial and refusal that stands in a relative and takes its antecedent for object."""
    passage = scene.passage
    for group in scene.groups:
        act = group.act
        if group.shape != "finite" or group.passive or act is None or not _takes(group):
            continue
        that = _relative_of(scene, group)
        if that is None or passage.phrase_at("connectors", passage.first_of(that)) == that + 1 - passage.first_of(that):
            continue
        source = speaker_of(scene, group, that)
        if source is None:
            continue
        first, last = _object_of(scene, that, act)
        first, last = said_before(scene, (first, last), that, group) if last > first else (first, last)
        content = scene.content(first, last) if last > first else None
        if content is not None:
            yield Candidate(
                "relative", content, group.span(passage), passage.span(*source), act, group.head, group, ("clear-verb",)
            )


def _takes(group: Group) -> bool:
    """Whether a relative's antecedent may be what a verb denies or keeps back: "que le parquet refuse de communiquer"."""
    if group.act == "denies":
        return group.takes("np", "np?")
    return group.act == "declines" and (group.takes("np", "np?") or group.cue.rest[:1] in (("de",), ("d'",)))


def find_pointing(scene: Scene) -> Iterator[Candidate]:
    """Candidates of "C'est ce qu'a annoncé X": what is said stands before, in the same sentence or the one before."""
    passage = scene.passage
    thats = [at for at, held in enumerate(passage.held) if "that" in held]
    for group in scene.groups if thats else ():
        if group.shape != "finite" or group.passive or group.act is None or not group.takes("que", "np"):
            continue
        place = bisect_left(thats, group.first) - 1
        that = thats[place] if place >= 0 and thats[place] > max(group.first - REACH, -1) else None
        opener = _points(scene, that) if that is not None else None
        if that is None or opener is None or passage.first_of(that) != passage.first_of(group.head):
            continue
        subject = speaker_of(scene, group, that)
        content = pointed(scene, opener)
        if subject is not None and content is not None:
            yield Candidate(
                "as-clause", content, group.span(passage), passage.span(*subject), group.act, group.head, group, ("as-clause",)
            )


def _points(scene: Scene, that: int) -> int | None:
    """Where "c'est ce que", "c'est du moins ce que", "voilà ce que" begins before this "que"."""
    passage = scene.passage
    for first in range(that - 1, max(that - 8, -1), -1):
        taken = passage.phrase_at("pointing", first)
        if taken and passage.low(that - 1) == "ce" and first + taken <= that:
            return first
    return None


def pointed(scene: Scene, opener: int) -> Span | None:
    """What stands before: the clause before the comma, else the sentence before in the same block."""
    passage = scene.passage
    first = passage.first_of(opener)
    if opener > first + 1 and passage.low(opener - 1) == ",":
        return scene.content(first, opener)
    quoted = scene.quoted_ending(passage.tokens[opener - 2].end) if passage.low(opener - 1) == ":" else None
    if quoted is not None:
        return quoted.span
    if opener - first > 1:
        return None
    return scene.content(passage.first_of(first - 1), first) if first > 0 else _last_before(scene)


def _last_before(scene: Scene) -> Span | None:
    """The last sentence of the line before this block, where it is one: "C'est ce qu'a dit X" may open a paragraph."""
    text, end = scene.passage.text, scene.passage.block.span.start
    while end > 0 and text[end - 1].isspace():
        end -= 1
    start = text.rfind("\n", 0, end) + 1
    if end - start < 20 or text[end - 1] not in '.!?\u2026\u00bb\u201d"':
        return None
    for found in SENTENCE.finditer(text, start, end - 2):
        start = found.end()
    return Span(start, end - 1 if text[end - 1] == "." else end)


def _relative_of(scene: Scene, group: Group) -> int | None:
    """The "que" of a relative that holds this verb and nothing else finite before it."""
    passage = scene.passage
    for at in range(group.first - 1, max(passage.first_of(group.head), group.first - REACH) - 1, -1):
        if passage.has("that", at) and passage.tokens[at].depth == passage.tokens[group.head].depth:
            before = at - 2 if passage.low(at - 1) == "," else at - 1
            noun = passage.pos(before) in ("NOUN", "PROPN", "ADJ") and not passage.has("time", before)
            this = passage.low(at - 1) == "ce"
            first = passage.first_of(at)
            bare = group.last >= len(passage.tokens) or passage.low(group.last) in CLOSED
            clear = passage.pos(at) == "PRON" or bare or not any(is_finite(token) for token in passage.tokens[first:at])
            return at if before >= first and (this or (noun and clear)) else None
        if is_finite(passage.tokens[at]):
            return None
    return None


def speaker_of(scene: Scene, group: Group, that: int) -> tuple[int, int] | None:
    """Whoever denies: behind the verb where it follows "que" at once, else between the two."""
    passage = scene.passage
    limit = passage.last_of(group.head)
    aside = passage.phrase_at("inner_phrases", group.last)
    group = replace(group, last=group.last + aside) if aside else group
    if that + 1 == group.first or all(passage.pos(n) == "ADV" or passage.low(n) == "," for n in range(that + 1, group.first)):
        return subject_right(passage, group, limit)
    subject = subject_left(passage, group)
    after = subject_right(passage, group, limit) if passage.pos(group.last) in ("DET", "PROPN", "NOUN") else None
    return subject if subject is not None and subject[0] > that and after is None else None


def _object_of(scene: Scene, that: int, act: Act) -> tuple[int, int]:
    """The relative's antecedent; an empty run where there is none."""
    passage = scene.passage
    if passage.low(that - 1) == "ce":
        return (_clause_before(scene, that - 1) if act == "denies" else None) or (that - 1, that)
    return antecedent(passage, that, passage.first_of(that)) or (that, that)


def _clause_before(scene: Scene, this: int) -> tuple[int, int] | None:
    """The clause "ce" stands for: "Le four serait arrêté, ce que la direction nie"; of a clause that tells, what it tells."""
    passage = scene.passage
    first = passage.first_of(this)
    if passage.low(this - 1) != "," or this - first < 4 or passage.tokens[this].depth:
        return None
    told = [content_of(scene, group) for group in scene.groups if first <= group.first < this and group.takes("que")]
    start = max((each.first for each in told if each is not None and each.frame == "que" and each.first < this), default=first)
    if preposition_at(scene, start):
        start = next((n + 1 for n in range(start, this - 1) if passage.low(n) == ","), start)
    return (start, this - 1) if any(is_finite(token) for token in passage.tokens[start:this]) else None
