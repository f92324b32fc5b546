"""Groups of numbers that grow by pairs: what may join, asked of kinds of numbers and not of each pair again."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from recoupe.link.figures.disputes import rivals
from recoupe.link.figures.rounding import ROUNDED, apart, twins
from recoupe.link.figures.slots import Slot
from recoupe.records import ArticleId, Reason

ROUGH = 100
"""From here a number may stand for one it is near to."""
Trait = tuple[object, ...]
"""What keeps numbers apart: their class, their sum, the days they hold for."""


class Groups:
    """Numbers put together so far; the first of a group stands for it.

    Args:
        slots: every number of a story.
        apart: whether two numbers of two articles can never be one.
    """

    def __init__(self, slots: Sequence[Slot], apart: Callable[[Slot, Slot], bool]) -> None:
        self._slots, self._apart = slots, apart
        self._home = list(range(len(slots)))
        self._members = {at: [at] for at in self._home}
        self._reasons: dict[int, list[Reason]] = {at: [] for at in self._home}
        self._traits: dict[int, dict[Trait, Slot]] = {at: {_trait(slot): slot} for at, slot in enumerate(slots)}
        self._articles: dict[int, dict[ArticleId, list[int]]] = {at: {slot.article.id: [at]} for at, slot in enumerate(slots)}
        self._refused: dict[int, set[int]] = {at: set() for at in self._home}

    def join(self, a: int, b: int, because: Sequence[Reason]) -> None:
        """Put the groups of two numbers together, unless something keeps them apart."""
        one, other = self._home[a], self._home[b]
        if one == other or other in self._refused[one]:
            return
        if not self._fit(one, other):
            self._refused[one].add(other)
            self._refused[other].add(one)
            return
        kept = self._merge(min(one, other), max(one, other))
        kept.extend(reason for reason in because if reason not in kept)

    def all(self) -> Iterator[tuple[list[int], list[Reason]]]:
        """The members of each group and why they are together, in order of their first."""
        return ((self._members[at], self._reasons[at]) for at in sorted(self._members))

    def _merge(self, kept: int, gone: int) -> list[Reason]:
        for at in self._members[gone]:
            self._home[at] = kept
        self._members[kept] = sorted(self._members[kept] + self._members.pop(gone))
        self._reasons[kept] += self._reasons.pop(gone)
        self._traits[kept] = self._traits.pop(gone) | self._traits[kept]
        for article, places in self._articles.pop(gone).items():
            self._articles[kept].setdefault(article, []).extend(places)
        for other in self._refused.pop(gone):
            self._refused[other].discard(gone)
            self._refused[other].add(kept)
            self._refused[kept].add(other)
        return self._reasons[kept]

    def _fit(self, one: int, other: int) -> bool:
        """Whether no two of them are kept apart; one article's two different numbers are two slots.

        Two numbers that one article tells against each other are at odds for every other that tells both.
        """
        pairs = list(self._of_one_article(one, other))
        told = {(a.value, b.value) for a, b in pairs if rivals(a, b) or a.value in b.parts or b.value in a.parts}
        at_odds = [pair for pair in sorted(told) if None not in pair]
        if any(_differ(a, b) and not _at_odds(a, b, at_odds) for a, b in pairs):
            return False
        every = ((a, b) for a in self._traits[one].values() for b in self._traits[other].values())
        return not any((a.value, b.value) not in told and self._apart(a, b) for a, b in every)

    def _of_one_article(self, one: int, other: int) -> Iterator[tuple[Slot, Slot]]:
        mine, theirs = self._articles[one], self._articles[other]
        for article in mine if len(mine) <= len(theirs) else theirs:
            for a in mine.get(article, ()):
                for b in theirs.get(article, ()):
                    yield self._slots[a], self._slots[b]


def _at_odds(one: Slot, other: Slot, told: Sequence[tuple[Decimal | None, Decimal | None]]) -> bool:
    """Whether some article tells two such numbers against each other, or two they are roundings of: "pas 3 000" for 2 870."""
    if one.dimension != "count":
        return (one.value, other.value) in told
    return any(_about(one.value, a) and _about(other.value, b) for a, b in told)


def _about(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one == other
    return one == other or (min(one, other) >= ROUGH and apart(one, other) <= ROUNDED)


def _differ(one: Slot, other: Slot) -> bool:
    broken = one.quantity.damaged or other.quantity.damaged
    return one.value != other.value and not broken and not twins(one, other)


def _trait(slot: Slot) -> Trait:
    return slot.name, slot.value, slot.dimension, slot.start, slot.end, slot.bound, slot.aim, slot.grave, slot.made, slot.voices
