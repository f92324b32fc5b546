"""Counts whose noun the sentence leaves out: "300 agents selon la police, 900 selon les syndicats"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from recoupe.annotate.quantities.counted import Counted
from recoupe.annotate.quantities.elided import SENTENCE_ENDS, Found, stops
from recoupe.language import Tables

FEW = 2
"""Words may count from two on: "un" is an article."""
REACH = 400
"""Characters over which a noun counted before is still what is counted."""


def with_left_out(text: str, founds: Sequence[Found], tables: Tables) -> list[Found]:
    """Give bare numbers the noun their sentence leaves out.

    Args:
        text: of the article.
        founds: the numbers of one block, in reading order.
        tables: of the language.
    """
    kept: list[Found] = []
    last: Found | None = None
    for at, found in enumerate(founds):
        one = found
        if one.counted is None and at + 1 < len(founds):
            one = _changed(text, one, founds[at + 1], tables)
        if one.counted is None:
            one = _count(text, last, one, tables)
        if one.counted is not None and one.counted.dimension == "count" and one.counted.unit is not None:
            last = one
        kept.append(one)
    return kept


def _count(text: str, last: Found | None, found: Found, tables: Tables) -> Found:
    """A bare number that counts what was counted last, or a part of what comes after it."""
    number, counting = found.number, tables.counting
    plain = number.form in ("figures", "words") and number.value is not None and number.value >= FEW
    if not plain:
        return found
    part = counting.starts("count_part", text, number.span.end)
    if part and not counting.ends("not_part", text, number.span.start):
        noun = part["noun"]
        return _counting(found, counting.singular(noun) if noun else _unit(last), part.end() if noun and not part["whole"] else 0)
    others = counting.starts("count_others", text, number.span.end)
    if others:
        return _counting(found, _unit(last), others.end())
    if counting.ends("both", text, number.span.start):
        return found
    if last is None or number.span.start - last.end > REACH:
        return found
    between = text[last.end : number.span.start]
    if counting.patterns["count_of"].fullmatch(between) and (last.number.value or 0) < (number.value or 0):
        return _counting(found, _unit(last))
    same = SENTENCE_ENDS.search(between) is None
    if stops(text, number, tables) and counting.ends("count_before", text, number.span.start) and (same or _clitic(text, found)):
        return _counting(found, _unit(last))
    return _counting(found, _unit(last)) if counting.starts("count_after", text, number.span.end) else found


def _changed(text: str, found: Found, after: Found, tables: Tables) -> Found:
    """Read "passe de 12 à 15 morts": the first number counts what the second does, on its scale."""
    number, counted = found.number, after.counted
    if counted is None or number.value is None or after.number.value is None or number.form not in ("figures", "words"):
        return found
    joint = tables.counting.patterns["to"].fullmatch(text[number.span.end : after.start])
    if joint is None or not tables.counting.ends("change", text, number.span.start, REACH // 4):
        return found
    scale = after.number.times if number.times == 1 and not number.scaled else Decimal(1)
    scaled = replace(number, value=number.value * scale, times=max(number.times, scale))
    return Found(scaled, Counted(counted.dimension, counted.unit, number.span.end))


def _clitic(text: str, found: Found) -> bool:
    """Whether "en" takes up a noun of the sentence before."""
    words = text[max(0, found.number.span.start - 40) : found.number.span.start].replace("\u2019", " ").replace("'", " ").split()
    return "en" in words[-4:]


def _unit(last: Found | None) -> str | None:
    return last.counted.unit if last is not None and last.counted is not None else None


def _counting(found: Found, unit: str | None, end: int = 0) -> Found:
    return Found(found.number, Counted("count", unit, max(end, found.number.span.end)))
