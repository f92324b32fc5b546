"""What a reason says to a reader."""

import pytest

from recoupe.language.phrases import load_phrases
from recoupe.records import Reason
from recoupe.render.checks import reason_text

FR, EN = load_phrases("fr"), load_phrases("en")


@pytest.mark.parametrize(
    ("rule", "note", "shown"),
    [
        ("figures.rounding", "2.3 %", "(2,3 %)"),
        ("figures.sum-tried", "7.5 + 3 = 10.5 \u2260", "(7,5 + 3 = 10,5 \u2260)"),
        ("figures.torn-reading", "7500000", "(7500000)"),
    ],
)
def test_a_number_reckoned_here_is_written_as_the_reader_writes(rule: str, note: str, shown: str) -> None:
    assert reason_text(Reason(rule, 1.0, note), FR).endswith(shown)


def test_english_keeps_the_point() -> None:
    assert reason_text(Reason("figures.rounding", 1.0, "2.3 %"), EN).endswith("(2.3 %)")


def test_words_of_an_article_stay_as_it_wrote_them() -> None:
    note = "$7.5 million = 6.9 millions d'euros"
    assert reason_text(Reason("figures.stated-rate", 1.0, note), FR).endswith(f"({note})")
