"""Verdicts on one slot's numbers, and the sums that were tried before calling them a conflict."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from recoupe.language.figures import FigureWords
from recoupe.link.figures.aligning import torn_values
from recoupe.link.figures.growing import grown, moved
from recoupe.link.figures.rounding import Told, apart, explained, rounds
from recoupe.link.figures.slots import Slot
from recoupe.records import Approximator, FigureVerdict, Reason, Severity

SUM_CLOSE = Decimal("0.02")
MOST_PARTS = 8
LIKE, UNLIKE = "\u2248", "\u2260"
"""Close to an amount told elsewhere, and to none: signs, since a reason's words are in the language of the labels."""
GRAVEST: tuple[Severity, ...] = ("unit", "contradiction", "scope", "certainty", "rounding")
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
    found += _two_values(slots, words) + _two_things(slots, words)
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


def _two_values(slots: Sequence[Slot], words: FigureWords) -> list[tuple[Severity, Reason]]:
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
        # Of a limit, "inférieures à 1 500" and "1 500 autorisées" say the same.
        bounded = hedges & BOUNDS and "exact" in hedges and not any(slot.bound for slot in slots)
        return [("rounding", Reason("figures.bound-and-number", 1.0))] if bounded else []
    part = (values[-1] - values[0]) / values[-1] if values[-1] else Decimal(1)
    pairs = [(a, b) for n, a in enumerate(sorted(told)) for b in sorted(told)[n + 1 :] if a[0] != b[0]]
    if all(_converted(a, b, told) for a, b in pairs):
        return []
    if all(explained(a, b) or _converted(a, b, told) for a, b in pairs):
        return [("rounding", Reason("figures.rounding", 1.0, f"{_shown(part)} %"))]
    return [_clash(pairs, slots, words, f"{_shown(part)} %")]


Pairs = Sequence[tuple[Told, Told]]


def _clash(pairs: Pairs, slots: Sequence[Slot], words: FigureWords, part: str) -> tuple[Severity, Reason]:
    """Numbers no rounding explains: of parts and a whole, of before and after, else contradicted."""
    of_parts = next((sum_of for a, b in pairs for sum_of in _parts(a[0], b[0], slots)), None)
    if of_parts:
        return "scope", Reason("figures.part-of-it", 1.0, of_parts)
    if all(explained(a, b) or _changed(a, b, slots) for a, b in pairs):
        return "scope", Reason("figures.changed", 1.0, part)
    if slots[0].dimension in ("count", "money") and (grown(slots) or moved(slots, words)):
        return "scope", Reason("figures.grown-since", 1.0, part)
    return "contradiction", Reason("figures.contradiction", 1.0, part)


def _parts(one: Decimal, other: Decimal, slots: Sequence[Slot]) -> Iterator[str]:
    """Sums by which the article that tells the larger number explains the smaller: it is one of two parts."""
    low, high = sorted((one, other))
    for part in sorted({part for slot in slots if slot.value == high for part in slot.parts}):
        if part == low or rounds((part, low)):
            yield f"{_plain(part)} + {_plain(high - part)} = {_plain(high)}"


def _in_range(slot: Slot, slots: Sequence[Slot]) -> Decimal | None:
    """Of a range, the number told elsewhere that lies in it, if there is one: they are at odds by rounding only."""
    low, high = slot.quantity.low, slot.quantity.high
    if low is None or high is None:
        return None
    return next(
        (other.value for other in slots if other.quantity.low is None and other.value and low <= other.value <= high), None
    )


def _changed(one: Told, other: Told, slots: Sequence[Slot]) -> bool:
    """Whether an article tells one of two numbers as what the other was, or is without what is counted in."""
    return any(
        (slot.value == one[0] and other[0] in slot.was) or (slot.value == other[0] and one[0] in slot.was) for slot in slots
    )


def _converted(one: Told, other: Told, told: dict[Told, Slot]) -> bool:
    """Whether two numbers are one measure in two units, as near as conversion comes."""
    return told[one].quantity.unit != told[other].quantity.unit and apart(one[0], other[0]) <= SUM_CLOSE


def _two_things(slots: Sequence[Slot], words: FigureWords) -> list[tuple[Severity, Reason]]:
    """Nouns of two kinds under one number: cases are not deaths."""
    if slots[0].dimension != "count":
        return []
    kinds = {name: unit for slot in slots if (unit := slot.unit) and (name := words.class_of(unit))}
    units = sorted(kinds.values())
    if len(kinds) < 2 or all(words.akin(units[0], unit) for unit in units):
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
