"""Rows of two dossiers of one story, put side by side by the words they cite: ids change when a story grows, words do not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from recoupe.dossier.changes.wording import Comparison
from recoupe.records import ArticleId, Cite, Span

Json = Mapping[str, Any]
"""A dossier, or a part of one, as its JSON has it; its schema is `recoupe/dossier/1`."""
SHARE = 0.5
"""Share of the shorter of two cites that must be common: the same words cut a little otherwise are still the same words."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """An article that a later version took the place of."""

    old: ArticleId
    new: ArticleId
    comparison: Comparison


@dataclass(slots=True)
class Index:
    """Where the rows of an earlier dossier have their cites, in the articles as they now are."""

    at: dict[str, list[tuple[Span, int]]] = field(default_factory=dict)

    def add(self, row: int, cite: Cite) -> None:
        """Note a cite of a row."""
        self.at.setdefault(cite.article, []).append((cite.span, row))

    def rows(self, cites: Iterator[Cite]) -> list[int]:
        """The rows that cite the same words, in order."""
        found = set[int]()
        for cite in cites:
            for span, row in self.at.get(cite.article, ()):
                if span.overlap(cite.span) >= SHARE * min(len(span), len(cite.span)):
                    found.add(row)
        return sorted(found)


def cite_of(written: Json) -> Cite:
    """A cite as a record."""
    received = Span(written["received_start"], written["received_end"])
    return Cite(ArticleId(written["article"]), Span(written["start"], written["end"]), written["exact"], received)


def claim_cites(claim: Json) -> Iterator[Cite]:
    """All words a claim rests on."""
    return (cite_of(cite) for cell in claim["cells"] for cite in cell["cites"])


def figure_cites(figure: Json) -> Iterator[Cite]:
    """All words a figure rests on."""
    return (cite_of(value["cite"]) for value in figure["values"])


def index_rows(rows: list[list[Cite]], replaced: tuple[Replaced, ...]) -> Index:
    """The cites of rows, those of an article that was replaced led on to the version that replaced it."""
    later = {one.old: one for one in replaced}
    index = Index()
    for row, cites in enumerate(rows):
        for cite in cites:
            index.add(row, cite)
            change = later.get(cite.article)
            span = change.comparison.follow(cite.span) if change else None
            if change and span:
                index.add(row, Cite(change.new, span, "\0" * len(span), span))
    return index


def articles_of(dossier: Json | None) -> frozenset[str]:
    """The ids of the articles of a dossier; none of no dossier."""
    return frozenset(one["id"] for one in dossier["articles"]) if dossier else frozenset()
