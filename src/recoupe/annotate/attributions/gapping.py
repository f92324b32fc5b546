"""Verbs a second speaker shares without repeating them: "Le parquet parle de 6 millions, les parties civiles de 7"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.contents import content_of
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker

FRAMES = ("object", "weak-object", "inf")
KINDS = ("person", "organisation", "anonymous", "media")


def find_gapped(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every phrase that goes on with the verb of the speaker before it."""
    passage = scene.passage
    for group in scene.groups:
        if group.shape != "finite" or group.passive or group.act is None:
            continue
        gap = gap_behind(scene, group)
        content = scene.content(gap[2], gap[3]) if gap is not None else None
        if gap is None or content is None or content_of(scene, group) is None:
            continue
        source = passage.span(gap[0], gap[1])
        frame = "inf" if "VerbForm=Inf" in passage.tokens[min(gap[2] + 2, gap[3] - 1)].morph else "object"
        yield Candidate(
            f"verb-{frame}", content, group.span(passage), source, group.act, gap[0], group, (f"frame-{frame}", "gapped")
        )


def gap_behind(scene: Scene, group: Group) -> tuple[int, int, int, int] | None:
    """The speaker and the content that take a verb up behind a comma: first token and one past the last of each; None without."""
    passage = scene.passage
    limit = scene.limit(group.head)
    of = next((n for n in range(group.last - 1, min(group.last + 2, limit)) if passage.has("of", n)), None)
    if of is None:
        return None
    for comma in range(of + 2, limit - 3):
        if is_finite(passage.tokens[comma]) or passage.has("that", comma) or passage.has("relatives", comma):
            return None
        start = comma + 1 + passage.has("and", comma + 1)
        if not (passage.low(comma) in (",", ";") or passage.has("and", comma)):
            continue
        end = phrase_right(passage, start, limit, apposition=False)
        end = next((n for n in range(start + 1, end) if passage.has("of", n) and _is_like(scene, of, n)), end)
        if start < end < limit and passage.has("of", end) and _is_like(scene, of, end) and _is_speaker(scene, start, end):
            last = next(
                (n for n in range(end, limit) if passage.low(n) in (",", ";", ".", ":") or is_finite(passage.tokens[n])), limit
            )
            return (start, end, end, last) if last == limit or passage.low(last) != ":" else None
    return None


def _is_like(scene: Scene, one: int, other: int) -> bool:
    """Whether two "de" bring the same kind of thing: both a number, or both an infinitive."""
    passage = scene.passage

    def kind(at: int) -> str:
        words = passage.tokens[at + 1 : at + 4]
        if any(token.low[:1].isdigit() or token.pos == "NUM" for token in words):
            return "number"
        return "infinitive" if any("VerbForm=Inf" in token.morph for token in words[:2]) else ""

    return kind(one) == kind(other) != ""


def _is_speaker(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase names somebody who can speak."""
    speaker = find_speaker(scene.passage, scene.passage.span(first, last))
    return speaker is not None and speaker.mention.kind in KINDS
