"""Somebody only described whose very words another article gives under a name: "le président américain" there is he here."""

from collections.abc import Mapping, Sequence

from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node
from recoupe.link.actors.keys import fold
from recoupe.records import Notes, Place, Reason

LONG = 4
"""Letters of a word that tells something."""
ENOUGH, SHARED = 7, 0.75
"""Telling words two articles must share, and their share of the shorter utterance, to be one utterance: below, two people of
one side say nearly the same thing."""


def join_same_utterances(clusters: Clusters, notes: Sequence[Notes], gathered: Gathered) -> None:
    """Join a description with the one person to whom other articles give its words.

    Args:
        clusters: grown in place.
        notes: of all articles.
        gathered: their mentions.
    """
    said: dict[int, list[tuple[Node, frozenset[str]]]] = {}
    by_word: dict[str, list[tuple[Node, frozenset[str]]]] = {}
    for one in notes:
        for attribution in one.attributions:
            node = gathered.at.get(Place(one.article.id, attribution.speaker)) if attribution.speaker is not None else None
            words = _telling(attribution.content.within(one.article.text))
            if node is None or len(words) < ENOUGH:
                continue
            if clusters.of(node).kind == "person":
                for word in words:
                    by_word.setdefault(word, []).append((node, words))
            elif _is_described(node, clusters):
                said.setdefault(node.index, []).append((node, words))
    for index in sorted(said):
        _join(clusters, said[index], by_word)


def _join(
    clusters: Clusters, said: Sequence[tuple[Node, frozenset[str]]], by_word: Mapping[str, Sequence[tuple[Node, frozenset[str]]]]
) -> None:
    """Join a description with the only person who says one of its utterances elsewhere."""
    found: dict[int, Node] = {}
    for node, words in said:
        others = {(o.index, w): (o, w) for word in sorted(words) for o, w in by_word.get(word, ())}
        for other, theirs in others.values():
            same = len(words & theirs)
            if other.article != node.article and same >= ENOUGH and same >= SHARED * min(len(words), len(theirs)):
                found[clusters.root(other)] = other
    if len(found) == 1:
        node, other = said[0][0], next(iter(found.values()))
        clusters.join(other, node, Reason("actors.same-utterance", 0.7, f"{node.mention.name} = {other.mention.name}"))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in fold(text).split() if len(word) >= LONG)


def _is_described(node: Node, clusters: Clusters) -> bool:
    """Whether somebody is one person told by an office or a trait, and nobody has named them."""
    return node.form == "role" and node.mention.kind == "person" and not node.mention.plural and clusters.of(node).kind is None


__all__ = ["join_same_utterances"]
