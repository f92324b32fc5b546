"""One word of a longer name: "Vantour" for "Vantour Energy", "le Globe" for "Boston Globe"."""

from collections.abc import Container, Sequence

from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Node
from recoupe.link.actors.keys import fold
from recoupe.link.actors.settling import LOOSE
from recoupe.link.actors.short_names import ARTICLES, SHORTEST, SMALL, two_known
from recoupe.records import Reason

LONGEST_NAME = 4
"""Words of a name one of its words may stand for: longer ones are told by their letters or their noun."""


def join_parts(clusters: Clusters, bodies: Sequence[Node], names: Names, places: Container[str]) -> None:
    """Read "Vantour" for "Vantour Energy" or "Solutions Vantour", "le Globe" for "Boston Globe": the first or last word of one.

    A noun for a body ("la Caisse") is short only for a name of its own article; a place's name for none.

    Args:
        clusters: grown in place.
        bodies: nodes of names of media and bodies.
        names: what the language knows of names.
        places: folded names of places of the story.
    """
    longer: dict[str, list[Node]] = {}
    nouns = {fold(noun) for noun in names.descriptions.institutions}
    for node in bodies:
        words = node.key.removeprefix("the ").split()
        words = words[1:] if node.key.startswith(ARTICLES) else words
        plain = 1 < len(words) <= LONGEST_NAME and not any(word in SMALL or _is_place(word, node, names) for word in words)
        if plain:
            for word in dict.fromkeys((words[0], words[-1])):
                longer.setdefault(word, []).append(node)
    for node in bodies:
        word = node.key.split()[-1] if node.key.startswith(ARTICLES) else node.key
        if " " in word or len(word) < SHORTEST or word not in longer or node.mention.name.isupper() or node.key in places:
            continue
        if len({clusters.root(other) for other in longer[word]}) > 1:
            continue
        story = word not in nouns
        found = [
            other for other in longer[word] if not two_known(names, node, other) and (story or other.article == node.article)
        ]
        here = [other for other in found if other.article == node.article]
        group = [other for other in here or found if other.mention.kind == "media" or not _is_loose(node)]
        if group and len({clusters.root(other) for other in group}) == 1:
            note = f"{group[0].mention.name} = {node.mention.name}"
            clusters.join(group[0], node, Reason("actors.part-of-name", 0.7, note))


def _is_loose(node: Node) -> bool:
    """Whether only an article or the parser says that a name is a body's: a region has an article too."""
    return all(reason.rule in LOOSE for reason in node.mention.because)


def _is_place(word: str, node: Node, names: Names) -> bool:
    """Whether a word of a name is a place's or a region's: "Vantour Benelux" is a firm of its own."""
    written = next((each for each in node.mention.name.split() if fold(each) == word), "")
    known = names.known.named(written)
    return (known is not None and known.kind == "place") or names.descriptions.has("firms.branches", word)
