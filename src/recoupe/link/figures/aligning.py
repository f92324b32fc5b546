"""Alignment: which numbers of several articles fill one slot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recoupe.language.figures import FigureWords
from recoupe.link.figures.disputes import rivals, same_share
from recoupe.link.figures.groups import Groups
from recoupe.link.figures.measured import LARGE, ODD_FROM, SCALE, akin, by_unit, digits, sorts, tolls
from recoupe.link.figures.rounding import LOOSE, explained, rounds
from recoupe.link.figures.slots import PERCENT, Slot, one_currency, shared
from recoupe.records import Reason

LEAST = 0.9
"""Two numbers this alike fill one slot. On the three stories kept for tuning and the five real articles, 0.8 merges a
different amount and 1.0 loses the rounded total."""
RATIO = "ratio"
FIGURES = re.compile(r"\d+")
DISPUTED = 0.95
"""Two numbers of one article told against each other: behind equal numbers, before what is merely alike."""
NEARLY = 0.7
"""What a hedged number near another weighs: of two years they would seldom be so near."""
NEAR = Decimal("0.12")
CLOSE = Decimal("0.05")
SAME = (0.6, 0.8, 1.1)
ELSEWHERE = -1.0
"""What it weighs against one slot that two unequal numbers stand with other places, houses or times. At -0.5 the job cuts of two
firms in three real articles contradicted each other; at -1.0 one of 206 figures of the open stories is lost."""
PAST_DAYS, DAY = 45, 10
"""Days before its article at which what a number holds for is past, and no state of what the others tell."""
ODD, MANY = 0.9, 10000
"""What an equal number weighs, by its figures: 48,6 is hardly met by chance, 4 is; so is a crowd of 23 000."""
SIMILAR, MOST_APART = Decimal("1.7"), 2
"""Times apart from which two numbers speak against one slot, and from which nothing softens that but for what is counted."""
ONE_QUAKE = Decimal("0.6")
"""How far apart two institutes put the magnitude of one earthquake; beyond, one is of an aftershock."""
AWAY, ALONE = ((Decimal(4), -0.8), (Decimal(12), -1.5), (Decimal("Infinity"), -2.5)), 0.4
"""What it weighs against one slot that two numbers are so many times apart, and what is taken off where each article has that one
number of its kind. At -0.8 whatever the distance, two of four real articles on one earthquake contradicted each other wrongly;
the open stories lose nothing."""
MOST_PARTNERS = 400
"""A bucket of more numbers than this ("1 person") tells nothing and is left to its other keys."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two slots are, and why."""

    score: float
    because: tuple[Reason, ...]


def likeness(one: Slot, other: Slot, words: FigureWords) -> Likeness | None:
    """How alike two slots are; None when they cannot be one."""
    if not comparable(one, other):
        return None
    if rivals(one, other):
        changed = one.value in other.was or other.value in one.was
        return Likeness(DISPUTED, (Reason("figures.changed" if changed else "figures.disputed", 0.9),))
    if _kept_apart(one, other, words):
        return None
    if one.quantity.damaged or other.quantity.damaged:
        return _torn(one, other, words)
    if one.value is None or other.value is None or _apart_in_time(one, other):
        return None
    reasons = [*_by_value(one, other, words), *_by_words(one, other, words), *by_unit(one, other, words)]
    if _one_timed(one, other) and one.value != other.value and one.unit == other.unit:
        near = any(rule == "figures.near-value" and weight >= NEARLY for rule, weight in reasons)
        reasons.append(("figures.other-period", -0.2 if near or (one.only and other.only) else -0.5))
    if one.value != other.value and one.future != other.future:
        reasons.append(("figures.other-tense", -0.3))
    reasons += _elsewhere(one, other, words)
    total = sum(weight for _, weight in reasons)
    because = tuple(Reason(rule, min(1.0, weight)) for rule, weight in reasons if weight > 0)
    return Likeness(round(total, 4), because)


def _elsewhere(one: Slot, other: Slot, words: FigureWords) -> list[tuple[str, float]]:
    """What it says against one slot that two unequal numbers stand with other places, or other houses."""
    if _nearly(one, other):
        return []
    found = []
    if one.places and other.places and not one.places & other.places:
        found.append(("figures.other-place", ELSEWHERE))
    if one.houses and other.houses and not one.houses & other.houses:
        found.append(("figures.other-house", ELSEWHERE))
    one_count = one.only and other.only and one.dimension == "count" and one.unit == other.unit and one.unit not in words.anyone
    if _past(one) != _past(other) and not one_count:
        found.append(("figures.other-time", ELSEWHERE))
    return found


def _past(slot: Slot) -> bool:
    """Whether a number is told as one of a time well before its article."""
    told = slot.article.published.edtf
    if slot.past or not told or slot.end is None or len(told) < DAY:
        return slot.past
    return (date.fromisoformat(told[:DAY]) - date.fromisoformat(slot.end[:DAY])).days > PAST_DAYS


def comparable(one: Slot, other: Slot) -> bool:
    """Whether both measure one kind of thing, or one leaves out of what it is so many millions."""
    kinds = {one.dimension, other.dimension}
    return len(kinds) == 1 or (kinds == {"count", "money"} and (one.unspoken or other.unspoken))


def _by_value(one: Slot, other: Slot, words: FigureWords) -> list[tuple[str, float]]:
    low, high = sorted(compared(one, other))
    if low == high:
        return [("figures.same-value", _of_equals(one, other, high))]
    if _within(one, other) or _within(other, one):
        return [("figures.near-value", 0.9)]
    if low > 0 and (high - low) / high <= (LOOSE if _rounded(one) or _rounded(other) else NEAR):
        near = (high - low) / high <= CLOSE
        hedged = _rough(one) or _rough(other) or rounds((low, high)) or (near and low >= LARGE and one.dimension == "count")
        close = 0.2 if near else 0.0
        return [("figures.near-value", (0.5 if low >= _large(one) else 0.3) + close if hedged and low >= ODD_FROM else 0.3)]
    return _by_distance(one, other, words, low, high)


def _of_equals(one: Slot, other: Slot, value: Decimal) -> float:
    """What an equal number weighs, by its figures."""
    weight = SAME[min(digits(value), len(SAME)) - 1]
    hardly_chance = digits(value) > 1 if one.unspoken or other.unspoken else one.dimension == "count" and _odd(value)
    return max(weight, ODD) if hardly_chance else weight


def _by_distance(one: Slot, other: Slot, words: FigureWords, low: Decimal, high: Decimal) -> list[tuple[str, float]]:
    """What two numbers say that are not near: "plus de 2 millions" may be 2,4; a few times apart they speak against one slot."""
    if one.dimension == "money" and one.unit and other.unit and not one_currency(one, other, words):
        return []
    if low >= LARGE and _nearly(one, other):
        return [("figures.near-value", 0.5)]
    # Two articles that each have one number of a thing may well dispute it.
    if one.dimension == SCALE:
        return [("figures.far-value", -2.0 if high - low > ONE_QUAKE else 0.0)]
    if (low > 0 and high / low <= SIMILAR) or tolls(one, other, words):
        return []
    alone = one.only and other.only and one.name is not None and one.name == other.name
    alone = alone and (one.dimension == "count" or low * MOST_APART >= high)
    away = next(weight for times, weight in AWAY if low * times >= high or not low)
    return [("figures.far-value", away + (ALONE if alone else 0.0))]


def _large(slot: Slot) -> int:
    """From where a number hedged and near is seldom met by chance: counts and money are many, measures few."""
    return LARGE if slot.dimension in ("count", "money", PERCENT) else LARGE // 10


def _rounded(slot: Slot) -> bool:
    """Whether a number is told by a round word: "une centaine"."""
    return slot.quantity.rule == "quantities.collective" and slot.quantity.approximator == "approx"


def _within(one: Slot, other: Slot) -> bool:
    """Whether a number lies inside the range another article gives, no wider than a quarter of itself."""
    low, high, value = one.quantity.low, one.quantity.high, other.quantity.value
    if low is None or high is None or value is None or (one.unit != other.unit and None not in (one.unit, other.unit)):
        return False
    return low <= value <= high and (high - low) * 4 <= high


def _rough(slot: Slot) -> bool:
    """Whether a number is told roughly: hedged, or as a part."""
    return slot.quantity.approximator != "exact" or slot.quantity.dimension == "ratio"


def _odd(value: Decimal) -> bool:
    """Whether a count of two figures is one seldom met by chance: 83, not 80, 85 or 12; 23 000, not 20 000 or 1 200."""
    return (ODD_FROM < value < 100 and value % 5 != 0) or (value >= MANY and digits(value) > 1)


def _kept_apart(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether their classes never name one slot; a sum of many figures is paid by the one and received by the other.

    Former ones are not all of them. A bound ("la barre des 50 %") is never the thing measured, unless both are, nor what
    is asked what is given; nor are shares of two wholes one share.
    """
    homes = (one.unit in words.groups) != (other.unit in words.groups) and {one.unit, other.unit} <= words.anyone
    if homes and one.name != other.name:
        # "emploie 420 personnes", "fait vivre 420 familles".
        return True
    broken = one.quantity.damaged or other.quantity.damaged
    apart = (
        one.bound != other.bound
        or (one.grave, one.made, one.voices) != (other.grave, other.made, other.voices)
        or (one.aim != other.aim and not broken)
        or ((one.some or other.some) and not _nearly(one, other))
        or (one.voices and other.voices)
        or sorts(one, words) != sorts(other, words)
        or not same_share(one, other, words)
    )
    if (
        (one.value != other.value or RATIO in (one.quantity.dimension, other.quantity.dimension))
        and not rivals(one, other)
        and apart
    ):
        return True
    return not _same_sum(one, other) and words.stand_apart(one.name, other.name)


def _same_sum(one: Slot, other: Slot) -> bool:
    """Whether both are one sum of money with more figures than chance gives."""
    same = one.dimension == other.dimension == "money" and one.value == other.value
    return same and one.value is not None and digits(one.value) >= len(SAME)


def compared(one: Slot, other: Slot) -> tuple[Decimal, Decimal]:
    """The two numbers to compare: in a unit both have, where one article converts; else as they stand."""
    if one.unit != other.unit and (one.also or other.also):
        for value, unit in one.amounts:
            for theirs, also in other.amounts:
                if unit is not None and unit == also and value is not None and theirs is not None:
                    return value, theirs
    return one.value or Decimal(0), other.value or Decimal(0)


def _by_words(one: Slot, other: Slot, words: FigureWords) -> list[tuple[str, float]]:
    reasons = _by_class(one, other, words)
    if shared(one.names_it, other.names_it) > 1:
        reasons.append(("figures.same-name", 0.35))
    before = max(shared(one.before, other.stems - one.stems), shared(other.before, one.stems - other.stems))
    for rule, n, weight, most in (
        ("figures.words-beside", shared(one.near, other.near), 0.15, 0.3),
        ("figures.words-before", before, 0.1, 0.2),
        ("figures.shared-words", shared(one.stems, other.stems), 0.15, 0.45),
        ("figures.shared-actors", shared(one.actors, other.actors), 0.15, 0.3),
    ):
        if n:
            reasons.append((rule, min(most, weight * n)))
    return reasons


def _by_class(one: Slot, other: Slot, words: FigureWords) -> list[tuple[str, float]]:
    if one.name and one.name == other.name:
        return [("figures.same-class", 0.6)]
    if one.names & other.names:
        return [("figures.class-around", 0.2)]
    apart = one.name and other.name and not _same_sum(one, other) and not (one.value == other.value and akin(one, other, words))
    return [("figures.other-class", -0.1 if one.value == other.value else -0.4)] if apart else []


def _apart_in_time(one: Slot, other: Slot) -> bool:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    far = one.end <= other.start or other.end <= one.start
    # Days of telling are not days the number holds for: a longer run keeps numbers apart, and equal numbers only two such.
    return far and (_long(one) or _long(other)) and (not _nearly(one, other) or (_long(one) and _long(other)))


def _nearly(one: Slot, other: Slot) -> bool:
    """Whether two numbers are equal, or one is the other rounded."""
    if one.value is None or other.value is None:
        return one.value == other.value
    return one.value == other.value or explained(
        (one.value, one.quantity.approximator), (other.value, other.quantity.approximator)
    )


def _long(slot: Slot) -> bool:
    if slot.start is None or slot.end is None:
        return False
    return (date.fromisoformat(slot.end[:10]) - date.fromisoformat(slot.start[:10])).days > 1


def _one_timed(one: Slot, other: Slot) -> bool:
    return (one.start is None) != (other.start is None) and (_long(one) or _long(other))


def torn_values(slot: Slot) -> tuple[Decimal, ...]:
    """What a torn number may have been: its halves as whole and decimals, and as one run of figures, by its scale."""
    found = FIGURES.findall(slot.cite.exact)
    if not slot.quantity.damaged or len(found) != 2 or slot.quantity.dimension != "money":
        return ()
    return Decimal(f"{found[0]}.{found[1]}"), Decimal(f"{found[0]}{found[1]}")


def _torn(one: Slot, other: Slot, words: FigureWords) -> Likeness | None:
    """A torn number beside a whole one: only if a reading of it is that number, scale and all; shown, never read."""
    torn, whole = (one, other) if one.quantity.damaged else (other, one)
    # An article may give the amount in another currency first, and in that of the torn one beside it.
    told = [value for value, unit in whole.amounts if value is not None and unit == torn.quantity.unit]
    if whole.quantity.damaged or not told:
        return None
    shifts = [Decimal(1000) ** n for n in (0, 1, 2, 3)]
    fits = any(value * shift in told for shift in shifts for value in torn_values(torn))
    alike = max(0.0, sum(weight for _, weight in _by_words(torn, whole, words)))
    if not fits:
        return None
    because = (Reason("figures.torn-reading", 0.4, str(whole.value)),)
    return Likeness(round(LEAST + alike, 4), because)


def align(slots: Sequence[Slot], words: FigureWords) -> list[tuple[list[int], list[Reason]]]:
    """Group slots: pairs in order of likeness, none put together with one it cannot be with.

    Compared are only numbers that share a value, a class or a unit.
    """
    pairs = []
    for a, b in sorted(_partners(slots, words)):
        alike = likeness(slots[a], slots[b], words)
        if alike is not None and alike.score >= LEAST:
            # Equal shares find each other first: each of two results told by three papers is a figure of its own.
            share = slots[a].dimension == PERCENT and not rivals(slots[a], slots[b])
            unlike = share and slots[a].value != slots[b].value
            pairs.append((unlike, -round(alike.score, 4), a, b, alike))
    groups = Groups(slots, lambda one, other: _kept_apart(one, other, words) or _apart_in_time(one, other))
    for _, _, a, b, alike in sorted(pairs, key=lambda pair: pair[:4]):
        groups.join(a, b, alike.because)
    return list(groups.all())


def _partners(slots: Sequence[Slot], words: FigureWords) -> set[tuple[int, int]]:
    buckets: dict[tuple[str, ...], list[int]] = {}
    for at, slot in enumerate(slots):
        dimension = slot.dimension
        keys = [("class", dimension, slot.name or "")]
        kinds = ("count", "money") if slot.unspoken else (dimension,)
        keys += [("value", kind, str(value.normalize())) for value, _ in slot.amounts if value is not None for kind in kinds]
        keys += [("unit", dimension, unit or "") for _, unit in slot.amounts]
        keys += [("kin", dimension, group) for group in sorted(words.kin.get(slot.unit or "", ()))]
        if slot.quantity.high is not None:
            keys.append(("about", dimension, f"{slot.quantity.high:.0e}"))
        keys += [("name", dimension, slot.currency or "")]
        keys += [("about", dimension, f"{value:.0e}") for value, _ in slot.amounts if value is not None and value >= ODD_FROM]
        keys += [
            ("told", slot.article.id, str(value))
            for value in {slot.value, *slot.disputes, *slot.was}
            if slot.disputes or slot.was
        ]
        for key in keys:
            if key[2]:
                buckets.setdefault(key, []).append(at)
    found: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        if len(bucket) <= MOST_PARTNERS:
            found |= {(a, b) for n, a in enumerate(bucket) for b in bucket[n + 1 :]}
    return found
