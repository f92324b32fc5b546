"""Readers of seasons: of the year, of matches, of schools."""

from dataclasses import replace
from datetime import date

from recoupe.annotate.moments.dates import near_month, number, which_way
from recoupe.annotate.moments.expressions import Context, Expression
from recoupe.annotate.moments.runs import UNKNOWN, Run, add_months

WINTER, WINTER_UNTIL, PLAY = 12, 5, 7
"""Months: winter begins, a winter is the last one until, seasons of matches and school years begin."""
PLAYED = ("which", "which2", "which3")


def read_season(x: Expression, c: Context) -> Run | None:
    """A season, three months long; winter begins in December."""
    month, year = c.calendar.season[x.get("season") or ""], number(x.get("year"))
    if year is None and c.seen is None:
        return replace(UNKNOWN, grain="season")
    way = which_way(x.get("which"), c)
    first = date(year, month, 1) if year else near_month(month, c.seen or date.min, x.future, way)
    if year is None and c.seen is not None and x.get("this") and way is None:
        first = this_season(month, c.seen, x.future)
    elif year is None and c.seen is not None and way is None:
        # "cet été" said in August: the season goes on.
        first = next(
            (at for at in (first, add_months(first, -12), add_months(first, 12)) if at <= c.seen < add_months(at, 3)), first
        )
    return Run(first, add_months(first, 3), "season", approximate=True, counted=year is None)


def this_season(month: int, seen: date, future: bool | None) -> date:
    """The season of this year, gone by or to come: "ce printemps"; of two winters the nearer."""
    first = date(seen.year, month, 1)
    if month == WINTER and seen.month <= WINTER_UNTIL:
        return first if future and seen.month >= WINTER_UNTIL else add_months(first, -12)
    if future is False and first > seen:
        return add_months(first, -12)
    return add_months(first, 12) if future and add_months(first, 3) <= seen else first


def read_play(x: Expression, c: Context) -> Run | None:
    """A season of matches or a school year: twelve months from July."""
    if c.seen is None:
        return replace(UNKNOWN, grain="season")
    way = next((way for key in PLAYED if (way := which_way(x.get(key), c)) is not None), 0)
    first = date(c.seen.year + way - (c.seen.month < PLAY), PLAY, 1)
    return Run(first, add_months(first, 12), "season", approximate=True, counted=True)
