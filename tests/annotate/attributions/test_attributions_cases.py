"""The cases of attributions.fr.md: what is found, in which words, and nothing else."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import find_attributions, find_mentions, read_article
from recoupe.language import load_tables
from recoupe.records import Attribution, Span

pytestmark = pytest.mark.model


def found_in(case: Case) -> tuple[str, list[Attribution]]:
    tables = load_tables("fr")
    article = made_article(case.text)
    reading = read_article(article, tables)
    accepted, _, _ = find_attributions(replace(reading, mentions=find_mentions(reading)))
    return article.text, list(accepted)


def row(text: str, each: Attribution) -> str:
    def words(span: Span | None) -> str:
        return span.within(text) if span else "-"

    what = " ".join(filter(None, (each.act, each.mode, each.hedge)))
    return " | ".join((words(each.content), words(each.cue), words(each.source), what))


def fits(expected: str, found: str) -> bool:
    """Whether a found row is the expected one, ` ~~ ` standing for any words of the content."""
    content, _, rest = expected.partition(" | ")
    got, _, tail = found.partition(" | ")
    head, gap, end = content.partition(" ~~ ")
    same = got.startswith(head) and got.endswith(end) if gap else got == content
    return same and rest == tail


def differences(case: Case) -> tuple[list[str], list[str]]:
    """What is missing, and what should not be there."""
    text, accepted = found_in(case)
    expected = [" | ".join(fields[1:]) for fields in case.lines]
    rows = [row(text, each) for each in accepted]
    missing = [line for line in expected if not any(fits(line, each) for each in rows)]
    extra = [each for each in rows if not any(fits(line, each) for line in expected)]
    return missing, extra


@pytest.mark.parametrize("case", read_cases("annotate/attributions.fr.md"), ids=lambda case: case.title)
def test_a_case_of_attributions_reads_as_written(case: Case) -> None:
    assert differences(case) == ([], [])


@pytest.mark.xfail(strict=True, reason="not done yet")
@pytest.mark.parametrize("case", read_cases("annotate/attributions.fr.known-failures.md"), ids=lambda case: case.title)
def test_a_known_failure_of_attributions_still_fails(case: Case) -> None:
    assert differences(case) == ([], [])
