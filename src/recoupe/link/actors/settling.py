"""What each name of a story is: the mentions of all its articles weighed together."""

from collections.abc import Iterable

from recoupe.language.names import Names
from recoupe.link.actors.gather import BORNE, Node

PARSED = "mentions.parser-name"
GUESSED = frozenset({PARSED, "mentions.says"})
"""Rules that only guess what a name is: the parser's word, and that it says something."""
DOUBTED, TRUSTED = 1, 4
"""Votes of one mention whose kind is guessed, and by the words beside it: one trusted use settles three doubtful ones."""
LOOSE = frozenset({PARSED, "mentions.listed-with", "mentions.article-before"})
"""Rules that do not tell a country from a body: French sets an article before both."""
THERE = frozenset({PARSED, "mentions.preposition", "mentions.known-name", "mentions.listed-with"})
"""Rules a body fits as well as a place: "a-t-on dit a X" is said of an agency."""
HUMAN = frozenset({PARSED, "mentions.owner", "mentions.listed-with"})
"""Rules that do not make one word a person."""


def settle_kinds(nodes: Iterable[Node], names: Names) -> dict[int, str]:
    """The kind of each name over the whole story: the one most of its mentions have, all articles taken together.

    A parser that reads a firm as a person in one article is outvoted by the others; a place that acts is told apart from one
    that is a place. A single word that only the parser types, and that somebody in the story has for surname, is theirs; where
    nobody has it, and it is no first name, it is no person.
    """
    nodes = list(nodes)
    borne = {node.index: "organisation" for node in nodes if _only(node, frozenset({BORNE})) and node.mention.because}
    named = [node for node in nodes if node.form == "name" and node.index not in borne]
    by_key: dict[str, list[Node]] = {}
    for node in named:
        by_key.setdefault(node.key, []).append(node)
    kinds: dict[int, str] = {}
    for listed in by_key.values():
        kinds.update(_settle(listed))
    surnames = {
        " ".join(words[at:])
        for node in named
        if kinds[node.index] == "person" and not _only(node, frozenset({PARSED}))
        for words in (node.key.split(),)
        for at in range(1, len(words))
    }
    for key, listed in by_key.items():
        if key in surnames:
            kinds.update({node.index: "person" for node in listed if _doubted(node)})
        elif " " not in key and all(_only(node, HUMAN) or kinds[node.index] != "person" for node in listed):
            first = listed[0].mention.name in names.descriptions.first_names
            kinds.update({node.index: "organisation" for node in listed if kinds[node.index] == "person" and not first})
    return kinds | borne


def _settle(listed: list[Node]) -> dict[int, str]:
    """The kinds of the nodes of one name."""
    tally: dict[str, int] = {}
    for node in listed:
        for kind, count in node.kinds.items():
            tally[kind] = tally.get(kind, 0) + count * (DOUBTED if _doubted(node) else TRUSTED)
    others = {kind: count for kind, count in tally.items() if kind != "place"} or tally
    best = min(others, key=lambda kind: (-others[kind], kind))
    places = [node for node in listed if node.mention.kind == "place"]
    sure = [node for node in listed if node.mention.kind != "place" and not _only(node, LOOSE | HUMAN)]
    if places and not sure and not all(_only(node, frozenset({PARSED})) for node in places):
        return {node.index: "place" for node in listed}
    firm = any(node.mention.kind in ("media", "organisation") and not _metonym(node) for node in sure)
    kinds = {}
    for node in listed:
        body = (firm and best in ("media", "organisation") and _only(node, THERE)) or (_doubted(node) and best != "place")
        apart = node.mention.kind == "place" and "person" not in tally and not body
        kinds[node.index] = "place" if apart else best
    return kinds


def _metonym(node: Node) -> bool:
    return any(reason.rule == "mentions.metonym" for reason in node.mention.because)


def _only(node: Node, rules: frozenset[str]) -> bool:
    """Whether nothing but these rules says what a name is."""
    return all(reason.rule in rules for reason in node.mention.because)


def _doubted(node: Node) -> bool:
    """Whether what a name is was only guessed."""
    return _only(node, GUESSED)
