"""What a comparison asks of each statement of a story, worked out once, and how much each thing tells in it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast
from recoupe.link.claims.ideas import Bag, fill, weigh_items
from recoupe.link.meanings import Meanings, apart_from_all, find_meanings
from recoupe.link.statements import Form, Statement
from recoupe.records import ArticleId, Figure, Span

STEADY = 2.0
"""Statements whose mean meaning is worth as much as none: two short articles have little apart, and all of it in common."""
FEW = 20
"""Statements of a story from which nearness counts half: among few, what is far and what is near cannot be told."""
PEOPLE = frozenset({"person", "organisation", "media"})


@dataclass(frozen=True, slots=True)
class Side:
    """What a comparison asks of one statement, worked out once.

    Attributes:
        actors: named in it or meant by it; `weight` is the weight of them all.
        meant: the same, or those around it when it names none.
        near: the same and those around it.
        people: those who can act.
        own: its ideas; `sentence` those of its sentence, `passage` those of the sentence before as well.
        grams: weight of its runs of letters.
        figures: aligned figures its numbers are values of.
        row: of the meanings of the story.
    """

    actors: frozenset[str]
    meant: frozenset[str]
    near: frozenset[str]
    people: frozenset[str]
    weight: float
    own: Bag
    sentence: Bag
    passage: Bag
    grams: float
    figures: frozenset[str]
    row: int


@dataclass(frozen=True, slots=True)
class Story:
    """How much each stem, gram, class and actor tells in this story: the rarer, the more."""

    ideas: Mapping[str, float]
    grams: Mapping[str, float]
    classes: Mapping[str, float]
    actors: Mapping[str, float]
    articles: Mapping[str, int]
    """Articles each idea stands in."""
    sides: Mapping[tuple[ArticleId, Span, Form], Side]
    meanings: Meanings
    cast: Cast
    predicates: Predicates
    known: dict[tuple[object, ...], tuple[float, str]] = field(default_factory=dict, compare=False)
    """Pairs compared before, by key and act: their score, and what keeps them apart. The order of a pair does not matter."""

    def nearness(self, left: Side, right: Side) -> float:
        """Cosine of the meanings of two statements, trusted less among few; three digits, so that no machine's rounding shows."""
        n = len(self.sides)
        return round(float(self.meanings[left.row] @ self.meanings[right.row]) * n / (n + FEW), 3)

    def nearness_among(self, rows: Sequence[int], others: Sequence[int] | None = None) -> NDArray[np.float64]:
        """(n, m): the same for each of several statements and each of others, by their rows; among themselves without others."""
        n, own = len(self.sides), self.meanings[list(rows)]
        near = own @ (own if others is None else self.meanings[list(others)]).T
        return np.round(near.astype(np.float64) * n / (n + FEW), 3)


def weigh(statements: Iterable[Statement], cast: Cast, predicates: Predicates, figures: Iterable[Figure] = ()) -> Story:
    """Weights of a story from how many of its statements hold each thing."""
    found = list(statements)
    counts: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    spread: dict[str, set[ArticleId]] = {}
    for statement in found:
        meaning = statement.meaning
        things = (tuple(statement.ideas), meaning.grams, meaning.classes, meaning.actors | meaning.lent)
        for counter, items in zip(counts, things, strict=True):
            counter.update(items)
        for idea in statement.ideas:
            spread.setdefault(idea, set()).add(statement.article)
    ideas, grams, classes, actors = (weigh_items(counter, len(found)) for counter in counts)
    passages: dict[tuple[ArticleId, int], tuple[Bag, Bag]] = {}
    values = _values(figures)
    sides = {}
    for row, statement in enumerate(found):
        named = statement.meaning.actors | statement.meaning.lent
        here = statement.article, statement.place
        if here not in passages:
            passages[here] = fill(statement.sentence_ideas, ideas), fill(statement.near_ideas, ideas)
        sides[statement.key] = Side(
            named,
            named or statement.near_actors,
            named | statement.near_actors,
            frozenset(actor for actor in named if cast.kind(actor) in PEOPLE),
            sum(actors[item] for item in sorted(named)),
            fill(statement.ideas, ideas),
            *passages[here],
            sum(grams[item] for item in sorted(statement.meaning.grams)),
            frozenset(name for where, name in values.get(statement.article, ()) if where.overlap(statement.span)),
            row,
        )
    articles = {idea: len(where) for idea, where in spread.items()}
    meanings = apart_from_all(find_meanings([statement.text for statement in found]), STEADY)
    return Story(ideas, grams, classes, actors, articles, sides, meanings, cast, predicates)


def _values(figures: Iterable[Figure]) -> dict[ArticleId, list[tuple[Span, str]]]:
    """Where the values of aligned figures stand."""
    found: dict[ArticleId, list[tuple[Span, str]]] = {}
    for figure in figures:
        for value in figure.values:
            found.setdefault(value.cite.article, []).append((value.cite.span, figure.id))
    return found


__all__ = ["Side", "Story", "weigh"]
