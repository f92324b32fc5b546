"""Moments: the times an article names, counted from the day it was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from recoupe.annotate.moments import dates, lengths, seasons
from recoupe.annotate.moments.abroad import moments_abroad
from recoupe.annotate.moments.expressions import Context, Expression, find_expressions, foreign, sentence_around
from recoupe.annotate.moments.runs import Run, as_day, edge_of, moment_of
from recoupe.language import Tables
from recoupe.records import Article, Moment

__all__ = ["Expression", "find_expressions", "find_moments"]

Reader = Callable[[Expression, Context], Run | None]

READERS: dict[str, Reader] = {
    "date": dates.read_date,
    "month": dates.read_month,
    "year": dates.read_year,
    "years": dates.read_years,
    "months": dates.read_months,
    "days": dates.read_days,
    "weekday": dates.read_weekday,
    "weekdays": dates.read_weekdays,
    "weekend": dates.read_weekend,
    "hours": dates.read_hours,
    "night": dates.read_night,
    "season": seasons.read_season,
    "play": seasons.read_play,
    "feast": dates.read_feast,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "quarter": dates.read_quarter,
    "half": dates.read_half,
    "shift": lengths.read_shift,
    "part": lengths.read_part,
    "this": lengths.read_this,
    "same": lengths.read_same,
    "open": lengths.read_open,
    "which": lengths.read_which,
    "earlier": lengths.read_earlier,
    "edge_unit": lengths.read_edge_unit,
    "ago": lengths.read_ago,
    "since": lengths.read_since,
    "in": lengths.read_in,
    "last": lengths.read_last,
    "within": lengths.read_within,
    "length": lengths.read_length,
    "bare": lengths.read_bare,
    "later": lengths.read_later,
    "rate": lengths.read_rate,
    "habit": lengths.read_habit,
    "clock": lengths.read_clock,
    "event": lengths.read_event,
}
"""One for each `read` of moments.toml."""


HOURS = frozenset({"clock", "hours"})
EVENING = 18
"""From this hour on an hour told after a night is of the evening it began, before it of the day it ended."""
WHOLES = frozenset({"year", "month", "season", "quarter"})
YEAR_REACH = 1500
"""Characters over which "le 18 novembre" is of the November the article gave a year."""
CLOCK_REACH = 400
"""Characters over which an hour still belongs to the last day named: the event of the paragraph before."""


def find_moments(article: Article, seen_from: date | None, tables: Tables) -> tuple[Moment, ...]:
    """Find the times an article names, as half-open runs of days or minutes.

    Relative ones are counted from the day the article was written; without it they are kept, unresolved and marked
    approximate. Nothing gets a finer grain than its words.

    Args:
        article: one clean text.
        seen_from: the day the article was written, None when nobody knows.
        tables: of the article's language.

    Returns:
        Moments in reading order, spans disjoint.
    """
    if foreign(article, tables):
        return moments_abroad(article, seen_from)
    found: list[Moment] = []
    anchors = _Anchors()
    for x in find_expressions(article, tables):
        block = article.block_at(x.core.start)
        start = block.span.start if block else 0
        near = anchors.near(Context(tables.calendar, tables, seen_from, None, article.text), x, start)
        run = READERS[x.read](x, anchors.context(Context(tables.calendar, tables, seen_from, near, article.text), x, start))
        if run is None:
            continue
        run = _shaped(run, x)
        found.append(moment_of(x.span, x.rule, run, seen_from))
        anchors.add(run, x)
    return tuple(found)


class _Anchors:
    """The last day an article named: hours and "deux jours plus tard" count from it."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._at = -1
        self._named: date | None = None
        self._years: dict[str, tuple[int, int]] = {}
        self._morrow: date | None = None
        self._whole: tuple[Run, int] | None = None

    def context(self, c: Context, x: Expression, block: int) -> Context:
        """What a reader counts with: the year too that the month of this moment was given before, and the year named last."""
        year, at = self._years.get(x.get("month") or "", (0, 0))
        whole = self._whole[0] if self._whole and self._whole[1] >= block else None
        return replace(c, year=year if year and x.core.start - at <= YEAR_REACH else None, whole=whole)

    def add(self, run: Run, x: Expression) -> None:
        """Keep what a moment gives those after it."""
        day = lengths.anchor_of(run)
        if x.get("month") and (x.get("year") or "").isdigit():
            self._years[x.get("month") or ""] = int(x.get("year") or 0), x.core.start
        if day is not None:
            self._day, self._at, self._whole = day, x.core.start, None
            self._named = self._named if x.read in HOURS else day
            last = as_day(run.end) if run.end else day
            self._morrow = last if isinstance(run.start, datetime) and run.grain == "daypart" and last > day else None
        elif run.grain in WHOLES and run.kind == "date" and run.start is not None:
            self._whole = run, x.core.start

    def near(self, c: Context, x: Expression, block: int) -> date | None:
        """The day to count from: an hour that opens a paragraph is of the day of writing, as in a live report."""
        if x.read in HOURS and x.core.start == block:
            return c.seen
        if x.get("that"):
            # "cette nuit-là" is of a day named before, however far; the hour of a live report names none.
            return self._named
        day = self._morrow if self._morrow and _by_day(x, c) else self._day
        if x.read in ("edge_unit", "event"):
            return day if self._at >= sentence_around(c.text, x.core)[0] else None
        low = x.core.start - CLOCK_REACH if x.read in HOURS else block
        return day if self._at >= low else None


def _by_day(x: Expression, c: Context) -> bool:
    """Whether an hour or a part of a day is no evening: after "dans la nuit de samedi à dimanche" it is Sunday's."""
    if x.read == "edge_unit":
        part = c.calendar.part.get(lengths.part_word(x))
        return part is not None and part[0] < EVENING
    at = dates.clock(x.get("time"), c.calendar.hour) if x.read in HOURS else None
    return at is not None and at[0] < EVENING


def _shaped(run: Run, x: Expression) -> Run:
    if x.edge and x.get("edge") is None and run.kind != "set":
        run = edge_of(run, x.edge)
    return lengths.relate(run, x.relation)


def unread(tables: Tables) -> tuple[str, ...]:
    """The readers the language's rules name and this room does not know: must be empty."""
    return tuple(sorted({rule.read for rule in tables.moment_rules.rules} - READERS.keys()))
