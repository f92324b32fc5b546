"""Spans of a text, and cites anyone can check."""

from dataclasses import dataclass
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""Hash of the received bytes of one input (see `records.ids`): derived, never drawn."""


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Characters [start, end) of the text its owner names, in Unicode code points; never empty."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """Refuse all but 0 <= start < end; written out: two thousand are made an article, three times as fast so."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: [{start}, {end})")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside this span, ends included."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def within(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]


# The slots themselves: a frozen class leaves no other quick way to them.
_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """A span anyone can check: `exact` stands at `span` of the clean text, and `received` folds to it.

    `received` counts code points of the received text (the whole file, or the HTML source of a page).
    """

    article: ArticleId
    span: Span
    exact: str
    received: Span

    def __post_init__(self) -> None:
        """Refuse a cite whose words cannot have the length of its span."""
        if len(self.exact) != len(self.span):
            raise ValueError(f"cite of {len(self.span)} characters says {len(self.exact)}: {self.exact[:40]!r}")
