"""People whose name the press keeps back: a victim's brother, somebody's own daughter, the writer's hairdresser."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.mentions.names import Named
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.names import Names
from recoupe.records import Reason

STEM = 5
"""Letters by which a role is known again in the other gender: "avocat" and "avocate", "directeur" and "directrice"."""
WHY = Reason("mentions.name-kept-back", 0.6)


def without_names(named: tuple[Named, ...], lines: tuple[Line, ...], names: Names) -> Iterator[Named]:
    """The same mentions, those of relatives and acquaintances no name stands beside made sources that give none.

    Args:
        named: all mentions but pronouns, in reading order, with what they point at.
        lines: of the article.
        names: the tables of the language.
    """
    table = names.descriptions
    told = {_stem(_noun(one, lines)) for one in named if one.mention.form == "role" and one.mention.of is not None}
    brought_in = {_noun(one, lines): one.first + 1000 * one.line for one in reversed(named) if _is_one_of_many(one, lines, names)}
    for one in named:
        mention, noun = one.mention, _noun(one, lines)
        role = mention.kind == "person" and mention.form == "role"
        person = role and not mention.plural and (table.has("kin.heads", noun) or _is_owned(one, lines, names))
        several = role and mention.plural and not _is_counted(one, lines, names)
        again = role and not mention.plural and brought_in.get(noun, 1000 * one.line) < 1000 * one.line
        again = again and not _is_apposed(one, lines)
        around = mention.kind == "organisation" and mention.form == "role" and table.has("kin.around", noun)
        if mention.of is None and (((person or several or again) and _stem(noun) not in told) or around):
            yield replace(one, mention=replace(mention, kind="anonymous", form="anonymous", because=(*mention.because, WHY)))
        else:
            yield one


def _is_one_of_many(one: Named, lines: tuple[Line, ...], names: Names) -> bool:
    """Whether somebody is brought in as one of many and not named: "un inspecteur"."""
    determiner = names.descriptions.determiners.get(lines[one.line].small(one.first))
    indefinite = determiner is not None and determiner.sort == "indefinite" and not determiner.plural
    return indefinite and one.head >= 0 and one.mention.form == "anonymous" and not one.mention.plural


def _is_apposed(one: Named, lines: tuple[Line, ...]) -> bool:
    """Whether a name stands right behind a description, with a comma or not: "l'inspecteur, Paul Rivoire"."""
    line = lines[one.line]
    behind = one.last + 1 + (line.small(one.last + 1) == ",")
    token = line.at(behind)
    return token is not None and token.capital


def _stem(noun: str) -> str:
    """What two genders of a noun share; a compound is told from others by all of it: "grand-mère"."""
    return noun if "-" in noun else noun[:STEM]


def _is_owned(one: Named, lines: tuple[Line, ...], names: Names) -> bool:
    """Whether a possessive tells whose neighbour, coach or accountant somebody is; who holds an office is known by it."""
    before, noun = lines[one.line].small(one.first), _noun(one, lines)
    if names.descriptions.has("kin.mine", before):
        return True
    determiner = names.descriptions.determiners.get(before)
    return determiner is not None and determiner.sort == "possessive" and names.descriptions.has("kin.staff", noun)


def _is_counted(one: Named, lines: tuple[Line, ...], names: Names) -> bool:
    """Whether people told by their number may be some named before: "les deux hommes"."""
    line = lines[one.line]
    words = [line.small(at) for at in range(one.first, max(one.first + 1, one.head))]
    heads = names.descriptions.heads_at((_noun(one, lines),))
    counted = any(token.pos == "NUM" for token in line.tokens[one.first : one.head])
    trait = any("trait" in head.sorts for head in heads)
    told = (names.descriptions.determiners.get(word) for word in words[1:])
    return counted or trait or any(each is not None and each.sort == "indefinite" for each in told)


def _noun(one: Named, lines: tuple[Line, ...]) -> str:
    """The noun of a description, in small letters; "" for a name."""
    return lines[one.line].small(one.head) if one.head >= 0 else ""
