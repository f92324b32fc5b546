"""What a number counts: its unit of money or measure, or the noun after it."""

import re
from dataclasses import dataclass

from recoupe.annotate.quantities.numerals import BLANK, Numeral
from recoupe.language import Tables
from recoupe.records import Span

WORD = re.compile(r"(?P<word>[^\W\d_]+(?:['\u2019-][^\W\d_]+)*)")
GAP = re.compile(BLANK + "+")
LINK = re.compile(rf"(?:{BLANK}?[\u00bb\u201d\"])?{BLANK}+(?:de{BLANK}+|d['\u2019])")
MOST_ADJECTIVES = 3
LARGE = 10**6
SHORT_UNIT = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, and where the words for it end (and begin, for a sign before the number)."""

    dimension: str
    unit: str | None
    end: int
    start: int | None = None
    word: str = ""


def find_counted(text: str, number: Numeral, block: Span, tables: Tables, home: dict[str, str]) -> Counted | None:
    """What the number counts: a sign on either side, a unit of measure, or a noun; None where nothing is said."""
    at = number.span.end
    if number.form == "figures" and tables.counting.ends("on_scale", text, number.span.start):
        return Counted("magnitude", "magnitude", at)
    return (
        _sign(text, number, block, tables, home)
        or _unit(text, number, at, block, tables, home)
        or _noun(text, number, at, block, tables)
    )


def _sign(text: str, number: Numeral, block: Span, tables: Tables, home: dict[str, str]) -> Counted | None:
    units = tables.units
    found = units.sign_after.match(text, number.span.end, block.end)
    if found:
        unit = _at_home(found["sign"], _money(tables, found["sign"]), home)
        return Counted("money", unit, found.end(), None, found["sign"])
    before = units.sign_before.search(text, max(block.start, number.span.start - 8), number.span.start)
    if before and number.form == "figures":
        unit = _at_home(before["sign"], _money(tables, before["sign"]), home)
        return Counted("money", unit, _doubled(text, number, block, tables), before.start(), before["sign"])
    return None


def _doubled(text: str, number: Numeral, block: Span, tables: Tables) -> int:
    """Where "$7,5 millions de dollars" ends: the currency said twice is one."""
    link = LINK.match(text, number.span.end, block.end)
    found = tables.units.after.match(text, link.end(), block.end) if link else None
    unit = tables.units.unit(found["unit"]) if found else None
    return found.end() if found and unit and unit.dimension == "money" else number.span.end


def _money(tables: Tables, sign: str) -> str | None:
    folded = re.sub(r"\s+", " ", sign)
    return tables.units.signs.get(folded) or tables.units.signs.get(sign)


def _at_home(word: str, code: str | None, home: dict[str, str]) -> str | None:
    return home.get(word) or home.get(word.lower()) or code


def _unit(text: str, number: Numeral, at: int, block: Span, tables: Tables, home: dict[str, str]) -> Counted | None:
    link = LINK.match(text, at, block.end) if number.scaled else None
    gap = link or GAP.match(text, at, block.end)
    start = gap.end() if gap else at
    if number.form == "words" and start == at:
        return None
    found = tables.units.after.match(text, start, block.end)
    if not found:
        return None
    word = found["unit"]
    unit = tables.units.unit(word)
    if unit is None or (len(word) <= SHORT_UNIT and word.isalpha() and number.form != "figures"):
        return None
    if word.lower() in tables.units.large and number.times < LARGE:
        return None
    code = _at_home(word, unit.code, home) if unit.dimension == "money" else unit.code
    return Counted(unit.dimension, code, found.end(), None, word)


def _noun(text: str, number: Numeral, at: int, block: Span, tables: Tables) -> Counted | None:
    """The noun that is counted: past "de" and the adjectives that stand before a noun."""
    if tables.counting.starts("told_after", text, at):
        # The participle is no noun.
        return None
    link = LINK.match(text, at, block.end) if number.scaled else None
    gap = link or GAP.match(text, at, block.end)
    if gap is None or (number.scaled and link is None):
        return None
    counting, position = tables.counting, gap.end()
    for _ in range(MOST_ADJECTIVES + 1):
        found = WORD.match(text, position, block.end)
        if not found:
            return None
        if counting.has("before_noun", found["word"]):
            blank = GAP.match(text, found.end(), block.end)
            if blank is None:
                return None
            position = blank.end()
            continue
        return _head(text, number, found, block, tables)
    return None


def _head(text: str, number: Numeral, found: re.Match[str], block: Span, tables: Tables) -> Counted | None:
    counting, word = tables.counting, found["word"]
    if counting.has("no_noun", word) or "\u2019" in word or "'" in word:
        return None
    singular = number.value is not None and number.value < 2
    if singular or counting.plural(word):
        if word[:1].isupper() and not counting.plural(word):
            return None
        return Counted("count", counting.singular(word), found.end(), None, word)
    blank = GAP.match(text, found.end(), block.end)
    after = WORD.match(text, blank.end(), block.end) if blank else None
    # "trois fact checkers": a borrowed compound has its plural at the end.
    borrowed = word.islower() and not counting.starts("verbal", word, 0) and number.form in ("figures", "words")
    if after and borrowed and counting.plural(after["word"]) and not counting.has("no_noun", after["word"]):
        return Counted("count", f"{word.lower()} {counting.singular(after['word'])}", after.end(), None, word)
    return None
