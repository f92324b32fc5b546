"""Snippets: the stretch of a text that has most of the words sought, cut between words, with spans into the text."""

from collections.abc import Sequence
from dataclasses import dataclass

LENGTH = 240
"""Characters: two lines of a list; press law knows very short extracts, and nobody reads more in one."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Characters [start, end) of a clean text, their words, and where what was sought stands: spans of the clean text too."""

    start: int
    end: int
    text: str
    hits: tuple[tuple[int, int], ...] = ()


def make_snippet(text: str, hits: Sequence[tuple[int, int]], length: int = LENGTH) -> Snippet:
    """The best stretch of a text.

    Args:
        text: a clean text.
        hits: where what was sought stands, in order; without any, the text's beginning is taken.
        length: characters, about.
    """
    start, end = _best(text, hits, length)
    inside = tuple((left, right) for left, right in hits if start <= left and right <= end)
    return Snippet(start, end, text[start:end], inside)


def _best(text: str, hits: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """The window with the most different words sought; the first of equals."""
    if not hits:
        return 0, _cut_end(text, 0, min(len(text), length))
    best, found = (-1, -1), (0, 0)
    for at, (left, _) in enumerate(hits):
        inside = [hit for hit in hits[at : at + 40] if hit[1] <= left + length]
        worth = (len({text[one:other].lower() for one, other in inside}), len(inside))
        if worth > best:
            best, found = worth, (left, inside[-1][1] if inside else hits[at][1])
    left, right = found
    room = max(0, length - (right - left))
    start = _cut_start(text, max(0, left - room // 3), left)
    return start, _cut_end(text, right, min(len(text), max(right, start + length)))


def _cut_start(text: str, wanted: int, latest: int) -> int:
    """The start of a word, or of a line, at or behind the place wanted."""
    line = text.rfind("\n", wanted, latest)
    if line >= 0:
        return line + 1
    if wanted == 0 or text[wanted - 1].isspace():
        return wanted
    space = text.find(" ", wanted, latest)
    return space + 1 if space >= 0 else latest


def _cut_end(text: str, earliest: int, wanted: int) -> int:
    """The end of a word, or of a line, at or before the place wanted."""
    line = text.find("\n", earliest, wanted)
    if line >= 0:
        return line
    if wanted >= len(text) or text[wanted].isspace():
        return wanted
    space = text.rfind(" ", earliest, wanted)
    return space if space > earliest else wanted
