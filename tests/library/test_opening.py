"""Making and opening: what a file is, which schema it has, who may write, who never waits."""

import os
import sqlite3
import time
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, make_entry
from recoupe import library as store
from recoupe.library import opening
from recoupe.library.opening import LATEST, MIGRATIONS


def test_an_empty_library_is_whole_and_has_the_latest_schema(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        assert opening.schema_version(shelf) == LATEST == len(MIGRATIONS)
        assert list(store.check_library(shelf)) == []
        assert store.measure(shelf).n_articles == 0
        assert shelf.database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_every_table_but_the_full_text_is_strict(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        rows = shelf.database.execute("SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    tables = {name: strict for name, kind, strict in rows if kind == "table" and not name.startswith("sqlite_")}
    assert len(tables) > 25
    assert {name for name, strict in tables.items() if not strict} == set()


def test_every_view_can_be_read_by_anyone(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
        store.set_story(shelf, store.Grouped("s1", ((make_entry(1).article.id, ()),), title="Une histoire"), WHEN)
    plain = sqlite3.connect(tmp_path / "a.recoupe")
    views = [row[0] for row in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    assert {"who_says_what", "numbers", "story_members", "versions", "claim_cells", "edit_log"} <= set(views)
    counts = {view: len(plain.execute(f"SELECT * FROM {view}").fetchall()) for view in views}  # noqa: S608
    assert counts["who_says_what"] == counts["numbers"] == counts["story_members"] == 1
    plain.close()


def test_making_a_library_twice_leaves_it_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
    with store.create_library(path) as shelf:
        assert store.measure(shelf).n_articles == 1
    with pytest.raises(store.LibraryError, match="keeps text"):
        store.create_library(path, "hashes")


def test_a_making_that_was_killed_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    path.touch()
    with pytest.raises(store.NotALibraryError):
        store.open_library(path)
    store.create_library(path).close()
    with store.open_library(path) as shelf:
        assert store.measure(shelf).n_articles == 0


@pytest.mark.parametrize("content", [b"not a database at all, only words" * 40, b"SQLite format 3\x00" + bytes(2000), b"\x00"])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises((store.NotALibraryError, store.LibraryDamagedError)):
        store.open_library(path)
    with pytest.raises((store.NotALibraryError, store.LibraryDamagedError)):
        store.create_library(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE kept (one)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(store.NotALibraryError):
        store.open_library(path, writable=True)
    with pytest.raises(store.NotALibraryError):
        store.create_library(path)
    assert path.read_bytes() == before


def test_a_missing_file_a_folder_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(store.NoLibraryError):
        store.open_library(tmp_path / "none.recoupe")
    with pytest.raises(store.NotALibraryError):
        store.open_library(tmp_path)
    with pytest.raises(store.LibraryError, match="no such folder"):
        store.create_library(tmp_path / "none" / "a.recoupe")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        shelf.database.execute(f"PRAGMA user_version = {LATEST + 1}")
    for writable in (False, True):
        with pytest.raises(store.NewerLibraryError) as caught:
            store.open_library(path, writable=writable)
        assert caught.value.fields["version"] == LATEST + 1


def test_an_older_file_is_brought_up_to_date_when_opened_for_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
    later = (*MIGRATIONS, "-- a comment; with a semicolon of its own\nCREATE TABLE later (one TEXT) STRICT;")
    monkeypatch.setattr(opening, "MIGRATIONS", later)
    monkeypatch.setattr(opening, "LATEST", LATEST + 1)
    with pytest.raises(store.OlderLibraryError):
        store.open_library(path)
    with store.open_library(path, writable=True) as shelf:
        assert opening.schema_version(shelf) == LATEST + 1
        assert shelf.database.execute("SELECT count(*) FROM later").fetchone()[0] == 0
        assert store.get_article(shelf, make_entry(1).article.id) == make_entry(1).article


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.recoupe"
    store.create_library(path).close()
    monkeypatch.setattr(
        opening, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE later (one TEXT) STRICT; INSERT INTO nowhere VALUES (1)")
    )
    monkeypatch.setattr(opening, "LATEST", LATEST + 1)
    with pytest.raises(sqlite3.OperationalError):
        store.open_library(path, writable=True)
    monkeypatch.undo()
    with store.open_library(path) as shelf:
        assert opening.schema_version(shelf) == LATEST
        assert shelf.database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone()[0] == 0


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    store.create_library(path).close()
    with store.open_library(path) as shelf, pytest.raises(store.LibraryError):
        store.add_article(shelf, make_entry(1), WHEN, VERSION)


def test_a_reader_neither_waits_for_a_writer_nor_sees_half_of_what_it_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as writer, store.open_library(path) as reader:
        store.add_article(writer, make_entry(1), WHEN, VERSION)
        with writer.writing():
            store.add_article(writer, make_entry(2), WHEN, VERSION)
            start = time.perf_counter()
            with store.open_library(path) as another:
                assert store.measure(another).n_articles == 1
            assert store.measure(reader).n_articles == 1
            assert len(store.search(reader, "article").found) == 1
            assert time.perf_counter() - start < 2.0
        assert store.measure(reader).n_articles == 2


def test_a_second_writer_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as first, store.open_library(path, writable=True, wait_s=0.05) as second:
        with first.writing():
            store.add_article(first, make_entry(1), WHEN, VERSION)
            with pytest.raises(store.LibraryBusyError):
                store.add_article(second, make_entry(2), WHEN, VERSION)
        store.add_article(second, make_entry(2), WHEN, VERSION)
        store.add_article(first, make_entry(3), WHEN, VERSION)
        assert store.measure(second).n_articles == 3
        assert list(store.check_library(first)) == []


def test_what_one_writer_has_learned_of_the_file_is_set_aside_once_another_has_written(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as first, store.open_library(path, writable=True) as second:
        store.add_article(first, make_entry(1), WHEN, VERSION)
        store.forget_article(second, make_entry(1).article.id, WHEN)
        store.add_article(first, make_entry(2), WHEN, VERSION)
        speaker = first.database.execute("SELECT speaker FROM statements").fetchone()[0].split()[-1].lower()
        assert first.database.execute("SELECT count(*) FROM name_words WHERE word = ?", (speaker,)).fetchone()[0] == 1


def test_a_transaction_of_several_calls_is_whole_or_not_there(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        with pytest.raises(store.UnknownError), shelf.writing():
            both_calls(shelf)
        assert store.measure(shelf).n_articles == 0
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
        assert list(store.check_library(shelf)) == []


def test_words_analysed_by_other_rules_are_analysed_again_first(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
        shelf.database.execute("UPDATE settings SET value = '0' WHERE name = 'analysis'")
    with pytest.raises(store.StaleWordsError):
        store.open_library(path, writable=True)
    with store.open_library(path, writable=True, stale=True) as shelf:
        assert store.index_again(shelf) == 1
    with store.open_library(path, writable=True) as shelf:
        assert list(store.check_library(shelf)) == []
        assert len(store.search(shelf, "article").found) == 1


def test_where_nothing_can_be_written_a_library_is_read_as_it_stands_and_changing_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.recoupe"
    with store.create_library(path) as shelf:
        store.add_article(shelf, make_entry(1), WHEN, VERSION)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    monkeypatch.setattr(os, "access", lambda *_: False)
    with store.open_library(path) as shelf:
        assert len(store.search(shelf, "article").found) == 1
        assert store.get_page(shelf, make_entry(1).article.id).text == make_entry(1).page.text
    with pytest.raises(store.ReadOnlyError):
        store.open_library(path, writable=True)
    with pytest.raises(store.ReadOnlyError):
        store.create_library(tmp_path / "b.recoupe")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_journal_that_cannot_be_read_without_writing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.recoupe"
    store.create_library(path).close()
    path.with_name("a.recoupe-wal").write_bytes(b"x" * 40)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(store.ReadOnlyError):
        store.open_library(path)


def both_calls(shelf: store.Library) -> None:
    """One call that works, and one that does not."""
    store.add_article(shelf, make_entry(1), WHEN, VERSION)
    store.find_article(shelf, "nowhere")
