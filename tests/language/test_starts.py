"""Trying a pattern only where it can start finds what trying it everywhere does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.language import load_tables
from recoupe.language.starts import Search, Searches, search_of

TABLES = load_tables("fr")
PROSE = """Du 3 au 5 mars 2024, la préfète de l'Ain a reçu près de 1 200 sinistrés ;
« Hier, dit-elle, il a plu de 6 h 30 à midi. »
DEPUIS LUNDI, LA ROUTE EST FERMÉE. À l'été 2019, puis fin août,
une douzaine d'élus l'ont dit : deux tiers des quais sont à refaire.
Le/12/02/2021 les les agents , selon. ont\u00a0bâtiÃ© quelque 12.000 abris(3e tranche) d’ici à 2030,et\u202fdemain
Être ıle Ôter ſept Kilo.
"""
PATTERNS = (
    r"(?<!\w)(?:de|du)(?!\w)",
    r"(?<![\w-])(?:(?P<a>un|une)[ ])?[éeè]t(?:é|a)",
    r"\d{1,3}(?:[.,]\d+)?",
    r"(?:(?<!\w)l['\u2019]|\bles )?\w+s",
    r"(?-i:[a-d])+(?!z)|(?<!\w)K+",
    r"(?=e)e|x?",
    r"(?>sa|s)[^a]",
    r"[\s,]+et",
    r"^du|midi$",
)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_match_is_found_whatever_the_pattern_starts_with(pattern: str, flags: int) -> None:
    assert_same(search_of(re.compile(pattern, flags)), PROSE)


@given(st.text(alphabet="0123 ,.-'\u2019\u00a0dDeEuéÉàÀsSſkK\u212aiıİµΜ\n", max_size=40), st.integers(0, 8), st.integers(0, 40))
def test_every_match_is_found_in_any_text_and_window(text: str, start: int, end: int) -> None:
    for pattern in PATTERNS:
        for search in (search_of(re.compile(pattern)), search_of(re.compile(pattern, re.I))):
            expected = [hit.span() for hit in search.pattern.finditer(text, start, end)]
            if all(first < last for first, last in expected):
                assert [hit.span() for hit in search.every(text, start, end)] == expected


def test_every_pattern_of_moments_and_damage_finds_the_same() -> None:
    searches = [rule.search for rule in TABLES.moment_rules.rules] + [trace.search for trace in TABLES.damage_rules.rules]
    assert sum(bool(search.opens) or search.starts is not None for search in searches) > 60
    for search in searches:
        assert_same(search, PROSE)
        assert_same(search, PROSE.upper())
        assert_same(search, PROSE.replace(" ", " \u00a0 "))


def test_patterns_looked_for_together_find_what_each_finds_alone() -> None:
    together = Searches.of([rule.search for rule in TABLES.moment_rules.rules])
    for text in (PROSE, PROSE.upper(), PROSE.title(), PROSE.replace(" ", "  ")):
        for start, end in ((0, len(text)), (7, 90), (61, 62)):
            places = together.places(text, start, end)
            likely = together.likely(places)
            for number, search in enumerate(together.searches):
                expected = [hit.span() for hit in search.pattern.finditer(text, start, end)]
                assert [hit.span() for hit in together.every(number, text, start, end, places)] == expected
                assert number in likely or not expected


def test_a_run_of_blanks_counts_as_one_where_it_is_told_what_may_start() -> None:
    searches = [search_of(re.compile(rf"(?<!\w)(?:le|au)[ \u00a0]+{word}", re.I)) for word in ("mois", "matin", "midi", "reste")]
    together = Searches.of(searches)
    for text in ("au mois", "AU   matin", "Le\u00a0 midi", "le     reste"):
        places = together.places(text, 0, len(text))
        spans = [[hit.span() for hit in together.every(n, text, 0, len(text), places)] for n in range(len(searches))]
        assert sorted(spans) == [[], [], [], [(0, len(text))]]
    assert together.places("le ministre", 0, 11) == {}


def test_a_word_is_asked_for_all_its_spellings() -> None:
    search = search_of(re.compile(r"(?<!\w)(?:sikh|[12]\d\s?km)", re.I))
    assert search.opens
    for text in ("sikh", "SIKH", "\u017f\u0131\u212ah", "S\u0130KH", "12 km", "1\u0664\u00a0\u212am", "17KM"):
        assert [hit.span() for hit in search.every(text, 0, len(text))] == [(0, len(text))]


def test_a_rule_that_may_match_is_never_passed_over() -> None:
    lines = [line for line in re.split(r"[\n.;]", PROSE) if line]
    for line in (*lines, *(line.upper() for line in lines)):
        likely = TABLES.moment_rules.needs.rules(line.lower())
        for place, rule in enumerate(TABLES.moment_rules.rules):
            assert likely >> place & 1 or rule.search.pattern.search(line) is None, rule.id
        for trace in TABLES.damage_rules.rules:
            assert trace.may_match(line, line.lower()) or trace.search.pattern.search(line) is None, trace.id


def assert_same(search: Search, text: str) -> None:
    """Compare with the pattern tried everywhere, empty matches aside."""
    expected = [hit.span() for hit in search.pattern.finditer(text) if hit.end() > hit.start()]
    found = [hit.span() for hit in search.every(text, 0, len(text)) if hit.end() > hit.start()]
    assert found == expected, search.pattern.pattern
