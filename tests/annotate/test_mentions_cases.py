"""The cases of mentions*.fr.md: forms, kinds, genders, and what each mention points at."""

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import find_mentions, read_article
from recoupe.language import load_tables
from recoupe.records import Mention

pytestmark = pytest.mark.model
FILES = ("mentions", "mentions-press", "mentions-roles")
CASES = tuple(case for file in FILES for case in read_cases(f"annotate/{file}.fr.md"))


def mentions_of(text: str) -> tuple[str, tuple[Mention, ...]]:
    article = made_article(text)
    return article.text, find_mentions(read_article(article, load_tables("fr")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_of_mentions_reads_as_written(case: Case) -> None:
    text, found = mentions_of(case.text)
    rows = set()
    for mention in found:
        what = " ".join(filter(None, (mention.kind, mention.gender)))
        rows.add((mention.form, mention.span.within(text), what, mention.of.within(text) if mention.of else ""))
    words = {row[1] for row in rows}
    expected = {(*line, "")[:4] for line in case.lines if line[0] != "none"}
    assert expected - rows == set(), sorted(rows)
    assert {line[1] for line in case.lines if line[0] == "none"} & words == set()


@pytest.mark.parametrize("case", CASES[::6], ids=lambda case: case.title)
def test_mentions_are_sorted_and_no_two_share_a_span(case: Case) -> None:
    _, found = mentions_of(case.text)
    spans = [mention.span for mention in found]
    assert spans == sorted(set(spans))
    assert all(mention.of is None or mention.of in spans for mention in found)


def test_every_case_points_only_at_words_it_shows() -> None:
    for case in CASES:
        assert case.lines, case.title
        for line in case.lines:
            assert line[0] == "none" or line[1] in case.text, line
            assert len(line) < 4 or line[3] in case.text, line
