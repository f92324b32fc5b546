"""Spans and cites refuse what cannot be checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.records import ArticleId, Cite, Span

spans = st.tuples(st.integers(0, 500), st.integers(1, 60)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 5)])
def test_a_span_is_never_empty_nor_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_cite_has_as_many_characters_as_its_span() -> None:
    with pytest.raises(ValueError, match="cite of 4 characters"):
        Cite(ArticleId("a"), Span(0, 4), "trois", Span(0, 4))


@given(spans, spans)
def test_overlap_is_symmetric_and_whole_when_one_holds_the_other(a: Span, b: Span) -> None:
    assert a.overlap(b) == b.overlap(a)
    if a.holds(b):
        assert a.overlap(b) == len(b)
