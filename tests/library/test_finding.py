"""Searching invented articles: what is found, what is not, and which words are lit up."""

from pathlib import Path

import pytest

from library.made import VERSION, WHEN, entry_of
from recoupe import library as store
from recoupe.library.search import finding
from recoupe.library.search.query import QueryError

ARTICLES = {
    "viaduc": (
        "Le viaduc de Montrieux fermé « par précaution »",
        "La ministre des Transports a annoncé la fermeture du viaduc mardi soir.",
        "« Aucune fissure ne menace l'ouvrage », a déclaré Claire Vasseur.",
        "Des riverains disent avoir entendu craquer les piles. On compte 12 sinistrés.",
    ),
    "digue": (
        "Crue de l'Orne : la digue cède, 12 000 sinistrés",
        "Les inondations ont noyé trois quartiers. L'œuvre d'un siècle emportée, note un élu.",
        "« La digue était saine », a déclaré Dorian Maskal.",
        "On compte 12000 sinistrés.",
    ),
    "sommet": (
        "Poutine attendu au sommet",
        "Le président russe Vladimir Poutine n'a pas confirmé sa venue. Événement rare.",
        "« Il viendra », a déclaré Vladimir Poutine.",
        "Rien n'a filtré du rapport tenu secret par la délégation.",
    ),
    "summit": (
        "Putin schweigt zum Gipfel",
        "Le quotidien suisse écrit que Putin se tait. Un secret bien gardé, dit le rapport.",
        "« Nous attendons », a déclaré Vladimir Putin.",
        "Fin.",
    ),
    "marche": (
        "Le marché couvert rouvre ses portes",
        "On marche beaucoup dans les allées. Évènement rare, se réjouit la préfète.",
        "« Un rapport secret n'a jamais existé », a déclaré Anouk Delsarte.",
        "On compte 300 sinistrés.",
    ),
}
DAYS = {"viaduc": "2026-01-10", "digue": "2026-02-20", "sommet": "2026-03-05", "summit": "2026-03-06", "marche": None}
OUTLETS = {"viaduc": "Le Fanal", "digue": "L'Écho de l'Orne", "sommet": "Le Fanal", "summit": "Alpenblatt", "marche": None}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> store.Library:
    path: Path = tmp_path_factory.mktemp("finding") / "a.recoupe"
    shelf = store.create_library(path)
    for name, paragraphs in ARTICLES.items():
        store.add_article(shelf, entry_of(list(paragraphs), name, OUTLETS[name], DAYS[name]), WHEN, VERSION)
    return shelf


def names(shelf: store.Library, query: str, **filters: str) -> set[str]:
    return {one.source for one in store.search(shelf, query, store.Filters(**filters)).found}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("viaducs", {"viaduc"}),
        ("VIADUC montrieux", {"viaduc"}),
        ("inondation", {"digue"}),
        ("oeuvre", {"digue"}),
        ("l’œuvre", {"digue"}),
        ("12 000", {"digue"}),
        ("12.000", {"digue"}),
        ("evenement", {"sommet", "marche"}),
        ("événement", {"sommet", "marche"}),
        ("évènements rares", {"sommet", "marche"}),
        ("=événement", {"sommet"}),
        ("=évènement", {"marche"}),
        ("marché", {"marche"}),
        ("=marché", {"marche"}),
        ("=marchés", set()),
        ('"rapport secret"', {"marche"}),
        ('"secret rapport"', set()),
        ("rapport secret", {"marche", "sommet", "summit"}),
        ('"rapport secret"~3', {"marche", "sommet"}),
        ("NEAR(rapport secret, 6)", {"marche", "sommet", "summit"}),
        ("rapport -secret", set()),
        ("secret SAUF délégation", {"marche", "summit"}),
        ("viaduc OU digue", {"viaduc", "digue"}),
        ("(viaduc OU digue) sinistrés", {"viaduc", "digue"}),
        ("(viaduc OU digue) SAUF ministre", {"digue"}),
        ("inond*", {"digue"}),
        ("evenem*", {"sommet", "marche"}),
        ("événem*", {"sommet", "marche"}),
        ("titre:digue", {"digue"}),
        ("titre:riverains", set()),
        ("titre:sommet président", {"sommet"}),
        ("rien-de-tel", set()),
    ],
)
def test_words_are_found_as_the_press_writes_them(shelf: store.Library, query: str, found: set[str]) -> None:
    assert names(shelf, query) == found


def test_a_name_is_found_in_its_other_spellings_and_that_is_told(shelf: store.Library) -> None:
    results = store.search(shelf, "Poutine")
    assert {one.source for one in results.found} == {"sommet", "summit"}
    assert results.spellings == {"Poutine": ("putin",)}
    assert names(shelf, "Putin") == {"sommet", "summit"}
    assert names(shelf, "=Putin") == {"summit"}
    assert names(shelf, '"Vladimir Putin"') == {"summit"}
    assert names(shelf, "", speaker="Putin") == {"sommet", "summit"}


def test_filters_narrow_what_words_find(shelf: store.Library) -> None:
    assert names(shelf, "sinistrés", outlet="fanal") == {"viaduc"}
    assert names(shelf, "sinistrés", outlet="echo") == {"digue"}
    assert names(shelf, "", outlet="FANAL") == {"viaduc", "sommet"}
    assert names(shelf, "", since="2026-03-06") == {"summit"}
    assert names(shelf, "", since="2026-02", until="2026-03-05") == {"digue", "sommet"}
    assert names(shelf, "", until="2026-02") == {"viaduc", "digue"}
    assert names(shelf, "", until="2026") == {"viaduc", "digue", "sommet", "summit"}
    assert names(shelf, "secret", language="en") == set()


def test_many_matches_leave_none_of_the_days_asked_for_out(shelf: store.Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "RANKED", 2)
    assert names(shelf, "le OU la", until="2026-01") == {"viaduc"}
    assert names(shelf, "le OU la", outlet="fanal") == {"viaduc", "sommet"}
    assert len(store.search(shelf, "le OU la").found) == 2


def test_statements_are_found_by_who_speaks_and_what_is_said(shelf: store.Library) -> None:
    found = store.search(shelf, "fissures", store.Filters(speaker="vasseur")).found
    assert [(one.kind, one.speaker, one.act) for one in found] == [("statement", "Claire Vasseur", "asserts")]
    snippet = found[0].snippet
    assert snippet is not None
    text = "\n".join(ARTICLES["viaduc"])
    assert text[snippet.start : snippet.end] == snippet.text == "« Aucune fissure ne menace l'ouvrage »"
    assert [text[start:end] for start, end in snippet.hits] == ["fissure"]
    assert names(shelf, "digue", speaker="Vasseur") == set()
    assert names(shelf, "rapport", act="asserts") == {"marche"}
    assert names(shelf, "rapport", act="denies") == set()


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        ("12", {"viaduc"}),
        ("12000", {"digue"}),
        ("12 000", {"digue"}),
        ("100..1000", {"marche"}),
        (">100", {"marche", "digue"}),
        ("<=12", {"viaduc"}),
        ("sinistrés", {"viaduc", "digue", "marche"}),
        (">250 sinistrés", {"marche", "digue"}),
        ("12 ponts", set()),
    ],
)
def test_figures_are_found_by_number_range_and_unit(shelf: store.Library, figure: str, found: set[str]) -> None:
    assert names(shelf, "", figure=figure) == found


def test_a_figure_is_shown_among_its_words(shelf: store.Library) -> None:
    one = store.search(shelf, "viaduc", store.Filters(figure="12")).found[0]
    assert (one.value, one.unit) == ("12", "sinistré")
    assert one.snippet is not None
    assert [one.snippet.text[start - one.snippet.start : end - one.snippet.start] for start, end in one.snippet.hits] == [
        "12 sinistrés"
    ]


def test_snippets_light_up_what_was_sought_and_nothing_taken_away(shelf: store.Library) -> None:
    for query, lit in (("riverains piles", {"riverains", "piles"}), ('"rapport tenu secret"', {"rapport tenu secret"})):
        snippet = store.search(shelf, query).found[0].snippet
        assert snippet is not None
        assert {snippet.text[start - snippet.start : end - snippet.start] for start, end in snippet.hits} == lit
    taken = store.search(shelf, "secret SAUF viaduc").found[0].snippet
    assert taken is not None
    assert taken.hits


def test_a_word_of_a_title_goes_before_a_word_of_the_text(shelf: store.Library) -> None:
    found = store.search(shelf, "digue OU viaduc OU élu").found
    assert found[0].source in ("digue", "viaduc")
    scores = [one.score for one in found if one.score is not None]
    assert scores == sorted(scores, reverse=True)


def test_the_latest_goes_first_when_asked(shelf: store.Library) -> None:
    days = [one.day for one in store.search(shelf, "rare OU secret OU digue", order="date").found]
    assert days == [*sorted((day for day in days if day), reverse=True), None]


def test_pages_follow_one_another_without_a_gap(shelf: store.Library) -> None:
    whole = [one.source for one in store.search(shelf, "le OU la").found]
    pages = [store.search(shelf, "le OU la", limit=2, offset=at) for at in range(0, len(whole), 2)]
    assert [one.source for page in pages for one in page.found] == whole
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]


def test_only_what_is_new_is_found_when_asked(shelf: store.Library) -> None:
    newest = max(one.key for one in store.search(shelf, "").found)
    found = store.search(shelf, "", store.Filters(after=newest - 1)).found
    assert [one.key for one in found] == [newest]


@pytest.mark.parametrize(
    ("filters", "code"),
    [
        ({"act": "swears"}, "unknown_act"),
        ({"since": "hier"}, "not_a_day"),
        ({"figure": " "}, "not_a_figure"),
        ({"claim": ""}, "needs_words"),
    ],
)
def test_filters_that_say_nothing_are_refused(shelf: store.Library, filters: dict[str, str], code: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.search(shelf, "", store.Filters(**filters))  # type: ignore[arg-type]
    assert caught.value.code == code


def test_names_of_articles_that_were_not_annotated_have_their_spellings_too(tmp_path: Path) -> None:
    texts = {"fr": ["Le sommet", "Le président Loukachenko est arrivé hier."], "xx": ["Gipfel", "Hier soir, Lukashenko a parlé."]}
    with store.create_library(tmp_path / "a.recoupe") as bare:
        for name, paragraphs in texts.items():
            store.add_article(bare, entry_of(paragraphs, name, noted=False), WHEN, VERSION)
        for query in ("Loukachenko", "lukashenko"):
            assert {one.source for one in store.search(bare, query).found} == {"fr", "xx"}
        assert {one.source for one in store.search(bare, "=Lukashenko").found} == {"xx"}
