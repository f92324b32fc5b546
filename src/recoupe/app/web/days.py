"""Stories over time: how many articles each day has, and from when to when each story runs, as one drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.app.web.shelf import Listed
from recoupe.language.phrases import Phrases
from recoupe.render.wording import day_of, moment_words, run_words

WIDTH = 1400.0
EDGE = 14.0
HIGH = 56.0
"""Of the tallest column."""
TOP = 16.0
LANE = 23.0
LANES = 8
"""Stories drawn: with more, the form below leaves a window of 900 px; the list has the others."""
SHORTEST, LONGEST = 28, 42
"""Days of the axis: fewer look like a trend, more are too thin to be clicked."""
LETTER = 6.7
"""Width of a letter of a name, 12.5 px high, on average."""


@dataclass(frozen=True, slots=True)
class Column:
    """A day: its articles, and the page of its stories."""

    x: float
    y: float
    width: float
    height: float
    href: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A story from its first to its last day; its name stands on the side that has room."""

    x: float
    y: float
    width: float
    tx: float
    anchor: str
    name: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """The drawing; `before` and `after` are the ends of the windows beside this one, "" where there is none."""

    height: float
    base: float
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str, str], ...]
    before: str
    after: str


def window_of(stories: Sequence[Listed], until: str) -> tuple[date, date] | None:
    """The first and the last day of the axis; None where nothing is dated."""
    ends = [day for story in stories if (day := day_of(story.last_day))]
    last = day_of(until) or max(ends, default=None)
    if last is None:
        return None
    starts = [day for story in stories[:LANES] if (day := day_of(story.first_day))]
    n = min(max((last - min(starts, default=last)).days + 1, SHORTEST), LONGEST)
    return last - timedelta(days=n - 1), last


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where days stand."""

    first: date
    last: date
    most: int

    @property
    def n(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def step(self) -> float:
        return (WIDTH - 2 * EDGE) / self.n

    def left(self, day: date) -> float:
        """The left edge of a day; of one before the first, that of the first."""
        return EDGE + (max(day, self.first) - self.first).days * self.step

    def right(self, day: date) -> float:
        """The right edge of a day; of one after the last, that of the last."""
        return EDGE + ((min(day, self.last) - self.first).days + 1) * self.step


BASE = TOP + HIGH


def draw_days(
    stories: Sequence[Listed], window: tuple[date, date], counts: Mapping[str, int], asked: tuple[str, str], phrases: Phrases
) -> Days:
    """The drawing of a window of days.

    Args:
        stories: to be drawn, in the order of the list.
        window: first and last day.
        counts: articles of each day.
        asked: the day whose stories are listed, and the last day of the window, as the address has them; "" for none.
        phrases: of the page.
    """
    sheet = _Sheet(*window, max(counts.values(), default=1))
    days = [sheet.first + timedelta(days=k) for k in range(sheet.n)]
    columns = tuple(_column(sheet, day, n, asked, phrases) for day in days if (n := counts.get(day.isoformat(), 0)))
    shown = [story for story in stories if _within(story, sheet)][:LANES]
    lanes = tuple(_lane(sheet, story, round(BASE + 34 + k * LANE, 1), phrases) for k, story in enumerate(shown))
    every = max(1, round(sheet.n / 6))
    ticks = tuple(_tick(sheet, day, phrases) for day in days if (sheet.last - day).days % every == 0)
    before = (sheet.first - timedelta(days=1)).isoformat()
    after = (sheet.last + timedelta(days=sheet.n)).isoformat() if asked[1] else ""
    return Days(round(BASE + 36 + len(lanes) * LANE, 1), BASE, columns, lanes, ticks, before, after)


def _within(story: Listed, sheet: _Sheet) -> bool:
    start, end = day_of(story.first_day), day_of(story.last_day)
    return start is not None and end is not None and start <= sheet.last and end >= sheet.first


def _column(sheet: _Sheet, day: date, n: int, asked: tuple[str, str], phrases: Phrases) -> Column:
    height = round(max(HIGH * n / sheet.most, 3.0), 1)
    iso = day.isoformat()
    words = phrases.say("days.column", day=moment_words(iso, phrases), articles=phrases.count("articles", n))
    href = f"/?day={iso}&until={asked[1] or sheet.last.isoformat()}"
    return Column(
        round(sheet.left(day) + 1, 1), round(BASE - height, 1), round(sheet.step - 2, 1), height, href, words, iso == asked[0]
    )


def _lane(sheet: _Sheet, story: Listed, y: float, phrases: Phrases) -> Lane:
    start, end = day_of(story.first_day) or sheet.first, day_of(story.last_day) or sheet.last
    left, right = sheet.left(start), sheet.right(end)
    name = story.title or phrases.say("desk.untitled")
    before = left - EDGE > WIDTH - EDGE - right
    most = max(int((max(left - EDGE, WIDTH - EDGE - right) - 8) / LETTER), 8)
    short = name if len(name) <= most else f"{name[: most - 1].rstrip()}\u2026"
    run = run_words(start.isoformat(), (end + timedelta(days=1)).isoformat(), phrases)
    words = phrases.say("days.lane", title=name, run=run, articles=phrases.count("articles", story.n_articles))
    tx, anchor = (round(left - 6, 1), "end") if before else (round(right + 6, 1), "start")
    return Lane(round(left + 1, 1), y, round(max(right - left - 2, 4), 1), tx, anchor, short, f"/s/{story.id}", words)


def _tick(sheet: _Sheet, day: date, phrases: Phrases) -> tuple[float, str, str]:
    """Where a label of the axis stands, which end of it, and what it says."""
    last = day == sheet.last
    number = phrases.say("date.first") if day.day == 1 else str(day.day)
    words = phrases.say("days.tick", day=number, month=phrases.lists["date.months_short"][day.month - 1])
    at = WIDTH - EDGE if last else EDGE if day == sheet.first else (sheet.left(day) + sheet.right(day)) / 2
    return round(at, 1), "end" if last else "start" if day == sheet.first else "middle", f"{words} {day.year}" if last else words
