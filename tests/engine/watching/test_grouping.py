"""The open window grouped again and again: stories keep their ids and their closed articles, people's word stands."""

from pathlib import Path

import pytest

from library.made import VERSION, entry_of
from recoupe import library as store
from recoupe.engine.watching.grouping import group_window

DAM = "Le barrage de Vaugrenant a cédé, la préfète Claire Vasseur a fait évacuer deux hameaux de la vallée de la Sarre."
BEAR = "Un ours brun filmé au col de la Brèche par un randonneur, le garde Bogdan Ferrell suit ses traces dans la neige."


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return store.create_library(tmp_path / "a.recoupe")


def put(shelf: store.Library, name: str, day: str, words: str) -> str:
    entry = entry_of([f"{words[:40]} {name}", words, f"Article {name}."], f"{name}.txt", f"Journal {name}", day)
    store.add_article(shelf, entry, f"{day}T09:00:00Z", VERSION)
    return entry.article.id


def story(shelf: store.Library, article: str) -> str | None:
    return store.story_of(shelf, store.find_article(shelf, article))


def test_a_story_keeps_its_id_while_its_first_articles_close(shelf: store.Library) -> None:
    names, kept = list[str](), set[str | None]()
    for day in range(1, 21, 2):
        names.append(put(shelf, f"d{day}", f"2026-11-{day:02}", DAM))
        names.append(put(shelf, f"b{day}", f"2026-11-{day:02}", BEAR))
        group_window(shelf, f"2026-11-{day:02}T10:00:00Z", 3)
        kept.add(story(shelf, names[-2]))
    assert len(kept) == 1
    assert story(shelf, names[0]) in kept
    assert {story(shelf, name) for name in names[1::2]}.isdisjoint(kept)
    assert sorted(row.n_articles for row in store.list_stories(shelf)) == [10, 10]
    assert list(store.check_library(shelf)) == []


def test_grouping_what_is_grouped_changes_nothing(shelf: store.Library) -> None:
    for number, words in enumerate((DAM, BEAR, DAM, DAM)):
        put(shelf, f"a{number}", "2026-11-20", words)
    assert len(group_window(shelf, "2026-11-21T09:00:00Z", 7)) == 2
    before = list(shelf.database.iterdump())
    assert group_window(shelf, "2026-11-21T10:00:00Z", 7) == set()
    assert list(shelf.database.iterdump()) == before


def test_what_a_person_parted_stays_apart(shelf: store.Library) -> None:
    names = [put(shelf, f"a{number}", "2026-11-20", DAM) for number in range(3)]
    group_window(shelf, "2026-11-21T09:00:00Z", 7)
    own = story(shelf, names[2])
    assert own is not None
    store.reject_member(shelf, own, store.find_article(shelf, names[2]), store.Edit("Ada", "2026-11-21T09:30:00Z", ""))
    group_window(shelf, "2026-11-21T10:00:00Z", 7)
    assert story(shelf, names[2]) != story(shelf, names[0])


def test_what_is_added_finds_its_story_at_once_however_old(shelf: store.Library, tmp_path: Path) -> None:
    from recoupe.app.command import main

    put(shelf, "a1", "2026-03-02", DAM)
    put(shelf, "x", "2026-03-02", BEAR)
    assert group_window(shelf, "2026-11-21T09:00:00Z", 7) == set()
    late = tmp_path / "late.html"
    head = '<meta property="article:published_time" content="2026-03-03">'
    late.write_text(
        f"<html lang='fr'><head>{head}</head><body><article><h1>Barrage</h1><p>{DAM}</p></article></body></html>", "utf-8"
    )
    assert main(["add", str(shelf.path), str(late), "--no-notes", "--stories", "--lang", "en"]) == 0
    assert story(shelf, "a1.txt") == story(shelf, str(late)) != story(shelf, "x.txt")
    assert [row.n_articles for row in store.list_stories(shelf)] == [2, 1]
