"""Amounts of an article in another language than the tables', so that a story told in several lines up."""

import re
from dataclasses import replace
from decimal import Decimal

from recoupe.annotate.moments.abroad import times_in
from recoupe.language.amounts import Amounts, load_amounts
from recoupe.language.times import load_times
from recoupe.records import Article, Quantity, Span

TORN = re.compile(r"[.,]\d{1,2}(?!\d)")
LOWER = re.compile(r"(?<![\w.,])\d{1,4}(?=[ \u00a0\u2013-])")
LOWER_REACH = 14
"""Characters before an amount in which the lower end of its range stands."""
HEDGED_COUNT = 10
OFTEN = "fois"
"""The unit of how often a thing was done, as French articles have it."""
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
    times = load_times(article.language)
    closed = (*broken, *(one.span for one in times_in(article, times))) if times is not None else broken
    found = []
    for block in article.blocks:
        here = [_age(hit) for hit in table.age.finditer(article.text, block.span.start, block.span.end)]
        for hit in table.amount.finditer(article.text, block.span.start, block.span.end):
            quantity = _quantity(hit, table)
            if quantity is not None and not any(one.span.overlap(quantity.span) for one in here):
                here.append(quantity)
        found += [one for one in here if one.dimension == "age" or not any(span.overlap(one.span) for span in closed)]
    return tuple(_with_ranges(article.text, sorted(found, key=lambda quantity: quantity.span), table))


def _age(hit: re.Match[str]) -> Quantity:
    words = next(value for key, value in hit.groupdict().items() if value)
    return Quantity(Span(*hit.span()), Decimal(words), None, None, "age", "year", "exact", None, False, "quantities.abroad")


def _with_ranges(text: str, found: list[Quantity], table: Amounts) -> list[Quantity]:
    """The amounts, one that is the upper end of a range taking the bare number before it in: "300 to 500 million"."""
    kept: list[Quantity] = []
    for one in found:
        low = LOWER.search(text, max(0, one.span.start - LOWER_REACH), one.span.start)
        joint = table.to.match(text, low.end(), one.span.end) if low else None
        apart = joint is None or joint.end() < one.span.start or not text[joint.end()].isdigit()
        if low is None or apart or one.value is None or (kept and kept[-1].span.end > low.start()):
            kept.append(one)
            continue
        scale = next((value for value in sorted(table.scale.values(), reverse=True) if one.value >= value), Decimal(1))
        bottom = Decimal(low[0]) * (scale if Decimal(low[0]) * scale < one.value else 1)
        span = Span(low.start(), one.span.end)
        kept.append(
            replace(one, span=span, value=None, low=bottom, high=one.value, approximator="range") if bottom < one.value else one
        )
    return kept


def _quantity(hit: re.Match[str], table: Amounts) -> Quantity | None:
    if hit["often"] or hit["share"]:
        return _in_a_word(hit, table)
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
        or hit["measure"]
    )
    hedged = hit["approx"] and value >= HEDGED_COUNT
    grouped = hit["figures"] and value >= PLAIN_COUNT and not hit["figures"].isdigit()
    if not counts and not hedged and not grouped:
        return None
    # "$12-million plan gives": an amount counts no noun behind it.
    last = hit.start("mid") if hit["other"] and (hit["sign"] or not table.counts(hit["other"])) else hit.end()
    if hit["scale"]:
        value *= table.scale[_folded(hit["scale"])]
    told = table.about.search(hit.string, max(0, hit.start() - LOWER_REACH * 2), hit.start()) if hit["approx"] else None
    kind = table.approximator[_folded(hit["approx"])] if hit["approx"] and not told else "exact"
    whole = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Quantity(
        Span(hit.end("approx") + 1 if told else hit.start(), hit.start() + len(hit.string[hit.start() : last].rstrip())),
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


def _in_a_word(hit: re.Match[str], table: Amounts) -> Quantity | None:
    """How often a thing was done, or a part of a whole: "zweimal", "nearly a third"."""
    kind = table.approximator[_folded(hit["approx"])] if hit["approx"] else "exact"
    if hit["often"]:
        value, unit, end = Decimal(table.often[_folded(hit["often"])]), OFTEN, hit.end("often")
    else:
        value, unit, end = table.share[_folded(hit["share"])], None, hit.end("share")
    return Quantity(Span(hit.start(), end), value, None, None, "ratio", unit, kind, None, False, "quantities.abroad")


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
    if hit["measure"]:
        return table.measure[_folded(hit["measure"])]
    sign = hit["sign"] or hit["after"]
    if sign:
        return "money", table.sign[re.sub(r"\s+", " ", sign)]
    noun = hit["noun"] or hit["other"]
    return "count", table.counts(_folded(noun)) if noun else None


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()
