"""Quantities: numbers with their unit, as written and as read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from recoupe.annotate.abroad import quantities_abroad
from recoupe.annotate.apart import Apart, merged
from recoupe.annotate.moments.expressions import find_expressions, foreign
from recoupe.annotate.quantities.counted import find_counted
from recoupe.annotate.quantities.elided import Found, with_elided
from recoupe.annotate.quantities.left_out import with_left_out
from recoupe.annotate.quantities.numerals import Numeral, NumeralPatterns, find_numerals, patterns_of
from recoupe.language import Tables
from recoupe.records import Approximator, Article, Damage, Quantity, Span

__all__ = ["find_quantities"]

REACH = 40
RATED = frozenset({"money", "count", "mass", "volume", "energy"})
"""What may be so much a year a few words on: "cinq millions de boîtes vendues par an"."""
LAST_IN_ONE_WORD = 16
MOST_BETWEEN = 3
"""Words between the two numbers of a part: a noun, an adjective and "sur"."""
OPENS_REACH = 4
OPENS = re.compile(r"(?:\A|\n|[.!?:\u2026] )[\u00ab\u201c\"]?[ \u00a0]?\Z")
"""What a sentence or a headline begins behind, and the characters it takes."""
OPENING = "\u00c0"
"""Before an age that opens a sentence: "À 44 ans, elle dirige"."""
BARE_RANGE = 100
"""From here "entre 400 et 600" counts something even where the noun was left out; below it may be ages, pages, hours."""
RATIO_OF = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10000, 100000, 1000000))
"""A whole people speak of parts of: "un Français sur deux", "neuf sur dix"; "36 sur 120" is two counts."""
COUNTED_OF = frozenset(Decimal(n) for n in (5, 6, 7, 8, 9, 20))
"""Of so many things several are counted: "deux sites sur cinq"; "deux Belges sur cinq" is a part of all."""


@dataclass(frozen=True, slots=True)
class Known:
    """What holds for a whole article: the language's patterns, and the currencies of bare words in it."""

    patterns: NumeralPatterns
    home: dict[str, str]


def find_quantities(article: Article, damage: Sequence[Damage], tables: Tables) -> tuple[Quantity, ...]:
    """Find the numbers that count or measure something.

    Dates, ranks, scores, telephone and model numbers count nothing. Words that say how a number is meant belong to its
    span: whoever is shown "12 000" without "near" is misled.

    Args:
        article: one clean text.
        damage: what was found broken in it; nothing is read out of a broken number, it is shown as one damaged quantity.
        tables: of the article's language.

    Returns:
        Quantities in reading order, spans disjoint; an article in another language, whose "billion" is another number, is read
        by the small table of its own, or not at all.
    """
    broken = [one.span for one in damage if one.kind == "number"]
    if foreign(article, tables):
        return quantities_abroad(article, tuple(broken))
    counted = ("n", "n2")
    taken = [
        x.core
        for x in find_expressions(article, tables)
        if x.read != "bare" and (x.read != "rate" or any(x.get(key) for key in counted))
    ]
    known = Known(patterns_of(tables), tables.units.home(article.outlet, article.text))
    found = [_damaged(article, span, tables) for span in broken]
    for block in article.blocks:
        here = [Span(*pair) for pair in tables.counting.every("no_count", article.text, block.span.start, block.span.end)]
        closed = [span for span in (*broken, *taken, *here) if block.span.overlap(span)]
        found.extend(_in_block(article, block.span, closed, tables, known))
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _in_block(article: Article, block: Span, closed: list[Span], tables: Tables, known: Known) -> Iterator[Quantity]:
    shut, apart = Apart(merged(closed)), Apart()
    every = (n for n in find_numerals(article.text, block, tables, known.patterns) if shut.free(n.span))
    numbers = [n for n in sorted(every, key=lambda n: (-len(n.span), n.span)) if apart.take(n.span)]
    numbers.sort(key=lambda n: n.span)
    founds = [Found(n, find_counted(article.text, n, block, tables, known.home)) for n in numbers]
    founds = with_left_out(article.text, with_elided(article.text, founds, tables), tables)
    at, low = 0, block.start
    while at < len(founds):
        quantity, used = _read(article.text, founds, at, Span(low, block.end), tables)
        at += used
        if quantity is not None and shut.free(quantity.span):
            low = quantity.span.end
            yield quantity


def _read(text: str, founds: list[Found], at: int, bounds: Span, tables: Tables) -> tuple[Quantity | None, int]:
    """The quantity that starts at a number, and how many numbers it uses up."""
    found = founds[at]
    if at + 1 < len(founds):
        pair = _range(text, found, founds[at + 1], bounds, tables) or _ratio(text, found, founds[at + 1], bounds, tables)
        if pair is not None:
            return pair, 2
    return _single(text, found, bounds, tables), 1


def _range(text: str, first: Found, second: Found, bounds: Span, tables: Tables) -> Quantity | None:
    """Read "entre 10 et 15 %", "de 2 à 3 millions", "deux ou trois": one range, where only the second number has a unit."""
    between = text[first.number.span.end : second.start]
    joint = tables.counting.patterns["to"].fullmatch(between)
    entre = tables.counting.ends("between", text, first.start)
    if second.number.value is None or first.number.value is None:
        return None
    large = entre and min(first.number.value, second.number.value) >= BARE_RANGE
    if second.counted is None and not large and second.number.times == 1:
        return None
    own = first.counted is not None and first.counted.end > first.number.span.end
    if own and entre and first.counted and second.counted and first.counted.unit == second.counted.unit:
        joint = tables.counting.patterns["to"].fullmatch(text[first.end : second.start])
    elif own:
        return None
    if joint is None or tables.counting.ends("change", text, first.start, REACH * 2):
        return None
    scale = second.number.times if first.number.times == 1 and second.number.times > 1 and not first.number.scaled else Decimal(1)
    low, high = _plain(first.number.value * scale), _plain(second.number.value)
    if low is None or high is None or not low < high:
        return None
    opening = entre or (tables.counting.ends("from", text, first.start) if " " in between else None)
    start = max(bounds.start, opening.start() if opening else first.start)
    whole = _single(text, second, bounds, tables) or _bare(text, second)
    if whole is None:
        return None
    span = Span(start, whole.span.end)
    return replace(whole, span=span, value=None, low=low, high=high, approximator="range", rule="quantities.range")


def _bare(text: str, found: Found) -> Quantity | None:
    """The end of a range that says nothing of what it counts."""
    if found.counted is not None or found.number.form != "figures" or _glued(text, found):
        return None
    return Quantity(found.number.span, found.number.value, None, None, "count", None, "exact", None, False, "quantities.count")


def _ratio(text: str, first: Found, second: Found, bounds: Span, tables: Tables) -> Quantity | None:
    """Read "un Français sur deux", "trois sur quatre": a part of a whole."""
    a, b = first.number.value, second.number.value
    if a is None or b is None or b not in RATIO_OF or not 0 < a < b or first.number.form == "fraction":
        return None
    if not tables.counting.patterns["out_of"].fullmatch(text[first.number.span.end : second.number.span.start]):
        return None
    if second.counted is not None and (second.counted.dimension == "percent" or (a == 1 and _apart(text, first, second))):
        return None
    if a > 1 and b in COUNTED_OF and first.counted is not None and first.counted.word.islower():
        return None
    kind, start = _approximator_before(text, first.start, bounds, tables)
    value = (a / b).quantize(Decimal("1e-10")).normalize()
    span = Span(start, second.number.span.end)
    return Quantity(span, value, None, None, "ratio", None, kind or "exact", None, False, "quantities.part-of-whole")


def _apart(text: str, one: Found, other: Found) -> bool:
    """Whether more than what is counted stands between two numbers: "un toit posé de travers sur quatre murs" is no part."""
    between = text[one.end : other.number.span.start]
    return other.counted is not None and bool(other.counted.word) and len(between.split()) > MOST_BETWEEN


def _single(text: str, found: Found, bounds: Span, tables: Tables) -> Quantity | None:
    number = found.number
    approximator, start = _approximator_before(text, found.start, bounds, tables)
    if not _counts(text, found, approximator, tables):
        return None
    end, kind = found.end, approximator
    if kind is None:
        kind, end = _approximator_after(text, end, bounds, tables)
    period, end = _period(text, found, start, end, bounds, tables)
    per, end = _per(text, end, bounds, tables)
    if number.form == "vague":
        kind = "vague"
    elif kind is None:
        kind = "approx" if number.form == "collective" else "exact"
    dimension, unit = _dimension(text, found, tables)
    rule = f"quantities.{number.form if number.form in ('collective', 'fraction', 'vague') else dimension}"
    return Quantity(Span(start, end), _plain(number.value), None, None, dimension, unit, kind, period, False, rule, per)


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without the zeros that a scale word leaves behind its point."""
    return value.quantize(Decimal(1)) if value is not None and value == value.to_integral_value() else value


def _dimension(text: str, found: Found, tables: Tables) -> tuple[str, str | None]:
    if found.number.form == "fraction":
        return "ratio", None
    counted = found.counted
    if counted is None:
        return "count", None
    if counted.dimension == "duration" and counted.unit in ("year", "month") and _age(text, found, tables):
        return "age", counted.unit
    return counted.dimension, counted.unit


def _age(text: str, found: Found, tables: Tables) -> bool:
    counting, counted = tables.counting, found.counted
    if counted is None:
        return False
    before = counting.ends("age_before", text, found.start, REACH) or counting.ends("age_told", text, found.start, REACH)
    if before is None or (counted.unit == "month" and before[0].strip() in (",", "(", OPENING)):
        return False
    bare = before[0].strip() in (",", "(", OPENING) or counting.ends("age_before", text, found.start, REACH) is None
    return not bare or counting.starts("age_after", text, counted.end) is not None


def _counts(text: str, found: Found, approximator: Approximator | None, tables: Tables) -> bool:
    """Whether the number counts anything: it has a unit, or is written as only amounts are."""
    counting, number, counted = tables.counting, found.number, found.counted
    if counting.ends("names", text, number.span.start, REACH) and (counted is None or counted.dimension == "count"):
        return False
    word = text[number.span.start : number.span.end].lower()
    if counting.has("one", word):
        at_least = approximator in ("at_least", "at_most") and counted is not None and counted.dimension == "count"
        return at_least or _one_counts(text, found, tables)
    if number.form == "words" and counting.starts("idiom_after", text, number.span.end):
        return False
    if _points_back(text, found, tables):
        return False
    if counted is not None:
        return not (counted.word and _glued(text, found))
    if _glued(text, found):
        return False
    if counting.ends("among", text, found.start) or _spelled_out(text, number):
        return True
    return number.whole or (approximator is not None and number.form in ("figures", "words") and (number.value or 0) >= 10)


def _points_back(text: str, found: Found, tables: Tables) -> bool:
    """Whether "les deux" points back at two things known: such a number counts nothing new."""
    counting, number, counted = tables.counting, found.number, found.counted
    return (
        counting.has("pair", text[number.span.start : number.span.end])
        and (counted is None or counted.dimension == "count")
        and counting.ends("both", text, found.start) is not None
        and counting.starts("toll", text, number.span.end) is None
    )


def _glued(text: str, found: Found) -> bool:
    """Whether a letter stands right after the number with no unit between: "5G", "3e"."""
    after = text[found.number.span.end : found.number.span.end + 1]
    return after.isalpha() and (found.counted is None or found.counted.dimension == "count")


def _spelled_out(text: str, number: Numeral) -> bool:
    """Whether the number is written in several words: such a one is a count even where its noun was left out."""
    word = text[number.span.start : number.span.end]
    return number.form == "words" and (number.value or 0) > LAST_IN_ONE_WORD and ("-" in word or " " in word)


def _one_counts(text: str, found: Found, tables: Tables) -> bool:
    """Read "un" counts before money and measures, with "seul", and for an exchange that was had."""
    counting, counted, end = tables.counting, found.counted, found.number.span.end
    if counted is None:
        return False
    if counted.dimension == "ratio":
        once = counting.ends("once_before", text, found.start) and counting.starts("once_after", text, end)
        return once is not None
    if counted.dimension in ("money", "percent", "mass", "length", "area", "volume", "power", "energy"):
        return True
    if counted.dimension != "count":
        return False
    if counting.starts("one_after", text, end):
        at = found.number.span.start
        opens = OPENS.search(text, max(0, at - OPENS_REACH), at) and counting.starts("one_opens", text, end)
        return bool(opens or counting.ends("one_before", text, at, REACH * 2))
    next_word = re.compile(r"[ \u00a0]([^\W\d_]+)").match(text, end)
    if next_word and counting.has("alone", next_word[1]):
        return counting.ends("no_one", text, found.start) is None
    return bool(counting.ends("eu", text, found.start) and counting.starts("exchange", text, end))


def _approximator_before(text: str, at: int, bounds: Span, tables: Tables) -> tuple[Approximator | None, int]:
    low = max(bounds.start, at - REACH)
    if tables.units.approximator.search(text, low, at) is None:
        return None, at
    for pattern, kind in tables.units.approximators:
        found = pattern.search(text, low, at)
        if found:
            return kind, found.start()
    return None, at


def _approximator_after(text: str, at: int, bounds: Span, tables: Tables) -> tuple[Approximator | None, int]:
    for pattern, kind in tables.units.approximators_after:
        found = pattern.match(text, at, bounds.end)
        if found:
            return kind, found.end()
    return None, at


def _period(text: str, found: Found, start: int, end: int, bounds: Span, tables: Tables) -> tuple[str | None, int]:
    if found.counted is None or found.counted.dimension in ("age", "percent"):
        return None, end
    units = tables.units
    beside = next(
        ((period, hit.end()) for pattern, period in units.periods if (hit := pattern.match(text, end, bounds.end))), None
    )
    if beside:
        return beside
    low = max(bounds.start, start - REACH)
    near = units.periods_near if found.counted.dimension in RATED else ()
    before = next((period for pattern, period in units.periods_before if pattern.search(text, low, start)), None)
    return before or next((period for pattern, period in near if pattern.match(text, end, bounds.end)), None), end


def _per(text: str, end: int, bounds: Span, tables: Tables) -> tuple[str | None, int]:
    found = tables.units.per.match(text, end, bounds.end)
    return (found["per"] or found["slash"], found.end()) if found else (None, end)


def _damaged(article: Article, span: Span, tables: Tables) -> Quantity:
    """A broken number: where it stands and what it is of, and nothing read out of it."""
    text = article.text
    percent = "%" in span.within(text)
    code = "%" if percent else _currency(text, span, tables)
    dimension = "percent" if percent else "money" if code else "count"
    first = re.search(r"\d", span.within(text))
    at = span.start + (first.start() if first else 0)
    kinds = (kind for pattern, kind in tables.units.approximators if pattern.search(text, span.start, at))
    return Quantity(span, None, None, None, dimension, code, next(kinds, "exact"), None, True, "quantities.damaged")


def _currency(text: str, span: Span, tables: Tables) -> str | None:
    """The currency a broken amount names, by a word or a sign."""
    units = tables.units
    for at in range(span.start, span.end):
        word = units.after.match(text, at, span.end)
        known = units.unit(word["unit"]) if word else None
        if known and known.dimension == "money":
            return known.code
    sign = next((hit["sign"] for at in range(span.start, span.end) if (hit := units.sign_after.match(text, at, span.end))), None)
    return units.signs.get(sign) if sign else None
