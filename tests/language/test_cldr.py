"""Plural forms, numbers and dates of the labels, held against those of CLDR."""

from datetime import date
from decimal import Decimal

import pytest

from recoupe.language.phrases import load_desk_phrases
from recoupe.render.wording import moment_words

babel = pytest.importorskip("babel")
numbers = pytest.importorskip("babel.numbers")
dates = pytest.importorskip("babel.dates")
LOCALES = [("fr", "fr"), ("en", "en_GB")]


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_one_or_several_is_what_cldr_says_for_every_number(language: str, locale: str) -> None:
    phrases, rule = load_desk_phrases(language), babel.Locale.parse(locale).plural_form
    one, several = phrases.counted["articles"]
    for n in range(10_001):
        wanted = one if rule(n) == "one" else several
        assert phrases.count("articles", n) == wanted.format(n=phrases.number(str(n))), n


@pytest.mark.parametrize(("language", "locale"), LOCALES)
@pytest.mark.parametrize("value", ["0", "7", "12000", "1234567", "12000.5", "-12.75", "99999.01"])
def test_a_number_is_written_as_cldr_writes_it(language: str, locale: str, value: str) -> None:
    wanted = numbers.format_decimal(Decimal(value), locale=locale, decimal_quantization=False).replace("-", "\u2212")
    assert load_desk_phrases(language).number(value) == wanted


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_four_digits_stand_together_as_the_press_writes_them(language: str, locale: str) -> None:
    assert load_desk_phrases(language).number("4200") == "4200"
    assert numbers.format_decimal(4200, locale=locale) != "4200"


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_a_date_is_written_as_cldr_writes_it(language: str, locale: str) -> None:
    phrases = load_desk_phrases(language)
    for month in range(1, 13):
        for day in (2, 11, 28):
            wanted = dates.format_date(date(2026, month, day), format="long", locale=locale)
            assert moment_words(f"2026-{month:02}-{day:02}", phrases) == wanted


@pytest.mark.parametrize(("language", "locale"), LOCALES)
def test_short_months_are_those_of_cldr(language: str, locale: str) -> None:
    months = babel.Locale.parse(locale[:2]).months["format"]["abbreviated"]  # British "Sept" is longer than an axis likes
    assert list(load_desk_phrases(language).lists["date.months_short"]) == [months[n] for n in range(1, 13)]


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert moment_words("2026-03-01", load_desk_phrases("fr")) == "1er mars 2026"
    assert moment_words("2026-03-01", load_desk_phrases("en")) == "1 March 2026"
