"""The press cases of who says what: what daily papers write most, and nothing else found in it."""

import pytest

from annotate.attributions.test_attributions_cases import differences
from annotate.reading_cases import Case, read_cases

pytestmark = pytest.mark.model


CASES = [
    case
    for name in (
        "attributions-press",
        "leaning",
        "attributions-daily",
        "attributions-real",
        "attributions-papers",
        "attributions-reread",
    )
    for case in read_cases(f"annotate/{name}.fr.md")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_daily_papers_write_reads_as_written(case: Case) -> None:
    assert differences(case) == ([], [])
