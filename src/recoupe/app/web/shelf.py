"""The stories of a desk: each is replaced as a whole, so that whoever reads never sees half of a change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Lock

from recoupe.app.web.log import Entry
from recoupe.records import Dossier, Page

LONGEST_LOG = 10_000
"""Entries of one story at most: a log longer than that is a machine's."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """One story; two are the same only when they are one object, so that looking one up costs nothing.

    Attributes:
        id: of the desk, never changed.
        pages: as received, in order of source name.
        dossier: of the pages, people's corrections applied.
        log: what people did, oldest first.
        revision: grows with every change.
    """

    id: str
    pages: tuple[Page, ...]
    dossier: Dossier
    log: tuple[Entry, ...] = ()
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A story as a list shows it, before it is opened; days are ISO, "" where nothing is dated."""

    id: str
    title: str
    n_articles: int
    first_day: str
    last_day: str


class Shelf:
    """Stories in memory, newest first; safe from several threads."""

    path = ""
    """The library behind it; none here."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock = Lock()
        self._stories: dict[str, Held] = {}
        self.turn = 0
        """Grows with every change of any story."""

    def __iter__(self) -> Iterator[Held]:
        with self._lock:
            return iter(tuple(reversed(self._stories.values())))

    def get(self, story: str) -> Held | None:
        """A story; None when there is none of that id."""
        with self._lock:
            return self._stories.get(story)

    def knows(self, story: str) -> bool:
        """Whether there is a story of that id, open or not."""
        return self.get(story) is not None

    def log_of(self, story: str) -> tuple[Entry, ...]:
        """The log of a story."""
        held = self.get(story)
        return held.log if held else ()

    def expect(self, story: str) -> None:
        """Somebody is about to read a story from where it is kept; here it is nowhere else."""

    def listing(self, until: str = "", day: str = "") -> list[Listed]:
        """Stories of whatever they are kept in, up to a day, or with an article of one; here they are all open."""
        del until, day
        return []

    def days(self, first: str, last: str) -> dict[str, int]:
        """Articles of each day between two."""
        every = (notes.article.published.edtf or "" for held in self for notes in held.dossier.notes)
        return dict(Counter(day[:10] for day in every if len(day) >= 10 and first <= day[:10] <= last))

    def put(self, held: Held) -> Held:
        """Keep a story in its newest state; its revision grows."""
        with self._lock:
            before = self._stories.get(held.id)
            kept = replace(held, revision=(before.revision if before else 0) + 1)
            self._stories[held.id] = kept
            self.turn += 1
            return kept

    def swap(self, before: Held, after: Held) -> Held | None:
        """Keep a story in its newest state, unless somebody else changed it meanwhile: then None, and nothing is kept."""
        with self._lock:
            if self._stories.get(before.id) is not before:
                return None
            kept = replace(after, revision=before.revision + 1)
            self._stories[before.id] = kept
            self.turn += 1
            return kept

    def hold(self, held: Held) -> Held:
        """Hold a story that was just read from where it is kept."""
        return Shelf.put(self, held)

    def drop(self, story: str) -> None:
        """Forget a story."""
        with self._lock:
            self._stories.pop(story, None)
            self.turn += 1
