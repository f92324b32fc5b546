"""Denials, refusals and other acts: the cases of nine files, each act found, and no other."""

from functools import cache

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.records import Attribution, Notes

pytestmark = pytest.mark.model

FILES = {
    name: read_cases(f"annotate/{name}.fr.md")
    for name in (
        "denials",
        "denials-after",
        "denials-again",
        "denials-blind",
        "denials-contest",
        "denials-precision",
        "denials-unseen",
        "denials-wire",
        "refusals",
        "not-denials",
        "acts",
    )
}
CASES = [case for cases in FILES.values() for case in cases]
TOLD = ("asserts", "reports")


@cache
def lines_of_all() -> dict[str, list[str]]:
    """What is found in every case: each file is one article whose paragraphs are its cases, for the parser's sake."""
    lines: dict[str, list[str]] = {}
    for cases in FILES.values():
        article = made_article("\n".join(case.text for case in cases))
        notes = next(iter(annotate([article], load_tables("fr"))))
        assert isinstance(notes, Notes)
        for block in article.blocks:
            held = [each for each in notes.attributions if block.span.holds(each.content)]
            lines[block.span.within(article.text)] = [_line(article.text, each) for each in held]
    return lines


def _line(text: str, each: Attribution) -> str:
    spans = (each.content, each.cue, each.source)
    return " | ".join([*(span.within(text) if span else "-" for span in spans), each.act])


def differences(case: Case) -> tuple[list[str], list[str]]:
    """The lines that were not found, and the denials, refusals and questions that no line gives."""
    found = lines_of_all()[case.text]
    expected = [" | ".join(line[1:]) for line in case.lines]
    missing = [line for line in expected if line not in found]
    extra = [line for line in found if line not in expected and not line.endswith(TOLD)]
    return missing, extra


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_who_denies_refuses_or_asks_is_read_as_written(case: Case) -> None:
    assert differences(case) == ([], [])


def test_the_cases_are_many_and_no_two_alike() -> None:
    texts = [case.text for case in CASES]
    assert len(texts) > 450
    assert len(set(texts)) == len(texts)
