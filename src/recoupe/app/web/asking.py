"""One round of the feeds of a library, asked from the desk: what `recoupe watch --once` does, told as it goes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from recoupe.engine.adding import Added
from recoupe.engine.settings import RunSettings
from recoupe.engine.watching.happening import Renewed
from recoupe.engine.watching.polling import Polled
from recoupe.engine.watching.rounds import run_round
from recoupe.engine.watching.settings import WatchSettings
from recoupe.library import open_library
from recoupe.library.watching import list_feeds
from recoupe.read.web.manners import Manners
from recoupe.records import Fault


@dataclass(frozen=True, slots=True)
class Asked:
    """What a round brought: articles that were new, and what went wrong."""

    new: int
    faults: tuple[Fault, ...]


def ask_feeds(path: str, settings: RunSettings, heard: Callable[[str, int, int], None]) -> Asked:
    """Ask the feeds whose turn has come; stopped at any moment, the next round goes on from there.

    Raises:
        LibraryError: the library cannot be written.
    """
    run = replace(settings, seen_from=datetime.now(UTC).date())
    new, asked, faults = 0, 0, list[Fault]()
    with open_library(path, writable=True) as shelf:
        due = len(list_feeds(shelf, due=now()))
        heard("feeds", 0, due)
        for told in run_round(shelf, WatchSettings(run), now, Manners(settings.reading.web)):
            if isinstance(told, Polled):
                asked += 1
                heard("feeds", asked, max(due, asked))
            elif isinstance(told, Added) and told.outcome == "added":
                new += 1
                heard("articles", new, new)
            if isinstance(told, Polled | Added | Renewed) and told.fault is not None:
                faults.append(told.fault)
    return Asked(new, tuple(faults))


def now() -> str:
    """The time, as the library writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
