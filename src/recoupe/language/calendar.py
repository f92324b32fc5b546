"""What a language calls days, months, feasts and lengths of time."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.records import LexiconError

UNITS = (
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "quarter",
    "half-year",
    "fortnight",
    "weekend",
    "decade",
    "century",
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of time, all in lower case and with straight apostrophes.

    Attributes:
        weekday: word to 0 for Monday.
        month: word to 1 for January, short forms without their full stop.
        season: word to its first month; three months long.
        part: part of the day to its first and last hour, above 24 on the next day.
        unit: word to one of `UNITS`.
        shift: word to days from the day of writing.
        feast: name to "MM-DD" or "easter+N".
        ordinal: word to its rank, -1 for the last.
        edge: word to "start", "middle", "end" or "whole".
        hour: hours with a name, 24 for the end of the day.
    """

    weekday: dict[str, int] = field(default_factory=dict)
    month: dict[str, int] = field(default_factory=dict)
    season: dict[str, int] = field(default_factory=dict)
    part: dict[str, tuple[int, int]] = field(default_factory=dict)
    unit: dict[str, str] = field(default_factory=dict)
    shift: dict[str, int] = field(default_factory=dict)
    feast: dict[str, str] = field(default_factory=dict)
    ordinal: dict[str, int] = field(default_factory=dict)
    edge: dict[str, str] = field(default_factory=dict)
    hour: dict[str, int] = field(default_factory=dict)


def plain(word: str) -> str:
    """A word as the tables spell it: lower case, straight apostrophe, single blanks, no final full stop."""
    return re.sub(r"\s+", " ", word.strip().rstrip(".").replace("\u2019", "'").lower())


def load_calendar(file: Path) -> Calendar:
    """Read the calendar of one language.

    Raises:
        LexiconError: a section is missing or a value is out of its bounds.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    days = data.get("weekday")
    if not isinstance(days, list) or len(days) != 7:
        raise LexiconError(name, "weekday", "not seven words")
    parts = {word: (hours[0], hours[1]) for word, hours in _section(data, "part", name).items()}
    for word, (first, last) in parts.items():
        if not 0 <= first < last <= 36:
            raise LexiconError(name, word, "not two hours of a day")
    return Calendar(
        weekday={plain(day): at for at, day in enumerate(days)},
        month=_bounded(data, "month", name, (1, 12)),
        season=_bounded(data, "season", name, (1, 12)),
        part={plain(word): hours for word, hours in parts.items()},
        unit=_known(data, "unit", name, re.compile("|".join(UNITS))),
        shift=_bounded(data, "shift", name, (-9, 9)),
        feast=_known(data, "feast", name, re.compile(r"\d\d-\d\d|easter[+-]\d+")),
        ordinal=_bounded(data, "ordinal", name, (-1, 12)),
        edge=_known(data, "edge", name, re.compile("start|middle|end|whole")),
        hour=_bounded(data, "hour", name, (0, 24)),
    )


def _section(data: dict[str, Any], section: str, name: str) -> dict[str, Any]:
    words = data.get(section)
    if not isinstance(words, dict) or not words:
        raise LexiconError(name, section, "missing or empty")
    return words


def _bounded(data: dict[str, Any], section: str, name: str, bounds: tuple[int, int]) -> dict[str, int]:
    words = _section(data, section, name)
    for word, value in words.items():
        if not isinstance(value, int) or not bounds[0] <= value <= bounds[1]:
            raise LexiconError(name, word, f"{section} outside {bounds}")
    return {plain(word): value for word, value in words.items()}


def _known(data: dict[str, Any], section: str, name: str, allowed: re.Pattern[str]) -> dict[str, str]:
    words = _section(data, section, name)
    for word, value in words.items():
        if not isinstance(value, str) or not allowed.fullmatch(value):
            raise LexiconError(name, word, f"unknown {section} {value!r}")
    return {plain(word): value for word, value in words.items()}
