"""Numbers that move with the days: a toll of Tuesday and one of Wednesday do not contradict each other."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from recoupe.language.figures import FigureWords
from recoupe.link.figures.rounding import explained
from recoupe.link.figures.slots import Slot

FLOORS = frozenset({"at_least", "more_than"})
DAY = 10
"""Characters of a day; more of them tell the hour."""


def grown(slots: Sequence[Slot]) -> bool:
    """Whether a count is told larger by none who wrote before the others, and who say that it grew; a dispute is no growth."""
    days = [(slot.article.published.edtf or "", slot) for slot in slots if slot.value is not None]
    if any(slot.disputes for _, slot in days):
        return False
    high = max(slot.value or 0 for _, slot in days)
    first = min(day for day, slot in days if slot.value == high)
    said = any(slot.grown for _, slot in days if slot.value == high)
    # Where no article has a day, the words alone tell of a count; an amount "désormais" so high is another's estimate as well.
    later = first > min(day for day, slot in days if slot.value != high)
    return said and (later or (slots[0].dimension == "count" and not any(day for day, _ in days)))


def moved(slots: Sequence[Slot], words: FigureWords) -> bool:
    """Whether a toll only rises with the time its numbers were first told at; of the missing, whether it only falls.

    Victims, missing, arrests are counted on for days; what a house has or pays is not. Numbers one article tells against each
    other do not move, and a rounding of another number is no later one.
    """
    names = {slot.name for slot in slots if slot.name is not None}
    if any(slot.disputes for slot in slots) or not names & words.tolls:
        return False
    first: dict[Decimal, str] = {}
    for slot in _firm(slots):
        when = slot.article.published.edtf
        if slot.value is None or not when:
            return False
        first[slot.value] = min(when, first.get(slot.value, when))
    fading = bool(names & words.fading)
    floors = {slot.value for slot in slots} - {slot.value for slot in slots if slot.quantity.approximator not in FLOORS}
    ordered = [(first[value], value in floors and not fading) for value in sorted(first, reverse=fading)]
    return len(ordered) > 1 and all(_before(one, other, floor=floor) for (one, floor), (other, _) in pairwise(ordered))


def _firm(slots: Sequence[Slot]) -> list[Slot]:
    """The numbers that are no rounding of another of them: "une vingtaine de morts" for 19."""
    told = [(slot.value or Decimal(0), slot.quantity.approximator) for slot in slots]
    exact = [one for one in told if one[1] == "exact"]
    return [
        slot
        for slot, one in zip(slots, told, strict=True)
        if one[1] == "exact" or not any(explained(one, other) for other in exact if other[0] != one[0])
    ]


def _before(one: str, other: str, *, floor: bool) -> bool:
    """Whether a time is surely before another: a day earlier, or an earlier hour of one day.

    Of a number said to be a floor ("au moins 62"), whether it is not surely later.
    """
    if floor and one[:DAY] == other[:DAY]:
        return len(one) == DAY or len(other) == DAY or one <= other
    if one[:DAY] != other[:DAY]:
        return one < other
    return len(one) > DAY and len(other) > DAY and one < other
