"""Readers of expressions counted from the day of writing or from another moment, of lengths, and of rates."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from recoupe.annotate.moments.dates import at_time, clock, near_weekday, number, which_way
from recoupe.annotate.moments.expressions import Context, Expression
from recoupe.annotate.moments.runs import (
    DAY,
    LENGTHS,
    SECONDS,
    UNKNOWN,
    Run,
    as_day,
    back,
    day_run,
    edge_of,
    minute_run,
    part_run,
    period_of,
    since_length,
    unit_run,
)

PARTS = ("unit2", "unit3", "unit4", "unit5", "unit6")
"""Other groups of one pattern that name a part of a day."""
HOURS_A_DAY = 24
VAGUE = replace(UNKNOWN, grain="vague", counted=True)


def count_of(x: Expression, c: Context, key: str = "n") -> int | None:
    """The number of units: figures, number words, "un"; None where the words stay vague."""
    word = x.get(key)
    if word is None:
        return None
    if word[:1].isdigit():
        return number(word)
    value = c.tables.numbers.read(word) or next((n for name, n in c.tables.numbers.collective.items() if name in word), None)
    return None if value is None else int(value)


def unit_of(x: Expression, c: Context) -> str:
    """The unit of time the words name."""
    return c.calendar.unit[x.get("unit") or ""]


def read_shift(x: Expression, c: Context) -> Run | None:
    """Read "hier soir", "demain": so many days from the day of writing."""
    if c.seen is None:
        return replace(UNKNOWN, grain="day")
    day = c.seen + timedelta(days=c.calendar.shift[x.get("shift") or ""])
    return replace(at_time(day, x, c), counted=True)


def read_part(x: Expression, c: Context) -> Run | None:
    """Read "ce soir", "cette nuit": a part of the day of writing, of the night before it when the words tell of the past."""
    if c.seen is None:
        return replace(UNKNOWN, grain="daypart", kind="time")
    day, part = c.seen, x.get("part") or ""
    if x.get("weekday"):
        day = near_weekday(c.calendar.weekday[x.get("weekday") or ""], c.seen, bool(x.future))
    elif c.calendar.part[part][1] > 24 and x.future is False:
        day = day - DAY
    found = clock(x.get("time"))
    return replace(minute_run(day, *found) if found else part_run(day, c.calendar.part[part]), counted=True)


def read_this(x: Expression, c: Context) -> Run | None:
    """Read "cette semaine": the unit that holds the day of writing."""
    if c.seen is None:
        return replace(UNKNOWN, grain=unit_of(x, c))
    return replace(unit_run(unit_of(x, c), c.seen), counted=True)


def read_same(x: Expression, c: Context) -> Run | None:
    """Read "le même mois", "cette année-là": the unit that holds the moment before; vague where no day was named."""
    if x.get("era"):
        # "à l'époque" is the year named last; where none was, it tells nothing.
        return replace(c.whole, counted=True) if c.whole is not None else None
    word = x.get("unit") or x.get("that") or ""
    if c.previous is None or word not in c.calendar.unit:
        return VAGUE
    return replace(unit_run(c.calendar.unit[word], c.previous), counted=True)


def read_open(_: Expression, __: Context) -> Run | None:
    """Read "jusqu'à nouvel ordre": up to a day nobody knows."""
    return replace(VAGUE, relation="until")


def read_which(x: Expression, c: Context) -> Run | None:
    """Read "l'an dernier", "la semaine prochaine", "le mois en cours"."""
    unit, way = unit_of(x, c), which_way(x.get("which"), c)
    if c.seen is None or way is None:
        return replace(UNKNOWN, grain=unit)
    if unit == "weekend" and way > 0 and c.seen.weekday() < 5:
        way = 0
    return replace(unit_run(unit, c.seen, way), counted=True)


def read_earlier(x: Expression, c: Context) -> Run | None:
    """Read "plus tôt cette année": from its start to the day of writing; "plus tard" the other side."""
    unit = unit_of(x, c)
    if c.seen is None:
        return replace(UNKNOWN, grain=unit)
    whole = unit_run(unit, c.seen)
    if unit == "day":
        return replace(whole, counted=True, approximate=True)
    early = x.get("side") == c.tables.moment_rules.early
    if early:
        return replace(
            whole, end=c.seen + (DAY if whole.start == c.seen else timedelta()), relation="during", counted=True, approximate=True
        )
    return replace(whole, start=c.seen, relation="during", counted=True, approximate=True)


def part_word(x: Expression) -> str:
    """The part of a day, or the unit, of which an edge is told."""
    return next((found for key in ("unit", *PARTS) if (found := x.get(key))), "")


def read_edge_unit(x: Expression, c: Context) -> Run | None:
    """Read "en fin de semaine", "d'ici la fin de l'année": an edge of the unit that holds the day of writing."""
    word = part_word(x)
    if c.seen is None:
        return replace(UNKNOWN, grain="edge")
    if word in c.calendar.part:
        return replace(part_run(c.previous or c.seen, c.calendar.part[word]), counted=True, approximate=True)
    return replace(edge_of(unit_run(c.calendar.unit[word], c.seen), c.calendar.edge[x.get("edge") or ""]), counted=True)


def read_ago(x: Expression, c: Context) -> Run | None:
    """Read "il y a deux ans": the unit so far back; vague where the number is."""
    n = count_of(x, c)
    if n is None or c.seen is None:
        return replace(VAGUE, relation="ago")
    unit = unit_of(x, c)
    run = back(c.seen, n, unit)
    return replace(run, relation="ago", period=period_of(n, unit))


def read_since(x: Expression, c: Context) -> Run | None:
    """Read "depuis deux ans": from so far back on, open at the end."""
    n = count_of(x, c)
    if n is None or c.seen is None:
        return replace(VAGUE, relation="since", kind="duration")
    unit = unit_of(x, c)
    start = since_length(c.seen, n, unit)
    return Run(start, None, "month" if LENGTHS.get(unit, 0) >= 12 else "day", "duration", "since", True, period_of(n, unit), True)


def read_in(x: Expression, c: Context) -> Run | None:
    """Read "dans trois semaines": the unit so far ahead."""
    n = count_of(x, c)
    if n is None or c.seen is None:
        return replace(VAGUE, relation="at")
    unit = unit_of(x, c)
    return replace(back(c.seen, -n, unit), period=period_of(n, unit))


def read_within(x: Expression, c: Context) -> Run | None:
    """Read "dans les quinze jours": from the day of writing on, so many units."""
    n, unit = count_of(x, c), unit_of(x, c)
    if n is not None and unit == "hour" and n >= HOURS_A_DAY:
        # "sous quarante-huit heures" is within two days.
        n, unit = n // HOURS_A_DAY, "day"
    if n is None or c.seen is None or unit in SECONDS:
        return replace(VAGUE, kind="duration", relation="during")
    return Run(c.seen, since_length(c.seen, -n, unit), unit, "duration", "during", True, period_of(n, unit), True)


def read_last(x: Expression, c: Context) -> Run | None:
    """Read "ces trois derniers mois": so many units up to the day of writing; vague without a number."""
    n = count_of(x, c) or count_of(x, c, "n2")
    way = which_way(x.get("which"), c)
    if n is None or c.seen is None or way is None:
        return replace(VAGUE, kind="duration", relation="during")
    unit = unit_of(x, c)
    if unit in SECONDS:
        start, end = (c.seen - DAY, c.seen + DAY) if way < 0 else (c.seen, c.seen + 2 * DAY)
    elif way < 0:
        start, end = since_length(c.seen, n, unit), c.seen + DAY
    else:
        start, end = c.seen, since_length(c.seen, -n, unit)
    return Run(start, end, unit, "duration", "during", True, period_of(n, unit), True)


def read_length(x: Expression, c: Context) -> Run | None:
    """Read "pendant trois ans": a length that says nothing about when."""
    n = count_of(x, c)
    run = replace(VAGUE, kind="duration", relation="during", counted=False)
    return replace(run, period=period_of(n, unit_of(x, c)) if n else None)


def read_bare(x: Expression, c: Context) -> Run | None:
    """Read "trois semaines" alone: a length, placed nowhere."""
    n = count_of(x, c)
    run = replace(VAGUE, kind="duration", relation="during", counted=False)
    if n is None:
        return run if x.get("some") else None
    return replace(run, period=period_of(n, unit_of(x, c)))


def read_later(x: Expression, c: Context) -> Run | None:
    """Read "deux jours plus tard", "la veille": counted from the moment before, where the article gave a day."""
    rules = c.tables.moment_rules
    side, n = x.get("side") or x.get("side2"), count_of(x, c)
    earlier = side in rules.earlier or bool(x.get("eve"))
    if x.get("same") or x.get("that"):
        return VAGUE if c.previous is None else replace(at_time(c.previous, x, c), counted=True)
    if side is None:
        steps = {
            "next": 2 if (x.get("next") or "").startswith("sur") else 1,
            "eve": -2 if (x.get("eve") or "").startswith("avant") else -1,
        }
        # Where no day was named, "la veille" is the day before the writing.
        day = c.previous or (c.seen if earlier else None)
        if day is None:
            return replace(VAGUE, relation="before" if earlier else "after")
        return replace(at_time(day + timedelta(days=steps["eve" if earlier else "next"]), x, c), counted=True)
    unit, told = unit_of(x, c), replace(VAGUE, relation="before" if earlier else "after")
    # "deux jours avant la signature" counts from what happened, not from the day named before.
    if n is None or x.get("of") is not None or unit in SECONDS:
        return told
    if c.whole is not None:
        # "en 2019 ... deux ans plus tard": no finer than the year it counts from.
        first, fits = c.whole.start, c.whole.grain == unit or (unit == "year" and c.whole.grain in LENGTHS)
        run = back(as_day(first), n if earlier else -n, unit) if first is not None and fits else UNKNOWN
    else:
        run = back(c.previous, n if earlier else -n, unit) if c.previous is not None else UNKNOWN
    return replace(run, relation=told.relation, period=period_of(n, unit), approximate=True) if run.start else told


def read_rate(x: Expression, c: Context) -> Run | None:
    """Read "par jour", "tous les deux ans", "quotidiennement": how often."""
    adverb = x.get("adverb")
    if adverb:
        period = next((length for stem, length in c.tables.moment_rules.rates if stem in adverb), None)
        return replace(UNKNOWN, kind="set", relation="rate", grain="set", approximate=False, period=period)
    return replace(
        UNKNOWN, kind="set", relation="rate", grain="set", approximate=False, period=period_of(count_of(x, c) or 1, unit_of(x, c))
    )


def read_habit(x: Expression, _: Context) -> Run | None:
    """Read "tous les lundis": once a week; "tous les matins": once a day."""
    period = "P1D" if x.get("daily") else "P1W"
    return replace(UNKNOWN, kind="set", relation="rate", grain="set", approximate=False, period=period)


def read_clock(x: Expression, c: Context) -> Run | None:
    """An hour alone: of the day of the moment before it in the sentence; unknown otherwise."""
    found = clock(x.get("time"), c.calendar.hour) or (0, 0)
    if c.previous is None:
        return replace(UNKNOWN, kind="time", grain="minute")
    run = minute_run(c.previous, *found)
    return replace(run, counted=True)


def read_event(x: Expression, c: Context) -> Run | None:
    """Read "au début de l'invasion": bound to an event, not to a date.

    "mercredi, au lendemain des révélations" is that Wednesday.
    """
    named = x.get("morrow") and c.previous is not None
    return replace(day_run(c.previous), counted=True) if named and c.previous else replace(UNKNOWN, grain="event")


def relate(run: Run, relation: str | None) -> Run:
    """The run as the word before it uses it: "avant mars" ends where March starts."""
    if relation is None or run.kind == "set":
        return run
    if relation == "about":
        return replace(run, approximate=True)
    if relation == "at":
        return run if run.relation != "at" else replace(run, relation="at")
    start, end = run.start, run.end
    if relation in ("since", "from"):
        return replace(run, relation="since", end=None)
    if relation == "until":
        # "d'ici à l'été" is before it begins, "jusqu'en mars" takes March in.
        return replace(run, relation="until", start=None, end=start if run.grain == "season" else end)
    if relation == "before":
        # Before the end of a year is any time up to its last day.
        return replace(run, relation="before", start=None, end=end if run.grain.startswith("end of") else start)
    return replace(run, relation="after", start=end, end=None)


def anchor_of(run: Run) -> date | None:
    """The day later words may count from: a run no longer than a day."""
    if run.start is None or run.end is None or run.kind not in ("date", "time"):
        return None
    low = datetime.combine(as_day(run.start), time())
    high = run.end if isinstance(run.end, datetime) else datetime.combine(run.end, time())
    return low.date() if high - low <= timedelta(hours=36) else None
