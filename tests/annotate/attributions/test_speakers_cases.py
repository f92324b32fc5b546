"""The cases of speakers*.fr.md: who speaks, through whom, where nobody does, and which conditional is no hearsay."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate import find_attributions, find_mentions, read_article
from recoupe.language import load_tables
from recoupe.records import Attribution, Span

pytestmark = pytest.mark.model

FILES = (
    "speakers",
    "speakers-relays",
    "speakers-nobody",
    "speakers-limits",
    "speakers-after",
    "speakers-blind",
    "speakers-varied",
    "attributions-after",
    "speakers-real",
    "speakers-again",
    "speakers-fresh",
    "speakers-unnamed",
)
CASES = [case for name in FILES for case in read_cases(f"annotate/{name}.fr.md")]


def found_in(case: Case) -> tuple[str, tuple[Attribution, ...]]:
    article = made_article(case.text)
    reading = read_article(article, load_tables("fr"))
    accepted, _, _ = find_attributions(replace(reading, mentions=find_mentions(reading)))
    return article.text, accepted


def fits(text: str, each: Attribution, line: tuple[str, ...]) -> bool:
    """Whether an attribution is the one a line tells of."""

    def words(span: Span | None) -> str:
        return span.within(text) if span else "-"

    _, content, speaker, kind, *relays = line
    if content not in words(each.content) or words(each.speaker) not in speaker.split(" / "):
        return False
    if kind != "*" and each.speaker_kind not in kind.split(" / "):
        return False
    told = [relay for relay in relays if relay]
    return kind == "*" or (
        len(told) == len(each.through)
        and all(words(span) in relay.split(" / ") for relay, span in zip(told, each.through, strict=True))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_case_of_speakers_reads_as_written(case: Case) -> None:
    text, accepted = found_in(case)
    said = [line[1] for line in case.lines if line[0] == "says"]
    for line in case.lines:
        if line[0] == "says":
            assert any(fits(text, each, line) for each in accepted), line
            continue
        holding = [each for each in accepted if line[1] in each.content.within(text)]
        if line[0] == "flat":
            assert all(each.hedge != "conditional" for each in holding), line
        else:
            assert [each for each in holding if not any(words in each.content.within(text) for words in said)] == [], line


@pytest.mark.xfail(strict=True, reason="not done yet")
@pytest.mark.parametrize("case", read_cases("annotate/speakers.fr.known-failures.md"), ids=lambda case: case.title)
def test_a_known_failure_of_speakers_still_fails(case: Case) -> None:
    assert case.lines
    test_a_case_of_speakers_reads_as_written(case)


def test_the_battery_is_as_large_as_it_claims() -> None:
    assert len(CASES) >= 240
    assert sum(line[0] in ("nobody", "flat") for case in CASES for line in case.lines) >= 60
