"""Spans kept apart."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.annotate.apart import Apart, merged
from recoupe.records import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=30
)


@given(SPANS)
def test_a_span_is_taken_only_if_it_overlaps_none_taken(spans: list[Span]) -> None:
    apart, taken = Apart(), list[Span]()
    for span in spans:
        free = not any(span.overlap(other) for other in taken)
        assert apart.take(span) == free
        taken += [span] if free else []


@given(SPANS)
def test_merged_spans_hold_the_same_characters_once(spans: list[Span]) -> None:
    found = [at for span in merged(spans) for at in range(span.start, span.end)]
    assert found == sorted({at for span in spans for at in range(span.start, span.end)})
