"""Forgetting: not one letter stays in the file, and nothing else is lost."""

import sqlite3
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, entry_of, make_entry
from recoupe import library as store
from recoupe.library.watching import Fetch, Happening, list_happenings, log_fetch, record_happening
from recoupe.records import ArticleId, Reason

SECRET = ("zorglumine", "Quaxophane", "hurluberluesque", "vrombissonnade", "énigmaticité")
"""Words no other article has: in the title, in what is said, in the name of who says it, in the text, with accents."""


def secret_entry() -> store.Entry:
    body = f"Une {SECRET[3]} de plus. On compte 77 sinistrés. L'{SECRET[4]} demeure. " + "Le pont tient encore debout. " * 60
    return entry_of(
        [f"La {SECRET[0]} du jour", body, f"« Tout cela est {SECRET[2]} », a déclaré Odon {SECRET[1]}."],
        "secrets/zorglumine.txt",
        "Le Fanal",
        "2026-03-04",
    )


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def found_in(folder: Path) -> list[str]:
    """The secret words, or six letters of them in any case, that stand in any file of the library."""
    lower = bytes_of(folder).lower()
    return [word for word in SECRET if any(part.encode() in lower for part in (word.lower()[2:8], word.lower()[-7:-1]))]


def fill(shelf: store.Library, *, others: int = 40) -> ArticleId:
    for number in range(others):
        store.add_article(shelf, make_entry(number, 80), WHEN, VERSION)
    entry = secret_entry()
    store.add_article(shelf, entry, WHEN, VERSION)
    for number in range(others, 2 * others):
        store.add_article(shelf, make_entry(number, 80), WHEN, VERSION)
    name = entry.article.id
    grouped = store.Grouped("s1", ((name, (Reason("x.y", 0.5, "zorglumine"),)),), title=f"La {SECRET[0]} du jour")
    store.set_story(shelf, grouped, WHEN)
    store.record_edit(shelf, store.Edit("moi", WHEN, "note", "s1", name, {"words": SECRET[3]}, note=SECRET[2]))
    record_happening(shelf, Happening("k", "new-story", WHEN, {"title": SECRET[0]}, "s1", name))
    log_fetch(shelf, Fetch("https://news.example/zorglumine", WHEN, 200, "new", sha256=entry.page.sha256))
    return name


def test_a_forgotten_article_leaves_no_word_of_it_in_the_file(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        name = fill(shelf)
        shelf.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert len(found_in(tmp_path)) >= 3
        store.forget_article(shelf, name, WHEN, "asked for")
        assert not store.is_erased(shelf)
        assert store.erase(shelf)
        assert found_in(tmp_path) == []
        assert store.is_erased(shelf)
        assert list(store.check_library(shelf)) == []
        assert store.measure(shelf).n_articles == 80
        assert list_happenings(shelf) == []
    assert found_in(tmp_path) == []


def test_a_forgotten_article_is_found_no_more_and_the_others_are(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        name = fill(shelf)
        before = {row.id for row in store.list_articles(shelf)}
        counts = [len(store.search(shelf, query, limit=100).found) for query in ("article", "sinistrés", "compte")]
        assert len(store.search(shelf, "vrombissonnade").found) == len(store.search(shelf, "enigmaticite").found) == 1
        store.forget_article(shelf, name, WHEN)
        assert {row.id for row in store.list_articles(shelf)} == before - {name}
        for query in ("vrombissonnade", "enigmaticite", "titre:zorglumine", "zorglum*", "Quaxophane"):
            assert store.search(shelf, query).found == ()
        assert store.search(shelf, "", store.Filters(speaker="Quaxophane")).found == ()
        after = [len(store.search(shelf, query, limit=100).found) for query in ("article", "sinistrés", "compte")]
        assert after == [counts[0], counts[1] - 1, counts[2] - 1]
        with pytest.raises(store.UnknownError):
            store.get_article(shelf, name)


def test_a_dossier_that_cites_a_forgotten_article_goes_with_it(tmp_path: Path) -> None:
    written = '{{"articles": [{{"id": "{0}"}}], "claims": [{1}], "figures": [], "actors": []}}'
    claim = '{{"id": "c", "says": "{0}", "verdict": "single", "independent_origins": 1, "core": true, "cells": []}}'
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        name = fill(shelf)
        other = make_entry(1).article.id
        store.add_dossier(shelf, "s1", written.format(name, claim.format(SECRET[2])), WHEN, VERSION)
        store.add_dossier(shelf, "s2", written.format(other, claim.format("le pont tient")), WHEN, VERSION)
        store.forget_article(shelf, name, WHEN)
        store.erase(shelf)
        assert [one.story for one in store.list_dossiers(shelf)] == ["s2"]
        assert list(store.check_library(shelf)) == []
    assert found_in(tmp_path) == []


def test_a_forgotten_article_is_not_added_again_by_accident(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        name = fill(shelf, others=2)
        sha256 = secret_entry().page.sha256
        store.forget_article(shelf, name, WHEN)
        assert store.is_forgotten(shelf, sha256)
        assert not store.is_forgotten(shelf, make_entry(1).page.sha256)


def test_an_erasing_that_was_stopped_is_seen_and_done_again(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        store.forget_article(shelf, fill(shelf), WHEN)
    with store.open_library(path, writable=True) as shelf:
        assert [one.check for one in store.check_library(shelf)] == ["erased"]
        assert store.erase(shelf)
        assert list(store.check_library(shelf)) == []
    assert found_in(tmp_path) == []


def test_a_reader_that_holds_the_journal_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        name = fill(shelf, others=3)
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        shelf.database.execute("PRAGMA busy_timeout = 10")
        store.forget_article(shelf, name, WHEN)
        assert not store.erase(shelf)
        assert not store.is_erased(shelf)
        reader.execute("COMMIT")
        reader.close()
        assert store.erase(shelf)
    assert found_in(tmp_path) == []


def test_a_library_of_spans_forgets_too(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe", "spans") as shelf:
        store.forget_article(shelf, fill(shelf, others=4), WHEN)
        store.erase(shelf)
        assert list(store.check_library(shelf)) == []
        assert len(store.search(shelf, "", store.Filters(act="asserts")).found) == 8
        speaker = store.search(shelf, "", store.Filters(act="asserts")).found[0].speaker
        assert store.search(shelf, "", store.Filters(speaker=speaker)).found != ()
    assert found_in(tmp_path) == []
