"""Events of a library as the desk shows them: what happened, in which story, and the way to the words that show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.app.watch.lines import plain
from recoupe.language.phrases import Phrases
from recoupe.library.watching import Happening
from recoupe.render.wording import moment_words

CITES = 3
"""Words shown of one event; its story has the others."""


@dataclass(frozen=True, slots=True)
class EventCite:
    """Words that show an event."""

    where: str
    exact: str
    href: str
    before: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event.

    Attributes:
        kind: as `docs/watch.md` lists them.
        says: what it is about: a title, a claim, a thing counted.
        when: in words; `stamp` is the same for programs.
        href: of its story; "" where it has none.
    """

    kind: str
    says: str
    when: str
    stamp: str
    href: str
    cites: tuple[EventCite, ...]


def event_rows(events: Iterable[Happening], phrases: Phrases) -> tuple[EventRow, ...]:
    """Events in words, in the order given."""
    return tuple(_row(one, phrases) for one in events)


def _row(event: Happening, phrases: Phrases) -> EventRow:
    root = f"/s/{event.story}" if event.story else ""
    cites = (*_cites(event.body, "before", root), *_cites(event.body, "cites", root))
    says = plain(str(event.body.get("says") or "")) or phrases.say("desk.untitled")
    when = f"{moment_words(event.happened_at[:16], phrases)} UTC"
    return EventRow(event.kind, says, when, event.happened_at, root, cites[:CITES])


def _cites(body: Mapping[str, object], name: str, root: str) -> Iterator[EventCite]:
    listed = body.get(name)
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping) and one.get("exact"):
            where = plain(str(one.get("outlet") or one.get("title") or one.get("source") or ""), 60)
            yield EventCite(where, plain(str(one["exact"])), _href(one, root), name == "before")


def _href(cite: Mapping[str, Any], root: str) -> str:
    """The way to the words; "" where the event has no story to show them in."""
    article, start, end = cite.get("article"), cite.get("start"), cite.get("end")
    if not root or not article or not str(article).isalnum():
        return ""
    place = f"?at={start}-{end}#at" if isinstance(start, int) and isinstance(end, int) else ""
    return f"{root}/a/{article}{place}"
