"""Find the mentions of one article: names first, then what is said with other words, pronouns last."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import TypeVar

from recoupe.annotate.mentions.agencies import told_agencies
from recoupe.annotate.mentions.appositions import link_appositions
from recoupe.annotate.mentions.descriptions import described, find_descriptions
from recoupe.annotate.mentions.kept_back import without_names
from recoupe.annotate.mentions.learned import learned_names
from recoupe.annotate.mentions.names import Named, find_names
from recoupe.annotate.mentions.partitives import find_partitives
from recoupe.annotate.mentions.pronouns import find_pronouns
from recoupe.annotate.mentions.pseudonyms import with_pseudonyms
from recoupe.annotate.mentions.tokens import Line, lines_of
from recoupe.annotate.parse import find_entities
from recoupe.annotate.reading import Entity, Reading
from recoupe.language.names import Names
from recoupe.records import Mention, Span

SURE = 0.8
"""Weight of a pronoun's antecedent from which "l'intéressé" takes it: a subject that says nothing was as often somebody else."""


Finding = Generator[tuple[Span, ...], Sequence[Entity], tuple[Mention, ...]]
"""Finds the mentions of one article, and stops once, to ask what the parser sees in some words: many articles ask together."""
Out = TypeVar("Out")


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of one article by itself, as `mentions_of` finds them."""
    finding = mentions_of(reading)
    (entities,) = find_entities([(reading.article.text, next(finding))])
    return answered(finding, entities)


def answered(asking: Generator[tuple[Span, ...], Sequence[Entity], Out], entities: Sequence[Entity]) -> Out:
    """What comes of a work that stopped once to ask the parser, now that it is told."""
    try:
        asking.send(entities)
    except StopIteration as done:
        found: Out = done.value
        return found
    raise ValueError("asked twice")


def mentions_of(reading: Reading) -> Finding:
    """Find every run of words that points at an actor.

    Args:
        reading: with sentences.

    Yields:
        Once, the words the parser is asked to look for names in; what it sees there is sent back.

    Returns:
        Mentions sorted by span, no two with the same span.
    """
    told, lines = reading.tables.names, lines_of(reading.article, reading.sentences, reading.tables.cues.verbs)
    names = learned_names(lines, told) if reading.article.language == reading.tables.language else told
    if names is not told:
        reading = replace(reading, tables=replace(reading.tables, names=names))
    mentions = yield from _found(reading, lines, told)
    return mentions


def _found(reading: Reading, lines: tuple[Line, ...], listed: Names) -> Finding:
    """The mentions; `listed` is the table before the article taught it anything."""
    names = reading.tables.names
    named = yield from find_names(reading, lines)
    told = tuple(described(find_descriptions(lines, named, names)))
    ordered = tuple(sorted((*named, *told), key=lambda one: (one.mention.span.start, -one.mention.span.end)))
    mentions: dict[Span, Mention] = {}
    told_of = with_pseudonyms(without_names(link_appositions(lines, ordered, names), lines, names), reading.article.text, names)
    for one in told_of:
        if not _nobody(one, lines[one.line], names) and not _part_of_noun(one, told):
            mentions.setdefault(one.mention.span, one.mention)
    others = tuple(told_agencies((mentions[span] for span in sorted(mentions)), reading.article.text, names))
    mentions = {mention.span: mention for mention in others}
    for partitive in find_partitives(lines, others, listed):
        mentions.setdefault(partitive.span, partitive)
    every = tuple(mentions[span] for span in sorted(mentions))
    for pronoun in find_pronouns(reading, lines, every):
        role = mentions.setdefault(pronoun.span, pronoun)
        if role.form == "role" and role.of is None and pronoun.of is not None and pronoun.because[-1].weight >= SURE:
            mentions[role.span] = replace(role, of=pronoun.of, because=(*role.because, *pronoun.because[1:]))
    return tuple(mentions[span] for span in sorted(mentions))


def _part_of_noun(one: Named, told: tuple[Named, ...]) -> bool:
    """Whether a name is but a word of a description's noun: the State in "chef de l'État"."""
    return one.mention.form == "name" and any(
        other.line == one.line and other.first <= one.first and one.last <= other.head for other in told if other.head >= 0
    )


def _nobody(one: Named, line: Line, names: Names) -> bool:
    """Whether a role points at nobody: "un candidat" that no name stands beside."""
    determiner = names.descriptions.determiners.get(line.small(one.first))
    indefinite = determiner is not None and determiner.sort == "indefinite"
    return one.mention.form == "role" and one.mention.kind == "person" and one.mention.of is None and indefinite
