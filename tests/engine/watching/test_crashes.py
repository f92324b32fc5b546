"""A round that dies behind any of its transactions is finished by the next one: the same events, each once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

import pytest

from engine.watching.site import Site, running
from recoupe import library as store
from recoupe.engine.settings import RunSettings
from recoupe.engine.watching.delivering import deliver
from recoupe.engine.watching.rounds import follow_feeds, run_round
from recoupe.engine.watching.settings import WatchSettings
from recoupe.library.watching import Happening, SavedSearch, list_happenings, save_search
from recoupe.read.settings import ReadSettings
from recoupe.read.web.manners import Manners
from recoupe.read.web.settings import WebSettings

pytestmark = pytest.mark.model
WEB = WebSettings(allow_private=True, host_delay_s=0.0)
SETTINGS = WatchSettings(RunSettings(reading=ReadSettings(web=WEB)), places=("hook", "file"))
BEFORE, AFTER = "2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z"
Told = list[tuple[str, str]]


@contextmanager
def dying(monkeypatch: pytest.MonkeyPatch, last: int) -> Iterator[list[int]]:
    """Die behind the transaction of a number; how many there were."""
    whole, done = store.Library.writing, [0]

    @contextmanager
    def writing(shelf: store.Library) -> Iterator[Connection]:
        inner = shelf.database.in_transaction
        with whole(shelf) as database:
            yield database
        if not inner:
            done[0] += 1
            if done[0] == last:
                raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store.Library, "writing", writing)
        yield done


def go(path: Path, site: Site, told: Told, now: str) -> None:
    """A call: one round, then the places are told."""
    with store.open_library(path, writable=True) as shelf:
        follow_feeds(shelf, (f"{site.address}/feed.xml",))
        list(run_round(shelf, SETTINGS, lambda: now, Manners(WEB, sleep=lambda _: None)))
        for place in SETTINGS.places:

            def send(one: Happening, place: str = place) -> None:
                told.append((place, one.key))

            list(deliver(shelf, place, send, lambda: now))


def keys(path: Path) -> list[str]:
    with store.open_library(path) as shelf:
        return sorted(one.key for one in list_happenings(shelf))


def test_whichever_transaction_is_the_last_nothing_is_lost_and_nothing_is_kept_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, usual = tmp_path / "ready.recoupe", tmp_path / "usual.recoupe"
    with running() as site:
        with store.create_library(ready) as shelf:
            save_search(shelf, SavedSearch("bridges", "pont", {}, BEFORE))
        site.put(
            "a", "Le pont de Kerlan est fermé", "Le pont de Kerlan est fermé depuis lundi à cause de fissures dans une pile."
        )
        go(ready, site, [], BEFORE)
        shutil.copy(ready, usual)
        shown = "Le pont de Kerlan a été fermé lundi, des fissures menaçant une pile."
        site.put("b", "À Kerlan, le pont est fermé", shown, "Le pont rouvrira en mars.", outlet="L'Arve")
        wanted: Told = []
        with dying(monkeypatch, -1) as n_transactions:
            go(usual, site, wanted, AFTER)
        assert {key.partition(" ")[0] for key in keys(usual)} >= {"search", "new-story"}
        assert n_transactions[0] > 8
        for last in range(1, n_transactions[0] + 1):
            path, told = tmp_path / f"{last}.recoupe", Told()
            shutil.copy(ready, path)
            with dying(monkeypatch, last), pytest.raises(KeyboardInterrupt):
                go(path, site, told, AFTER)
            go(path, site, told, AFTER)
            assert keys(path) == keys(usual), last
            # Behind a transaction a place is marked: what it was told then is not told again.
            assert sorted(told) == sorted(wanted), last
            with store.open_library(path, writable=True) as shelf:
                assert list(store.check_library(shelf)) == []
