"""Counts whose noun the sentence leaves out: "300 agents selon la police, 900 selon les syndicats"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from recoupe.annotate.quantities.counted import Counted
from recoupe.annotate.quantities.elided import SENTENCE_ENDS, Found, stops
from recoupe.language import Tables
from recoupe.records import Span

FEW = 2
"""Words may count from two on: "un" is an article."""
TAKEN_UP = frozenset({"count", "ratio", "mass", "volume", "area", "energy", "power"})
"""What a bare number after it may go on counting; lengths and times measure too many things at once."""
LARGE, MOST_TIMES = 10**6, 1000
"""From where a bare number is an amount rather than a count of what was counted before, that many times less."""
PAIR = 2
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
            one = _either(text, last, founds[max(0, at - 1) : at + 1], tables) or _count(text, last, one, tables)
        counts = one.number.value is None or one.number.value >= FEW or (one.counted and one.counted.dimension == "ratio")
        # "entre les deux hommes ... n'en compte que deux": not men, what was counted before them.
        known = one.number.value == FEW and tables.counting.ends("both", text, one.number.span.start) is not None
        counts = counts and not known
        taken_up = one.counted is not None and one.counted.dimension in TAKEN_UP and one.counted.unit
        if counts and taken_up and not tables.counting.has("voices", taken_up):
            last = one
        kept.append(one)
    return kept


def _count(text: str, last: Found | None, found: Found, tables: Tables) -> Found:
    """A bare number that counts what was counted last, or a part of what comes after it."""
    number = found.number
    if number.form == "collective" and found.counted is None and _clitic(text, found) and stops(text, number, tables):
        # "il en a signé une quinzaine": of what was counted, or of what the article speaks of.
        near = last is not None and len(SENTENCE_ENDS.findall(text[last.end : number.span.start])) < FEW
        return _counting(found, last if near else None)
    if number.form not in ("figures", "words") or number.value is None or number.value < FEW:
        return found
    of_others = _part(text, last, found, tables) or _others(text, last, found, tables)
    if of_others is not None:
        return of_others
    if found.counted is None and tables.counting.starts("told_after", text, number.span.end):
        near = last is not None and len(text[last.end : number.span.start]) <= REACH and not _dwarfs(number.value, last)
        return _counting(found, last if near else None)
    told = tables.counting.ends("count_of_noun", text, number.span.start, REACH // 3)
    if told is not None and stops(text, number, tables):
        return Found(number, Counted("count", tables.counting.singular(told["noun"]), number.span.end))
    if last is None and _clitic(text, found) and tables.counting.starts("count_after", text, number.span.end):
        return _counting(found, None)
    if last is None or tables.counting.ends("both", text, number.span.start) or not _again(text, last, found, tables):
        return found
    return _counting(found, last)


def _either(text: str, last: Found | None, pair: Sequence[Found], tables: Tables) -> Found | None:
    """The upper of two bare numbers, where what stands before the lower says what both count: "il y en a eu quinze ou vingt"."""
    if len(pair) < PAIR or pair[0].counted is not None or pair[0].number.form != pair[1].number.form:
        return None
    first, second = (one.number for one in pair)
    if tables.counting.patterns["to"].fullmatch(text[first.span.end : second.span.start]) is None:
        return None
    both = _count(text, last, Found(replace(second, span=Span(first.span.start, second.span.end)), None), tables)
    return Found(second, both.counted) if both.counted is not None else None


def _dwarfs(value: Decimal, last: Found) -> bool:
    """Whether a number is too large to be of what was counted last: "34 pages", "les 38 millions annoncés"."""
    return value >= LARGE and last.number.value is not None and last.number.value * MOST_TIMES < value


def _part(text: str, last: Found | None, found: Found, tables: Tables) -> Found | None:
    """Read "douze de ses images", "trois des cinq juges", "deux d'entre eux"."""
    counting, number = tables.counting, found.number
    part = counting.starts("count_part", text, number.span.end)
    if part is None or counting.ends("not_part", text, number.span.start):
        return None
    if not part["noun"]:
        return _counting(found, last)
    counted = Counted("count", counting.singular(part["noun"]), number.span.end if part["whole"] else part.end())
    return Found(number, counted)


def _others(text: str, last: Found | None, found: Found, tables: Tables) -> Found | None:
    """Read "neuf autres hésitent": others of what was counted."""
    others = tables.counting.starts("count_others", text, found.number.span.end)
    return _counting(found, last, others.end()) if others else None


def _again(text: str, last: Found, found: Found, tables: Tables) -> bool:
    """Whether the words beside a bare number say that it counts what was counted last."""
    number, counting = found.number, tables.counting
    between = text[last.end : number.span.start]
    if len(between) > REACH:
        return False
    if counting.starts("count_after", text, number.span.end):
        return True
    if number.times == 1 and counting.starts("count_more", text, number.span.end):
        return True
    if counting.patterns["count_of"].fullmatch(between) and (last.number.value or 0) < (number.value or 0):
        return True
    if not stops(text, number, tables):
        return False
    ends = len(SENTENCE_ENDS.findall(between))
    if counting.ends("count_said", text, number.span.start):
        return ends < FEW
    return counting.ends("count_before", text, number.span.start) is not None and (ends == 0 or _clitic(text, found))


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


def _counting(found: Found, last: Found | None, end: int = 0) -> Found:
    """The number as a count of what was counted last."""
    known = last.counted if last is not None else None
    dimension, unit = (known.dimension, known.unit) if known is not None else ("count", None)
    return Found(found.number, Counted(dimension, unit, max(end, found.number.span.end)))
