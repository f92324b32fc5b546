"""Units left out: "41 francs 50", "94 km/h au lieu de 40", "6,4 millions d'euros, presque 7 selon eux"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from recoupe.annotate.quantities.counted import Counted
from recoupe.annotate.quantities.numerals import BLANK, Numeral
from recoupe.language import Tables

CENTS = re.compile(rf"{BLANK}(?P<cents>\d\d)(?!\w|[.,]\d|{BLANK}*[%$\u20ac\u00a3])")
NEXT = re.compile(rf"{BLANK}(?P<word>[^\W\d_]+)")
SENTENCE_ENDS = re.compile(r"[.!?;\n](?=\s|$)")
STOPS = re.compile(rf"{BLANK}?(?:[.,;:)!?\u00bb]|$|\n)")
ALIKE = Decimal(3)
"""A number without its scale takes that of the amount before only if both come this near."""
NO_UNITS = frozenset({"count", "duration", "age", "ratio"})


@dataclass(frozen=True, slots=True)
class Found:
    """A number with what it counts, before ranges are put together."""

    number: Numeral
    counted: Counted | None

    @property
    def end(self) -> int:
        """Where the words of the number and of what it counts end."""
        return max(self.number.span.end, self.counted.end if self.counted else 0)

    @property
    def start(self) -> int:
        """Where they begin."""
        left = self.counted.start if self.counted else None
        return self.number.span.start if left is None else left


def with_elided(text: str, founds: Sequence[Found], tables: Tables) -> list[Found]:
    """Give numbers the unit their sentence leaves out, and amounts the cents written after their currency.

    Args:
        text: of the article.
        founds: the numbers of one block, in reading order.
        tables: of the language.

    Returns:
        As many or fewer: cents are no number of their own.
    """
    kept: list[Found] = []
    last: Found | None = None
    for found in founds:
        if kept and found.number.span.start < kept[-1].end:
            continue
        one = _cents(text, found, tables)
        if one.counted is None and last is not None:
            one = _elided(text, last, one, tables)
        if one.counted is not None and one.counted.dimension not in NO_UNITS and one.number.value is not None:
            last = last if last is not None and _converts(text, last, one, tables) else one
        kept.append(one)
    return kept


def _converts(text: str, first: Found, second: Found, tables: Tables) -> bool:
    """Whether an amount only gives the one before it in another currency: what follows is counted in the first."""
    one, other = first.counted, second.counted
    money = one is not None and other is not None and one.dimension == other.dimension == "money"
    return money and tables.figures.conversion.fullmatch(text[first.end : second.start]) is not None


def _cents(text: str, found: Found, tables: Tables) -> Found:
    """Read "41 francs 50": figures right after a currency, with no noun of their own."""
    number, counted = found.number, found.counted
    plain = number.form == "figures" and not number.scaled and number.value is not None and number.value % 1 == 0
    if not plain or counted is None or counted.dimension != "money" or counted.start is not None:
        return found
    cents = CENTS.match(text, counted.end)
    if cents is None or not counted.word.isalpha():
        return found
    noun = NEXT.match(text, cents.end())
    if noun and not tables.counting.has("no_noun", noun["word"]):
        return found
    value = (number.value or Decimal(0)) + Decimal(cents["cents"]) / 100
    return Found(replace(number, value=value), replace(counted, end=cents.end()))


def _elided(text: str, last: Found, found: Found, tables: Tables) -> Found:
    """A bare number takes the unit of the amount before it: in the same sentence, or for a scale alone in the same block."""
    number, unit = found.number, last.counted
    if unit is None or number.value is None or number.form != "figures" or not stops(text, number, tables):
        return found
    if number.times > 1:
        return Found(number, _of(unit, found)) if unit.dimension == "money" else found
    between = text[last.end : number.span.start]
    if SENTENCE_ENDS.search(between) or tables.counting.ends("elided", text, number.span.start) is None:
        return found
    scale = last.number.times if unit.dimension == "money" else Decimal(1)
    value, before = number.value * scale, last.number.value or Decimal(0)
    if not before / ALIKE <= value <= before * ALIKE:
        return found
    return Found(replace(number, value=value, times=scale), _of(unit, found))


def stops(text: str, number: Numeral, tables: Tables) -> bool:
    """Whether a number stands alone: a clause ends behind it, or words that tell when or who."""
    return (
        STOPS.match(text, number.span.end) is not None or tables.counting.starts("stop_after", text, number.span.end) is not None
    )


def _of(unit: Counted, found: Found) -> Counted:
    """The unit, standing nowhere of its own."""
    return Counted(unit.dimension, unit.unit, found.number.span.end)
