"""Spans of a text, and cites anyone can check."""

from dataclasses import dataclass
from typing import NewType

ArticleId = NewType("ArticleId", str)
"""Hash of the received bytes of one input (see `records.ids`): derived, never drawn."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of the text its owner names, in Unicode code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse all but 0 <= start < end."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

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
