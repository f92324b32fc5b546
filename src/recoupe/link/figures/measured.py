"""What the units of two numbers say: one noun or one currency, nouns of one kind, rates."""

from decimal import Decimal

from recoupe.language.figures import WORD, FigureWords
from recoupe.link.figures.rounding import explained
from recoupe.link.figures.slots import MILLION, PERCENT, Slot, one_currency, shared

LARGE, ODD_FROM = 1000, 20
SCALE = "magnitude"
"""Of an earthquake one magnitude is told."""
MOST_RISEN = 5
"""Times a toll may have grown between two papers of one story; beyond, another thing is counted."""
RATES = Decimal("1.6")
"""Times a rate may be off what is written down here, with the rounding of both amounts: the euro stood between 0.96 and 1.6
dollars in twenty years."""

KNOWN = 0.2
"""What it weighs that one of two numbers of one noun is of things told as known."""

Weighed = tuple[str, float]


def digits(value: Decimal) -> int:
    """Figures that are no zeros at the end."""
    return len("".join(map(str, value.normalize().as_tuple().digits)))


def tolls(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether both are the only number their articles have of what is counted on for days: dead, missing, arrested."""
    alone = one.only and other.only and one.dimension == "count" and one.name == other.name and one.name in words.tolls
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    people = all(slot.unit in words.people or words.class_of(slot.unit or "") == slot.name for slot in (one, other))
    return alone and people and 0 < high <= low * MOST_RISEN


def akin(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two counted nouns are names of one thing: "prisonniers", "détenus"."""
    return one.unit in words.kin and words.akin(one.unit, other.unit)


def _by_rate(one: Slot, other: Slot) -> list[tuple[str, float]]:
    """What their rates say: so much a year is no sum of five years."""
    period, also = one.quantity.period, other.quantity.period
    if period and period == also:
        return [("figures.same-rate", 0.3)]
    if period and also:
        return [("figures.other-rate", -0.8)]
    return [("figures.other-rate", -0.6)] if (period or also) and one.value != other.value else []


def by_unit(one: Slot, other: Slot, words: FigureWords) -> list[Weighed]:
    """What rates, units and counted nouns of two numbers say."""
    reasons = _by_rate(one, other)
    if tolls(one, other, words) and (one.unit != other.unit or one.unit in words.anyone):
        reasons.append(("figures.only-count-of-it", 0.35))
    if _held_down(one, other):
        reasons.append(("figures.said-to-be-less", 0.3))
    if one.unit and (one.unit == other.unit or (other.unit and one_currency(one, other, words))):
        return [*reasons, *_of_one_unit(one, other, words)]
    if one.dimension == "money" and one.unit != other.unit:
        return [*reasons, _of_two_currencies(one, other, words)]
    if one.dimension == "count":
        return [*reasons, *_of_two_nouns(one, other, words)]
    return [*reasons, ("figures.other-unit", -0.6)] if one.unit != other.unit else reasons


def sorts(slot: Slot, words: FigureWords) -> frozenset[str]:
    """The words between a number and its noun that tell some of them from others: "deux anciens élus"."""
    return frozenset(hit[0].lower() for hit in WORD.finditer(slot.cite.exact)) & words.sorts


def _held_down(one: Slot, other: Slot) -> bool:
    """Whether the smaller of two numbers, and it alone, is told as less than was said."""
    low, high = sorted((one, other), key=lambda slot: slot.value or Decimal(0))
    return low.value != high.value and low.less and not high.less


def _of_one_unit(one: Slot, other: Slot, words: FigureWords) -> list[Weighed]:
    reasons: list[Weighed] = []
    alone = one.only and other.only
    if alone and one.dimension == "count" and one.unit not in words.anyone:
        reasons.append(("figures.only-count-of-it", 0.35))
    if one.dimension == SCALE:
        reasons.append(("figures.only-count-of-it", 0.5))
    if alone and one.dimension == PERCENT and shared(one.stems, other.stems) > 1:
        reasons.append(("figures.only-count-of-it", 0.3))
    if one.dimension == "count" and one.unit not in words.anyone and (one.definite or other.definite):
        # "ses quatre assistants" are all of them.
        reasons.append(("figures.of-things-known", KNOWN))
    large = (one.value or 0) >= LARGE and (other.value or 0) >= LARGE
    plain = one.dimension != "count" or (one.unit in words.anyone and not large)
    return [*reasons, ("figures.same-unit", 0.2 if plain else 0.35)]


def _of_two_currencies(one: Slot, other: Slot, words: FigureWords) -> Weighed:
    """The same number of another currency is a clash to show; another number of another currency is another amount.

    But for the one amount of its kind in each article, where a rate of these years may make them one.
    """
    met = one.unit is None or other.unit is None or {u for _, u in one.amounts} & {u for _, u in other.amounts}
    alone = one.only and other.only and one.name is not None and one.name == other.name and _one_worth(one, other, words)
    same, value = one.value == other.value, one.value or Decimal(0)
    if same and not met and value >= MILLION and digits(value) > 1:
        return "figures.two-units", 0.1
    return "figures.other-currency", 0.0 if same or met or alone else -1.0


def _one_worth(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two amounts may be one by some rate; a currency nobody listed may have any."""
    worth = [words.worth.get(slot.unit or "") for slot in (one, other)]
    if worth[0] is None or worth[1] is None:
        return True
    low, high = sorted(((one.value or Decimal(0)) * worth[0], (other.value or Decimal(0)) * worth[1]))
    return high <= low * RATES


def _of_two_nouns(one: Slot, other: Slot, words: FigureWords) -> list[Weighed]:
    if not akin(one, other, words):
        return [_by_noun(one, other, words)]
    alone = [("figures.only-count-of-it", 0.25)] if one.only and other.only else []
    return [("figures.same-unit", 0.35), *alone]


def _about_equal(one: Slot, other: Slot) -> bool:
    """Whether two numbers are equal, or large and one the other rounded: "5 400 adultes", "plus de 5 000 personnes"."""
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    told = (one.value or Decimal(0), one.quantity.approximator), (other.value or Decimal(0), other.quantity.approximator)
    return low == high or (low >= LARGE and explained(*told))


def _by_noun(one: Slot, other: Slot, words: FigureWords) -> tuple[str, float]:
    """What two counted nouns say: one class, anyone at all, or two different things."""
    units, small = {one.unit, other.unit}, (one.value or 0) <= ODD_FROM
    anyone = units & words.anyone
    if None in units or units <= words.anyone:
        return "figures.unit-of-anyone", 0.0
    classes = {words.class_of(unit or "") for unit in units}
    if len(classes) == 1 and None not in classes:
        return "figures.unit-of-one-class", 0.2
    if anyone and one.name == other.name and one.name in classes:
        # "17 gardes à vue", "23 personnes interpellées".
        return "figures.unit-of-one-class", 0.1
    if anyone and not small and _about_equal(one, other):
        return "figures.unit-of-anyone", 0.0
    if anyone:
        return "figures.unit-of-anyone", -0.3
    return "figures.other-unit", -0.5 if small else -0.2
