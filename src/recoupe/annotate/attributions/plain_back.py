"""What a sentence without a parser says of the one before: "Das sagte der Minister.", and a mood that goes on reporting."""

from collections.abc import Iterator

from recoupe.annotate.attributions.plain_cuing import cue_at
from recoupe.annotate.attributions.plain_sources import source_behind
from recoupe.annotate.attributions.plain_text import Found, Line
from recoupe.records import Span

SHORTEST = 3
"""Tokens of the shortest sentence that goes on reporting: "Er sei müde"."""


def point_back(line: Line, before: Span) -> Found | None:
    """Somebody is named for the sentence before, by a word that points at it.

    Args:
        line: the sentence that points.
        before: the sentence before.
    """
    taken = next((n for n in (2, 1) if " ".join(line.lows[:n]) in line.cues.words["points"]), 0)
    cue = cue_at(line, taken) if taken else None
    if cue is None or cue.late < 0 or cue.kind in ("passive", "guarded") or cue.act not in ("asserts", "reports", "denies"):
        return None
    behind = source_behind(line, cue.last, lax=True)
    if behind is None or line.low(behind[1]) == ":" or line.has("that", behind[1]) or line.has("that", behind[1] + 1):
        return None
    content = line.between(0, taken) if cue.act == "denies" else before
    return Found(content, cue.span(line), behind[0], cue.act, "points-back") if content is not None else None


def goes_on(line: Line, told: bool) -> Iterator[Found]:
    """A sentence whose mood says that whoever spoke before goes on speaking: "Der Fahrer sei müde gewesen."."""
    outside = [at for at in range(len(line.lows)) if line.quoted[at] is None]
    if not told or len(outside) < SHORTEST or line.low(len(line.lows) - 1) == "?":
        return
    if any(line.has("unreal", at) for at in outside):
        return
    content = line.between(0, len(line.lows))
    at = next((at for at in outside if at > 0 and line.has("reported", at)), None)
    if at is not None and content is not None:
        yield Found(content, line.tokens[at], None, "asserts", "free-indirect", hearsay=True)
