"""Descriptions no other description answers: of the one person an article is about, and of one nobody names."""

from collections.abc import Mapping, Sequence

from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node, by_article
from recoupe.link.actors.keys import fold
from recoupe.link.actors.signs import Sign, groups_of, read_sign
from recoupe.records import Reason

CLEARLY = 2
"""How many times as often as anybody else an article must name the one it then calls "le joueur"."""


def join_alone(clusters: Clusters, left: Sequence[Node], gathered: Gathered, names: Names) -> None:
    """Read "l'attaquant", "l'opposant": the only person of the article it can be, or the one named most by far.

    Args:
        clusters: grown in place.
        left: descriptions of people no name answers.
        gathered: the mentions of the story.
        names: what the language knows of names.
    """
    articles = by_article(gathered.nodes)
    for node in left:
        sign = read_sign(node.mention.name, names)
        if not names.descriptions.has("left.lone", sign.head) or node.mention.plural or sign.former:
            continue
        if not _is_definite(node, gathered, names):
            continue
        counts: dict[int, int] = {}
        bearers: dict[int, Node] = {}
        for other in articles[node.article]:
            if other.form == "name" and not other.credit and clusters.of(other).kind == "person":
                before = [place for place in other.places if place.span.start < node.places[0].span.start]
                root = clusters.root(other)
                if before and _can_be(node, other, sign, clusters, names):
                    counts[root] = counts.get(root, 0) + len(other.places)
                    bearers.setdefault(root, other)
        ranked = sorted(counts, key=lambda root: (-counts[root], root))
        if ranked and (len(ranked) == 1 or counts[ranked[0]] >= CLEARLY * counts[ranked[1]]):
            bearer = bearers[ranked[0]]
            clusters.join(bearer, node, Reason("actors.only-person", 0.6, f"{node.mention.name} = {bearer.mention.name}"))


def _can_be(node: Node, other: Node, sign: Sign, clusters: Clusters, names: Names) -> bool:
    """Whether gender and all that is said of a person allow a description: a coach is no forward."""
    cluster = clusters.of(other)
    if node.gender and cluster.gender and node.gender != cluster.gender:
        return False
    own = groups_of(sign.head, names)
    signs = [read_sign(one.mention.name, names) for one in cluster.nodes if one.form == "role"]
    held = [each for each in signs if {"office", "job"} & set(each.sorts)]
    return not held or any(each.head == sign.head or own & groups_of(each.head, names) for each in held)


def join_bare(clusters: Clusters, left: Sequence[Node], signs: Mapping[int, Sign], names: Names) -> None:
    """Read "le procureur" after "le procureur du roi", "le magistrat" after "l'avocat général", nobody being named.

    Args:
        clusters: grown in place.
        left: descriptions of people no name answers.
        signs: of each.
        names: what the language knows of names.
    """
    for nodes in by_article(left).values():
        for node in nodes:
            own = signs[node.index]
            if own.told or node.mention.plural:
                continue
            start = node.places[0].span.start
            fitting = {
                clusters.root(other): other
                for other in nodes
                if other.places[0].span.start < start and _answers(own, signs[other.index], names)
            }
            if len(fitting) == 1:
                first = next(iter(fitting.values()))
                clusters.join(first, node, Reason("actors.like-description", 0.6, f"{node.mention.name} = {first.mention.name}"))


def _answers(own: Sign, other: Sign, names: Names) -> bool:
    """Whether a bare noun can take up a fuller description: the same noun, its first word, or one of its group."""
    if not own.head or not other.head or own.former != other.former:
        return False
    shared = groups_of(own.head, names) & groups_of(other.head, names)
    return own.head == other.head or other.head.startswith(f"{own.head} ") or bool(shared - {"politician"})


def is_owned(node: Node, gathered: Gathered, names: Names) -> bool:
    """Whether a possessive makes it somebody's ("leur chef"): whose, another article does not say."""
    determiner = names.descriptions.determiners.get(_opening(node, gathered))
    return determiner is not None and determiner.sort == "possessive"


def _is_definite(node: Node, gathered: Gathered, names: Names) -> bool:
    determiner = names.descriptions.determiners.get(_opening(node, gathered))
    contracted = fold(_opening(node, gathered)) == fold(node.mention.name).split(" ")[0]
    return contracted or (determiner is not None and determiner.sort == "definite" and not determiner.plural)


def _opening(node: Node, gathered: Gathered) -> str:
    """The first word of a description as its article has it, small letters."""
    place = node.places[0]
    words = place.span.within(gathered.text[place.article]).lower().replace("\u2019", "'")
    return words.split("'")[0] + "'" if "'" in words.split(" ")[0] else words.split(" ")[0]


__all__ = ["is_owned", "join_alone", "join_bare"]
