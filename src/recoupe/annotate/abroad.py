"""Amounts and days of an article in another language than the tables', so that a story told in several lines up."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from recoupe.annotate.apart import Apart
from recoupe.language.amounts import Amounts, load_amounts
from recoupe.records import Article, Moment, Quantity, Span

ONE_DAY = timedelta(days=1)
DECEMBER = 12
SATURDAY = 5
TORN = re.compile(r"[.,]\d{1,2}(?!\d)")
HEDGED_COUNT = 10
PLAIN_COUNT = 1000
"""From here figures in groups are a count even where their noun is not known."""


def quantities_abroad(article: Article, broken: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """The amounts of money, shares and counts of a foreign article; what its table does not know is left out.

    Args:
        article: one clean text; its language says which table reads it.
        broken: spans nothing is read out of.
    """
    table = load_amounts(article.language)
    if table is None:
        return ()
    dated = [span for span, _ in _found_days(article, table)]
    closed = (*broken, *dated)
    found = []
    for block in article.blocks:
        for hit in table.amount.finditer(article.text, block.span.start, block.span.end):
            quantity = _quantity(hit, table)
            if quantity is not None and not any(span.overlap(quantity.span) for span in closed):
                found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _quantity(hit: re.Match[str], table: Amounts) -> Quantity | None:
    value = Decimal(table.small[hit["small"].lower()]) if hit["small"] else _value(hit["figures"], table)
    dimension, unit = _unit(hit, table)
    torn = TORN.match(hit.string, hit.end()) if hit["money"] or hit["after"] else None
    if torn:
        return Quantity(Span(hit.start(), torn.end()), None, None, None, "money", unit, "exact", None, True, "quantities.damaged")
    counts = (
        hit["noun"]
        or (hit["other"] and table.counts(hit["other"]))
        or hit["percent"]
        or hit["money"]
        or hit["sign"]
        or hit["after"]
        or hit["scale"]
    )
    hedged = hit["approx"] and value >= HEDGED_COUNT
    grouped = hit["figures"] and value >= PLAIN_COUNT and not hit["figures"].isdigit()
    if not counts and not hedged and not grouped:
        return None
    last = hit.start("other") if hit["other"] and not table.counts(hit["other"]) else hit.end()
    if hit["scale"]:
        value *= table.scale[_folded(hit["scale"])]
    kind = table.approximator[_folded(hit["approx"])] if hit["approx"] else "exact"
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Quantity(
        Span(hit.start(), hit.start() + len(hit.string[hit.start() : last].rstrip())),
        whole,
        None,
        None,
        dimension,
        unit,
        kind,
        None,
        False,
        "quantities.abroad",
    )


def _value(figures: str, table: Amounts) -> Decimal:
    whole, _, part = figures.partition(table.point)
    if table.point in figures and len(part) == 3 and figures.count(table.point) > 1:
        whole, part = figures, ""
    digits = "".join(sign for sign in whole if sign.isdigit())
    return Decimal(f"{digits}.{part}" if part else digits)


def _unit(hit: re.Match[str], table: Amounts) -> tuple[str, str | None]:
    if hit["percent"]:
        return "percent", "%"
    if hit["money"]:
        return "money", table.money[_folded(hit["money"])]
    sign = hit["sign"] or hit["after"]
    if sign:
        return "money", table.sign[re.sub(r"\s+", " ", sign)]
    noun = hit["noun"] or hit["other"]
    return "count", table.counts(_folded(noun)) if noun else None


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()


def moments_abroad(article: Article, seen_from: date | None) -> tuple[Moment, ...]:
    """The days, months and years a foreign article names.

    Args:
        article: one clean text; its language says which table reads it.
        seen_from: the day it was written: weekdays and days without a year count from it; without it they are left out.
    """
    table = load_amounts(article.language)
    if table is None:
        return ()
    found = []
    for span, hit in _found_days(article, table):
        run = _run(hit.groupdict(), table, seen_from)
        if run is not None:
            found.append(_moment(span, run, None if hit.groupdict().get("y") else seen_from))
    taken = Apart(moment.span for moment in found)
    for block in article.blocks:
        for hit in _in(table.runs, article.text, block.span):
            run = _counted_run(hit, table, seen_from) if seen_from else None
            if run is not None and taken.take(Span(*hit.span())):
                found.append(_moment(Span(*hit.span()), run, seen_from))
    return tuple(sorted(found, key=lambda moment: moment.span))


def _counted_run(hit: re.Match[str], table: Amounts, seen: date) -> tuple[date, date, str] | None:
    """Read "last week", "at the weekend", "two years ago": the calendar unit so many ahead or back."""
    parts = hit.groupdict()
    if parts.get("near"):
        unit, away = table.near[_folded(parts["near"] or "")]
    else:
        n, unit = (parts.get("n") or "").lower(), table.unit[_folded(parts.get("unit") or "")]
        away = -(int(n) if n.isdigit() else table.small.get(n, 1))
    if unit == "day":
        return seen + ONE_DAY * away, seen + ONE_DAY * (away + 1), "day"
    if unit == "weekend":
        start = seen - ONE_DAY * ((seen.weekday() - SATURDAY) % 7) + ONE_DAY * 7 * away
        return start, start + ONE_DAY * 2, "weekend"
    if unit == "week":
        start = seen + ONE_DAY * (7 * away - seen.weekday())
        return start, start + ONE_DAY * 7, "week"
    months = (seen.year * 12 + seen.month - 1 + away) if unit == "month" else (seen.year + away) * 12
    size = 1 if unit == "month" else DECEMBER
    if not DECEMBER <= months < 9000 * DECEMBER:
        return None
    start, end = (date(at // DECEMBER, at % DECEMBER + 1, 1) for at in (months, months + size))
    return start, end, unit


def _found_days(article: Article, table: Amounts) -> list[tuple[Span, re.Match[str]]]:
    """Times in reading order: the fuller way of writing one first."""
    apart = Apart()
    hits = (hit for pattern in table.days for block in article.blocks for hit in _in(pattern, article.text, block.span))
    kept = [(Span(*hit.span()), hit) for hit in hits if apart.take(Span(*hit.span()))]
    return sorted(kept, key=lambda pair: pair[0])


def _in(pattern: re.Pattern[str], text: str, block: Span) -> Iterator[re.Match[str]]:
    return pattern.finditer(text, block.start, block.end)


def _run(parts: dict[str, str | None], table: Amounts, seen: date | None) -> tuple[date, date, str] | None:
    """First day, the day after the last, and the grain; None where nothing binds it to a day."""
    word, month = parts.get("word"), parts.get("m")
    if word:
        day = _relative(word.lower(), table, seen)
        return (day, day + ONE_DAY, "day") if day else None
    year = int(parts.get("y") or 0)
    if not month:
        return date(year, 1, 1), date(year + 1, 1, 1), "year"
    number = table.month[month.lower().rstrip(".")]
    if parts.get("d"):
        start = _nearest(year, number, int(parts.get("d") or 1), seen)
        return (start, start + ONE_DAY, "day") if start else None
    start = _nearest(year, number, 1, seen)
    if start is None:
        return None
    return start, date(start.year + number // DECEMBER, number % DECEMBER + 1, 1), "month"


def _relative(word: str, table: Amounts, seen: date | None) -> date | None:
    if seen is None:
        return None
    if word in table.shift:
        return seen + ONE_DAY * table.shift[word]
    return seen - ONE_DAY * ((seen.weekday() - table.weekday[word]) % 7)


def _nearest(year: int, month: int, day: int, seen: date | None) -> date | None:
    """The day, in the year that brings it nearest to the day of writing where none is given."""
    years = [year] if year else [seen.year + shift for shift in (-1, 0, 1)] if seen else []
    days = []
    for one in years:
        try:
            days.append(date(one, month, day))
        except ValueError:
            continue
    return min(days, key=lambda one: (abs(one - seen) if seen and not year else timedelta(0), one), default=None)


def _moment(span: Span, run: tuple[date, date, str], seen: date | None) -> Moment:
    start, end, grain = run
    length = {"year": 4, "month": 7}.get(grain, 10)
    last = f"/{(end - ONE_DAY).isoformat()}" if grain in ("week", "weekend") else ""
    return Moment(
        span=span,
        kind="date",
        start=start.isoformat(),
        end=end.isoformat(),
        edtf=start.isoformat()[:length] + last,
        grain=grain,
        relation="at",
        approximate=False,
        rule="moments.abroad",
        anchor=seen.isoformat() if seen else None,
    )
