"""The short form of the tokenizer's long pattern matches the same words."""

import re
import time

import pytest

from recoupe.annotate.patterns import LONG_PATTERN, short_patterns, shorten

SAID = """
anti-inflammatoire avant-hier vice-présidente saut-de-mouton Châlons-sur-Veyre porte-avions porte- -avions entr'aider prud'homal
grand'mère New-Yorkais New-York États-Unis états‑uniens Bourg-en-Vaux Saint-Pierre-des-Prés L’Isle-d’Abre sous-préfet mi-mars
ex-ministre week-end week-ends zig-zaguer burn-out
semi-remorque contre-attaque 12-15 A-320 au-delà celui-ci dit-il a-t-elle pré-IPO
CO2 Ouest-Congo haut-fonctionnaire près-la Nord-Kivu peut-être c'est-à-dire demi-heure auto-école ΑΒ-сто Ω-en-Ψ r'habiller lorem
"""
WORDS = SAID.split()


@pytest.mark.model
def test_the_short_pattern_matches_what_the_long_one_does() -> None:
    from spacy.lang.fr import tokenizer_exceptions

    source = "(?iu)" + "|".join(f"(?:{one})" for one in tokenizer_exceptions._regular_exp)
    assert len(source) > LONG_PATTERN
    short = shorten(source)
    assert len(short) < LONG_PATTERN
    given, ours = re.compile(source), re.compile(short)
    words = [
        *WORDS,
        *(word.upper() for word in WORDS),
        *(word.replace("-", "\u2011") for word in WORDS),
        *(f"{word}s" for word in WORDS),
    ]
    answers = [bool(given.match(word)) for word in words]
    assert [bool(ours.match(word)) for word in words] == answers
    assert 20 < sum(answers) < len(words) - 20


@pytest.mark.model
def test_every_beginning_the_pattern_knows_is_in_the_short_one_too() -> None:
    from spacy.lang.fr import tokenizer_exceptions

    short = re.compile(shorten("(?iu)" + "|".join(f"(?:{one})" for one in tokenizer_exceptions._regular_exp)))
    plain = [beginning for beginning in tokenizer_exceptions._hyphen_prefix if beginning.isalpha()]
    assert len(plain) > 100
    assert [beginning for beginning in plain if not short.match(f"{beginning}-xyz") or short.match(f"{beginning}xyz")] == []


def test_a_pattern_built_in_another_way_is_left_alone() -> None:
    for pattern in ("abc", "x" * LONG_PATTERN, "(?:a|" + "b" * LONG_PATTERN + ")(c)", "(?:(" + "b" * LONG_PATTERN + ")|(?:c)"):
        assert shorten(pattern) == pattern


def test_compiling_is_as_before_once_it_is_over() -> None:
    before = re.compile
    with short_patterns():
        assert re.compile is not before
        assert re.compile("a+", re.IGNORECASE).match("AA")
    assert re.compile is before


@pytest.mark.model
def test_the_short_pattern_compiles_at_once() -> None:
    from spacy.lang.fr import tokenizer_exceptions

    source = "(?iu)" + "|".join(f"(?:{one})" for one in tokenizer_exceptions._regular_exp)
    start = time.perf_counter()
    re.compile(shorten(source))
    assert time.perf_counter() - start < 1.0
