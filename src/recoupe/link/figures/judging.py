"""Verdicts on one slot's numbers, and the sums that were tried before calling them a conflict."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from recoupe.link.figures.aligning import torn_values
from recoupe.link.figures.slots import Slot
from recoupe.records import FigureVerdict, Reason, Severity

ROUNDED = Decimal("0.1")
"""Parts of the larger number two roundings of one number may differ by: "près de 120" and 118, "plus de 90" and 94."""
SUM_CLOSE = Decimal("0.02")
MOST_PARTS = 8


def judge(slots: Sequence[Slot]) -> tuple[FigureVerdict, Severity | None, list[Reason]]:
    """What the numbers of one slot come to.

    Broken words make it garbled, whatever else is told. One article alone is single. Equal numbers agree; the same number of
    two units, a rounding, and a contradiction differ.
    """
    if any(slot.quantity.damaged for slot in slots):
        return "garbled", None, [Reason("figures.broken-words", 1.0, "shown as it stands, read as nothing")]
    units = {slot.quantity.unit for slot in _unconverted(slots)}
    if slots[0].quantity.dimension == "money" and len(units - {None}) > 1:
        return "differ", "unit", [Reason("figures.two-units", 1.0, " / ".join(sorted(unit for unit in units if unit)))]
    if len({slot.article.id for slot in slots}) < 2:
        return "single", None, []
    values = sorted({slot.value for slot in slots if slot.value is not None})
    if len(values) < 2:
        return "agree", None, []
    low, high = values[0], values[-1]
    part = (high - low) / high
    if part <= ROUNDED and (_hedged(slots) or _rounds(values)):
        return "differ", "rounding", [Reason("figures.rounding", 1.0, f"{_shown(part)} % apart")]
    return "differ", "contradiction", [Reason("figures.contradiction", 1.0, f"{_shown(part)} % apart")]


def _shown(part: Decimal) -> str:
    return str((part * 100).quantize(Decimal("0.1")))


def _unconverted(slots: Sequence[Slot]) -> list[Slot]:
    """The slots without those that convert the one before them."""
    seen: set[tuple[str, int]] = set()
    found = []
    for slot in slots:
        key = (slot.article.id, slot.group)
        if key not in seen:
            seen.add(key)
            found.append(slot)
    return found


def _hedged(slots: Sequence[Slot]) -> bool:
    return any(slot.quantity.approximator != "exact" for slot in slots)


def _rounds(values: Sequence[Decimal]) -> bool:
    """Whether one number is another with fewer figures: 320 000 and 318 400."""
    for rough in values:
        for fine in values:
            unit = Decimal(1).scaleb(rough.normalize().as_tuple().exponent)  # type: ignore[arg-type]
            if (
                rough != fine
                and fine.quantize(Decimal(1).scaleb(min(0, unit.adjusted())))
                and (fine / unit).quantize(Decimal(1)) * unit == rough
            ):
                return True
    return False


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
            f"{_plain(r)} + {_plain((part.value or 0) / scale)} = {_plain(r + (part.value or 0) / scale)}: no"
            for r in readings
            if r not in kept
        ]
        yield Reason("figures.sum-tried", 0.5, "inference, the words stay broken: " + "; ".join([*shown, *left]))


def _told(reading: Decimal, part: Slot, scale: Decimal, totals: Sequence[Slot]) -> str:
    share = (part.value or Decimal(0)) / scale
    names = " / ".join(sorted({total.cite.exact for total in totals}))
    return f"{_plain(reading)} + {_plain(share)} = {_plain(reading + share)}, close to {names}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _close(total: Decimal, told: Decimal) -> bool:
    return told > 0 and abs(total - told) / told <= SUM_CLOSE
