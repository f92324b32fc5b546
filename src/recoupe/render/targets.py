"""The places in the articles a dossier points at, each with its anchor: "A2:c17" is what article 2 says of claim 17."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.records import Actor, ArticleId, Cite, Span
from recoupe.render.guide import Guide

PAIRS_SHOWN = 3
"""Pairs of one reuse that are shown and linked: enough to see that it is one, whatever its length."""


@dataclass(frozen=True, slots=True)
class Target:
    """Words of an article that a row of the dossier points at.

    Attributes:
        anchor: the id of the words in the page.
        row: the id of the row they prove, to go back to; None when no row is shown.
        kind: "claim", "figure", "damage"...; claims say their act after a dash.
    """

    anchor: str
    span: Span
    row: str | None
    kind: str
    symbol: str = ""


@dataclass(slots=True)
class Targets:
    """All targets: by article for the reader, by row and cite for the tables."""

    guide: Guide
    by_article: dict[ArticleId, list[Target]] = field(default_factory=dict)
    anchors: dict[tuple[str, Cite], str] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)

    def href(self, row: str, cite: Cite) -> str:
        """The link from a row to the words of one of its cites."""
        return self.guide.ways.words(self.guide.label(cite.article), self.anchors[row, cite])

    def add(self, row: str, cite: Cite, kind: str, symbol: str = "") -> None:
        """Make the anchor of one cite of a row; a second cite in the same article gets "-2"."""
        if (row, cite) in self.anchors:
            return
        stem = f"{self.guide.label(cite.article)}:{row.rpartition(':')[2]}"
        self.used[stem] += 1
        anchor = stem if self.used[stem] == 1 else f"{stem}-{self.used[stem]}"
        self.anchors[row, cite] = anchor
        self.by_article[cite.article].append(Target(anchor, cite.span, row, kind, symbol))


def find_targets(guide: Guide) -> Targets:
    """Every place the tables of the dossier point at."""
    targets = Targets(guide, {article: [] for article in guide.articles})
    for row, cite, kind, symbol in (*_story(guide), *_actors(guide), *_each_article(guide)):
        targets.add(row, cite, kind, symbol)
    return targets


def _story(guide: Guide) -> Iterator[tuple[str, Cite, str, str]]:
    """Row, cite, kind and symbol of what goes across articles."""
    links, say = guide.dossier.links, guide.phrases.say
    for n, claim in enumerate(links.claims, start=1):
        for cell in claim.cells:
            yield from ((f"c{n}", cite, f"claim-{cell.act}", say(f"symbol.{cell.act}")) for cite in cell.cites)
    for n, figure in enumerate(links.figures, start=1):
        yield from ((f"n{n}", value.cite, "figure", say(f"symbol.{figure.verdict}")) for value in figure.values)
    for n, drift in enumerate(links.drift, start=1):
        yield from ((f"g{n}", cite, "drift", say("symbol.drift")) for cite in (drift.before, drift.after))
    for n, utterance in enumerate(links.utterances, start=1):
        yield from ((f"u{n}", cite, "utterance", "") for cite in utterance.versions)
    for n, event in enumerate(links.timeline, start=1):
        yield from ((f"t{n}", cite, "event", "") for cite in event.cites)
    for n, reuse in enumerate(links.reuse, start=1):
        yield from ((f"r{n}", cite, "reuse", "") for pair in reuse.pairs[:PAIRS_SHOWN] for cite in pair)


def _actors(guide: Guide) -> Iterator[tuple[str, Cite, str, str]]:
    """Row, cite, kind and symbol of the first mention of each actor in each article, and under each of its names."""
    for n, actor in enumerate(guide.dossier.links.actors, start=1):
        first = {cite.article: cite for cite in reversed(actor.cites)}
        for cite in dict.fromkeys((*first.values(), *name_cites(actor).values())):
            yield f"a{n}", cite, "actor", ""


def name_cites(actor: Actor) -> dict[str, Cite]:
    """Where an actor is first called by each of its other names."""
    found = {cite.exact: cite for cite in reversed(actor.cites)}
    return {alias: found[alias] for alias in actor.aliases if alias in found}


def _each_article(guide: Guide) -> Iterator[tuple[str, Cite, str, str]]:
    """Row, cite, kind and symbol of what one article holds: rows are named after the article."""
    garbled, orphan = guide.phrases.say("symbol.garbled"), guide.phrases.say("symbol.orphan")
    for notes in guide.dossier.notes:
        article = notes.article
        label = guide.label(article.id)
        for n, damage in enumerate(notes.damage, start=1):
            yield f"{label}:row:d{n}", article.cite(damage.span), "damage", garbled
        for n, poll in enumerate(notes.polls, start=1):
            yield f"{label}:row:p{n}", article.cite(poll.span), "poll", ""
        for n, said in enumerate(guide.said[article.id], start=1):
            kind = "orphan" if said.speaker is None else "quote"
            yield f"{label}:row:q{n}", article.cite(said.content), kind, orphan
        for n, cite in enumerate(article.published.evidence, start=1):
            yield f"{label}:row:e{n}", cite, "evidence", ""
