"""The timeline: rows of a table, and where each event and publication stands on an axis that shortens empty times."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from recoupe.language.phrases import Phrases
from recoupe.records import Event
from recoupe.render.guide import Guide, by_article
from recoupe.render.targets import Targets
from recoupe.render.wording import day_of, moment_words, run_words

WIDTH = 1000.0
EDGE = 24.0
LANE = 26.0
DOT = 22.0
"""Width kept for a marker with its number: a day's bar is thinner on any axis longer than a month."""
STEP = DOT + 3
"""From one marker to the next where several stand on one day."""
CROWD = 2.5
CROWDED = 6
"""A day with events takes more of the axis, up to six of them: fifty events of one story then stand in nine lanes, not thirty."""
TICK_APART = 96.0
"""Two labels of the axis closer than this would touch; twice as much at the ends, where labels lean inwards."""
LEAN = 60.0
"""Labels nearer to an end of the drawing than this would leave it, so they start or end there."""
LONG_GAP_DAYS = 60
"""An empty time longer than this is marked as shortened; below, the axis bends too little to mislead."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An event on the axis; `wide` when its span is wider than a marker, `open` when it has no end."""

    number: int
    x: float
    y: float
    width: float
    wide: bool
    open: bool
    approximate: bool
    words: str


@dataclass(frozen=True, slots=True)
class Flag:
    """An article where it was published; `stem` is where its mark stands on the axis."""

    label: str
    x: float
    y: float
    words: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis, or, without a label, a place where empty time is shortened."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event in words."""

    anchor: str
    number: int
    when: str
    approximate: bool
    says: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The drawing: its size, and everything on it."""

    height: float
    axis_y: float
    bars: tuple[Bar, ...]
    flags: tuple[Flag, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows, drawing, and the articles nothing dates; no drawing without a dated event or article."""

    rows: tuple[Row, ...]
    axis: Axis | None
    undated: tuple[str, ...]


def make_timeline(guide: Guide, targets: Targets) -> Timeline:
    """The timeline of a dossier."""
    events = guide.dossier.links.timeline
    rows = tuple(_row(guide, targets, n, event) for n, event in enumerate(events, start=1))
    undated = tuple(guide.label(article) for article in by_article(guide.dossier) if not guide.articles[article].published.edtf)
    return Timeline(rows, _axis(guide, rows), undated)


def _row(guide: Guide, targets: Targets, n: int, event: Event) -> Row:
    """One event."""
    links = {guide.label(cite.article): targets.href(f"t{n}", cite) for cite in reversed(event.cites)}
    return Row(
        f"t{n}", n, run_words(event.start, event.end, guide.phrases), event.approximate, event.says, tuple(sorted(links.items()))
    )


class _Scale:
    """Days to places: a stretch between two known days grows with the logarithm of its length and the events of its first day."""

    def __init__(self, days: Sequence[date], crowd: Counter[date]) -> None:
        self.days = sorted(set(days))
        gaps = [(after - before).days for before, after in zip(self.days, self.days[1:], strict=False)]
        sizes = [1 + log2(1 + gap) + CROWD * min(crowd[day], CROWDED) for day, gap in zip(self.days, gaps, strict=False)]
        unit = (WIDTH - 2 * EDGE) / sum(sizes) if sizes else 0.0
        self.places = {self.days[0]: EDGE}
        for day, before, size in zip(self.days[1:], self.days, sizes, strict=False):
            self.places[day] = self.places[before] + size * unit
        self.long = [
            (self.places[before] + self.places[after]) / 2
            for before, after, gap in zip(self.days, self.days[1:], gaps, strict=False)
            if gap > LONG_GAP_DAYS
        ]

    def at(self, day: date) -> float:
        """Where a known day stands."""
        return round(self.places[day], 1)

    def room(self, day: date) -> int:
        """How many markers stand side by side before the next known day."""
        later = self.days.index(day) + 1
        width = self.places[self.days[later]] - self.places[day] if later < len(self.days) else 0.0
        return max(1, int(width / STEP))


def _runs(guide: Guide) -> dict[int, tuple[date, date | None]]:
    """First day and day after the last of each event whose start is a date, by its number."""
    runs = {}
    for n, event in enumerate(guide.dossier.links.timeline, start=1):
        start, end = day_of(event.start), day_of(event.end)
        if start is not None:
            runs[n] = (start, max(end, start + timedelta(1)) if end else None)
    return runs


def _is_day(start: date, end: date | None) -> bool:
    """Whether an event is known to the day."""
    return end is not None and end - start <= timedelta(1)


def _axis(guide: Guide, rows: Sequence[Row]) -> Axis | None:
    """The drawing; None when there is nothing to place."""
    runs = _runs(guide)
    published = {article: day_of(guide.articles[article].published.edtf) for article in by_article(guide.dossier)}
    days = [day for run in runs.values() for day in run if day] + [day for day in published.values() if day]
    if not days:
        return None
    scale = _Scale([*days, max(days) + timedelta(1)], Counter(start for start, end in runs.values() if _is_day(start, end)))
    bars, n_lanes = _bars(scale, runs, {row.number: row for row in rows}, guide)
    axis_y = 12.0 + n_lanes * LANE
    flags = _flags(guide, scale, axis_y)
    bottom = max((flag.y for flag in flags), default=axis_y + 20) + 22.0
    return Axis(bottom, axis_y, bars, flags, _ticks(scale, guide.phrases), tuple(round(x, 1) for x in scale.long))


def _bars(
    scale: _Scale, runs: dict[int, tuple[date, date | None]], rows: dict[int, Row], guide: Guide
) -> tuple[tuple[Bar, ...], int]:
    """The events, each in the first lane that is free, longest first where two start together; and the number of lanes."""
    lanes: list[float] = []
    bars = []
    beside: Counter[date] = Counter()
    for n, (start, end) in sorted(runs.items(), key=lambda item: (item[1][0], item[0])):
        x = scale.at(start)
        if _is_day(start, end):
            x, width = round(x + beside[start] % scale.room(start) * STEP, 1), 0.0
            beside[start] += 1
        else:
            width = (scale.at(end) if end else WIDTH - EDGE) - x
        needed = max(width, DOT)
        lane = next((k for k, free in enumerate(lanes) if free <= x), len(lanes))
        lanes[lane:] = [x + needed + 2, *lanes[lane + 1 :]]
        words = f"{guide.phrases.say('timeline.event', n=n)}: {rows[n].when}. {rows[n].says}"
        y = 8.0 + lane * LANE
        bars.append(Bar(n, x, y, round(needed, 1), width > DOT * 1.4, end is None, rows[n].approximate, words))
    return tuple(bars), len(lanes)


def _flags(guide: Guide, scale: _Scale, axis_y: float) -> tuple[Flag, ...]:
    """The articles below the axis, those of one day under one another."""
    used: dict[float, int] = {}
    flags = []
    for article in by_article(guide.dossier):
        published = guide.articles[article].published
        day = day_of(published.edtf)
        if day is not None:
            x = scale.at(day)
            used[x] = used.get(x, 0) + 1
            words = f"{guide.label(article)}: {moment_words(published.edtf, guide.phrases)}"
            inferred = published.basis == "inferred"
            flags.append(Flag(guide.label(article), x, axis_y + 26.0 + 21.0 * used[x], words, inferred))
    return tuple(flags)


def _ticks(scale: _Scale, phrases: Phrases) -> tuple[Tick, ...]:
    """Labels of the axis: the last day known first, then as many as there is room for."""
    chosen: list[date] = []
    for day in [scale.days[-2] if len(scale.days) > 1 else scale.days[0], scale.days[0], *reversed(scale.days[:-1])]:
        if all(_apart(scale, day, other) for other in chosen):
            chosen.append(day)
    return tuple(Tick(scale.at(day), _short(day, phrases)) for day in sorted(chosen))


def _apart(scale: _Scale, one: date, other: date) -> bool:
    """Whether the labels of two days have room side by side."""
    low, high = sorted((scale.at(one), scale.at(other)))
    lean = 1.5 if low < LEAN or high > WIDTH - LEAN else 1.0
    return high - low >= TICK_APART * lean


def _short(day: date, phrases: Phrases) -> str:
    """A day as an axis has room for."""
    return phrases.say("date.day", day=day.day, month=phrases.lists["date.months_short"][day.month - 1], year=day.year)
