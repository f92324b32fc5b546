"""One round of a watch: ask, add, group, compare, keep; what was kept is told by the caller."""

from collections.abc import Callable, Iterator

from recoupe.engine.adding import Added
from recoupe.engine.watching.grouping import group_window
from recoupe.engine.watching.happening import Renewed, renew_stories
from recoupe.engine.watching.polling import Polled, Round, poll
from recoupe.engine.watching.searching import run_searches
from recoupe.engine.watching.settings import DAY_S, WatchSettings
from recoupe.engine.watching.turns import later
from recoupe.library import Library
from recoupe.library.following import stale_stories, version_chains
from recoupe.library.shared_words import get_state, set_state
from recoupe.library.watching import Feed, Happening, list_feeds, set_feed
from recoupe.read.web.manners import Manners

STATE, LAYOUT = "watch", "1"
Told = Polled | Added | Renewed | Happening


def follow_feeds(shelf: Library, feeds: tuple[str, ...]) -> None:
    """Follow some feeds from now on; those followed already keep their turn."""
    known = {feed.url for feed in list_feeds(shelf)}
    with shelf.writing():
        for url in dict.fromkeys(feeds):
            if url not in known:
                set_feed(shelf, Feed(url))


def started(shelf: Library, now: str) -> str:
    """When this library was first watched; now, when it never was."""
    kept = get_state(shelf, STATE, LAYOUT)
    if kept is not None:
        return kept.decode("ascii")
    set_state(shelf, STATE, now.encode("ascii"), LAYOUT)
    return now


def run_round(shelf: Library, settings: WatchSettings, clock: Callable[[], str], manners: Manners) -> Iterator[Told]:
    """Ask the feeds whose turn has come and keep what follows from their articles.

    Nothing is held in memory from one round to the next: a round that was killed is finished by the next one. Where the
    library keeps no texts, articles are added and searches run; stories need words.

    Yields:
        What became of each feed and article, then each story renewed, then each article a saved search found.
    """
    started_at = started(shelf, clock())
    yield from poll(Round(shelf, settings, clock, manners))
    if shelf.retention == "text":
        group_window(shelf, clock(), settings.window_days)
        stale = stale_stories(shelf, later(clock(), -settings.window_days * DAY_S)[:10], version_chains(shelf))
        yield from renew_stories(shelf, stale, settings, clock, started_at)
    yield from run_searches(shelf, clock(), settings.places)
