"""Runs of days and minutes: the arithmetic under every moment, without a word of any language."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from recoupe.records import Moment, MomentKind, Relation, Span

DAY = timedelta(days=1)
LENGTHS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1, "decade": 120, "century": 1200}
DAYS = {"week": 7, "fortnight": 14, "day": 1, "weekend": 2}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}
PERIODS = {
    "year": ("P", 1, "Y"),
    "half-year": ("P", 6, "M"),
    "quarter": ("P", 3, "M"),
    "month": ("P", 1, "M"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "weekend": ("P", 2, "D"),
    "day": ("P", 1, "D"),
    "hour": ("PT", 1, "H"),
    "minute": ("PT", 1, "M"),
    "second": ("PT", 1, "S"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}

Point = date | datetime


@dataclass(frozen=True, slots=True)
class Run:
    """Half-open [start, end); None is open, or unknown when `approximate`. `datetime` points make it a run of minutes."""

    start: Point | None
    end: Point | None
    grain: str
    kind: str = "date"
    relation: str = "at"
    approximate: bool = False
    period: str | None = None
    counted: bool = False
    """Counted from the day of writing or from another moment, not written out."""


UNKNOWN = Run(None, None, "unknown", approximate=True)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The first of the month so many months away."""
    at = day.year * 12 + day.month - 1 + months
    at = min(max(at, 12), 9998 * 12)
    return date(at // 12, at % 12 + 1, 1)


def day_run(day: date) -> Run:
    """One day."""
    return Run(day, day + DAY, "day")


def month_run(year: int, month: int) -> Run:
    """One month."""
    first = date(year, month, 1)
    return Run(first, add_months(first, 1), "month")


def year_run(year: int) -> Run:
    """One year."""
    return Run(date(year, 1, 1), date(year + 1, 1, 1), "year")


def unit_run(unit: str, day: date, away: int = 0) -> Run:
    """The calendar unit that holds a day, or one so many units away; weeks start on Monday."""
    if unit in LENGTHS:
        size = LENGTHS[unit]
        first = (
            date(day.year, (day.month - 1) // size * size + 1, 1)
            if size <= 12
            else date(day.year // (size // 12) * (size // 12), 1, 1)
        )
        first = add_months(first, away * size)
        return Run(first, add_months(first, size), unit)
    monday = day - timedelta(days=day.weekday())
    if unit == "week":
        return Run(monday + timedelta(weeks=away), monday + timedelta(weeks=away + 1), "week")
    if unit == "weekend":
        saturday = monday + timedelta(weeks=away, days=5)
        return Run(saturday, saturday + 2 * DAY, "weekend")
    return day_run(day + away * DAY)


def part_run(day: date, hours: tuple[int, int]) -> Run:
    """A part of a day, in minutes."""
    midnight = datetime.combine(day, time())
    return Run(midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1]), "daypart", "time")


def minute_run(day: date, hour: int, minute: int | None) -> Run:
    """One minute, or one hour where no minutes are given."""
    at = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute or 0)
    return Run(
        at, at + (timedelta(hours=1) if minute is None else timedelta(minutes=1)), "hour" if minute is None else "minute", "time"
    )


def back(day: date, n: int, unit: str) -> Run:
    """About so many units before a day (negative: after it), no finer than the unit: years give a year, days a day."""
    if unit in SECONDS:
        return replace(day_run(day), approximate=True, counted=True)
    if unit in LENGTHS:
        size = LENGTHS[unit]
        whole = "year" if size >= 12 else "month"
        at = add_months(day, -n * size)
        return replace(unit_run(whole, at), approximate=True, counted=True)
    at = day - timedelta(days=min(n * DAYS[unit], 700_000) if n > 0 else max(n * DAYS[unit], -700_000))
    whole = "week" if DAYS[unit] >= 7 else "day"
    return replace(unit_run(whole, at), approximate=whole == "week", counted=True)


def since_length(day: date, n: int, unit: str) -> date:
    """The day a length that reaches to `day` began: the month for years, the day for shorter ones."""
    if unit in SECONDS:
        return day
    if unit in LENGTHS:
        first = add_months(day, -n * LENGTHS[unit])
        return first if LENGTHS[unit] >= 12 else safe_date(first.year, first.month, min(day.day, 28)) or first
    return day - timedelta(days=min(n * DAYS[unit], 700_000))


def period_of(n: int, unit: str) -> str:
    """ISO 8601 duration of n units."""
    head, size, letter = PERIODS[unit]
    return f"{head}{n * size}{letter}"


def edge_of(run: Run, edge: str) -> Run:
    """The start, middle or end of a run: a quarter of a year, a third of anything shorter."""
    if edge == "whole" or run.start is None or run.end is None:
        return replace(run, approximate=run.approximate or edge == "whole")
    first, last = as_day(run.start), as_day(run.end)
    if run.grain in ("year", "half-year", "decade", "century"):
        months = (last.year - first.year) * 12 + last.month - first.month
        part = max(1, months // 4)
        at = {"start": (0, part), "middle": ((months - part) // 2, (months + part) // 2), "end": (months - part, months)}[edge]
        return replace(
            run, start=add_months(first, at[0]), end=add_months(first, at[1]), grain=f"{edge} of {run.grain}", approximate=True
        )
    days = (last - first).days
    part = max(1, round(days / 3))
    low, high = {"start": (0, part), "middle": ((days - part) // 2, (days - part) // 2 + part), "end": (days - part, days)}[edge]
    return replace(run, start=first + low * DAY, end=first + high * DAY, grain=f"{edge} of {run.grain}", approximate=True)


def as_day(point: Point) -> date:
    """The day a point lies on."""
    return point.date() if isinstance(point, datetime) else point


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Butcher's rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    last = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * last) // 451
    month, day = divmod(h + last - 7 * m + 114, 31)
    return date(year, month, day + 1)


def iso(point: Point | None) -> str | None:
    """ISO date, or ISO minute."""
    if point is None:
        return None
    return point.isoformat(timespec="minutes") if isinstance(point, datetime) else point.isoformat()


def edtf_of(run: Run) -> str | None:
    """The run as EDTF: a year, a month, a day, a minute, or first and last day; ".." is open, "~" approximate."""
    if run.start is None and run.end is None:
        return None
    if isinstance(run.start, datetime) and run.end is not None:
        whole = run.grain in ("minute", "hour")
        return iso(run.start) if whole else f"{iso(run.start)}/{iso(run.end)}"
    mark = "~" if run.approximate else ""
    first = "" if run.start is None else _shortest(as_day(run.start), None)
    if run.end is None:
        return f"{_since(run, mark)}/.."
    if run.start is None:
        return f"../{_shortest(as_day(run.end) - DAY, None)}{mark}"
    alone = _alone(as_day(run.start), as_day(run.end))
    if alone:
        return alone + mark
    return f"{first}{mark}/{(as_day(run.end) - DAY).isoformat()}{mark}"


def _since(run: Run, mark: str) -> str:
    start = as_day(run.start) if run.start is not None else date.min
    text = start.isoformat()
    if run.grain == "year" and start.month == 1 and start.day == 1:
        text = text[:4]
    elif run.grain in ("year", "month", "end of year", "start of year") and start.day == 1:
        text = text[:7]
    return text + mark


def _shortest(day: date, _: None) -> str:
    return day.isoformat()


def _alone(start: date, end: date) -> str | None:
    if (end - start).days == 1:
        return start.isoformat()
    if start.day == 1 and end == add_months(start, 1):
        return start.isoformat()[:7]
    if start.day == start.month == 1 and end == add_months(start, 12):
        return f"{start.year:04d}"
    if start.day == 1 and end.day == 1:
        last = end - DAY
        return f"{start.isoformat()[:7]}/{last.isoformat()[:7]}"
    return None


def moment_of(span: Span, rule: str, run: Run, seen: date | None) -> Moment:
    """The moment a run is, where it was told and by which rule; `seen` is the day a counted one is counted from."""
    kind: MomentKind = run.kind  # type: ignore[assignment]
    relation: Relation = run.relation  # type: ignore[assignment]
    return Moment(
        span=span,
        kind=kind,
        start=iso(run.start),
        end=iso(run.end),
        edtf=edtf_of(run),
        grain=run.grain,
        relation=relation,
        approximate=run.approximate,
        rule=rule,
        anchor=seen.isoformat() if seen and run.counted and (run.start or run.end) else None,
        period=run.period,
    )
