"""The cases of abroad.md."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.clues import find_clues
from recoupe.annotate.moments import find_moments
from recoupe.annotate.quantities import find_quantities
from recoupe.language import load_tables
from recoupe.language.amounts import load_amounts
from recoupe.language.times import load_times

CASES = read_cases("annotate/abroad.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_foreign_amounts_and_days_are_read_as_the_case_says(case: Case) -> None:
    article, tables = replace(made_article(case.text), language=case.title[:2]), load_tables("fr")
    told = [
        ("quantity", q.span.within(article.text), f"{'-' if q.value is None else q.value} {q.unit} {q.approximator}")
        for q in find_quantities(article, (), tables)
    ]
    told += [("moment", m.span.within(article.text), str(m.edtf)) for m in find_moments(article, case.seen, tables)]
    assert told == list(case.lines)


def test_without_a_day_of_writing_only_whole_dates_are_resolved() -> None:
    article = replace(made_article("On Monday, not on March 4, 2024."), language="en")
    assert [moment.edtf for moment in find_moments(article, None, load_tables("fr"))] == [None, "2024-03-04"]


@pytest.mark.parametrize("language", ["en", "de", "es", "it", "pt", "nl"])
def test_every_language_names_twelve_months_and_seven_days(language: str) -> None:
    table = load_times(language)
    assert table is not None
    assert sorted(set(table.month.values())) == list(range(1, 13))
    assert sorted(set(table.weekday.values())) == list(range(7))


def test_a_date_above_the_text_dates_a_foreign_article_and_one_inside_does_not() -> None:
    text = "Bank verkauft\n11. März 2026\nDie Bank wurde am 4. Mai 2019 verkauft und sucht seither einen Partner."
    article = replace(made_article(text), language="de")
    clues = find_clues(article, load_tables("fr"))
    assert [(clue.year, clue.month, clue.day, clue.stamp) for clue in clues] == [(2026, 3, 11, True)]


def test_a_language_that_is_no_folder_has_no_table() -> None:
    assert load_amounts("../fr") is None
    assert load_amounts(None) is None
