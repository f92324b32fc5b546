"""Which actor stands where: the actors of a story looked up by place."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.records import Actor, Article, ArticleId, Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a story, by id and by place.

    `mentions` gives, for each article, the spans of all mentions in order with the actor each points at.
    """

    actors: Mapping[str, Actor]
    mentions: Mapping[ArticleId, tuple[tuple[Span, str], ...]]
    exact: Mapping[tuple[ArticleId, Span], str]

    def at(self, article: ArticleId, span: Span | None) -> str | None:
        """The actor a mention points at; None when nothing is known to stand exactly there."""
        return None if span is None else self.exact.get((article, span))

    def inside(self, article: ArticleId, span: Span) -> tuple[tuple[Span, str], ...]:
        """The mentions that lie inside a span, in order."""
        mentions = self.mentions.get(article, ())
        at = bisect_left(mentions, span.start, key=lambda mention: mention[0].start)
        found: list[tuple[Span, str]] = []
        while at < len(mentions) and mentions[at][0].start < span.end:
            if mentions[at][0].end <= span.end:
                found.append(mentions[at])
            at += 1
        return tuple(found)

    def before(self, article: ArticleId, offset: int, kind: str, reach: int) -> tuple[str, ...]:
        """Distinct actors of a kind whose mentions come before an offset, the nearest first."""
        mentions = self.mentions.get(article, ())
        at = bisect_left(mentions, offset, key=lambda mention: mention[0].start)
        found: list[str] = []
        for _, actor in mentions[max(0, at - reach) : at][::-1]:
            if actor not in found and self.actors[actor].kind == kind:
                found.append(actor)
        return tuple(found)

    def named_in(self, article: Article, mentions: Sequence[tuple[Span, str]]) -> list[Span]:
        """The places that name somebody: a description in small letters ("l'enquête", "le président") says something as well."""
        return [
            where for where, actor in mentions if self.kind(actor) != "anonymous" and not where.within(article.text).islower()
        ]

    def kind(self, actor: str) -> str:
        """The kind of an actor; "" for one nobody knows."""
        return self.actors[actor].kind if actor in self.actors else ""


def cast_of(actors: Iterable[Actor]) -> Cast:
    """Look-up tables over the actors of a story."""
    by_id: dict[str, Actor] = {}
    by_article: dict[ArticleId, list[tuple[Span, str]]] = {}
    exact: dict[tuple[ArticleId, Span], str] = {}
    for actor in actors:
        by_id[actor.id] = actor
        for place in actor.places:
            by_article.setdefault(place.article, []).append((place.span, actor.id))
            exact.setdefault((place.article, place.span), actor.id)
    return Cast(by_id, {article: tuple(sorted(found)) for article, found in by_article.items()}, exact)
