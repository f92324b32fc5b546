"""What following the news needs on disk: feeds, fetches, opt-outs, saved searches, events and to whom they were told."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from recoupe.library.errors import UnknownError
from recoupe.library.opening import Library

Body = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed, and how its last answers went; `next_at` None is at once."""

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    every_s: int | None = None
    next_at: str | None = None
    failures: int = 0
    body: Body = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One request and what came of it: "new", "same", "gone", "refused", "failed"."""

    url: str
    asked_at: str
    status: int | None
    outcome: str
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    bytes: int | None = None


@dataclass(frozen=True, slots=True)
class OptOut:
    """What a site or an address says of mining; `said_by` as in `read.web.optouts`, or "person"."""

    subject: str
    said_by: str
    reserved: bool
    policy: str | None
    said_at: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search by name; `seen_up_to` is the row of the last article it was run over."""

    name: str
    query: str
    filters: Body
    saved_at: str
    seen_up_to: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that matters; `key` tells it from every other, so that it is kept once however often it is found."""

    key: str
    kind: str
    happened_at: str
    body: Body
    story: str | None = None
    article: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event that one place has not been told yet."""

    happening: Happening
    place: str
    tries: int
    trouble: str | None


def set_feed(library: Library, feed: Feed) -> None:
    """Follow a feed, or keep how its last answer went."""
    with library.writing() as database:
        database.execute(
            "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(feed.url, feed.title, feed.etag, feed.modified, feed.every_s, feed.next_at, feed.failures),
                _json(feed.body),
            ),
        )


def drop_feed(library: Library, url: str) -> None:
    """Follow a feed no more."""
    with library.writing() as database:
        database.execute("DELETE FROM feeds WHERE url = ?", (url,))


def list_feeds(library: Library, due: str | None = None) -> list[Feed]:
    """Feeds by address; with `due`, those whose turn has come at that time."""
    rows = library.database.execute(
        "SELECT * FROM feeds WHERE ?1 IS NULL OR next_at IS NULL OR next_at <= ?1 ORDER BY url", (due,)
    )
    return [Feed(*(*row[:7], json.loads(row[7]))) for row in rows]


def log_fetch(library: Library, fetch: Fetch) -> None:
    """Keep what came of a request."""
    with library.writing() as database:
        database.execute(
            "INSERT INTO fetches (url, asked_at, status, outcome, etag, modified, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(fetch.url, fetch.asked_at, fetch.status, fetch.outcome, fetch.etag, fetch.modified, fetch.sha256),
                fetch.bytes,
            ),
        )


def last_fetch(library: Library, url: str) -> Fetch | None:
    """The latest request for an address."""
    row = library.database.execute(
        "SELECT url, asked_at, status, outcome, etag, modified, sha256, bytes FROM fetches WHERE url = ?"
        " ORDER BY id DESC LIMIT 1",
        (url,),
    ).fetchone()
    return Fetch(*row) if row else None


def set_optout(library: Library, said: OptOut) -> None:
    """Keep what a site says; its latest word stands."""
    with library.writing() as database:
        database.execute(
            "INSERT OR REPLACE INTO optouts VALUES (?, ?, ?, ?, ?)",
            (said.subject, said.said_by, int(said.reserved), said.policy, said.said_at),
        )


def optouts_of(library: Library, subject: str) -> list[OptOut]:
    """What a site or an address has said, by who said it."""
    rows = library.database.execute("SELECT * FROM optouts WHERE subject = ? ORDER BY said_by", (subject,))
    return [OptOut(row[0], row[1], bool(row[2]), row[3], row[4]) for row in rows]


def save_search(library: Library, search: SavedSearch) -> None:
    """Keep a search by its name, in place of one of that name."""
    with library.writing() as database:
        database.execute(
            "INSERT OR REPLACE INTO searches VALUES (?, ?, ?, ?, ?)",
            (search.name, search.query, _json(search.filters), search.saved_at, search.seen_up_to),
        )


def drop_search(library: Library, name: str) -> None:
    """Keep a search no more.

    Raises:
        UnknownError: there is none of this name.
    """
    with library.writing() as database:
        if not database.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount:
            raise UnknownError(library.path, name, name=name)


def list_searches(library: Library) -> list[SavedSearch]:
    """Saved searches by name."""
    rows = library.database.execute("SELECT * FROM searches ORDER BY name")
    return [SavedSearch(row[0], row[1], json.loads(row[2]), row[3], row[4]) for row in rows]


def record_happening(library: Library, happening: Happening, places: tuple[str, ...] = ()) -> int | None:
    """Keep an event and whom to tell, in one transaction; None when it is known already, and nobody is told again."""
    with library.writing() as database:
        done = database.execute(
            "INSERT OR IGNORE INTO events (key, kind, story, article, happened_at, body) VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(happening.key, happening.kind, happening.story, happening.article, happening.happened_at),
                _json(happening.body),
            ),
        )
        if not done.rowcount:
            return None
        number = int(done.lastrowid or 0)
        database.executemany("INSERT INTO deliveries (event, place) VALUES (?, ?)", ((number, place) for place in places))
        return number


def list_happenings(library: Library, story: str | None = None, limit: int = 100) -> list[Happening]:
    """Events, the latest first."""
    rows = library.database.execute(
        f"SELECT {_HAPPENING} FROM events WHERE ?1 IS NULL OR story = ?1 ORDER BY id DESC LIMIT ?2",  # noqa: S608
        (story, limit),
    )
    return [_happening(row) for row in rows]


def due_deliveries(library: Library, place: str, now: str) -> Iterator[Delivery]:
    """Events a place is still to be told, in the order they happened, whose turn has come."""
    rows = library.database.execute(
        f"SELECT {_HAPPENING}, deliveries.place, deliveries.tries, deliveries.trouble FROM deliveries"  # noqa: S608
        " JOIN events ON events.id = deliveries.event WHERE deliveries.place = ? AND deliveries.sent_at IS NULL"
        " AND (deliveries.next_at IS NULL OR deliveries.next_at <= ?) ORDER BY events.id",
        (place, now),
    ).fetchall()
    return (Delivery(_happening(row), *row[7:]) for row in rows)


def mark_sent(library: Library, event: int, place: str, when: str) -> None:
    """A place has been told."""
    with library.writing() as database:
        database.execute(
            "UPDATE deliveries SET sent_at = ?, tries = tries + 1, trouble = NULL WHERE event = ? AND place = ?",
            (when, event, place),
        )


def mark_failed(library: Library, event: int, place: str, trouble: str, next_at: str) -> None:
    """A place could not be told; when to try again."""
    with library.writing() as database:
        database.execute(
            "UPDATE deliveries SET tries = tries + 1, trouble = ?, next_at = ? WHERE event = ? AND place = ?",
            (trouble, next_at, event, place),
        )


_HAPPENING = "events.key, events.kind, events.happened_at, events.body, events.story, events.article, events.id"


def _happening(row: tuple[str, str, str, str, str | None, str | None, int]) -> Happening:
    return Happening(row[0], row[1], row[2], json.loads(row[3]), row[4], row[5], row[6])


def _json(body: Body) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True)
