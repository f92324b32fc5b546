"""What names a row for good: its kind, its id, and the words it rests on, so that it is found again after the dossier changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from recoupe.records import Cite, Links, Span
from recoupe.render.guide import Guide
from recoupe.render.reported import worded

KINDS = ("claim", "figure", "drift", "utterance", "event", "reuse", "actor", "damage", "poll", "quote", "span")
_KEY = re.compile(r"(\w{1,12})~([^~/?#\s]{0,64})~([^~/?#\s]{1,64})~(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Key:
    """A row, named by the first words it rests on; `id` is that of the record, "" where it has none."""

    kind: str
    id: str
    article: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.kind}~{self.id}~{self.article}~{self.start}-{self.end}"

    @classmethod
    def of(cls, kind: str, key: str, cite: Cite) -> Self:
        """The key of a row with this cite."""
        return cls(kind, key, cite.article, cite.span.start, cite.span.end)

    @property
    def path(self) -> str:
        """The end of its permanent address."""
        tail = f"?id={self.id}" if self.id else ""
        return f"{self.kind}/{self.article}/{self.start}-{self.end}{tail}"

    def shares(self, other: "Key") -> int:
        """How many characters two keys share."""
        if self.article != other.article:
            return 0
        return Span(self.start, self.end).overlap(Span(other.start, other.end))


def parse_key(text: str) -> Key | None:
    """A key from a form or an address; None when it is none."""
    match = _KEY.fullmatch(text)
    if match is None or match[1] not in KINDS or int(match[4]) >= int(match[5]):
        return None
    return Key(match[1], match[2], match[3], int(match[4]), int(match[5]))


def keys_of(guide: Guide) -> dict[str, Key]:
    """The key of every row of a dossier, by its anchor."""
    keys = dict(_inside(guide))
    for letter, kind, rows in _across(guide.dossier.links):
        for n, (name, cite) in enumerate(rows, start=1):
            if cite is not None:
                keys[f"{letter}{n}"] = Key.of(kind, name, cite)
    return keys


def find_row(keys: dict[str, Key], wanted: Key) -> str | None:
    """The anchor of the row a key names: the same record, else the same words, else those that share most of them."""
    alike = [(anchor, key) for anchor, key in keys.items() if key.kind == wanted.kind]
    for anchor, key in alike:
        if wanted.id and key.id == wanted.id:
            return anchor
    shared = [(key.shares(wanted), anchor) for anchor, key in alike]
    best = max(shared, default=(0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] * 2 > wanted.end - wanted.start else None


def _across(links: Links) -> Iterator[tuple[str, str, list[tuple[str, Cite | None]]]]:
    """Rows across articles: the letter of their anchors, their kind, and of each its id and the cite that names it."""
    yield "c", "claim", [(claim.id, worded(claim)) for claim in links.claims]
    yield "n", "figure", [(figure.id, figure.values[0].cite) for figure in links.figures]
    yield "g", "drift", [("", drift.after) for drift in links.drift]
    yield "u", "utterance", [(utterance.id, utterance.versions[0]) for utterance in links.utterances]
    yield "t", "event", [("", event.cites[0]) for event in links.timeline]
    yield "r", "reuse", [("", reuse.pairs[0][1] if reuse.pairs else None) for reuse in links.reuse]
    yield "a", "actor", [(actor.id, actor.cites[0] if actor.cites else None) for actor in links.actors]


def _inside(guide: Guide) -> Iterator[tuple[str, Key]]:
    """Rows of one article."""
    for notes in guide.dossier.notes:
        article = notes.article
        label = guide.label(article.id)
        for n, damage in enumerate(notes.damage, start=1):
            yield f"{label}:row:d{n}", Key.of("damage", "", article.cite(damage.span))
        for n, poll in enumerate(notes.polls, start=1):
            yield f"{label}:row:p{n}", Key.of("poll", "", article.cite(poll.span))
        for n, said in enumerate(guide.said[article.id], start=1):
            yield f"{label}:row:q{n}", Key.of("quote", "", article.cite(said.content))
