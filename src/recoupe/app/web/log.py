"""What people did to a story, oldest first; nothing is taken out: undoing is an entry too."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal

from recoupe.app.web.keys import Key
from recoupe.engine.held import Given
from recoupe.records import ArticleId, Corrections, Place, Pointer, Span
from recoupe.records.reviews import Review, ReviewCall

Act = Literal[
    "confirm",
    "dismiss",
    "note",
    "reopen",
    "same-actor",
    "other-actor",
    "call-actor",
    "same-claim",
    "take-out",
    "word-claim",
    "not-claim",
    "outlet",
    "date",
    "move",
    "title",
    "undo",
    "correct",
]
CALLS: dict[str, ReviewCall] = {"confirm": "confirmed", "dismiss": "dismissed", "note": "noted"}
ON_ROWS = ("confirm", "dismiss", "note", "reopen")
"""Acts that change what is shown of a row, and nothing that is computed."""
ON_LINKS = ("same-actor", "other-actor", "call-actor", "same-claim", "take-out", "word-claim", "not-claim")
"""Acts that are an input of `link`."""
ON_ARTICLES = ("outlet", "date")
"""Acts after which articles are read again: dates move what "mardi" means."""
VALUE_LENGTH = 500
"""Characters of a note, a name, a title at most."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing one person did.

    Attributes:
        number: its place in the log, from 1.
        when: ISO time, UTC.
        who: as the person signs; "" when they do not.
        act: what was done.
        at: the row it was done to; None for the story as a whole.
        other: a second row, where the act takes two.
        value: a name, a note, a date; for "undo" the number of the entry that no longer holds.
        words: what the row said when it was done, to be read in the log.
        said: for "correct", what a command line said of actors and claims.
    """

    number: int
    when: str
    who: str
    act: Act
    at: Key | None = None
    other: Key | None = None
    value: str = ""
    words: str = ""
    said: Corrections | None = None


@dataclass(slots=True)
class Standing:
    """What the entries of a log come to."""

    reviews: dict[Key, Review] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    given: dict[ArticleId, Given] = field(default_factory=dict)
    title: str = ""


def next_number(log: Sequence[Entry]) -> int:
    """The number of the next entry; a library may give it another when it keeps it."""
    return max((entry.number for entry in log), default=0) + 1


def undone(log: Sequence[Entry]) -> frozenset[int]:
    """Numbers of the entries that no longer hold; undoing an undoing makes the first hold again."""
    gone: set[int] = set()
    for entry in reversed(log):
        if entry.act == "undo" and entry.number not in gone:
            gone.add(int(entry.value))
    return frozenset(gone)


def standing(log: Sequence[Entry]) -> Standing:
    """What a log comes to."""
    gone, found = undone(log), Standing()
    held = [entry for entry in log if entry.number not in gone]
    for entry in held:
        if entry.at is not None and entry.act in ON_ROWS:
            found.reviews.pop(entry.at, None)
            if entry.act in CALLS:
                found.reviews[entry.at] = Review(CALLS[entry.act], entry.who, entry.when, entry.value)
        elif entry.at is not None and entry.act in ON_ARTICLES:
            article = ArticleId(entry.at.article)
            known = found.given.get(article, Given(article))
            outlet = entry.value if entry.act == "outlet" else known.outlet
            date = entry.value if entry.act == "date" else known.date
            found.given[article] = Given(article, outlet, date)
        elif entry.act == "title":
            found.title = entry.value
    said = [entry.said for entry in held if entry.act == "correct" and entry.said is not None]
    found.corrections = _joined([_corrections([entry for entry in held if entry.act in ON_LINKS]), *said])
    return found


def _joined(said: Sequence[Corrections]) -> Corrections:
    """All that was said, as one."""
    return Corrections(*(tuple(one for each in said for one in getattr(each, field.name)) for field in fields(Corrections)))


def _corrections(entries: Sequence[Entry]) -> Corrections:
    """The entries that are an input of `link`."""
    pairs = {act: [(entry.at, entry.other) for entry in entries if entry.act == act] for act in ON_LINKS}
    actors = {
        act: tuple((Pointer(place=place(one)), Pointer(place=place(other))) for one, other in pairs[act] if one and other)
        for act in ("same-actor", "other-actor")
    }
    names = tuple((Pointer(place=place(entry.at)), entry.value) for entry in entries if entry.act == "call-actor" and entry.at)
    parted = tuple(
        (Pointer(place=place(entry.at)), Pointer(entry.value))
        for entry in entries
        if entry.act == "other-actor" and entry.at and entry.other is None
    )
    return Corrections(
        merges=actors["same-actor"],
        splits=(*actors["other-actor"], *parted),
        renames=names,
        same_claims=tuple((place(one), place(other)) for one, other in pairs["same-claim"] if one and other),
        taken_out=tuple(place(one) for one, _ in pairs["take-out"] if one),
        wordings=tuple(place(one) for one, _ in pairs["word-claim"] if one),
        no_claims=tuple(place(one) for one, _ in pairs["not-claim"] if one),
    )


def place(key: Key) -> Place:
    """The words a key rests on."""
    return Place(ArticleId(key.article), Span(key.start, key.end))
