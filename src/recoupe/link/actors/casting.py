"""Clusters as actors: a name, aliases as written, and the words to check each by."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.language import Tables
from recoupe.language.names import Names
from recoupe.link.actors.clusters import Cluster, Clusters
from recoupe.link.actors.introductions import introductions
from recoupe.link.actors.keys import fold
from recoupe.link.actors.unnamed import is_unnamed
from recoupe.records import Actor, ActorKind, Article, ArticleId, Cite, Notes, Place, Reason, content_id

WORD = re.compile(r"[^\W_]+")
LONGEST_NAME = 80
"""Characters behind an anonymous source's words in which they become its own: "l'expert a"."""
FORMS = {"name": 0, "role": 1, "anonymous": 1, "document": 2, "pronoun": 3}


def to_actors(
    notes: Sequence[Notes], clusters: Clusters, tables: Tables, called: Mapping[int, str] | None = None
) -> tuple[Actor, ...]:
    """Turn clusters into actors, in order of their first mention; those that point at nobody in particular are left out.

    Args:
        notes: of all articles.
        clusters: of their mentions.
        tables: of the language.
        called: what people say an actor is called, by the root of its cluster.
    """
    articles = {one.article.id: one.article for one in notes}
    rank = {one.article.id: number for number, one in enumerate(notes)}
    speaking = _speaking(notes)
    found: list[tuple[tuple[int, Place], Actor]] = []
    for cluster in clusters.all():
        if _matters(cluster, speaking, tables.names) and not _bare(cluster, articles, speaking):
            actor = _actor(cluster, articles, rank, tables)
            actor = replace(actor, kind="anonymous") if is_unnamed(cluster, speaking, tables.names, articles) else actor
            name = (called or {}).get(clusters.root(cluster.nodes[0]))
            actor = actor if name is None else _renamed(actor, name)
            found.append(((rank[actor.places[0].article], actor.places[0]), actor))
    return _apart(tuple(actor for _, actor in sorted(found, key=lambda pair: pair[0])), articles)


def _apart(actors: tuple[Actor, ...], articles: Mapping[ArticleId, Article]) -> tuple[Actor, ...]:
    """The same actors, no anonymous source under words somebody else bears: a borrowed first name, "son avocate".

    Words that are only one more way to call somebody are the anonymous source's; nobody gives up the name they go by.
    """
    borne = {fold(actor.name) for actor in actors if actor.kind != "anonymous"}
    told = [_nameless(actor, borne, articles) if actor.kind == "anonymous" else actor for actor in actors]
    hidden = {fold(words) for actor in told if actor.kind == "anonymous" for words in (actor.name, *actor.aliases)}
    return tuple(actor if actor.kind == "anonymous" else _without(actor, hidden) for actor in told)


def _without(actor: Actor, words: set[str]) -> Actor:
    """The actor without some of the ways it is called."""
    aliases = tuple(alias for alias in actor.aliases if fold(alias) not in words)
    return actor if aliases == actor.aliases else replace(actor, aliases=aliases)


def _nameless(actor: Actor, borne: set[str], articles: Mapping[ArticleId, Article]) -> Actor:
    """An anonymous source without the names others bear; where it has no other, the words go on until they are its own."""
    actor = _without(actor, borne)
    if fold(actor.name) not in borne:
        return actor
    if actor.aliases:
        return replace(actor, name=actor.aliases[0], aliases=actor.aliases[1:])
    place, name = actor.places[0], actor.name
    text = articles[place.article].text
    for found in WORD.finditer(text, place.span.end, place.span.end + LONGEST_NAME):
        longer = text[place.span.start : found.end()]
        if "\n" in longer or fold(name) not in borne:
            break
        name = longer
    return replace(actor, name=name)


def _renamed(actor: Actor, name: str) -> Actor:
    """The actor under the name people gave it, its own kept as an alias."""
    others = {*actor.aliases, actor.name} - {name}
    aliases = tuple(sorted(others, key=lambda words: (fold(words), words)))
    return replace(actor, name=name, aliases=aliases, because=(*actor.because, Reason("actors.called-by-hand", 1.0)))


def _speaking(notes: Sequence[Notes]) -> set[Place]:
    """Mentions that say something or that something is said through."""
    places: set[Place] = set()
    for one in notes:
        for attribution in one.attributions:
            spans = [*attribution.through, *([attribution.speaker] if attribution.speaker else [])]
            places |= {Place(one.article.id, span) for span in spans}
    return places


def _matters(cluster: Cluster, speaking: set[Place], names: Names) -> bool:
    """Named ones and people in particular always; bodies, writings, anonymous sources when they speak; a lone pronoun never."""
    forms = {node.form for node in cluster.nodes}
    if "name" in forms:
        return True
    if forms == {"pronoun"}:
        return False
    if any(place in speaking for node in cluster.nodes for place in node.places):
        return True
    first = next(node for node in cluster.nodes if node.form != "pronoun")
    if first.form == "anonymous":
        return any(names.descriptions.has("officials.words", word) for word in first.mention.name.lower().split())
    return first.form == "role" and first.mention.kind == "person" and not first.mention.plural


def _bare(cluster: Cluster, articles: dict[ArticleId, Article], speaking: set[Place]) -> bool:
    """Whether all there is are roles without a determiner that say nothing: appositions that lost their name."""
    for node in cluster.nodes:
        for place in node.places:
            text = articles[place.article].text
            words = " ".join(place.span.within(text).split())
            contracted = text[: place.span.start].lower().endswith(("du ", "au ", "du\u00a0"))
            if node.form != "role" or contracted or place in speaking or fold(words) != fold(node.mention.name):
                return False
    return True


def _actor(cluster: Cluster, articles: dict[ArticleId, Article], rank: dict[ArticleId, int], tables: Tables) -> Actor:
    places = sorted(
        (place for node in cluster.nodes for place in node.places), key=lambda place: (rank[place.article], place.span)
    )
    kind = _kind(cluster)
    name = _name(cluster, articles)
    aliases: dict[str, str] = {}
    cites: dict[tuple[ArticleId, str], Cite] = {}
    forms = {place: node.form for node in cluster.nodes for place in node.places}
    for place in places:
        if forms[place] == "pronoun":
            continue
        words = " ".join(place.span.within(articles[place.article].text).split())
        aliases.setdefault(fold(words), words)
        cites.setdefault((place.article, fold(words)), articles[place.article].cite(place.span))
    for words in introductions(places, forms, articles, tables.names.descriptions.titles, tables.plain_cues):
        aliases.setdefault(fold(words), words)
    others = tuple(sorted({words for words in aliases.values() if words != name}, key=lambda words: (fold(words), words)))
    actor = content_id("actor", kind, places[0].article, places[0].span.start, places[0].span.end)
    return Actor(actor, name, kind, others, tuple(places), tuple(cites.values()), _because(cluster))


def _because(cluster: Cluster) -> tuple[Reason, ...]:
    """Each reason once, the strongest first."""
    return tuple(sorted(set(cluster.reasons), key=lambda reason: (-reason.weight, reason.rule, reason.note)))


def _kind(cluster: Cluster) -> ActorKind:
    named: dict[ActorKind, int] = {}
    best = min(FORMS[node.form] for node in cluster.nodes)
    for node in cluster.nodes:
        if FORMS[node.form] == best:
            kind = node.mention.kind if node.form != "name" or cluster.kind is None else _as_kind(cluster.kind)
            named[kind] = named.get(kind, 0) + len(node.places)
    return min(named, key=lambda kind: (-named[kind], kind))


def _as_kind(kind: str) -> ActorKind:
    kinds: tuple[ActorKind, ...] = ("person", "organisation", "media", "place", "anonymous", "document")
    return next(known for known in kinds if known == kind)


def _name(cluster: Cluster, articles: dict[ArticleId, Article]) -> str:
    """The fullest proper name as written, the most written of the longest; without one, the fullest description."""
    best = min(FORMS[node.form] for node in cluster.nodes)
    counts: dict[str, int] = {}
    for node in cluster.nodes:
        if FORMS[node.form] == best:
            for place in node.places:
                words = " ".join(place.span.within(articles[place.article].text).split())
                counts[words] = counts.get(words, 0) + 1
    return min(counts, key=lambda words: (-len(words.split()), -counts[words], -len(words), words))
