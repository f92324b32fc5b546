"""Killed while it writes, out of room: nothing acknowledged is lost, and the library is whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from library.made import VERSION, WHEN, make_entry
from recoupe import library as store

TESTS = str(Path(__file__).parents[1])
CHILD = "import sys; sys.path.insert(0, {tests!r}); from library.adding_child import main; main({path!r}, {start})"


def test_nothing_acknowledged_is_lost_when_the_adding_process_is_killed(tmp_path: Path) -> None:
    path, told = tmp_path / "a.recoupe", list[str]()
    store.create_library(path).close()
    for kill, wait_s in enumerate((0.0, 0.02, 0.05, 0.11)):
        code = CHILD.format(tests=TESTS, path=str(path), start=kill * 10_000)
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            time.sleep(wait_s)
            os.kill(child.pid, signal.SIGKILL)
            told += [line for line in (first + child.stdout.read()).decode().split("\n")[:-1] if line]
        with store.open_library(path, writable=True) as shelf:
            assert [sha256 for sha256 in told if store.known_article(shelf, sha256) is None] == []
            assert list(store.check_library(shelf)) == []
    assert len(told) >= 4


def test_two_processes_that_add_at_once_add_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    store.create_library(path).close()
    codes = [CHILD.format(tests=TESTS, path=str(path), start=start) for start in (0, 10_000)]
    children = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for code in codes]
    told = []
    for child in children:
        assert child.stdout is not None
        told += [child.stdout.readline().decode().strip() for _ in range(12)]
    for child in children:
        child.kill()
        child.communicate()
    with store.open_library(path, writable=True) as shelf:
        assert [sha256 for sha256 in told if store.known_article(shelf, sha256) is None] == []
        assert list(store.check_library(shelf)) == []


def test_a_full_disk_is_told_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    with store.create_library(tmp_path / "a.recoupe") as shelf:
        pages = shelf.database.execute("PRAGMA page_count").fetchone()[0]
        shelf.database.execute(f"PRAGMA max_page_count = {pages + 40}")
        with pytest.raises(store.LibraryFullError):
            add_many(shelf)
        told = store.measure(shelf).n_articles
        assert told > 0
        assert all(store.known_article(shelf, make_entry(number).page.sha256) for number in range(told))
        assert list(store.check_library(shelf)) == []
        shelf.database.execute("PRAGMA max_page_count = 1000000")
        assert store.add_article(shelf, make_entry(told), WHEN, VERSION)
        assert list(store.check_library(shelf)) == []


def test_a_file_that_may_not_grow_is_told_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.recoupe"
    store.create_library(path).close()
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        " resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000)); "
    )
    done = subprocess.run(
        [sys.executable, "-c", limit + CHILD.format(tests=TESTS, path=str(path), start=0)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert b"recoupe.library.errors.Library" in done.stderr
    told = done.stdout.decode().split()
    assert told
    with store.open_library(path, writable=True) as shelf:
        assert [sha256 for sha256 in told if store.known_article(shelf, sha256) is None] == []
        assert list(store.check_library(shelf)) == []
        assert store.add_article(shelf, make_entry(99_999), WHEN, VERSION)


def add_many(shelf: store.Library) -> None:
    """Add until there is no room."""
    for number in range(10_000):
        store.add_article(shelf, make_entry(number), WHEN, VERSION)
