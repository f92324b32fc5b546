"""Passages of foreign press prose without a parser, all invented: each statement is met, and nothing else is found."""

import pytest

from annotate.attributions.test_plain import LANGUAGES, read_in
from annotate.reading_cases import Case, read_cases
from recoupe.records import Span

BATTERIES = ("attributions-press", "attributions-wire", "attributions-daily")
MET = 0.5
"""Share of a content that must be covered for it to be met."""


def share(wanted: Span, found: Span) -> float:
    """Share of a span that another covers."""
    return max(0, min(wanted.end, found.end) - max(wanted.start, found.start)) / len(wanted)


def place(text: str, words: str) -> Span:
    """Where some words stand first."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_battery_of_passages(language: str) -> None:
    assert all(len(read_cases(f"annotate/{battery}.{language}.md")) >= 25 for battery in BATTERIES)


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for name in BATTERIES for case in read_cases(f"annotate/{name}.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_a_passage_is_read_as_a_person_reads_it(language: str, case: Case) -> None:
    left = list(read_in(case.text, language))
    for _, content, source, act in case.lines:
        near = [each for each in left if each.act == act and share(place(case.text, content), each.content) >= MET]
        named = [each for each in near if (each.source is None) == (source == "-")]
        if source != "-":
            named = [
                each
                for each in named
                if each.source and (each.source.within(case.text) == source or each.source.overlap(place(case.text, source)))
            ]
        assert named, f"{content} is not found with {source}, {act}"
        left.remove(named[0])
    assert [each.content.within(case.text) for each in left] == []
