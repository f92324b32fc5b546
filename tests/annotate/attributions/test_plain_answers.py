"""Families of wordings in foreign prose without a parser, all invented: a denial is a denial however the press words it."""

import pytest

from annotate.attributions.test_plain import LANGUAGES, read_in
from annotate.reading_cases import Case, read_cases


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_wordings_of_each_answer(language: str) -> None:
    acts = [line[1] for case in read_cases(f"annotate/answers.{language}.md") for line in case.lines]
    assert acts.count("denies") >= 10
    assert acts.count("declines") >= 10
    assert "nothing" in acts


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for case in read_cases(f"annotate/answers.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_a_sentence_does_what_a_person_says_it_does(language: str, case: Case) -> None:
    found = {each.act for each in read_in(case.text, language)}
    for _, act in case.lines:
        assert (act in found) if act != "nothing" else not found
