"""Times in languages that have no full tables: their words, and the orders in which those words name a time."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.language.numbers import EMPTY, SPACES, either
from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
FILE = "times.toml"
READS = frozenset(
    ["date", "month", "year", "years", "months", "weekday", "shift", "near", "period", "ago", "since", "ahead", "within",
     "length", "vague", "season", "feast", "later", "clock", "rate"]
)  # fmt: skip
"""The readers a rule may name."""
CLOCK = (
    r"(?:(?:,? (?:{atclock}|[-\u2013|]) |, |(?<=\d{4}) )(?P<h>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)(?!\d)"
    r"(?: ?(?P<half>[ap]\.?m\.?))?(?: (?-i:[A-Z]{2,4})(?!\w)| (?:Uhr|uur|h)(?!\w))?)?"
)
"""The hour behind a date: "February 3, 2026 at 6:12 p.m. ET", "16 april 2026, 11:30"."""
RELATIONS = frozenset({"at", "since", "from", "until", "before", "after", "about"})
EDGES = frozenset({"start", "middle", "end"})
UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "weekend", "quarter", "decade", "century"})
YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|[ \u00a0](?:%|€|\$|\d))"


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One order of words: how it is read, and what finds it; without `bare` a word of relation must stand before it."""

    read: str
    pattern: re.Pattern[str]
    bare: bool = True


@dataclass(frozen=True, slots=True)
class Times:
    """What one language says of times; words in lower case, each with what it stands for.

    Attributes:
        rules: orders of words, the first of equally long ones goes.
        number, month, weekday, shift, unit, season: to a number, or to the unit.
        part: of the day, to its first and last hour, above 24 on the next day.
        feast: to "MM-DD" or "easter+N".
        near: to a unit and how many of it ahead.
        relation, edge: to the relation and the edge of a moment.
        future, past: signs of tense near a weekday or a month without a year.
        after: words that make a clock's hour one after noon.
    """

    rules: tuple[TimeRule, ...] = ()
    number: dict[str, int] = field(default_factory=dict)
    month: dict[str, int] = field(default_factory=dict)
    weekday: dict[str, int] = field(default_factory=dict)
    shift: dict[str, int] = field(default_factory=dict)
    unit: dict[str, str] = field(default_factory=dict)
    season: dict[str, int] = field(default_factory=dict)
    part: dict[str, tuple[int, int]] = field(default_factory=dict)
    feast: dict[str, str] = field(default_factory=dict)
    near: dict[str, tuple[str, int]] = field(default_factory=dict)
    relation: dict[str, str] = field(default_factory=dict)
    edge: dict[str, str] = field(default_factory=dict)
    future: re.Pattern[str] = EMPTY
    past: re.Pattern[str] = EMPTY
    after: re.Pattern[str] = EMPTY


@cache
def load_times(language: str | None) -> Times | None:
    """The times of a language; None for one without.

    Raises:
        LexiconError: a section is missing, or a word stands for nothing known.
    """
    file = FOLDER / (language or "") / FILE
    if language is None or not language.isalpha() or not file.is_file():
        return None
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    name = f"{language}/{FILE}"
    for key in ("months", "weekdays", "number", "shift", "unit", "season", "part", "relation", "edge", "rule", "future", "past"):
        if not data.get(key):
            raise LexiconError(name, key, "missing or empty")
    words = {key: _lower(data.get(key, {})) for key in ("number", "shift", "season", "feast")}
    listed = {key: _turned(data[key], known, name) for key, known in (("unit", UNITS), ("relation", RELATIONS), ("edge", EDGES))}
    month = {word: at for at, row in enumerate(data["months"], 1) for word in row}
    weekday = {word: at for at, row in enumerate(data["weekdays"]) for word in ([row] if isinstance(row, str) else row)}
    pieces = {
        "n": rf"(?:\d{{1,3}}(?![\d.,]\d)|{either(words['number'])})",
        "y": YEAR,
        "d": r"(?:[12]\d|3[01]|0?[1-9])(?!\d)",
        "month": rf"(?:{either(month)})(?!\w)(?:\.(?={SPACES}?\d|,))?",
        "weekday": f"(?:{either(weekday)})",
        "unit": f"(?:{either(listed['unit'])})",
        "shift": f"(?:{either(words['shift'])})",
        "part": f"(?:{either(data['part'])})",
        "season": f"(?:{either(words['season'])})",
        "feast": f"(?:{either(words['feast'])})" if words["feast"] else "(?!)",
        "near": f"(?:{either(data['near'])})" if data.get("near") else "(?!)",
        **({"atclock": either(data["at_clock"])} if data.get("at_clock") else {}),
        **data.get("piece", {}),
    }
    glue = f"(?:(?:{either(data['glue'])}){SPACES}*)?" if data.get("glue") else ""
    lead = rf"(?:(?P<rel>{either(listed['relation'])})(?:{SPACES}+|(?<=['\u2019])))?"
    lead += rf"(?:(?P<edge>{either(listed['edge'])})(?:-|{SPACES}+{glue}))?"
    return Times(
        rules=tuple(_rule(row, pieces, lead, name) for row in data["rule"]),
        number=words["number"],
        month=month,
        weekday=weekday,
        shift=words["shift"],
        unit=listed["unit"],
        season=words["season"],
        part={word.lower(): (int(hours[0]), int(hours[1])) for word, hours in data["part"].items()},
        feast=words["feast"],
        near={word.lower(): (run.split()[0], int(run.split()[1])) for word, run in data.get("near", {}).items()},
        relation=listed["relation"],
        edge=listed["edge"],
        future=re.compile(rf"(?<!\w)(?:{data['future']})(?!\w)", re.I),
        past=re.compile(rf"(?<!\w)(?:{data['past']})(?!\w)", re.I),
        after=re.compile(data["after_noon"], re.I) if data.get("after_noon") else EMPTY,
    )


def _lower(section: dict[str, Any]) -> dict[str, Any]:
    return {word.lower(): value for word, value in section.items()}


def _turned(section: dict[str, list[str]], known: frozenset[str], name: str) -> dict[str, str]:
    """Each word to what it is listed under."""
    found: dict[str, str] = {}
    for key, words in section.items():
        if key not in known:
            raise LexiconError(name, key, "stands for nothing known")
        for word in words:
            if found.setdefault(word.lower(), key) != key:
                raise LexiconError(name, word, f"also under {found[word.lower()]}")
    return found


def _rule(row: dict[str, Any], pieces: dict[str, str], lead: str, name: str) -> TimeRule:
    """A rule with the words of relation and edge before it; `<key>` in its pattern is a group that a reader looks up."""
    if row["read"] not in READS:
        raise LexiconError(name, row["read"], "no reader of that name")
    pattern = row["pattern"] + (CLOCK if row["read"] == "date" and "atclock" in pieces else "")
    pattern = re.sub(r" ([?*]?)", lambda hit: SPACES + ("*" if hit[1] else "+"), pattern)
    for _ in range(3):
        pattern = re.sub(r"(?<!P)<([a-z]+)(\d?)>", lambda hit: f"(?P<{hit[1]}{hit[2]}>{pieces[hit[1]]})", pattern)
        pattern = re.sub(r"\{([a-z]+)\}", lambda hit: f"(?:{pieces[hit[1]]})", pattern)
    head = "" if row.get("lead") is False else lead
    try:
        return TimeRule(row["read"], re.compile(rf"(?<![\w-]){head}(?:{pattern})(?!\w)", re.I), row.get("bare", True))
    except re.error as error:
        raise LexiconError(name, row["read"], f"{error} in {row['pattern']!r}") from error
