"""A shelf whose stories a library holds: opened when first asked for; what is done to them is on disk before it is shown."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from recoupe import library as store
from recoupe.app.web.entries import keep_entry, read_entries
from recoupe.app.web.log import Entry
from recoupe.app.web.shelf import Held, Listed, Shelf
from recoupe.engine.method import method_version
from recoupe.library import Library
from recoupe.library.latest import articles_a_day, latest_loose, latest_stories, stories_of_day, story_state
from recoupe.library.watching import Happening, list_happenings
from recoupe.records import Article, ArticleId, Page

MAGIC = b"SQLite format 3\x00"
Stamp = tuple[tuple[int, int, int], ...]
OPEN = 40
"""Stories held in memory at a time; the others are read again when asked for."""
LISTED = 60
"""Stories on the home page; search finds the others."""


@dataclass(frozen=True, slots=True)
class Loose:
    """An article of the library in no story."""

    id: str
    title: str
    outlet: str
    day: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood at an address, and since when."""

    article: str
    first_at: str


class Stacks(Shelf):
    """The stories of one library."""

    def __init__(self, path: str) -> None:
        """Hold nothing yet; the library is opened for each thing done to it."""
        super().__init__()
        self.path = path
        self._states: dict[str, str] = {}
        """What each open story depends on, as it was when the story was read or last changed here."""
        self._stamps: dict[str, Stamp] = {}
        """How the file looked when the state of a story was last compared."""

    def get(self, story: str) -> Held | None:
        """A story as it is open here; None when somebody changed it elsewhere since, so that it is read again."""
        held = super().get(story)
        if held is None:
            return None
        stamp = self._stamp()
        if self._stamps.get(story) == stamp:
            return held
        with store.open_library(self.path) as library:
            state = story_state(library, story)
        if self._states.get(story) != state:
            self.drop(story)
            return None
        self._stamps[story] = stamp
        return held

    def expect(self, story: str) -> None:
        """Remember what a story depends on before it is read: what changes meanwhile is seen afterwards."""
        with store.open_library(self.path) as library:
            self._states[story] = story_state(library, story)
        self._stamps.pop(story, None)

    def _stamp(self) -> "Stamp":
        """How the file and its journal look: another look is not always another content, the same look always the same."""
        return tuple(
            (seen.st_ino, seen.st_size, seen.st_mtime_ns) if (seen := _stat(f"{self.path}{end}")) else (0, 0, 0)
            for end in ("", "-wal")
        )

    def knows(self, story: str) -> bool:
        """Whether the library has a story of that id."""
        with store.open_library(self.path) as library:
            return any(True for _ in store.story_articles(library, story))

    def listing(self, until: str = "", day: str = "") -> list[Listed]:
        """The stories, the latest first; with a day, those that have an article of it."""
        with store.open_library(self.path) as library:
            rows = stories_of_day(library, day, LISTED) if day else latest_stories(library, LISTED, until or None)
        return [Listed(row.id, row.title or "", row.n_articles, row.first_day or "", row.last_day or "") for row in rows]

    def days(self, first: str, last: str) -> dict[str, int]:
        """Articles of each day between two."""
        with store.open_library(self.path) as library:
            return articles_a_day(library, first, last)

    def happenings(self, story: str | None = None, limit: int = 6) -> list[Happening]:
        """The latest events, of one story or of all."""
        with store.open_library(self.path) as library:
            return list_happenings(library, story, limit)

    def loose(self, limit: int = 40) -> list[Loose]:
        """Articles in no story, the latest added first."""
        with store.open_library(self.path) as library:
            found = latest_loose(library, limit)
        return [Loose(article, title or article, outlet or "", day or "") for article, title, outlet, day in found]

    def log_of(self, story: str) -> tuple[Entry, ...]:
        """The log of a story."""
        with store.open_library(self.path) as library:
            return read_entries(library, story)

    def versions(self, article: str) -> list[Seen]:
        """What stood at the address of an article, the oldest first; nothing, when it stood there alone."""
        with store.open_library(self.path) as library:
            found = store.versions_of(library, ArticleId(article))
        seen = [Seen(str(version), first) for _, version, first, _ in found]
        return seen if len({one.article for one in seen}) > 1 else []

    def article(self, article: str) -> Article | None:
        """An article of the library, whatever its story."""
        with suppress(store.UnknownError), store.open_library(self.path) as library:
            return store.get_article(library, ArticleId(article))
        return None

    def gather(self, story: str, articles: list[ArticleId], who: str) -> None:
        """Make a story of articles the library has."""
        with store.open_library(self.path, writable=True) as library, library.writing():
            self._join(library, story, articles, who)

    def put(self, held: Held) -> Held:
        """Keep a story in its newest state, on disk first."""
        before = super().get(held.id)
        return super().put(self._kept(before, held) or held)

    def swap(self, before: Held, after: Held) -> Held | None:
        """Keep a story in its newest state, on disk first, unless somebody changed it meanwhile."""
        if self.get(before.id) is not before:
            return None
        kept = self._kept(before, after, only_if_same=True)
        return super().swap(before, kept) if kept else None

    def hold(self, held: Held) -> Held:
        """Hold a story that was just read from the library, in place of the one unused longest."""
        kept = super().hold(held)
        for old in [one.id for one in self][OPEN:]:
            self.drop(old)
        return kept

    def _kept(self, before: Held | None, held: Held, *, only_if_same: bool = False) -> Held | None:
        """The story as the library now has it, its log numbered as there; None when it changed elsewhere and that matters."""
        known = {page.id for page in before.pages} if before else set()
        new_pages = [page for page in held.pages if page.id not in known]
        numbers = {entry.number for entry in before.log} if before else set()
        new_entries = [entry for entry in held.log if entry.number not in numbers]
        if not new_pages and not new_entries:
            return held
        with store.open_library(self.path, writable=True) as library, library.writing():
            same = [one.id for one in self if self._states.get(one.id) == story_state(library, one.id)]
            if only_if_same and held.id not in same:
                return None
            self._add(library, held, new_pages)
            done = {entry.number: keep_entry(library, held.id, entry) for entry in new_entries}
            for story in (*same, *([] if before else [held.id])):
                self._states[story] = story_state(library, story)
        return replace(held, log=tuple(replace(one, number=done.get(one.number, one.number)) for one in held.log))

    def _add(self, library: Library, held: Held, pages: list[Page]) -> None:
        """Put new articles into the library and the story."""
        notes = {one.article.id: one for one in held.dossier.notes}
        added = []
        for page in pages:
            if page.id in notes:
                entry = store.Entry(page, notes[page.id].article, notes[page.id])
                store.add_article(library, entry, now(), method_version())
                added.append(page.id)
        members = {row.id for row in store.story_articles(library, held.id)}
        fresh = [article for article in added if article not in members]
        if fresh:
            self._join(library, held.id, fresh, "")

    def _join(self, library: Library, story: str, articles: list[ArticleId], who: str) -> None:
        """Put articles into a story, which is made when there is none."""
        if not store.story_articles(library, story):
            title = store.get_article(library, articles[0])
            words = title.title.within(title.text) if title.title else None
            store.set_story(library, store.Grouped(story, (), title=words), now())
        for article in articles:
            store.add_member(library, story, article, store.Edit(who, now(), ""))


def _stat(path: str) -> os.stat_result | None:
    """How a file looks; None when it is not there."""
    try:
        return os.stat(path)  # noqa: PTH116  twice a request: no path object
    except OSError:
        return None


def is_library(name: str) -> bool:
    """Whether a file is a library, rather than an article to be read."""
    path = Path(name)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def now() -> str:
    """The time, for the library's log."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
