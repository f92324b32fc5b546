"""Checking: every kind of damage planted is found, and nothing is found where there is none."""

import zlib
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, make_entry
from recoupe import library as store

PLANTED = {
    "page": "UPDATE pages SET body = ?",
    "text": "UPDATE texts SET text = ?",
    "record": "UPDATE texts SET record = x'00'",
    "rows": "DELETE FROM texts",
    "full-text": "UPDATE article_words_data SET block = x'0000' WHERE id > 100",
}


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    shelf = store.create_library(tmp_path / "a.recoupe")
    for number in range(4):
        store.add_article(shelf, make_entry(number, 80), WHEN, VERSION)
    return shelf


def test_a_whole_library_fails_nothing(shelf: store.Library) -> None:
    assert list(store.check_library(shelf)) == []


@pytest.mark.parametrize("check", PLANTED)
def test_planted_damage_is_found(shelf: store.Library, check: str) -> None:
    sql = PLANTED[check]
    values = (zlib.compress(b"other words"),) if "?" in sql else ()
    shelf.database.execute("PRAGMA foreign_keys = OFF")
    shelf.database.execute(sql, values)
    assert check in {one.check for one in store.check_library(shelf)}


def test_a_reference_that_leads_nowhere_is_found(shelf: store.Library) -> None:
    shelf.database.execute("PRAGMA foreign_keys = OFF")
    shelf.database.execute("DELETE FROM methods")
    assert "reference" in {one.check for one in store.check_library(shelf, deep=False)}


def test_bytes_changed_on_disk_are_found(tmp_path: Path) -> None:
    path = tmp_path / "b.recoupe"
    with store.create_library(path) as shelf:
        for number in range(20):
            store.add_article(shelf, make_entry(number), WHEN, VERSION)
        shelf.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    for at in range(9 * 4096, len(data), 7 * 4096):
        data[at : at + 64] = bytes(64)
    path.write_bytes(data)
    try:
        with store.open_library(path) as shelf:
            assert list(store.check_library(shelf)) != []
    except (store.LibraryDamagedError, store.NotALibraryError):
        pass


def test_an_index_made_again_finds_what_the_old_one_found(shelf: store.Library) -> None:
    word = make_entry(2, 80).article.text.split()[3]
    before = [one.article for one in store.search(shelf, word).found]
    assert before
    shelf.database.execute("INSERT INTO article_words (article_words) VALUES ('delete-all')")
    assert store.search(shelf, word).found == ()
    assert store.index_again(shelf) == 4
    assert [one.article for one in store.search(shelf, word).found] == before
    assert list(store.check_library(shelf)) == []
