"""Names that go on in small letters: "l'association Enfance et rivière", "le collectif Debout les quais", "Logis pour tous"."""

from recoupe.annotate.mentions.tokens import OBJECTS, Line, Token
from recoupe.language.names import Names

LINKING = frozenset({"et", "au", "aux", "pour", "contre", "sans", "les", "le", "la", "en", "sur", "sous", "vers", "par", "avec"})
TYING = frozenset({"de", "du", "des", "d'", "\u00e0", "l'"})
"""Words that tie a place or a field to any name: a motto goes on with them only behind a common noun."""
WORDS = frozenset({"NOUN", "ADJ", "PROPN", "X", "ADV", ""})
LONGEST = 6
"""Words behind the first of the longest such name: "Citoyens pour le climat de demain" has five."""


def past_motto(line: Line, first: int, last: int, names: Names) -> int:
    """The last token of a name whose capitals end at `last`.

    Args:
        line: the sentence.
        first: the name's first token; the noun for the body stands before it.
        last: its last capital.
        names: the tables of the language.
    """
    at = _adjectives(line, last, names)
    noun, opening = line.small(first - 1), line.tokens[first]
    plain = not opening.text.isupper() and opening.text not in names.descriptions.first_names
    if plain and first == last == at and names.descriptions.has("lower.mottos", noun) and names.known.named(opening.text) is None:
        return _goes_on(line, first, opening)
    return at


def _adjectives(line: Line, last: int, names: Names) -> int:
    """Past the small words that close the name of a body after its noun ("le syndicat Usines unies", "Logis pour tous")."""
    while (token := line.at(last + 1)) is not None and token.pos == "ADJ" and not token.capital:
        if line.small(last + 2) in OBJECTS or names.descriptions.has("modifiers.never", token.small):
            break
        last += 1
    for words in (3, 2, 1):
        closing = " ".join(line.small(n) for n in range(last + 1, last + 1 + words))
        if names.descriptions.has("particles.closing", closing):
            return last + words
    return last


def _goes_on(line: Line, first: int, opening: Token) -> int:
    """Past the small words and nouns of a motto, up to a verb, a mark or another clause."""
    common = opening.pos in ("NOUN", "ADJ", "VERB") or opening.small.endswith(("s", "er", "ir", "re"))
    last, at = first, first + 1
    while at <= first + LONGEST and (token := line.at(at)) is not None and token.word and not token.first:
        links = token.small in LINKING or (common and token.small in TYING)
        if links:
            if token.small == "et" and line.small(at + 1) in ("le", "la", "l'", "les", "un", "une", "des", "son", "sa", "ses"):
                break
        elif token.pos not in WORDS or _disagrees(line, at) or (at - 1 == last and not _adds(token)):
            break
        else:
            last = at
        at += 1
    return last


def _adds(token: Token) -> bool:
    """Whether a word can follow another with nothing between: a capital, an adjective."""
    return token.capital or token.pos == "ADJ"


def _disagrees(line: Line, at: int) -> bool:
    """Whether a word in the singular right behind a plural is the verb the parser took for an adjective."""
    before, token = line.small(at - 1), line.small(at)
    return before.endswith("s") and before not in LINKING | TYING and not token.endswith(("s", "x"))


__all__ = ["past_motto"]
