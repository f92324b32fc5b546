"""Rounding: when one number is another told with fewer figures, or hedged the right way."""

from collections.abc import Sequence
from decimal import Decimal

from recoupe.link.figures.slots import Slot
from recoupe.records import Approximator

ROUNDED = Decimal("0.1")
"""Parts of the larger number two roundings of one number may differ by: "près de 120" and 118, "plus de 90" and 94."""
PLAINLY = Decimal("0.05")
"""The same where nobody hedges: 18 for 18,4 and 320 000 for 318 400 are roundings, 40 for 44 is another number."""
MILLIONS = Decimal(10**6)
"""From where a number of a single figure is told so for short: "5 millions d'habitants" for 5,4; by ROUNDED at most."""
WIDE = Decimal("0.25")
"""How far "more than" a number with fewer figures may reach."""
LOOSE, SMALL = Decimal("0.2"), Decimal(100)
"""A round word for a small number ("une vingtaine" for 23) may be this far off."""
UPWARDS = frozenset({"approx", "more_than", "at_least", "range", "vague"})
DOWNWARDS = frozenset({"approx", "less_than", "at_most", "up_to", "range", "vague"})
"""Hedges of the smaller number that leave room above it, and of the larger that leave room below: "plus de 90" and 94,
but not "au maximum 290" and 320."""
HALF = Decimal("0.5")

Told = tuple[Decimal, Approximator]


def explained(one: Told, other: Told) -> bool:
    """Whether a hedge that points the right way, or fewer figures, explain that two numbers are not equal."""
    low, high = sorted((one, other))
    far = apart(low[0], high[0])
    if far <= WIDE and high[0] < low[0] + last_figure(low[0]) and low[1] == "more_than":
        # "plus de deux milliards" is short of three.
        return True
    if far > (LOOSE if "approx" in (low[1], high[1]) and low[0] < SMALL else ROUNDED):
        return False
    plainly = far <= PLAINLY or any(_for_short(value) for value in (low[0], high[0]))
    return low[1] in UPWARDS or high[1] in DOWNWARDS or (plainly and rounds((low[0], high[0])))


def _for_short(value: Decimal) -> bool:
    """Whether a number is one to nine millions or milliards, without a figure behind."""
    _, digits, exponent = value.normalize().as_tuple()
    return value >= MILLIONS and len(digits) == 1 and isinstance(exponent, int) and exponent % 3 == 0


def twins(one: Slot, other: Slot) -> bool:
    """Whether one article tells one number twice, the second time rounded: its headline and its text.

    Two shares of one article are two results.
    """
    if (
        one.value is None
        or other.value is None
        or one.dimension == "percent"
        or (one.unit != other.unit and None not in (one.unit, other.unit))
    ):
        return False
    told = (one.value, one.quantity.approximator), (other.value, other.quantity.approximator)
    return explained(*told) and rounds((one.value, other.value))


def rounds(values: Sequence[Decimal]) -> bool:
    """Whether one number is another with fewer figures: 320 000 and 318 400, 54 and 54,2; 1 200 is no rounding of 1 150."""
    for rough in values:
        for fine in values:
            unit = last_figure(rough)
            if rough != fine and unit and abs(fine - rough) < unit * HALF:
                return True
    return False


def last_figure(value: Decimal) -> Decimal:
    """One of the last figure of a number that is no zero: a hundred million in 2 300 000 000."""
    return Decimal(1).scaleb(value.normalize().as_tuple().exponent)  # type: ignore[arg-type]


def apart(one: Decimal, other: Decimal) -> Decimal:
    """What part of the larger number two numbers are apart by."""
    high = max(one, other)
    return abs(one - other) / high if high else Decimal(0)
