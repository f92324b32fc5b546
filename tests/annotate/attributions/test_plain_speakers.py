"""Who speaks in foreign prose without a parser, all invented: the kind of speaker, and the words he is told by."""

import pytest

from annotate.attributions.test_plain import LANGUAGES, read_in
from annotate.attributions.test_plain_press import MET, place, share
from annotate.reading_cases import Case, read_cases
from recoupe.records import Attribution

FEWEST = 20
"""Passages of each language."""


def is_met(text: str, line: tuple[str, ...], found: Attribution) -> bool:
    """Whether a statement is the one a line of a case asks for."""
    _, content, source, act, kind, speaker = line
    told = (found.source is None) == (source == "-")
    if found.source is not None and told:
        told = found.source.within(text) == source or bool(found.source.overlap(place(text, source)))
    spoken = found.speaker.within(text) if found.speaker is not None else "-"
    return (
        told
        and found.act == act
        and found.speaker_kind == kind
        and spoken == speaker
        and share(place(text, content), found.content) >= MET
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_passages_on_who_speaks(language: str) -> None:
    assert len(read_cases(f"annotate/speakers-foreign.{language}.md")) >= FEWEST


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for case in read_cases(f"annotate/speakers-foreign.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_who_speaks_is_told_as_a_person_tells_it(language: str, case: Case) -> None:
    left = list(read_in(case.text, language))
    for line in case.lines:
        met = next((each for each in left if is_met(case.text, line, each)), None)
        assert met is not None, f"{line[1]}, {line[3]}, by {line[5]} ({line[4]}) is not found"
        left.remove(met)
    assert [each.content.within(case.text) for each in left] == []
