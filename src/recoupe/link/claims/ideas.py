"""What words stand for: their stems with the concepts each may mean, and what is spoken of around them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.statements import Ideas, Statement
from recoupe.records import Notes, Span

SYNONYM = 0.7
"""What a word counts for when the other side only has another word for its concept; by hand, as in the first table."""

ORDERED = 3
"""Weights whose sum depends on their order: that of two does not."""


@dataclass(frozen=True)
class Surroundings:
    """The ideas and the actors of the sentences of one article, each read once."""

    notes: Notes
    cast: Cast
    predicates: Predicates
    known: dict[int, tuple[Ideas, frozenset[str]]] = field(default_factory=dict)

    def own(self, statement: Statement) -> Ideas:
        """The ideas of a statement's own words."""
        return read_ideas(statement.text, statement.meaning.stems, self.predicates)

    def around(self, place: int) -> tuple[Ideas, Ideas, frozenset[str]]:
        """The ideas of a sentence, those of it and of the sentence before, and the actors of both."""
        ideas, actors = self._sentence(place)
        before, others = self._sentence(place - 1) if place > 1 else ({}, frozenset())
        return ideas, {**ideas, **before}, actors | others

    def _sentence(self, place: int) -> tuple[Ideas, frozenset[str]]:
        if not 0 <= place < len(self.notes.sentences):
            return {}, frozenset()
        if place not in self.known:
            span = self.notes.sentences[place].span
            inside = self.cast.inside(self.notes.article.id, span)
            named = self.cast.named_in(self.notes.article, inside)
            text = _without(self.notes.article.text, span, named)
            self.known[place] = (
                read_ideas(text, _stems(text, self.predicates), self.predicates),
                frozenset(actor for _, actor in inside),
            )
        return self.known[place]


def read_ideas(text: str, stems: Iterable[str], predicates: Predicates) -> Ideas:
    """Stems of some words and the concepts each may stand for, words that say little left out; a run of words is one item."""
    found = {stem: predicates.concepts.of(stem) for stem in sorted(stems) if stem not in predicates.weak}
    for run, name in predicates.concepts.find_runs(predicates.cut(text)):
        found[run] = found.get(run, frozenset()) | {name}
    return found


def weigh_items(count: Mapping[str, int], total: int) -> dict[str, float]:
    """How much each thing tells in this story: the rarer, the more; one met once weighs 1."""
    return {name: log(1 + total / n) / log(1 + total) for name, n in count.items()}


@dataclass(frozen=True, slots=True)
class Bag:
    """Weighted ideas, ready to be compared: items with their weights and concepts, all concepts, the whole weight."""

    items: Mapping[str, tuple[float, frozenset[str]]]
    concepts: frozenset[str]
    weight: float

    def found_in(self, other: "Bag") -> float:
        """How much of the weight stands in another bag, as the word itself or as another word for it."""
        if self.concepts.isdisjoint(other.concepts):
            return self._common(other.items)
        theirs, total = other.items, 0.0
        named = other.concepts
        for stem, (weight, concepts) in self.items.items():
            if stem in theirs:
                total += weight
            elif concepts and not concepts.isdisjoint(named):
                total += SYNONYM * weight
        return total

    def _common(self, theirs: Mapping[str, object]) -> float:
        """How much of the weight stands in other items as the word itself: most pairs share few words, or none."""
        shared = self.items.keys() & theirs.keys()
        total = 0.0
        for stem in shared if len(shared) < ORDERED else self.items:
            if stem in shared:
                total += self.items[stem][0]
        return total

    def other_words(self, other: "Bag") -> float:
        """How much of the weight stands in another bag as another word only."""
        if self.concepts.isdisjoint(other.concepts):
            return 0
        theirs, named = other.items, other.concepts
        found = [
            weight
            for stem, (weight, concepts) in self.items.items()
            if concepts and not concepts.isdisjoint(named) and stem not in theirs
        ]
        return sum(found)


def fill(ideas: Ideas, weights: Mapping[str, float]) -> Bag:
    """The bag of some ideas; what no statement of the story says weighs 1."""
    items = {stem: (weights.get(stem, 1.0), concepts) for stem, concepts in ideas.items()}
    return Bag(items, frozenset(name for names in ideas.values() for name in names), sum(w for w, _ in items.values()))


def likeness(one: Bag, other: Bag) -> tuple[float, float]:
    """Share of both that is common, and of the one that is most inside the other."""
    if not one.weight or not other.weight:
        return 0.0, 0.0
    left, right = one.found_in(other), other.found_in(one)
    return (left + right) / (one.weight + other.weight), max(left / one.weight, right / other.weight)


def cover(one: Bag, other: Bag) -> float:
    """Share of the first that stands in the second."""
    return one.found_in(other) / one.weight if one.weight else 0.0


def _stems(text: str, predicates: Predicates) -> set[str]:
    words = fold_words(text)
    return {predicates.stem(w) for w in words if w not in predicates.stop and not w.isdigit() and len(w) > 1}


def _without(text: str, span: Span, named: Sequence[Span]) -> str:
    """The words of a span, names left out."""
    parts, at = [], span.start
    for name in sorted(named):
        if name.start >= at:
            parts.append(text[at : name.start])
        at = max(at, name.end)
    parts.append(text[at : span.end])
    return " ".join(parts)
