"""Dossiers kept in a library, and what they tell of its articles."""

import json
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, entry_of, make_entry
from recoupe import library as store

WORDS = ["Le pont de Vaubray", "« Le pont rouvrira », a déclaré Oumar Sarr.", "On compte 12 sinistrés."]


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    shelf = store.create_library(tmp_path / "a.recoupe")
    for entry in (entry_of(WORDS, "undated.txt"), make_entry(1)):
        store.add_article(shelf, entry, WHEN, VERSION)
    return shelf


def dated(article: str, edtf: str | None, basis: str | None) -> str:
    """A dossier that says when an article was published."""
    told = [{"id": article, "published": {"edtf": edtf, "basis": basis, "evidence": []}}]
    return json.dumps({"articles": told, "claims": [], "figures": [], "actors": []})


def test_an_article_without_a_day_takes_the_one_its_story_infers_and_is_found_by_it(shelf: store.Library) -> None:
    name = store.find_article(shelf, "undated.txt")
    found = store.Filters(since="2026-03-01", until="2026-03-31")
    assert store.search(shelf, "Vaubray", found).found == ()
    for told, day in (("2026-03-02T08:00", "2026-03-02"), ("2026-03-04", "2026-03-04")):
        store.add_dossier(shelf, "s1", dated(name, told, "inferred"), WHEN, VERSION)
        (row,) = (row for row in store.list_articles(shelf) if row.id == name)
        assert (row.published, row.day) == (told, day)
        (said,) = store.search(shelf, "", store.Filters(act="asserts", since=day, until=day)).found
        assert said.article == name
    assert [one.article for one in store.search(shelf, "Vaubray", found).found] == [name]
    assert list(store.check_library(shelf)) == []


@pytest.mark.parametrize(("edtf", "basis"), [("2026-03-02", "text"), ("2026-03", "inferred"), (None, "inferred"), (None, None)])
def test_nothing_else_dates_an_article(shelf: store.Library, edtf: str | None, basis: str | None) -> None:
    name = store.find_article(shelf, "undated.txt")
    store.add_dossier(shelf, "s1", dated(name, edtf, basis), WHEN, VERSION)
    assert [row.day for row in store.list_articles(shelf) if row.id == name] == [None]


def test_the_day_of_a_page_is_never_touched(shelf: store.Library) -> None:
    name = make_entry(1).article.id
    before = [row for row in store.list_articles(shelf) if row.id == name]
    store.add_dossier(shelf, "s1", dated(name, "2029-01-01", "inferred"), WHEN, VERSION)
    assert [row for row in store.list_articles(shelf) if row.id == name] == before
