"""Numerals: where a number stands in figures or words, its scale word included, its unit not yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from recoupe.language import Tables
from recoupe.language.calendar import plain
from recoupe.language.numbers import EMPTY, Numbers, either
from recoupe.language.starts import Searches, search_of
from recoupe.records import Span

BLANK = "[ \\t\u00a0\u202f\u2009]"
AFTER = re.compile(r"[ \u00a0]?(?:[.,;:)!?\u00bb]|$|\n)")
RATIO_PLACES = Decimal("1e-10")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        value: None when it is vague ("des millions").
        form: "figures", "words", "collective", "fraction" or "vague".
        scaled: ends in a scale or collective word, so that its noun comes after "de".
        whole: the figures or words have thousands, a scale or a collective: a count even without a noun.
        small: number word below a hundred, or "un".
    """

    span: Span
    value: Decimal | None
    form: str
    scaled: bool = False
    whole: bool = False
    times: Decimal = Decimal(1)
    """The scale alone: a range hands it to its first number ("2 à 3 millions")."""


FIGURES, WORDS, COLLECTIVE, FRACTION, MULTIPLE = range(5)
"""The forms of a number, by which `NumeralPatterns.searches` knows their patterns."""


@dataclass(frozen=True, slots=True)
class NumeralPatterns:
    """Patterns put together from the number table, once for each table; `searches` by the numbers below."""

    searches: Searches
    scale: re.Pattern[str]
    short: re.Pattern[str]
    of_scale: re.Pattern[str]


def patterns_of(tables: Tables) -> NumeralPatterns:
    """The patterns of a language's scale words, collectives and fractions."""
    return _patterns(_Table(tables.numbers.words, tables.numbers))


@dataclass(frozen=True, slots=True)
class _Table:
    """A number table, known by one of its patterns, so that its others are put together once."""

    words: re.Pattern[str]
    numbers: Numbers = field(compare=False)


@lru_cache(maxsize=8)
def _patterns(table: _Table) -> NumeralPatterns:
    numbers = table.numbers
    scales = either([word for word, value in numbers.scale.items() if value >= 1000])
    short = "|".join(re.escape(word) for word in sorted(numbers.short_scale, key=lambda w: (-len(w), w)))
    forms = (
        numbers.figures,
        numbers.words,
        re.compile(rf"(?<![\w-])(?P<word>{either(numbers.collective)})s?(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?P<word>{either(numbers.fraction)})(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?P<word>{either(numbers.multiple)})(?![\w-])", re.I) if numbers.multiple else EMPTY,
    )
    thousands = either([word for word, value in (*numbers.scale.items(), *numbers.collective.items()) if value >= 1000])
    return NumeralPatterns(
        searches=Searches.of([search_of(form) for form in forms]),
        of_scale=re.compile(rf"(?P<scale>{thousands})s?(?!\w)", re.I),
        scale=re.compile(rf"{BLANK}*(?P<scale>{scales})(?!\w)", re.I),
        short=re.compile(
            rf"{BLANK}?(?P<scale>{short})(?={BLANK}?[$\u20ac\u00a3]|{BLANK}(?:d['\u2019]|de{BLANK}|EUR|USD|CHF|FCFA))"
        ),
    )


def find_numerals(text: str, block: Span, tables: Tables, patterns: NumeralPatterns) -> Iterator[Numeral]:
    """Every number of a block, in no order; fractions and collectives with the number before them."""
    searches = patterns.searches
    places = searches.places(text, block.start, block.end)
    hits = [searches.every(number, text, block.start, block.end, places) for number in range(len(searches.searches))]
    yield from _in_figures(text, block, tables, patterns, hits[FIGURES])
    yield from _in_words(text, block, tables, hits[WORDS])
    yield from _collectives(text, block, tables, patterns, hits[COLLECTIVE])
    yield from _fractions(text, block, tables, hits[FRACTION])
    yield from _multiples(text, block, tables, hits[MULTIPLE])


Hits = Sequence[re.Match[str]]


def _in_figures(text: str, block: Span, tables: Tables, patterns: NumeralPatterns, hits: Hits) -> Iterator[Numeral]:
    numbers = tables.numbers
    for hit in hits:
        value = numbers.read_figures(hit[0])
        if value is None:
            continue
        end, scale = hit.end(), Decimal(1)
        found = patterns.scale.match(text, end, block.end)
        if found:
            end, scale = found.end(), numbers.scale[found["scale"].lower()]
            half = numbers.half.match(text, end, block.end)
            if half:
                end, value = half.end(), value + Decimal("0.5")
        else:
            found = patterns.short.match(text, end, block.end)
            if found:
                end, scale = found.end(), numbers.short_scale[found["scale"]]
        grouped = len(hit[0]) > 4 and any(sign in hit[0] for sign in numbers.thousands)
        yield Numeral(Span(hit.start(), end), value * scale, "figures", bool(found), bool(found) or grouped, scale)


def _in_words(text: str, block: Span, tables: Tables, hits: Hits) -> Iterator[Numeral]:
    numbers = tables.numbers
    for hit in hits:
        before = text[hit.start() - 1] if hit.start() > block.start else " "
        if before == "." or text[max(block.start, hit.start() - 2) : hit.start()].strip().isdigit():
            continue
        value = numbers.read_words(hit[0])
        words = hit[0].split()
        last = words[-1].lower().rsplit("-", 1)[-1]
        scale = numbers.scale.get(last, Decimal(1))
        alone = len(words) == 1 and scale > 1000
        vague = alone and tables.counting.ends("vague", text, hit.start()) is not None
        if value is None or (alone and not vague and not tables.counting.ends("definite", text, hit.start())):
            continue
        end = hit.end()
        half = numbers.half.match(text, end, block.end)
        if half:
            end, value = half.end(), value + Decimal("0.5") * scale
        if vague:
            yield Numeral(Span(_vague_start(text, hit.start(), tables), end), None, "vague", True, True, scale)
        else:
            yield Numeral(
                Span(hit.start(), end), value, "words", scale > 1000, scale >= 1000, scale if scale > 1000 else Decimal(1)
            )


def _vague_start(text: str, at: int, tables: Tables) -> int:
    found = tables.counting.ends("vague", text, at)
    return found.start() if found else at


def _collectives(text: str, block: Span, tables: Tables, patterns: NumeralPatterns, hits: Hits) -> Iterator[Numeral]:
    numbers, counting = tables.numbers, tables.counting
    for hit in hits:
        end, scale = _of_scale(text, hit.end(), block, tables, patterns)
        value = numbers.collective[plain(hit["word"])] * scale
        vague = counting.ends("vague", text, hit.start())
        if vague and hit[0].lower() != hit["word"].lower():
            yield Numeral(Span(vague.start(), end), None, "vague", True, True)
            continue
        one = counting.ends("collective_before", text, hit.start())
        alone = one and counting.ends("count_before", text, one.start()) and AFTER.match(text, hit.end())
        if one and (alone or counting.starts("link", text, hit.end())):
            yield Numeral(Span(one.start(), end), value, "collective", True, True)
            continue
        many = _count_before(text, hit.start(), block, tables)
        if many:
            yield Numeral(Span(many[0], end), value * many[1], "collective", True, True)


def _of_scale(text: str, at: int, block: Span, tables: Tables, patterns: NumeralPatterns) -> tuple[int, Decimal]:
    """What a collective counts by where a scale follows it ("une dizaine de millions d'euros"), and where that ends."""
    link = tables.counting.starts("link", text, at)
    found = patterns.of_scale.match(text, link.end(), block.end) if link else None
    if found is None:
        return at, Decimal(1)
    word = plain(found["scale"]).rstrip("s")
    every = {name.rstrip("s"): value for name, value in (*tables.numbers.scale.items(), *tables.numbers.collective.items())}
    return found.end(), every[word]


def _count_before(text: str, at: int, block: Span, tables: Tables) -> tuple[int, Decimal] | None:
    """A number word or figure that stands right before: "deux douzaines"."""
    low = max(block.start, at - 14)
    for pattern in (tables.numbers.words, tables.numbers.figures):
        for hit in pattern.finditer(text, low, at):
            value = tables.numbers.read(hit[0])
            if value is not None and value > 1 and not text[hit.end() : at].strip():
                return hit.start(), value
    return None


def _fractions(text: str, block: Span, tables: Tables, hits: Hits) -> Iterator[Numeral]:
    numbers, counting = tables.numbers, tables.counting
    for hit in hits:
        before = counting.ends("fraction_before", text, hit.start())
        if before is None or before.start() < block.start or not counting.starts("fraction_after", text, hit.end()):
            continue
        count = numbers.read(before["n"]) if before["n"] else Decimal(1)
        part = numbers.fraction[plain(hit["word"])] * Fraction(count or 1)
        if part >= 1:
            continue
        value = (Decimal(part.numerator) / Decimal(part.denominator)).quantize(RATIO_PLACES).normalize()
        yield Numeral(Span(before.start(), hit.end()), value, "fraction", True, True)


def _multiples(text: str, block: Span, tables: Tables, hits: Hits) -> Iterator[Numeral]:
    """Read "le double de ce qui était prévu", "plus du triple.": never "un double meurtre"."""
    for hit in hits:
        before = tables.counting.ends("definite", text, hit.start())
        if before is None or before.start() < block.start or not tables.counting.starts("fraction_after", text, hit.end()):
            continue
        yield Numeral(Span(before.start(), hit.end()), tables.numbers.multiple[plain(hit["word"])], "fraction", True, True)
