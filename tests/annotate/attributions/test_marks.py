"""The quotation mark automaton: the cases of quotes.fr.md, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.reading_cases import Case, read_cases
from recoupe.annotate.attributions.marks import find_quoted
from recoupe.records import Span

MARKS = "\u00ab\u00bb\u201c\u201d\u201e\"'\u2018\u2019 .,ab\u00a0"


@pytest.mark.parametrize("case", read_cases("annotate/quotes.fr.md"), ids=lambda case: case.title)
def test_a_case_of_quotes_reads_as_written(case: Case) -> None:
    found = [
        (quoted.span.within(case.text), str(quoted.depth), "" if quoted.opened and quoted.closed else "open")
        for quoted in find_quoted(case.text, Span(0, len(case.text)))
    ]
    expected = [(line[1], line[2], line[3] if len(line) > 3 else "") for line in case.lines]
    assert found == expected


@given(st.text(alphabet=MARKS, min_size=1, max_size=60))
def test_quotations_stand_inside_one_another_or_apart(text: str) -> None:
    found = find_quoted(text, Span(0, len(text)))
    for number, one in enumerate(found):
        assert 0 <= one.span.start < one.span.end <= len(text)
        for other in found[number + 1 :]:
            apart = one.span.end <= other.span.start or other.span.end <= one.span.start
            assert apart or one.span.holds(other.span) or other.span.holds(one.span)


def test_a_block_that_goes_on_with_a_quotation_closes_it() -> None:
    text = "et nous sommes partis \u00bb, conclut-il."
    assert find_quoted(text, Span(0, len(text))) == ()
    (tail,) = find_quoted(text, Span(0, len(text)), continued=True)
    assert tail.span.within(text) == "et nous sommes partis \u00bb"
