"""Feeds whose turn has come are asked; what they list that is new, or may have been edited, goes into the library."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from recoupe import library
from recoupe.engine.adding import Added, AddSettings, add_pages
from recoupe.engine.watching.settings import WatchSettings
from recoupe.engine.watching.turns import RECHECKS_S, later, next_turn, recheck_due
from recoupe.language import load_tables
from recoupe.library import Library
from recoupe.library.following import asked_since, latest_text
from recoupe.library.watching import Feed, Fetch, OptOut, list_feeds, log_fetch, set_feed, set_optout
from recoupe.read.links import article_pages
from recoupe.read.listing import Listed, read_listing
from recoupe.read.web.conditional import Answer, Known, ask_again
from recoupe.read.web.manners import Manners
from recoupe.records import Article, Fault, Page, hash_text

GONE = 410
REFUSED = frozenset({"read.address-refused", "read.robots", "read.reserved"})
"""Faults of an article that is not asked for again."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What came of one feed: "new", "same", "gone", "refused" or "failed", and how many articles it lists."""

    feed: str
    outcome: str
    n_listed: int = 0
    fault: Fault | None = None


@dataclass(slots=True)
class Round:
    """One round over the web: the library, the choices, the clock, the hosts met, and how many pages may still be fetched."""

    shelf: Library
    settings: WatchSettings
    clock: Callable[[], str]
    manners: Manners
    left: int = field(init=False)

    def __post_init__(self) -> None:
        """Start with all the pages of a round to spend."""
        self.left = self.settings.most_pages


def poll(work: Round) -> Iterator[Polled | Added]:
    """Ask the feeds whose turn has come, then the articles that are to be read again.

    What a feed said of itself is kept only once all it lists is in the library: a run killed in between asks again.
    """
    for feed in list_feeds(work.shelf, due=work.clock()):
        yield from _poll_feed(work, feed)
    now = work.clock()
    for asked in asked_since(work.shelf, later(now, -1.5 * RECHECKS_S[-1])):
        if work.left > 0 and asked.outcome != "refused" and recheck_due(asked.url, asked.first_at, asked.times, now):
            yield from _fetch(work, asked.url, Known(asked.etag, asked.modified))


def _poll_feed(work: Round, feed: Feed) -> Iterator[Polled | Added]:
    answer = ask_again(feed.url, Known(feed.etag, feed.modified), work.manners)
    now = work.clock()
    if isinstance(answer, Fault) or answer.status not in (200, 304):
        outcome = _trouble(answer)
        _log(work, feed.url, outcome, answer)
        every = feed.every_s or work.settings.every_s
        wait = answer.wait_s if isinstance(answer, Answer) else 0.0
        turn = next_turn(feed.url, now, every, feed.failures + 1, wait)
        set_feed(work.shelf, replace(feed, failures=feed.failures + 1, next_at=turn))
        yield Polled(feed.url, outcome, fault=answer if isinstance(answer, Fault) else None)
        return
    listing = read_listing(feed.url, answer.page.data, work.settings.run.reading) if answer.page else None
    if isinstance(listing, Fault):
        _log(work, feed.url, "failed", listing)
        turn = next_turn(feed.url, now, feed.every_s or work.settings.every_s, feed.failures + 1)
        set_feed(work.shelf, replace(feed, failures=feed.failures + 1, next_at=turn))
        yield Polled(feed.url, "failed", fault=listing)
        return
    is_whole = True
    for one in listing.articles if listing else ():
        if one.page is None and work.left <= 0:
            is_whole = False
            continue
        yield from _take(work, one)
    outcome = "new" if listing else "same"
    _log(work, feed.url, outcome, answer)
    known = answer.known if is_whole else Known()
    title = (listing.title if listing else "") or feed.title
    turn = next_turn(feed.url, now, feed.every_s or work.settings.every_s, 0, answer.wait_s)
    told = replace(feed, title=title, etag=known.etag, modified=known.modified, failures=0, next_at=turn)
    set_feed(work.shelf, told)
    yield Polled(feed.url, outcome, len(listing.articles) if listing else 0)


def _take(work: Round, one: Listed) -> Iterator[Added]:
    """An article of a feed: as the feed carries it, or fetched when it was never asked for, or was changed since.

    An address whose article somebody had erased is not asked for again.
    """
    if one.url and library.is_forgotten(work.shelf, hash_text(one.url)):
        return
    if one.page is not None:
        yield from _add(work, one.page)
        return
    before = asked_since(work.shelf, "", one.url)
    if not before:
        yield from _fetch(work, one.url, Known())
    elif one.modified > before[0].last_at and before[0].outcome != "refused":
        yield from _fetch(work, one.url, Known(before[0].etag, before[0].modified))


def _fetch(work: Round, url: str, known: Known) -> Iterator[Added]:
    work.left -= 1
    answer = ask_again(url, known, work.manners)
    if isinstance(answer, Fault) or answer.page is None:
        same = isinstance(answer, Answer) and answer.status == 304
        _log(work, url, "same" if same else _trouble(answer), answer)
        if isinstance(answer, Fault):
            yield Added(url, "fault", None, answer)
        return
    site = answer.page.reservation
    if site.reserved is not None and site.said_by is not None:
        set_optout(work.shelf, OptOut(url, site.said_by, site.reserved, site.policy, work.clock()))
    told = list[Added]()
    for found in article_pages(answer.page, work.settings.run.reading):
        told += _add(work, replace(found, url=url) if isinstance(found, Page) else found)
    _log(work, url, "new" if any(one.outcome == "added" for one in told) else "same", answer)
    yield from told


def _add(work: Round, found: Page | Fault) -> Iterator[Added]:
    """Add a page, unless its words are those last seen at its address: pages change with every advertisement."""
    from recoupe.clean import clean  # noqa: PLC0415  heavy rooms wait until a run needs them

    shelf = work.shelf
    last = latest_text(shelf, found.url) if isinstance(found, Page) and found.url else None
    if last is not None and isinstance(found, Page) and library.known_article(shelf, found.sha256) is None:
        article = clean(found, load_tables(work.settings.run.articles))
        if isinstance(article, Article) and article.text_sha256 == last:
            return
    now = work.clock()
    yield from add_pages(shelf, [found], AddSettings(work.settings.run, now))


def _trouble(answer: Answer | Fault) -> str:
    if isinstance(answer, Fault):
        return "refused" if answer.code in REFUSED else "failed"
    return "gone" if answer.status == GONE else "failed"


def _log(work: Round, url: str, outcome: str, answer: Answer | Fault) -> None:
    now = work.clock()
    if isinstance(answer, Fault):
        log_fetch(work.shelf, Fetch(url, now, None, outcome))
        return
    size = len(answer.page.data) if answer.page else None
    log_fetch(work.shelf, Fetch(url, now, answer.status, outcome, answer.known.etag, answer.known.modified, None, size))
