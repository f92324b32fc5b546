"""Roles no list holds, learned where an article sets them beside a name: "la podcasteuse Ada Roy", "Ada Roy, tribologue,"."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from recoupe.annotate.mentions.tokens import Line
from recoupe.language.agents import Agent
from recoupe.language.descriptions import Head
from recoupe.language.names import Names

OF = frozenset({"de", "d'", "du", "des", "en"})
ARTICLES = frozenset({"le", "la", "l'"})
INNER = frozenset({"la", "l'", "le", "les"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X", ""})
KNOWN = frozenset({"office", "trait", "job", "party", "outlet", "body", "document"})
REACH = 5
"""Words between a role and its name: "officier marinier à la retraite," has five."""
BEHIND = 4
"""Words looked back over for the first name of who stands before a comma."""


def learned_names(lines: tuple[Line, ...], names: Names) -> Names:
    """The tables with the roles this article explains by a name beside them.

    Args:
        lines: of the article.
        names: the tables of the language.

    Returns:
        The same tables where the article has nothing to learn from.
    """
    found: dict[str, Head] = {}
    for line in lines:
        for head in _heads(line, names):
            found.setdefault(head.words[0], head)
    if not found:
        return names
    heads = dict(names.descriptions.heads)
    for word, head in found.items():
        kept = tuple(one for one in heads.get(word, ()) if one.words != head.words)
        heads[word] = (*kept, head)
    return replace(names, descriptions=replace(names.descriptions, heads=MappingProxyType(heads)))


def _heads(line: Line, names: Names) -> Iterator[Head]:
    table = names.descriptions
    for index, token in enumerate(line.tokens):
        if not token.word or token.pos not in NOUNS or len(token.small) < names.agents.shortest_people:
            continue
        noun = names.agents.noun(token.small) if not token.capital else None
        if noun is None and line.small(index - 1) not in ARTICLES:
            continue
        if any(KNOWN & set(head.sorts) for head in table.heads_at((token.small,))):
            continue
        if noun is not None and _is_told(line, index, names):
            yield from _forms(token.small, noun, "job")
        elif noun is None and _is_people_of(line, index, names) and (people := _people(token.small, names)) is not None:
            yield from _forms(token.small, people, "trait")


def _forms(word: str, agent: Agent, sort: str) -> Iterator[Head]:
    """The word as it stands and its masculine, so that both are one role's."""
    yield Head((word,), agent.lemma, agent.gender, False, (sort,))
    if agent.lemma != word:
        yield Head((agent.lemma,), agent.lemma, "m", False, (sort,))


def _people(word: str, names: Names) -> Agent | None:
    if word in names.descriptions.sets["stops.not_people"]:
        return None
    return names.agents.people(word)


def _is_told(line: Line, index: int, names: Names) -> bool:
    """Whether a name stands right behind with what tells the role between, or right before a comma."""
    if _is_apposed(line, index, names):
        return True
    if not _is_determined(line, index, names):
        return False
    at = _past_complements(line, index + 1)
    if line.small(at) == ",":
        return _is_full_name(line, at + 1, names) and at > index
    token = line.at(at)
    if token is not None and token.text in names.descriptions.titles:
        at += 1
    known = names.known.named(token.text) if token is not None else None
    return _is_full_name(line, at, names) or (at == index + 1 and known is None and _is_surname(line, at))


def _is_people_of(line: Line, index: int, names: Names) -> bool:
    """Read "le Genevois Luc Roy", "le canadien Solvéo": a definite article, and a name glued behind."""
    if line.small(index - 1) not in ARTICLES:
        return False
    following = line.at(index + 1)
    if following is None or (following.capital and names.known.named(following.text) is not None):
        return False
    beyond = line.at(index + 2)
    two = line.tokens[index].small in names.known.adjectives and beyond is not None and beyond.capital and following.capital
    glued = (two or not line.tokens[index].capital) and _is_surname(line, index + 1)
    return _is_full_name(line, index + 1, names) or glued


def _is_determined(line: Line, index: int, names: Names) -> bool:
    at = index - 1
    while names.descriptions.has("modifiers.before", line.small(at)) or line.small(at).startswith("ex-"):
        at -= 1
    return line.small(at) in names.descriptions.determiners or line.small(at) in ("", ",", "comme", "et")


def _is_apposed(line: Line, index: int, names: Names) -> bool:
    """Whether a first name and a comma stand before: "Ada Roy, tribologue à Vaugne"."""
    at = index - 1
    while line.small(at) in names.descriptions.determiners or names.descriptions.has("modifiers.before", line.small(at)):
        at -= 1
    if line.small(at) not in (",", "(") or at < 2 or not line.tokens[at - 1].capital:
        return False
    following = line.at(index + 1)
    if following is not None and following.capital:
        return False
    return any(line.tokens[n].text in names.descriptions.first_names for n in range(max(0, at - BEHIND), at - 1))


def _past_complements(line: Line, at: int) -> int:
    """Past adjectives and complements in small letters: "dakarois", "de l'opposition", "à la retraite"."""
    end = at + REACH
    while at < end and (token := line.at(at)) is not None and token.word and not token.capital:
        if line.small(at) in OF or line.small(at) == "\u00e0":
            at += 2 if line.small(at + 1) in INNER else 1
            noun = line.at(at)
            if noun is None or noun.capital or noun.pos not in NOUNS:
                return at
        elif token.pos not in ("ADJ", "NOUN", "PROPN", "X"):
            return at
        at += 1
    return at


def _is_full_name(line: Line, at: int, names: Names) -> bool:
    """Whether a first name and another capital stand here."""
    token, beyond = line.at(at), line.at(at + 1)
    if token is None or beyond is None or not token.capital or not beyond.capital or not beyond.word:
        return False
    return token.text in names.descriptions.first_names or token.text.split("-")[0] in names.descriptions.first_names


def _is_surname(line: Line, at: int) -> bool:
    """Whether one capital that is no acronym stands here, inside its sentence."""
    token = line.at(at)
    return token is not None and token.capital and token.word and not token.first and not token.text.isupper()


__all__ = ["learned_names"]
