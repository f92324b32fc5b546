"""Nouns for media and writings that stand for something else: a site in a valley, a station of a line, a chain of supply."""

from recoupe.annotate.mentions.tokens import Line
from recoupe.language.names import Names

OF = frozenset({"de", "d'", "du", "des"})
PLACED = frozenset({"site", "station"})
"""Nouns that a place's name completes: the works in a valley, the stop of a line."""


def is_thing(line: Line, first: int, head: int, names: Names) -> bool:
    """Whether a complement says that a noun for a medium means a thing ("la station d'\u00e9puration", "le site de Vaugne").

    Args:
        line: the sentence.
        first: index of its determiner.
        head: index of the noun.
        names: the tables of the language.
    """
    at, noun = head + 1, line.small(head)
    if noun == "titre" and line.small(first) in ("au", "\u00e0"):
        return True
    if line.small(at) not in OF:
        return False
    at += 2 if line.small(at + 1) in ("la", "l'", "les") else 1
    token = line.at(at)
    if token is None or not token.word:
        return False
    if token.capital:
        known = names.known.named(token.text)
        title = token.text in ("Le", "La", "Les", "L'") or token.text.isupper() or (known is not None and known.kind == "media")
        return noun in PLACED and not title and line.small(head + 1) in ("de", "d'")
    return line.small(head + 1) in ("de", "d'") and not names.descriptions.has("press.fields", token.small)


def is_tied(line: Line, first: int) -> bool:
    """Whether "des" ties writings to the noun before ("le directeur des enqu\u00eates"): it is "de les", and no source."""
    before = line.at(first - 1)
    return line.small(first) == "des" and before is not None and before.pos in ("NOUN", "PROPN")


__all__ = ["is_thing", "is_tied"]
