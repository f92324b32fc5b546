"""Times of an article in another language than the tables', so that a story told in several lines up."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.annotate.apart import Apart
from recoupe.annotate.moments.dates import near_date, near_month, near_weekday
from recoupe.annotate.moments.expressions import sentence_around
from recoupe.annotate.moments.lengths import anchor_of, relate
from recoupe.annotate.moments.runs import (
    DAY,
    SECONDS,
    UNKNOWN,
    Run,
    add_months,
    as_day,
    back,
    day_run,
    easter,
    edge_of,
    minute_run,
    moment_of,
    month_run,
    part_run,
    period_of,
    safe_date,
    since_length,
    unit_run,
    year_run,
)
from recoupe.annotate.moments.seasons import this_season
from recoupe.language.times import Times, load_times
from recoupe.records import Article, Moment, Span

TENSE_REACH = 90
"""Characters on either side in which a word of tense tells on which side of the day of writing a weekday lies."""
NOON = 12
SATURDAY = 5
LATEST = 23
VAGUE = replace(UNKNOWN, kind="duration", relation="during", grain="vague")
PLACED_NOWHERE = frozenset({"length", "vague", "rate"})
WHOLE = frozenset({"date", "month", "year", "years", "months"})
"""What may be written out whole, and is read without a day of writing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One time as written: its groups in lower case, and whether the words near it tell of what is to come."""

    span: Span
    read: str
    groups: dict[str, str]
    future: bool | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What is counted with: the table, the day of writing, the day named before, the run of days named before."""

    table: Times
    day: date | None
    before: date | None = None
    run: Run | None = None


def moments_abroad(article: Article, seen_from: date | None) -> tuple[Moment, ...]:
    """The times a foreign article names, by the words of its language.

    Args:
        article: one clean text; its language says which table reads it.
        seen_from: the day it was written: weekdays and days without a year count from it; without it they are left out.
    """
    table = load_times(article.language)
    if table is None:
        return ()
    found, seen = [], Seen(table, seen_from)
    for one in times_in(article, table):
        run = _run(one, seen)
        if run is not None:
            found.append(moment_of(one.span, "moments.abroad", run, seen_from))
            seen = replace(seen, before=anchor_of(run) or seen.before, run=run if run.start and run.end else seen.run)
    return tuple(found)


def times_in(article: Article, table: Times) -> list[Found]:
    """Times in reading order, none overlapping another: the fuller way of writing one first."""
    hits = [hit for block in article.blocks for hit in _hits(article.text, block.span, table)]
    apart = Apart()
    ordered = sorted(hits, key=lambda item: (item[0].start() - item[0].end(), item[2], item[0].start()))
    kept = [(hit, read) for hit, read, _ in ordered if apart.take(Span(*hit.span()))]
    found = []
    for hit, read in sorted(kept, key=lambda item: item[0].start()):
        span = Span(*hit.span())
        groups = _groups(hit)
        relation = table.relation.get(groups.get("rel", ""))
        found.append(Found(span, read, groups, _ahead_of(relation, _turned(article.text, span, table))))
    return found


def _groups(hit: re.Match[str]) -> dict[str, str]:
    """What the groups hold, in lower case; of two alternatives of one pattern ("unit", "unit2") the one that matched."""
    found = {key: re.sub(r"\s+", " ", value).lower().replace("\u2019", "'") for key, value in hit.groupdict().items() if value}
    return {**{key[:-1]: value for key, value in found.items() if key[-1].isdigit()}, **found}


def _hits(text: str, block: Span, table: Times) -> Iterator[tuple[re.Match[str], str, int]]:
    for order, rule in enumerate(table.rules):
        for hit in rule.pattern.finditer(text, block.start, block.end):
            told = hit["edge"] if rule.read == "period" else rule.bare or hit["rel"] or hit["edge"]
            if told:
                yield hit, rule.read, order


def _ahead_of(relation: str | None, future: bool | None) -> bool | None:
    """Whether a time is to come: "since" points back, "until" ahead, "before" ahead unless nothing near says so."""
    if relation in ("since", "until"):
        return relation == "until"
    if relation == "before":
        return future or None
    return True if relation == "from" and future is None else future


def _turned(text: str, span: Span, table: Times) -> bool | None:
    """Whether the nearest word of tense in the sentence speaks of what is to come."""
    low, high = sentence_around(text, span)
    low, high = max(low, span.start - TENSE_REACH), min(high, span.end + TENSE_REACH)
    nearest: tuple[int, bool] | None = None
    for pattern, future in ((table.future, True), (table.past, False)):
        for hit in pattern.finditer(text, low, high):
            away = span.start - hit.end() if hit.end() <= span.start else hit.start() - span.end
            if away >= 0 and (nearest is None or away < nearest[0]):
                nearest = (away, future)
    return nearest[1] if nearest else None


def _run(x: Found, c: Seen) -> Run | None:
    """The days a time names, as the words before it use them."""
    year = x.groups.get("y")
    if c.day is None and (x.read not in WHOLE or not year) and x.read not in PLACED_NOWHERE:
        # Found, and left unresolved: nobody knows when the article was written.
        return None if x.read == "period" else replace(UNKNOWN, kind="time" if x.read == "clock" else "date")
    run = READERS[x.read](x, c)
    if run is None or run.kind == "set":
        return run
    edge, relation = x.groups.get("edge"), x.groups.get("rel")
    if edge and run.start is not None:
        run = edge_of(run, c.table.edge[edge])
    told = c.table.relation[relation] if relation else None
    # A present relation gives way to what the words say themselves: "in two years" is no two years.
    return run if told == "at" and run.relation != "at" else relate(run, told)


def _count(word: str | None, c: Seen) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else c.table.number.get(word)


def _month(word: str, c: Seen) -> int:
    return c.table.month[word.rstrip(".")]


def _date(x: Found, c: Seen) -> Run | None:
    day, month, year = int(x.groups["d"]), _month(x.groups["month"], c), x.groups.get("y")
    weekday = c.table.weekday.get(x.groups.get("weekday", ""))
    found = safe_date(int(year), month, day) if year else near_date(month, day, weekday, c.day, x.future)
    if found is None:
        return None
    minute = x.groups.get("min")
    run = minute_run(found, hour_of(x, c.table), int(minute)) if minute else day_run(found)
    return replace(run, counted=not year)


def _month_of(x: Found, c: Seen) -> Run | None:
    month, year = _month(x.groups["month"], c), x.groups.get("y")
    if year:
        return month_run(int(year), month)
    first = near_month(month, c.day or date.min, x.future, _way(x))
    return replace(month_run(first.year, first.month), counted=True)


def _way(x: Found) -> int | None:
    return -1 if x.groups.get("last") else 1 if x.groups.get("next") else None


def _year(x: Found, _: Seen) -> Run:
    return year_run(int(x.groups["y"]))


def _years(x: Found, _: Seen) -> Run | None:
    first, last = int(x.groups["y"]), int(x.groups["y2"])
    last = first // 100 * 100 + last if last < 100 else last
    return Run(date(first, 1, 1), date(last + 1, 1, 1), "year", relation="during") if first < last <= first + 99 else None


def _months(x: Found, c: Seen) -> Run | None:
    first, last = _month(x.groups["month"], c), _month(x.groups["month2"], c)
    told = x.groups.get("y2") or x.groups.get("y")
    end = int(told) if told else near_month(last, c.day or date.min, x.future).year
    start = int(x.groups["y"]) if x.groups.get("y") else end - (first > last)
    return Run(date(start, first, 1), add_months(date(end, last, 1), 1), "month", relation="during", counted=not told)


def _weekday(x: Found, c: Seen) -> Run:
    # "Monday's price" is of the one gone by, whatever the verb tells.
    future = bool(x.future) and not x.groups.get("past")
    day = near_weekday(c.table.weekday[x.groups["weekday"]], c.day or date.min, future, _way(x))
    return replace(_part_of(day, x, c), counted=True)


def _shift(x: Found, c: Seen) -> Run:
    shift = c.table.shift[x.groups["shift"]] if x.groups.get("shift") else 0
    return replace(_part_of((c.day or date.min) + DAY * shift, x, c), counted=True)


def _part_of(day: date, x: Found, c: Seen) -> Run:
    part = x.groups.get("part")
    return part_run(day, c.table.part[part]) if part else day_run(day)


def _near(x: Found, c: Seen) -> Run:
    unit, away = c.table.near[x.groups["near"]]
    if unit == "weekend" and (c.day or date.min).weekday() < SATURDAY:
        # Told on a weekday, "the weekend" is the one gone by.
        away -= 1
    return replace(unit_run(unit, c.day or date.min, away), counted=True)


def _period(x: Found, c: Seen) -> Run | None:
    """Read "the end of the month": the unit that holds the day of writing, of which an edge is told."""
    if not x.groups.get("edge"):
        return None
    unit = c.table.unit[x.groups["unit"]]
    return None if unit in SECONDS else replace(unit_run(unit, c.day or date.min), counted=True)


def _length_of(x: Found, c: Seen) -> tuple[int | None, str]:
    return _count(x.groups.get("n"), c), c.table.unit[x.groups["unit"]]


def _ago(x: Found, c: Seen) -> Run:
    n, unit = _length_of(x, c)
    if n is None or c.day is None:
        return replace(VAGUE, kind="date", relation="ago")
    return replace(back(c.day, n, unit), relation="ago", period=period_of(n, unit))


def _since(x: Found, c: Seen) -> Run:
    n, unit = _length_of(x, c)
    if n is None or c.day is None or unit in SECONDS:
        return replace(VAGUE, relation="since")
    return Run(since_length(c.day, n, unit), None, "day", "duration", "since", True, period_of(n, unit), True)


def _ahead(x: Found, c: Seen) -> Run:
    n, unit = _length_of(x, c)
    if n is None or c.day is None:
        return replace(VAGUE, kind="date", relation="after")
    return replace(back(c.day, -n, unit), relation="after", period=period_of(n, unit))


def _within(x: Found, c: Seen) -> Run:
    n, unit = _length_of(x, c)
    if n is None or c.day is None or unit in SECONDS:
        return VAGUE
    return Run(c.day, since_length(c.day, -n, unit), "day", "duration", "during", True, period_of(n, unit), True)


def _length(x: Found, c: Seen) -> Run:
    n, unit = _length_of(x, c)
    return replace(VAGUE, period=period_of(n, unit) if n else None)


def _vague(_: Found, __: Seen) -> Run:
    return VAGUE


def _season(x: Found, c: Seen) -> Run:
    month, year, seen = c.table.season[x.groups["season"]], x.groups.get("y"), c.day or date.min
    first = date(int(year), month, 1) if year else near_month(month, seen, x.future, _way(x))
    goes_on = add_months(first, -12) if first > seen else first
    if not year and x.groups.get("this"):
        first = this_season(month, seen, x.future)
    elif not year and _way(x) is None and goes_on <= seen < add_months(goes_on, 3):
        first = goes_on
    return Run(first, add_months(first, 3), "season", approximate=True, counted=not year)


def _feast(x: Found, c: Seen) -> Run:
    rule, told, seen = c.table.feast[x.groups["feast"]], x.groups.get("y"), c.day or date.min
    years = [int(told)] if told else [seen.year - 1, seen.year, seen.year + 1]
    days = [_feast_day(rule, year) for year in years]
    ahead = x.groups.get("rel") and c.table.relation[x.groups["rel"]] == "until"
    fitting = [day for day in days if day >= seen] if ahead or x.future else days
    return replace(day_run(min(fitting or days, key=lambda day: (abs(day - seen), day))), counted=not told)


def _feast_day(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    return date(year, int(rule[:2]), int(rule[3:]))


def _later(x: Found, c: Seen) -> Run:
    """Read "the following day", "im Jahr darauf", "two days earlier": from the day named before."""
    n, unit = (_count(x.groups.get("n"), c) or 1), c.table.unit[x.groups["unit"]]
    side = -1 if x.groups.get("earlier") else 1
    start = c.run.start if c.run is not None and c.run.grain == unit else c.before
    if start is None or unit in SECONDS:
        return replace(VAGUE, kind="date", relation="before" if side < 0 else "after")
    return replace(back(as_day(start), -side * n, unit), counted=True)


def hour_of(x: Found, table: Times) -> int:
    """The hour of the day, where the words tell afternoon from morning too."""
    hour = int(x.groups["h"])
    return hour + NOON if hour < NOON and x.groups.get("half") and table.after.search(x.groups["half"]) else hour


def _clock(x: Found, c: Seen) -> Run | None:
    hour, minute = hour_of(x, c.table), x.groups.get("min")
    day = c.before or c.day
    return replace(minute_run(day, hour, int(minute) if minute else None), counted=True) if day and hour <= LATEST else None


def _rate(x: Found, c: Seen) -> Run:
    unit = c.table.unit.get(x.groups.get("unit", ""))
    period = period_of(1, unit) if unit else None
    return replace(UNKNOWN, kind="set", relation="rate", grain="set", approximate=False, period=period)


READERS: dict[str, Callable[[Found, Seen], Run | None]] = {
    "date": _date,
    "month": _month_of,
    "year": _year,
    "years": _years,
    "months": _months,
    "weekday": _weekday,
    "shift": _shift,
    "near": _near,
    "period": _period,
    "ago": _ago,
    "since": _since,
    "ahead": _ahead,
    "within": _within,
    "length": _length,
    "vague": _vague,
    "season": _season,
    "feast": _feast,
    "later": _later,
    "clock": _clock,
    "rate": _rate,
}
"""One for each `read` of times.toml."""
