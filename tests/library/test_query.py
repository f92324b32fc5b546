"""Queries as typed: read, or refused in words; nothing a person types is ever an error of the database."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from library.made import VERSION, WHEN, entry_of
from recoupe import library as store
from recoupe.library.search.query import MOST_WORDS, All, Either, Near, QueryError, Words, parse_query


def test_words_side_by_side_are_all_wanted() -> None:
    assert parse_query("pont voies") == All((Words("pont"), Words("voies")))
    assert parse_query("pont AND voies") == parse_query("pont ET voies") == parse_query("pont voies")
    assert parse_query("pont et voies") == All((Words("pont"), Words("et"), Words("voies")))


def test_or_binds_less_than_and() -> None:
    assert parse_query("a1 b1 OU c1") == Either((All((Words("a1"), Words("b1"))), Words("c1")))
    assert parse_query("a1 (b1 OR c1)") == All((Words("a1"), Either((Words("b1"), Words("c1")))))


def test_not_takes_away() -> None:
    taken = All((Words("pont"),), (Words("rail"),))
    assert parse_query("pont NOT rail") == parse_query("pont SAUF rail") == parse_query("pont -rail") == taken
    assert parse_query("pont ET SAUF rail") == parse_query("pont AND NOT rail") == taken
    assert parse_query("porte-parole") == Words("porte-parole")


def test_phrases_nearness_prefixes_and_exact_words() -> None:
    assert parse_query('"rapport secret"') == parse_query("« rapport secret »".replace("« ", "«").replace(" »", "»"))
    assert parse_query('"rapport secret"') == Words("rapport secret", quoted=True)
    assert parse_query('"rapport secret"~8') == Near((Words("rapport"), Words("secret")), 8)
    assert parse_query("NEAR(rapport secret, 8)") == parse_query("PRÈS(rapport, secret, 8)")
    assert parse_query('NEAR("rapport secret" ministre)') == Near((Words("rapport secret", quoted=True), Words("ministre")), 10)
    assert parse_query("inond*") == Words("inond", prefix=True)
    assert parse_query("=Marché") == Words("Marché", exact=True)
    assert parse_query('="le Marché"') == Words("le Marché", exact=True, quoted=True)
    assert parse_query("titre:pont") == parse_query("title:pont") == Words("pont", title=True)


def test_signs_between_words_ask_nothing() -> None:
    assert parse_query("  ") is None
    assert parse_query("pont, voies ; rail !") == parse_query("pont voies rail")
    assert parse_query("https://a.example/pont") is not None


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("(pont", "parenthesis_alone"),
        ("pont)", "unexpected"),
        ("()", "needs_words"),
        ('"pont', "quote_alone"),
        ("pont»", "quote_alone"),
        ("pont AND", "needs_words"),
        ("OR pont", "needs_words"),
        ("ET pont", "needs_words"),
        ("pont OR OR rail", "needs_words"),
        ("NOT pont", "only_not"),
        ("-pont", "only_not"),
        ("a*", "prefix_too_short"),
        ("NEAR(", "parenthesis_alone"),
        ("NEAR()", "needs_words"),
        ("NEAR(a b, 5000)", "too_far"),
        ('"a b"~5000', "too_far"),
        ('""', "needs_words"),
        ('nulle:"part"', "unknown_field"),
        ("%%%", "unexpected"),
        ("x" * 1001, "too_long"),
        ("mot " * (MOST_WORDS + 1), "too_many_words"),
        ("(" * 40 + "a" + ")" * 40, "too_deep"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused_with_the_reason(query: str, code: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.code == code
    assert 0 <= caught.value.at <= len(query)


PIECES = [
    "pont",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "ET",
    "OU",
    "SAUF",
    "PRÈS",
    "(",
    ")",
    '"',
    "«",
    "»",
    "*",
    "-",
    "~",
    "=",
    ":",
    ",",
    "^",
    "+",
]
PIECES += [
    "title:",
    "body:",
    "{title}",
    "'",
    ";",
    "--",
    "/*",
    "\x00",
    "\ud800",
    "été",
    "12 000",
    "a*",
    '"a b"~3',
    "%",
    "_",
    "\\",
    "\n",
    "l'",
]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> store.Library:
    path: Path = tmp_path_factory.mktemp("query") / "a.recoupe"
    shelf = store.create_library(path)
    store.add_article(
        shelf, entry_of(["Le pont d'été", "On compte 12 000 sinistrés."], "a.txt", "Le Fanal", "2026-03-04"), WHEN, VERSION
    )
    return shelf


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join), st.text()
    )
)
@example('" OR 1=1 --')
@example("article_words MATCH 'x'")
def test_whatever_is_typed_is_answered_or_refused(shelf: store.Library, typed: str) -> None:
    for filters in (None, store.Filters(speaker=typed), store.Filters(figure=typed), store.Filters(claim=typed)):
        try:
            results = store.search(shelf, "" if filters else typed, filters)
        except QueryError:
            continue
        assert len(results.found) <= 20


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_whatever_filters_say_is_answered_or_refused(shelf: store.Library, typed: str) -> None:
    filters = store.Filters(outlet=typed, language=typed, story=typed)
    assert store.search(shelf, "pont", filters).found == () or typed == ""
    with pytest.raises(QueryError):
        store.search(shelf, "pont", store.Filters(since=f"{typed}x"))
