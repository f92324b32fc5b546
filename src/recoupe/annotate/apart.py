"""Spans kept apart: whether a span is free of those already taken, without looking at all of them."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from recoupe.records import Span


class Apart:
    """A growing set of spans that do not overlap.

    Spans that overlap one taken are refused, so a look at two neighbours is enough: texts made to hurt hold thousands.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.take(span)

    def free(self, span: Span) -> bool:
        """Whether nothing taken overlaps a span."""
        at = bisect_left(self._spans, span)
        return not any(self._spans[near].overlap(span) for near in (at - 1, at) if 0 <= near < len(self._spans))

    def take(self, span: Span) -> bool:
        """Take a span if it is free; says whether it was."""
        free = self.free(span)
        if free:
            insort(self._spans, span)
        return free


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters in spans that do not overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
