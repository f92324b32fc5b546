"""Lines that are nothing but a date, and what day they give."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.language import Tables
from recoupe.language.leftovers import line_key

_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+(?:\D{1,3} )?(\d{1,2})[:hH](\d{2}))?")
_NUMERIC = re.compile(r"\b(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})\b")
_TIME = re.compile(r"\b([01]?\d|2[0-3])\s?[:hH]\s?([0-5]\d)(?!\d)")
_HOUR = re.compile(r"\b([01]?\d|2[0-3])\s?(?:[hH]|heures?|Uhr)\b")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_TWO_FIGURES = re.compile(r"\d\d(?!\s?[hH:\d])(?=\s|,|$)")
"""A year of two figures, not an hour."""
_ASIDE = re.compile(r"\s*\([^()]{3,40}\)\s*$")
_SPLIT_DAY = re.compile(r"(\d)(er|st|nd|rd|th|h|e)\b", re.I)
MAX_WORDS = 24
"""The longest date lines met (published at, changed at, both with weekday, time and figures) hold 21 words."""


MAX_STAMP = 160
"""Characters of such a line, an aside in brackets included."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line as read; `edtf` is None where the year is not there."""

    edtf: str | None
    updated: bool = False


def _day(year: int, month: int, day: int) -> str | None:
    """ISO day, None when there is no such day."""
    if 1990 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
        return f"{year:04}-{month:02}-{day:02}"
    return None


def _time_after(text: str, at: int) -> str:
    """Such as T17:20 when a time stands within the next few words, else ""."""
    window = text[at : at + 24]
    found = _TIME.search(window)
    if found:
        return f"T{int(found[1]):02}:{found[2]}"
    hour = _HOUR.search(window)
    return f"T{int(hour[1]):02}:00" if hour else ""


def _numeric(text: str) -> tuple[int, str] | None:
    """Place and EDTF of the first all-figure date."""
    iso = _ISO.search(text)
    if iso and (day := _day(int(iso[1]), int(iso[2]), int(iso[3]))):
        return iso.start(), day + (
            f"T{int(iso[4]):02}:{iso[5]}" if iso[4] and int(iso[4]) < 24 and int(iso[5]) < 60 else _time_after(text, iso.end())
        )
    found = _NUMERIC.search(text)
    if found:
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        # Day before month, as everywhere these pages come from; the other order only where it alone is a day.
        day = _day(year, int(found[2]), int(found[1])) or _day(year, int(found[1]), int(found[2]))
        if day:
            return found.start(), day + _time_after(text, found.end())
    return None


def _worded(text: str, months: Mapping[str, int], weekdays: Mapping[str, int]) -> tuple[int, str | None] | None:
    """Place and EDTF of the first date with the month in letters; None as EDTF where the year is missing."""
    words = [(match.start(), match.end(), line_key(match[0])) for match in _WORDS.finditer(_SPLIT_DAY.sub(r"\1 ", text))]
    for n, (_, end, word) in enumerate(words):
        month = months.get(word)
        if month is None or (word in weekdays and n + 2 < len(words) and words[n + 2][2] in months):
            continue
        before = _number(text, words, n - 1, 31) or (
            _number(text, words, n - 2, 31) if n > 1 and len(words[n - 1][2]) <= 2 else None
        )
        after = _number(text, words, n + 1, 31)
        day = before or after
        if day is None:
            continue
        year_at = n + 1 if before else n + 2
        year = _number(text, words, year_at, 2100) or (
            _number(text, words, year_at + 1, 2100) if year_at < len(words) and len(words[year_at][2]) <= 3 else None
        )
        if year is not None and year < 100 and _TWO_FIGURES.match(text, words[year_at][0] if year_at < len(words) else 0):
            year += 2000
        if year is None or year < 1990:
            return words[0][0], None
        return words[0][0], (_day(year, month, day) or None) and f"{_day(year, month, day)}{_time_after(text, end + 4)}"
    return None


def _number(text: str, words: list[tuple[int, int, str]], n: int, most: int) -> int | None:
    """The n-th word as a number up to `most`."""
    if not 0 <= n < len(words):
        return None
    start, end, _ = words[n]
    raw = _SPLIT_DAY.sub(r"\1 ", text)[start:end]
    return int(raw) if raw.isdigit() and len(raw) <= 4 and 1 <= int(raw) <= most else None


def read_date(text: str, tables: Tables) -> str | None:
    """The day a short text gives, as EDTF; None when it gives no full date."""
    found = _numeric(text)
    if found:
        return found[1]
    worded = _worded(text, tables.page_words.months, tables.page_words.weekdays)
    return worded[1] if worded else None


def read_stamp(text: str, tables: Tables) -> Stamp | None:
    """Read a line that is nothing but a date; None when it is anything else.

    Every word must be a number, the name of a day or month, or a word date lines hold ("published on", "at").
    """
    if len(text) > MAX_STAMP or not any(char.isdigit() for char in text):
        return None
    known = tables.page_words
    text = _ASIDE.sub("", text)
    words = _WORDS.findall(_SPLIT_DAY.sub(r"\1 ", text))
    if not 1 < len(words) <= MAX_WORDS or len(text) > 120:
        return None
    keys = [line_key(word) for word in words]
    letters = [key for key in keys if not key.isdigit()]
    if not all(
        key in known.months or key in known.weekdays or all(w in known.date_words for w in key.split()) for key in letters
    ):
        return None
    updated = known.updated.search(line_key(text)) is not None and not _published_first(text, tables)
    numeric = _numeric(text)
    if numeric:
        return Stamp(numeric[1], updated)
    worded = _worded(text, known.months, known.weekdays)
    return Stamp(worded[1], updated) if worded else None


def is_timed(text: str, tables: Tables) -> bool:
    """Whether a part of a line is a day or a clock and nothing else, full date or not: "Hier à 21:05", "05:01"."""
    known = tables.page_words
    keys = [line_key(word) for word in _WORDS.findall(_SPLIT_DAY.sub(r"\1 ", text))]
    letters = [key for key in keys if not key.isdigit()]
    words = all(
        key in known.months or key in known.weekdays or all(w in known.date_words for w in key.split()) for key in letters
    )
    return words and len(letters) < len(keys) <= MAX_WORDS


def _published_first(text: str, tables: Tables) -> bool:
    """Whether a date of publication stands before the word for a change."""
    changed = tables.page_words.updated.search(line_key(text))
    return changed is not None and any(char.isdigit() for char in line_key(text)[: changed.start()])
