"""Statements that say the same thing, put together by average link."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil

from recoupe.link.claims.similarity import Likeness, Story, compare, explain
from recoupe.link.statements import Statement
from recoupe.records import Reason

THRESHOLD = 0.35
"""Average likeness from which two groups are one."""
MOST_KEYED = 60
"""Statements one key may bring together all with all: beyond, the work would grow with the square of the articles."""
MOST_REACHED = 12
"""Statements after it that a statement meets through a key that is not rare: enough to link a chain, in linear time."""
MOST_NEIGHBOURS = 24
"""Pairs proposed for one statement, the most telling keys first."""
SAMPLE = 8
"""Members of each group that stand for it when two groups are compared."""
BEST = 1.0
"""Share of the sampled pairs that is averaged: one bad parse should not part what the others join."""
WIDE = 24
"""Members asked when one of the two groups limits what it says in time or number."""
MOST_APART = 0.1
"""Share of sampled pairs that something may keep apart in groups that are still joined: parses and numbers err."""


@dataclass(slots=True)
class Clusters:
    """Groups of statements in the making; each group is named by its first member."""

    statements: Sequence[Statement]
    story: Story
    groups: dict[int, list[int]] = field(default_factory=dict)
    home: list[int] = field(default_factory=list)
    limits: list[bool] = field(default_factory=list)
    """Which statements say "once" or "before": then all members have a say, not only the sample."""
    known: dict[tuple[int, int], Likeness] = field(default_factory=dict)

    def likeness(self, one: int, other: int) -> Likeness:
        """The likeness of two statements, worked out once."""
        pair = (min(one, other), max(one, other))
        found = self.known.get(pair)
        if found is None:
            found = self.known[pair] = compare(self.statements[pair[0]], self.statements[pair[1]], self.story)
        return found

    def link(self, one: int, other: int) -> float:
        """Average likeness of two groups; 0 when too much keeps them apart."""
        pairs = [self.likeness(a, b) for a in self.groups[one][:SAMPLE] for b in self.groups[other][:SAMPLE]]
        if sum(bool(pair.apart) for pair in pairs) > MOST_APART * len(pairs):
            return 0.0
        limits = self.limits
        wide = [
            self.likeness(a, b).apart
            for a in self.groups[one][:WIDE]
            for b in self.groups[other][:WIDE]
            if limits[a] or limits[b]
        ]
        if sum(map(bool, wide)) > MOST_APART * len(wide):
            return 0.0
        best = sorted((pair.score for pair in pairs), reverse=True)[: ceil(BEST * len(pairs))]
        return sum(best) / len(best)

    def join(self, one: int, other: int) -> None:
        """Put a group into another."""
        keep, lose = min(one, other), max(one, other)
        for member in self.groups[lose]:
            self.home[member] = keep
        self.groups[keep] = sorted(self.groups[keep] + self.groups.pop(lose), key=self._rank)

    def _rank(self, member: int) -> tuple[bool, bool, int]:
        statement = self.statements[member]
        return statement.secondary, not statement.meaning.actors, member


def cluster(statements: Sequence[Statement], story: Story) -> tuple[tuple[tuple[int, ...], tuple[Reason, ...]], ...]:
    """Groups of statements, as indexes, with the reasons of their closest pair."""
    everyone = range(len(statements))
    limits = [_limits(statement) for statement in statements]
    found = Clusters(statements, story, {at: [at] for at in everyone}, list(everyone), limits)
    pairs = sorted(
        ((found.likeness(a, b), a, b) for a, b in _proposed(statements)),
        key=lambda item: (_lateness(statements, limits, item[1], item[2]), -item[0].score, item[1], item[2]),
    )
    because: dict[int, tuple[Reason, ...]] = {}
    for _ in range(2):
        for likeness, a, b in pairs:
            if likeness.score < THRESHOLD:
                continue
            one, other = found.home[a], found.home[b]
            if one == other or likeness.apart:
                continue
            score = found.link(one, other)
            if score >= THRESHOLD:
                found.join(one, other)
                because.setdefault(
                    min(one, other),
                    (*explain(statements[a], statements[b], story), Reason("claims.average-link", round(score, 3))),
                )
    return tuple((tuple(sorted(members)), because.get(name, ())) for name, members in sorted(found.groups.items()))


def _lateness(statements: Sequence[Statement], limits: Sequence[bool], one: int, other: int) -> int:
    """When a pair is joined: what limits itself in time last, what names no predicate before, the others first."""
    if limits[one] or limits[other]:
        return 2
    return int(not statements[one].meaning.classes or not statements[other].meaning.classes)


def _limits(statement: Statement) -> bool:
    """Whether a statement says that something was once, or before: it joins last, or it would draw others away."""
    moments = statement.meaning.moments
    return statement.meaning.frequency == "once" or any(moment.relation in ("before", "until") for moment in moments)


def _proposed(statements: Sequence[Statement]) -> tuple[tuple[int, int], ...]:
    """Pairs worth comparing: they share a telling stem, an amount, or a predicate and an actor."""
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
    pairs: set[tuple[int, int]] = set()
    for a, others in weights.items():
        best = sorted(others.items(), key=lambda item: (-item[1], item[0]))[:MOST_NEIGHBOURS]
        pairs.update((min(a, b), max(a, b)) for b, _ in best)
    return tuple(sorted(pairs))


def _keys(statement: Statement) -> Iterable[tuple[str, ...]]:
    meaning = statement.meaning
    for stem in meaning.stems:
        yield ("stem", stem)
    for value, unit in meaning.numbers:
        yield ("number", str(value), unit or "")
    for name in meaning.classes:
        for actor in meaning.actors | meaning.lent:
            yield ("class", name, actor)
    if meaning.main is not None and not meaning.actors:
        yield ("class", meaning.main)
