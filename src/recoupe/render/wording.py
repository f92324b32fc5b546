"""Dates, runs of time, numbers and lists in the words of the label language."""

import re
from datetime import date, timedelta
from decimal import Decimal

from recoupe.language.phrases import Phrases
from recoupe.records import FigureValue

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?")
_SIGNS = {
    "approx": "\u2248",
    "more_than": ">",
    "at_least": "\u2265",
    "less_than": "<",
    "at_most": "\u2264",
    "up_to": "\u2264",
    "range": "\u2194",
    "vague": "~",
    "exact": "",
}
_PERIODS = {
    "P1D": "check.per_day",
    "P1W": "check.per_week",
    "P1M": "check.per_month",
    "P1Y": "check.per_year",
    "PT1H": "check.per_hour",
}
_MONEY = {"EUR": "\u20ac", "USD": "$", "GBP": "\u00a3", "%": "%"}
_SPACE = "\u202f"
MOST_DECIMALS = 4
"""Shown of a value; JSON and CSV have them all."""
STEM = 4
"""Letters of a unit that stand in the words themselves, whatever their number and gender: it is not told twice."""


def moment_words(iso: str | None, phrases: Phrases) -> str:
    """An ISO day, month, year or minute in words; what is no such thing as it stands.

    Example:
        >>> from recoupe.language.phrases import load_phrases
        >>> moment_words("2024-10-25T17:20", load_phrases("en"))
        '25 October 2024, 17:20'
    """
    if iso is None:
        return phrases.say("date.none")
    match = _ISO.match(iso)
    if match is None:
        return iso
    year, month, day, hour, minute = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    month_name = phrases.lists["date.months"][int(month) - 1]
    if day is None:
        return phrases.say("date.month", month=month_name, year=year)
    number = phrases.say("date.first") if int(day) == 1 else str(int(day))
    words = phrases.say("date.day", day=number, month=month_name, year=year)
    return phrases.say("date.time", day=words, hour=int(hour), minute=minute) if hour else words


def run_words(start: str, end: str | None, phrases: Phrases) -> str:
    """A half-open run of time: a year, a month or a day where it is one, else its first and last day."""
    if end is None:
        return phrases.say("date.since_day" if len(start) >= 10 else "date.since", start=moment_words(start, phrases))
    first, after = day_of(start), day_of(end)
    if first is None or after is None:
        return moment_words(start, phrases)
    if "T" in start and "T" in end:
        return phrases.say("date.time_span", start=moment_words(start, phrases), hour=int(end[11:13]), minute=end[14:16])
    last = after - timedelta(days=1)
    if last <= first:
        return moment_words(start, phrases)
    if first.day == 1 and after.day == 1:
        return _months_words(first, last, phrases)
    return phrases.say("date.span", start=moment_words(start, phrases), end=moment_words(last.isoformat(), phrases))


def _months_words(first: date, last: date, phrases: Phrases) -> str:
    """Whole months, or whole years, in words."""
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else phrases.say("date.span", start=first.year, end=last.year)
    months = [moment_words(day.isoformat()[:7], phrases) for day in (first, last)]
    if months[0] == months[1]:
        return months[0]
    if first.year == last.year:
        months[0] = phrases.lists["date.months"][first.month - 1]
    return phrases.say("date.span", start=months[0], end=months[1])


def day_of(iso: str | None) -> date | None:
    """The day an ISO text names, the first one of a month or a year; None when it names none."""
    match = _ISO.match(iso or "")
    if match is None:
        return None
    year, month, day, _, _ = match.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


def _shortened(value: Decimal) -> tuple[Decimal, bool]:
    """A number as a person is shown it, and whether digits were cut: a third has no last decimal, and four tell enough."""
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        return round(value, MOST_DECIMALS).normalize(), True
    return value.normalize(), False


def value_words(value: FigureValue, phrases: Phrases) -> str | None:
    """A value as it was read: sign of approximation, number, unit, period; None where nothing was read."""
    if value.value is None:
        return None
    shown, cut = _shortened(value.value)
    number = phrases.number(f"{shown:f}")
    sign = _SIGNS[value.approximator] or (_SIGNS["approx"] if cut else "")
    told = value.unit is not None and value.unit.islower() and value.unit[:STEM] in value.cite.exact.lower()
    unit = "" if told else _MONEY.get(value.unit or "", value.unit or "")
    period = phrases.say(_PERIODS[value.period]) if value.period in _PERIODS else value.period or ""
    return " ".join(part for part in (f"{sign}{_SPACE}{number}" if sign else number, unit, period) if part).replace(
        " ", _SPACE, 1
    )


def pair(phrases: Phrases, left: str, right: str) -> str:
    """Two things with a colon between, spaced as the language has it."""
    return phrases.say("head.pair", left=left, right=right)
