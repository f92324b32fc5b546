"""All of a library grouped at once: versions of one article count once, people's word stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from library.made import VERSION, entry_of
from recoupe import library as store
from recoupe.engine.grouping import find_copies, group_library
from recoupe.language import load_tables
from recoupe.records import ArticleId

DAM = "Le barrage de Vaugrenant a cédé, la préfète Claire Vasseur a fait évacuer deux hameaux de la vallée de la Sarre."
MORE = "Les pompiers de Vaugrenant cherchent encore quatre habitants des hameaux évacués, selon la préfète Claire Vasseur."
BEAR = "Un ours brun filmé au col de la Brèche par un randonneur, le garde Bogdan Ferrell suit ses traces dans la neige."
WHEN = "2026-11-21T10:00:00Z"


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return store.create_library(tmp_path / "a.recoupe")


def put(shelf: store.Library, name: str, words: str, url: str | None = None) -> ArticleId:
    entry = entry_of([f"{words[:40]} {name}", words, f"Article {name}."], f"{name}.txt", f"Journal {name}", "2026-11-20")
    if url is not None:
        entry = replace(entry, page=replace(entry.page, url=url))
    hour = len(list(store.list_articles(shelf)))
    store.add_article(shelf, entry, f"2026-11-20T0{hour}:00:00Z", VERSION)
    return entry.article.id


def stories(shelf: store.Library, *names: ArticleId) -> list[str | None]:
    return [store.story_of(shelf, name) for name in names]


def test_versions_of_one_article_stand_in_one_story_and_open_none(shelf: store.Library) -> None:
    url = "https://news.example/1"
    first, again, bear = put(shelf, "a", BEAR, url), put(shelf, "b", f"{DAM} {MORE}", url), put(shelf, "c", BEAR)
    dam = put(shelf, "d", f"{DAM} {MORE}")
    memberships, moved = group_library(shelf, WHEN)
    assert ([one.article for one in memberships], moved) == (sorted([first, again, bear, dam]), 4)
    of = dict(zip((first, again, bear, dam), stories(shelf, first, again, bear, dam), strict=True))
    assert of[first] == of[again] == of[dam] != of[bear]
    assert group_library(shelf, WHEN)[1] == 0


def test_what_a_person_said_of_a_version_holds_for_its_article(shelf: store.Library) -> None:
    url = "https://news.example/1"
    first, again, dam = put(shelf, "a", DAM, url), put(shelf, "b", f"{DAM} {MORE}", url), put(shelf, "c", f"{DAM} {MORE}")
    group_library(shelf, WHEN)
    story = store.story_of(shelf, dam)
    assert story is not None
    store.reject_member(shelf, story, again, store.Edit("Ada", WHEN, ""))
    group_library(shelf, WHEN)
    of_first, of_again, of_dam = stories(shelf, first, again, dam)
    assert of_first == of_again != of_dam


def test_versions_of_one_article_are_no_copies_of_one_another(shelf: store.Library) -> None:
    url = "https://news.example/1"
    put(shelf, "a", f"{DAM} {MORE}", url)
    put(shelf, "b", f"{DAM} {MORE} {BEAR}", url)
    assert find_copies(shelf, load_tables("fr")) == 0
    put(shelf, "c", f"{DAM} {MORE}")
    assert find_copies(shelf, load_tables("fr")) == 2
