"""Which pairs of statements are worth a comparison: few of all, or the work would grow with the square of the articles."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from recoupe.link.claims.sides import Story
from recoupe.link.statements import Statement

MOST_KEYED = 60
"""Statements one key may bring together all with all: beyond, the work would grow with the square of the articles."""
MOST_REACHED = 12
"""Statements after it that a statement meets through a key that is not rare: enough to link a chain, in linear time."""
MOST_NEIGHBOURS = 40
"""Pairs proposed for one statement, the most telling keys first."""
MEANT = 5
"""Statements nearest in meaning proposed for each, whatever words they share. Pair F1 on 39 stories left out of the fit: none
0.454, three 0.468, five 0.470, seven 0.465, all pairs 0.471 for seven times the work of five."""
BLOCK = 1024
"""Statements whose nearness to all others is worked out at a time: memory stays small."""

Pairs = set[tuple[int, int]]


def propose(statements: Sequence[Statement], story: Story) -> tuple[tuple[int, int], ...]:
    """Pairs that share a telling stem, an amount, or a predicate and an actor; and those nearest in meaning."""
    return tuple(sorted(_by_keys(statements) | _by_meaning(statements, story)))


def _by_keys(statements: Sequence[Statement]) -> Pairs:
    """The pairs whose keys tell most: the fewer statements a key brings together, the more."""
    keyed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        for key in _keys(statement):
            keyed[key].append(at)
    weights: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for members in keyed.values():
        weight = 1.0 / len(members)
        reach = len(members) if len(members) <= MOST_KEYED else MOST_REACHED
        for n, a in enumerate(members):
            for b in members[n + 1 : n + 1 + reach]:
                weights[a][b] += weight
                weights[b][a] += weight
    pairs: Pairs = set()
    for a, others in weights.items():
        best = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEIGHBOURS]
        pairs.update((min(a, b), max(a, b)) for b, _ in best)
    return pairs


def _by_meaning(statements: Sequence[Statement], story: Story) -> Pairs:
    """Each statement with the few nearest to it, of any article and language; of two as near, the first."""
    rows = [story.sides[statement.key].row for statement in statements]
    pairs: Pairs = set()
    for start in range(0, len(statements), BLOCK):
        near = story.nearness_among(rows[start : start + BLOCK], rows)
        near[np.arange(near.shape[0]), np.arange(start, start + near.shape[0])] = -np.inf
        for a, row in enumerate(near, start):
            least = np.partition(row, -MEANT)[-MEANT] if row.size > MEANT else -np.inf
            likely = np.flatnonzero(row >= least)
            best = likely[np.argsort(-row[likely], kind="stable")][:MEANT]
            pairs.update((min(a, int(b)), max(a, int(b))) for b in best if int(b) != a)
    return pairs


def _keys(statement: Statement) -> Iterable[tuple[str, ...]]:
    """What a statement can be met by; sorted, so that sums of weights are the same on every run."""
    meaning = statement.meaning
    for stem in sorted(statement.ideas):
        yield ("stem", stem)
    for concept in sorted({name for names in statement.ideas.values() for name in names}):
        yield ("concept", concept)
    for value, unit in meaning.numbers:
        yield ("number", str(value), unit or "")
    for name in sorted(meaning.classes):
        for actor in sorted(meaning.actors | meaning.lent):
            yield ("class", name, actor)
    if meaning.main is not None and not meaning.actors:
        yield ("class", meaning.main)


__all__ = ["propose"]
