"""Verdicts on one slot's numbers, and the sums that were tried before calling them a conflict."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from recoupe.language.figures import FigureWords
from recoupe.link.figures.aligning import last_figure, rounds, torn_values
from recoupe.link.figures.slots import Slot
from recoupe.records import Approximator, FigureVerdict, Reason, Severity

ROUNDED = Decimal("0.1")
"""Parts of the larger number two roundings of one number may differ by: "près de 120" and 118, "plus de 90" and 94."""
PLAINLY = Decimal("0.05")
"""The same where nobody hedges: 18 for 18,4 and 320 000 for 318 400 are roundings, 40 for 44 is another number."""
SUM_CLOSE = Decimal("0.02")
MOST_PARTS = 8
WIDE = Decimal("0.25")
"""How far "more than" a number with fewer figures may reach."""
LOOSE, SMALL = Decimal("0.2"), Decimal(100)
"""A round word for a small number ("une vingtaine" for 23) may be this far off."""
LIKE, UNLIKE = "\u2248", "\u2260"
"""Close to an amount told elsewhere, and to none: signs, since a reason's words are in the language of the labels."""
GRAVEST: tuple[Severity, ...] = ("unit", "contradiction", "scope", "certainty", "rounding")
UPWARDS = frozenset({"approx", "more_than", "at_least", "range", "vague"})
DOWNWARDS = frozenset({"approx", "less_than", "at_most", "up_to", "range", "vague"})
"""Hedges of the smaller number that leave room above it, and of the larger that leave room below: "plus de 90" and 94,
but not "au maximum 290" and 320."""


BOUNDS: frozenset[Approximator] = frozenset({"more_than", "less_than", "range"})
"""Hedges that rule out the number itself, or put others beside it: "plus de 40 millions" and "40 millions" are not one amount."""


def judge(slots: Sequence[Slot], words: FigureWords) -> tuple[FigureVerdict, Severity | None, list[Reason]]:
    """What the numbers of one slot come to.

    Broken words make it garbled, whatever else is told. One article alone is single. Equal numbers agree; the same number of
    two units, a contradiction, another thing counted and a rounding differ. The gravest names the verdict, the others stay
    in its reasons. What an article converts itself is no second value.
    """
    rates = [Reason("figures.stated-rate", 1.0, _rate(slot)) for slot in slots if slot.also]
    if any(slot.quantity.damaged for slot in slots):
        return "garbled", None, [Reason("figures.broken-words", 1.0), *rates]
    found = _two_units(slots, words)
    disputed = any(slot.disputes & {other.value for other in slots} for slot in slots)
    if len({slot.article.id for slot in slots}) < 2 and not found and not disputed:
        return "single", None, rates
    found += _two_values(slots) + _two_things(slots, words)
    if not found:
        return "agree", None, rates
    found.sort(key=lambda item: GRAVEST.index(item[0]))
    return "differ", found[0][0], [*(reason for _, reason in found), *rates]


def _rate(slot: Slot) -> str:
    """What an article says an amount comes to in another unit, in its words."""
    return " = ".join([slot.cite.exact, *(quantity.span.within(slot.article.text) for quantity in slot.also)])


def _two_units(slots: Sequence[Slot], words: FigureWords) -> list[tuple[Severity, Reason]]:
    """One number of two currencies, or of people and of households."""
    firm = {slot.unit for slot in slots if slot.unit is not None and slot.currency is None}
    told = {words.currencies.get(unit) for unit in firm}
    loose = {slot.currency: slot.unit for slot in slots if slot.currency is not None and slot.unit and slot.currency not in told}
    units = sorted(firm | set(loose.values()))
    if slots[0].dimension == "money" and len(units) > 1 and not _common_unit(slots):
        return [("unit", Reason("figures.two-units", 1.0, " / ".join(units)))]
    grouped = {unit for unit in units if unit in words.groups}
    people = {unit for unit in units if unit in words.anyone and unit not in words.groups}
    if slots[0].dimension == "count" and grouped and people:
        return [("unit", Reason("figures.two-units", 1.0, " / ".join(units)))]
    return []


def _common_unit(slots: Sequence[Slot]) -> str | None:
    """A unit every article gives the amount in, itself or by converting, when no number stands with two units."""
    by_value: dict[Decimal | None, set[str | None]] = {}
    for slot in slots:
        by_value.setdefault(slot.value, set()).add(slot.unit)
    if any(len(units - {None}) > 1 for value, units in by_value.items() if value is not None):
        return None
    common = set.intersection(*({unit for _, unit in slot.amounts if unit} for slot in slots))
    return min(common, default=None)


def _two_values(slots: Sequence[Slot]) -> list[tuple[Severity, Reason]]:
    """Numbers apart: by rounding where a hedge or fewer figures explain every pair, else contradicted."""
    unit = _common_unit(slots) if slots[0].dimension == "money" and len({slot.unit for slot in slots} - {None}) > 1 else None
    told: dict[tuple[Decimal, Approximator], Slot] = {}
    for slot in slots:
        value = next((v for v, u in slot.amounts if u == unit), slot.value) if unit else slot.value
        if value is not None:
            told.setdefault((_in_range(slot, slots) or value, slot.quantity.approximator), slot)
    values = sorted({value for value, _ in told})
    if len(values) < 2:
        hedges = {hedge for _, hedge in told}
        bounded = hedges & BOUNDS and "exact" in hedges
        return [("rounding", Reason("figures.bound-and-number", 1.0))] if bounded else []
    part = (values[-1] - values[0]) / values[-1] if values[-1] else Decimal(1)
    pairs = [(a, b) for n, a in enumerate(sorted(told)) for b in sorted(told)[n + 1 :] if a[0] != b[0]]
    if all(_converted(a, b, told) for a, b in pairs):
        return []
    if all(_explained(a, b) or _converted(a, b, told) for a, b in pairs):
        return [("rounding", Reason("figures.rounding", 1.0, f"{_shown(part)} %"))]
    return [("contradiction", Reason("figures.contradiction", 1.0, f"{_shown(part)} %"))]


def _in_range(slot: Slot, slots: Sequence[Slot]) -> Decimal | None:
    """Of a range, the number told elsewhere that lies in it, if there is one: they are at odds by rounding only."""
    low, high = slot.quantity.low, slot.quantity.high
    if low is None or high is None:
        return None
    return next(
        (other.value for other in slots if other.quantity.low is None and other.value and low <= other.value <= high), None
    )


Told = tuple[Decimal, Approximator]


def _converted(one: Told, other: Told, told: dict[Told, Slot]) -> bool:
    """Whether two numbers are one measure in two units, as near as conversion comes."""
    return told[one].quantity.unit != told[other].quantity.unit and _apart(one[0], other[0]) <= SUM_CLOSE


def _explained(one: Told, other: Told) -> bool:
    """Whether a hedge that points the right way, or fewer figures, explain that two numbers are not equal."""
    low, high = sorted((one, other))
    far = _apart(low[0], high[0])
    if far <= WIDE and high[0] < low[0] + last_figure(low[0]) and low[1] == "more_than":
        # "plus de deux milliards" is short of three.
        return True
    if far > (LOOSE if "approx" in (low[1], high[1]) and low[0] < SMALL else ROUNDED):
        return False
    return low[1] in UPWARDS or high[1] in DOWNWARDS or (far <= PLAINLY and rounds((low[0], high[0])))


def _apart(one: Decimal, other: Decimal) -> Decimal:
    high = max(one, other)
    return abs(one - other) / high if high else Decimal(0)


def _two_things(slots: Sequence[Slot], words: FigureWords) -> list[tuple[Severity, Reason]]:
    """Nouns of two kinds under one number: cases are not deaths."""
    if slots[0].dimension != "count":
        return []
    kinds = {name: unit for slot in slots if (unit := slot.unit) and (name := words.class_of(unit))}
    if len(kinds) < 2:
        return []
    return [("scope", Reason("figures.two-things-counted", 1.0, " / ".join(sorted(kinds.values()))))]


def _shown(part: Decimal) -> str:
    return str((part * 100).quantize(Decimal("0.1")))


def sums_tried(torn: Slot, slots: Sequence[Slot]) -> Iterator[Reason]:
    """Readings of a torn number that, with another amount of its article, give an amount told elsewhere.

    Only inferences: they are shown beside the broken words and change nothing.
    """
    readings = torn_values(torn)
    money = [s for s in slots if s.quantity.dimension == "money" and s.value and s.quantity.unit == torn.quantity.unit]
    parts = [s for s in money if s.article.id == torn.article.id and not s.quantity.period and s.name == torn.name][:MOST_PARTS]
    totals = [s for s in money if s.article.id != torn.article.id and s.name == torn.name]
    for part in parts:
        scale = Decimal(1000) ** ((part.value or Decimal(1)).adjusted() // 3)
        fits = [(r, t) for r in readings for t in totals if _close(r * scale + (part.value or 0), t.value or Decimal(0))]
        if not fits:
            continue
        kept = sorted({r for r, _ in fits})
        shown = [_told(r, part, scale, [t for q, t in fits if q == r]) for r in kept]
        left = [
            f"{_plain(r)} + {_plain((part.value or 0) / scale)} = {_plain(r + (part.value or 0) / scale)} {UNLIKE}"
            for r in readings
            if r not in kept
        ]
        yield Reason("figures.sum-tried", 0.5, "; ".join([*shown, *left]))


def _told(reading: Decimal, part: Slot, scale: Decimal, totals: Sequence[Slot]) -> str:
    share = (part.value or Decimal(0)) / scale
    names = " / ".join(sorted({total.cite.exact for total in totals}))
    return f"{_plain(reading)} + {_plain(share)} = {_plain(reading + share)} {LIKE} {names}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _close(total: Decimal, told: Decimal) -> bool:
    return told > 0 and abs(total - told) / told <= SUM_CLOSE
