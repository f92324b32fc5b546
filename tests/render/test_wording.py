from decimal import Decimal

import pytest

from dossier.made import SENTINELLE
from recoupe.language.phrases import load_phrases
from recoupe.records import FigureValue
from recoupe.render.wording import day_of, moment_words, run_words, value_words

FR, EN = load_phrases("fr"), load_phrases("en")


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-03-01", "1er mars 2024"),
        ("2024-03-12T08:05", "12 mars 2024, 8 h 05"),
        ("2024-03", "mars 2024"),
        ("2024", "2024"),
        ("2024-13-01", "2024"),
        ("unknown", "unknown"),
        (None, "sans date"),
    ],
)
def test_a_moment_in_french_words(iso: str | None, words: str) -> None:
    assert moment_words(iso, FR) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-03-12", "2024-03-13", "12 mars 2024"),
        ("2024-03-01", "2024-04-01", "mars 2024"),
        ("2022-10-01", "2023-01-01", "octobre – décembre 2022"),
        ("2022-12-01", "2023-02-01", "décembre 2022 – janvier 2023"),
        ("2022-01-01", "2023-01-01", "2022"),
        ("2020-01-01", "2023-01-01", "2020 – 2022"),
        ("2024-03-12", "2024-03-15", "12 mars 2024 – 14 mars 2024"),
        ("2024-03-12", None, "depuis le 12 mars 2024"),
        ("2022", None, "depuis 2022"),
        ("2024-03-12T18:00", "2024-03-12T19:00", "12 mars 2024, 18 h 00 – 19 h 00"),
    ],
)
def test_a_half_open_run_ends_on_its_last_day(start: str, end: str | None, words: str) -> None:
    assert run_words(start, end, FR) == words


def test_english_words() -> None:
    assert run_words("2022-10-01", "2023-01-01", EN) == "October – December 2022"
    assert moment_words("2024-03-12T08:05", EN) == "12 March 2024, 8:05"


def test_no_day_is_made_up() -> None:
    assert day_of("2024-02-30") is None
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("number", "unit", "sign", "period", "words"),
    [
        ("12000", "foyer", "approx", None, "≈\u202f12\u202f000 foyer"),
        ("3", "millions", "exact", None, "3"),
        ("3", "EUR", "exact", None, "3\u202f€"),
        ("3000000", "EUR", "exact", None, "3\u202f000\u202f000\u202f€"),
        ("7.5", "%", "more_than", None, ">\u202f7,5 %"),
        ("1000000", "USD", "exact", "P1D", "1\u202f000\u202f000\u202f$ par jour"),
        ("4", None, "exact", None, "4"),
        ("0.3333333333333333", None, "exact", None, "≈\u202f0,3333"),
        ("0.5", None, "exact", None, "0,5"),
    ],
)
def test_a_value_as_it_was_read(number: str, unit: str | None, sign: str, period: str | None, words: str) -> None:
    value = FigureValue(SENTINELLE.cite("3 millions"), Decimal(number), unit, sign, period)  # type: ignore[arg-type]
    said = value_words(value, FR)
    assert said is not None
    assert said.replace("\u202f", " ") == words.replace("\u202f", " ")


def test_what_was_not_read_has_no_words() -> None:
    assert value_words(FigureValue(SENTINELLE.cite("3 millions"), None, "EUR", "vague"), FR) is None
