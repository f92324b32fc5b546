"""The cases of moments.fr.md, moments-press.fr.md and moments-after.fr.md."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.moments import find_moments, unread
from recoupe.language import load_tables
from recoupe.records import Moment


def shown(moment: Moment, text: str) -> tuple[str, ...]:
    if moment.kind == "set":
        reading = f"rate {moment.period}"
    elif moment.start is None and moment.end is None:
        reading = "vague" + (f" {moment.period}" if moment.relation == "during" and moment.period else "")
    else:
        reading = str(moment.edtf)
    relation = "" if moment.relation in ("at", "rate") else f", {moment.relation}"
    return ("moment", moment.span.within(text), reading + relation)


CASES = [case for name in ("moments", "moments-press", "moments-after") for case in read_cases(f"annotate/{name}.fr.md")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_moments_are_found_and_read_as_the_case_says(case: Case) -> None:
    article = made_article(case.text)
    found = find_moments(article, case.seen, load_tables("fr"))
    assert [shown(moment, article.text) for moment in found] == list(case.lines)


def test_every_reader_the_rules_name_is_known() -> None:
    assert unread(load_tables("fr")) == ()
