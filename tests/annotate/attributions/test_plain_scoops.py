"""Passages of foreign scoops without a parser, all invented: statements with whom they came through, and nothing else."""

import pytest

from annotate.attributions.test_plain import LANGUAGES, read_in
from annotate.attributions.test_plain_press import place, share
from annotate.reading_cases import Case, read_cases
from recoupe.records import Attribution

BATTERY = "attributions-scoops"
MET = 0.5
"""Share of a content that must be covered for it to be met."""


def is_met(case: Case, line: tuple[str, ...], one: Attribution) -> bool:
    """Whether a statement is the one a line asks for: content, source, act and relays."""
    content, source, act, *through = line[1:]
    text = case.text
    relays = [each.strip() for each in through[0].split(">")] if through else []
    named = one.source is None if source == "-" else one.source is not None and overlaps(text, source, one)
    came = len(relays) == len(one.through) and all(
        place(text, relay).overlap(span) for relay, span in zip(relays, one.through, strict=True)
    )
    return one.act == act and share(place(text, content), one.content) >= MET and named and came


def overlaps(text: str, source: str, one: Attribution) -> bool:
    """Whether the source found is the words asked for, or shares some of them."""
    return one.source is not None and (one.source.within(text) == source or one.source.overlap(place(text, source)) > 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_battery_of_scoops(language: str) -> None:
    assert len(read_cases(f"annotate/{BATTERY}.{language}.md")) >= 20


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for case in read_cases(f"annotate/{BATTERY}.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_a_scoop_is_read_with_whom_it_came_through(language: str, case: Case) -> None:
    left = list(read_in(case.text, language))
    for line in case.lines:
        met = next((one for one in left if is_met(case, line, one)), None)
        assert met is not None, f"{line} is not found"
        left.remove(met)
    assert [one.content.within(case.text) for one in left] == []


OWN = (
    ("en", "Ann Loach told the Courier that the pier was shut."),
    ("en", "Ann Loach told reporters that the pier was shut."),
    ("de", "„Es reicht“, sagte ein Beamter der Depesche."),
)


@pytest.mark.parametrize(("language", "text"), OWN)
def test_a_paper_nobody_quotes_may_be_the_one_that_prints_it(language: str, text: str) -> None:
    assert [one.through for one in read_in(text, language)] == [()]
