"""One of several: "l'un d'eux", "l'autre", "le premier", "la seconde", and the group the words before speak of."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from recoupe.annotate.mentions.tokens import Line
from recoupe.language.descriptions import Descriptions, words_of
from recoupe.language.names import Names
from recoupe.records import Mention, Reason, Span

PLACES = ("one", "first", "second", "several")
FAR = 3
"""Sentences looked back for the group: in the invented articles none stands farther."""
LONGEST = 5
"""Tokens of the longest of these: "l'un d'entre eux" has five."""


def find_partitives(lines: tuple[Line, ...], mentions: tuple[Mention, ...], names: Names) -> Iterator[Mention]:
    """Find them, each pointing at the group, or at the one of two names it counts to.

    A group is a plural source that gives no name; with none near, the words point at nobody and no mention is made.

    Args:
        lines: of the article.
        mentions: all others, sorted by span.
        names: the tables of the language.
    """
    words, firsts = _phrases(names.descriptions)
    for number, line in enumerate(lines):
        if all(token.small not in firsts for token in line.tokens):
            continue
        index = 0
        while index < len(line.tokens):
            if line.tokens[index].small not in firsts:
                index += 1
                continue
            found = next(
                (
                    (width, words[phrase])
                    for width in range(LONGEST, 0, -1)
                    if (phrase := line.smalls(index, width)) in words and len(phrase) == width
                ),
                None,
            )
            mention = _mention(lines, number, index, found, mentions) if found is not None else None
            if mention is not None:
                yield mention
            index += found[0] if mention is not None and found is not None else 1


@lru_cache(maxsize=8)
def _phrases(table: Descriptions) -> tuple[Mapping[tuple[str, ...], str], frozenset[str]]:
    """The words of one of several, each with what it counts to, and the words that open one."""
    words = {words_of(phrase): place for place in PLACES for phrase in sorted(table.sets[f"partitives.{place}"])}
    return words, frozenset(phrase[0] for phrase in words)


def _mention(
    lines: tuple[Line, ...], number: int, index: int, found: tuple[int, str], mentions: tuple[Mention, ...]
) -> Mention | None:
    width, place = found
    line = lines[number]
    span = line.span(index, index + width - 1)
    following = line.at(index + width)
    if following is not None and (
        following.pos in ("NOUN", "ADJ", "PROPN", "NUM") or following.small in ("de", "d'", "des", "du")
    ):
        return None
    target = _group(lines, number, span, mentions, place)
    if target is None:
        return None
    why = (Reason("mentions.one-of-several", 0.7, target.name),)
    words = " ".join(token.small for token in line.tokens[index : index + width])
    return Mention(span, target.kind, "pronoun", words, None, place == "several", target.span, why)


def _group(lines: tuple[Line, ...], number: int, span: Span, mentions: tuple[Mention, ...], place: str) -> Mention | None:
    """The nearest group before; else the first or the second of two names in one sentence."""
    for back in range(number, max(-1, number - FAR - 1), -1):
        within = lines[back].sentence.span
        near = [m for m in mentions if within.holds(m.span) and m.span.end <= span.start]
        groups = [m for m in near if m.form == "anonymous" and m.plural]
        if groups:
            return groups[-1]
        people = [m for m in near if m.form == "name" and m.kind == "person"]
        if len({m.name for m in people}) == 2 and place in ("first", "second"):
            return people[0] if place == "first" else people[-1]
    return None
