"""Fold received characters into clean text, and remember where each stood.

White space of every kind becomes one plain space, invisible characters go, character references are decoded. Everything else is
kept as it came, so a run of clean text is a run of received text shifted: an anchor.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.records import Anchor, Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_REFERENCE = r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[^\s<&#;]{1,32};?)"
_PLAIN = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")
_MARKED = re.compile(rf"{_PLAIN.pattern}|{_REFERENCE}")
_SPACES = {code: " " for code in range(0x3001) if chr(code).isspace()}
_CLOSED_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,30});")


@dataclass(frozen=True, slots=True)
class Run:
    """Received characters [start, end) to fold; `spaced` when markup before them parts words."""

    start: int
    end: int
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """Clean text, and its anchors counted from the start of that text."""

    text: str
    anchors: tuple[Anchor, ...]

    @property
    def received(self) -> Span:
        """From the first to the last received character the text came from."""
        last = self.anchors[-1]
        return Span(self.anchors[0].received, last.received + last.received_length)

    def part(self, start: int, end: int) -> "Folded | None":
        """The text [start, end) without the white space at its ends, with its own anchors; None when nothing is left."""
        while start < end and self.text[start] == " ":
            start += 1
        while start < end and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            return None
        return Folded(self.text[start:end], tuple(_cut(self.anchors, start, end)))


def _cut(anchors: Iterable[Anchor], start: int, end: int) -> Iterable[Anchor]:
    """The anchors of [start, end), counted from `start`; an anchor that matches only as a whole is never cut."""
    for anchor in anchors:
        low, high = max(start, anchor.clean), min(end, anchor.clean + anchor.clean_length)
        if low >= high:
            continue
        if anchor.clean_length == anchor.received_length:
            yield Anchor(low - start, high - low, anchor.received + low - anchor.clean, high - low)
        else:
            yield Anchor(low - start, high - low, anchor.received, anchor.received_length)


class _Folder:
    """Collects folded text; joins neighbours that match one to one into one anchor."""

    __slots__ = ("anchors", "gap", "length", "parts", "reached")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.length = 0
        self.gap = False
        self.reached = 0

    def put(self, text: str, start: int, end: int) -> None:
        """Take text that stood at [start, end), with one space before it where white space was met."""
        if self.gap and self.length:
            if self.reached < start:
                self._anchor(" ", self.reached, start)
            else:  # a reference that opens with white space ("&nbspabc") after text: both came from the same characters
                text = f" {text}"
        self.gap = False
        self._anchor(text, start, end)
        self.reached = end

    def _anchor(self, text: str, start: int, end: int) -> None:
        """Append text that stood at [start, end)."""
        if start >= end:
            # White space that only markup of no width stands for cannot happen: a tag has characters.
            raise ValueError(f"nothing stood at [{start}, {end})")
        last = self.anchors[-1] if self.anchors else None
        even = len(text) == end - start
        if last and even and last.clean_length == last.received_length and last.received + last.received_length == start:
            size = last.clean_length + len(text)
            self.anchors[-1] = Anchor(last.clean, size, last.received, size)
        else:
            self.anchors.append(Anchor(self.length, len(text), start, end - start))
        self.parts.append(text)
        self.length += len(text)

    def fold(self, received: str, run: Run, pattern: re.Pattern[str]) -> None:
        """Take one run of received characters."""
        self.gap = self.gap or run.spaced
        at = run.start
        for match in pattern.finditer(received, run.start, run.end):
            if match.start() > at:
                self._plain(received[at : match.start()].translate(_SPACES), at)
            at = match.end()
            self._special(match)
        if at < run.end:
            self._plain(received[at : run.end].translate(_SPACES), at)

    def _plain(self, text: str, at: int) -> None:
        """Take text whose white space is single, so that it matches one to one."""
        start, end = at, at + len(text)
        if text[0] == " ":
            self.gap, text, start = True, text[1:], start + 1
        trailing = text[-1:] == " "
        if trailing:
            text, end = text[:-1], end - 1
        if text:
            self.put(text, start, end)
        self.gap = self.gap or trailing

    def _special(self, match: re.Match[str]) -> None:
        """Several white spaces, invisible characters, or a character reference."""
        raw = match[0]
        if raw[0] != "&":
            self.gap = self.gap or any(char.isspace() for char in raw)
            return
        decoded = html.unescape(raw)
        kept = decoded.strip() if decoded != raw else raw
        kept = "".join(char for char in kept if char not in INVISIBLE)
        self.gap = self.gap or decoded[:1].isspace()
        if kept:
            self.put(" ".join(kept.split()), match.start(), match.end())
            self.gap = decoded[-1:].isspace()


def fold(received: str, runs: Iterable[Run], *, references: bool = True) -> Folded | None:
    """Fold runs of the received text into one clean text; None when nothing but white space is there.

    Args:
        received: the whole received text.
        runs: disjoint, in order.
        references: whether character references are decoded.
    """
    folder = _Folder()
    for run in runs:
        folder.fold(received, run, _MARKED if references else _PLAIN)
    return Folded("".join(folder.parts), tuple(folder.anchors)) if folder.anchors else None


def fold_line(received: str, start: int, end: int) -> Folded | None:
    """Fold one line of plain text; references are decoded only where one stands complete, as scrapers leave them."""
    closed = _CLOSED_REFERENCE.search(received, start, end) is not None
    return fold(received, (Run(start, end),), references=closed)
