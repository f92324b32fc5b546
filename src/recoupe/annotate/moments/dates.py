"""Readers of expressions that name a date: days, months, years, ranges, feasts."""

import re
from dataclasses import replace
from datetime import date, timedelta

from recoupe.annotate.moments.expressions import Context, Expression
from recoupe.annotate.moments.runs import (
    DAY,
    UNKNOWN,
    Run,
    add_months,
    day_run,
    easter,
    minute_run,
    month_run,
    part_run,
    safe_date,
    unit_run,
    year_run,
)

CLOCK = re.compile(r"(\d{1,2})\s*(?:h(?:eures?)?\s*(\d\d)?|:(\d\d))?")
PARTS = ("part", "part2", "part3", "part4", "part5", "part6", "part7")
"""Groups of one pattern that name a part of the day."""
ROMAN = {"I": 1, "V": 5, "X": 10}
SATURDAY = 5
BEHIND = 2
"""How much nearer ahead a month or day without a year must be, where no tense places it: papers tell of what was."""
PASSED, FAR = 60, 240
"""Days gone by up to which, and days ahead from which, a day without a year that is told as to come is the one gone by."""
NEAR_YEARS = 8
"""How far a weekday is followed to find the year of "vendredi 25 octobre": it meets the date again within 6 years mostly."""


def number(word: str | None) -> int | None:
    """Figures as a number; "1er" is 1."""
    found = re.match(r"\d+", word or "")
    return int(found[0]) if found else None


def clock(words: str | None, named: dict[str, int] | None = None) -> tuple[int, int | None] | None:
    """Hour and minute of "17h20", "17:20", "8 heures", and of hours with a name."""
    if named and words in named:
        return named[words], 0
    found = CLOCK.match(words or "")
    if not found or int(found[1]) > 24:
        return None
    minute = found[2] or found[3]
    return int(found[1]), int(minute) if minute else (None if ":" not in (words or "") else 0)


def read_date(x: Expression, c: Context) -> Run | None:
    """A day of a month, its year and its time where they are given or can be told."""
    day = 1 if x.get("day") in c.calendar.ordinal else number(x.get("day"))
    month, year = _month(x.get("month"), c), number(x.get("year"))
    if x.get("yy"):
        year = 2000 + int(x.get("yy") or 0)
    weekday = c.calendar.weekday.get(x.get("weekday") or "")
    if day is None:
        return None
    if month is None:
        return _day_of_near_month(day, weekday, x, c)
    way = which_way(x.get("which"), c)
    future = x.future if way is None else way > 0
    earlier = safe_date(c.year, month, day) if c.year and not (year or weekday or future) else None
    found = safe_date(year, month, day) if year else earlier or near_date(month, day, weekday, c.seen, future)
    if found is None:
        return None if year or safe_date(2024, month, day) is None else replace(UNKNOWN, grain="day")
    run = at_time(found, x, c)
    off = weekday is not None and found.weekday() != weekday
    return replace(run, approximate=off, counted=year is None)


def near_date(month: int, day: int, weekday: int | None, seen: date | None, future: bool | None) -> date | None:
    """The year of a day and month: told by the weekday where there is one, else the nearest on the side the tense tells."""
    if seen is None:
        return None
    every = [safe_date(seen.year + away, month, day) for away in range(-NEAR_YEARS, NEAR_YEARS + 1)]
    days = [at for at in every if at is not None]
    fitting = [at for at in days if weekday is None or at.weekday() == weekday] or days
    if future is True and weekday is None:
        ahead = [at for at in fitting if at >= seen]
        # "d'abord prévue le 26 février", told in March: a paper gives next year's days their year.
        gone = min(((seen - at).days for at in fitting if at < seen), default=PASSED)
        late = gone < PASSED and min(((at - seen).days for at in ahead), default=0) > FAR
        fitting = fitting if late else ahead or fitting
    if future is False and weekday is None:
        fitting = [at for at in fitting if at <= seen + 7 * DAY] or fitting
    # "le 31 février" is no day.
    return min(fitting, key=lambda at: (_away(at, seen, BEHIND if future is None and weekday is None else 1), at), default=None)


def _away(at: date, seen: date, ahead: int) -> int:
    """Days between two days; those to come count `ahead` times."""
    return (at - seen).days * ahead if at > seen else (seen - at).days


def _day_of_near_month(day: int, weekday: int | None, x: Expression, c: Context) -> Run | None:
    """Read "mardi 12": the nearest month whose 12th is a Tuesday; "le 12": the nearest on the side the tense tells."""
    if c.seen is None:
        return replace(UNKNOWN, grain="day")
    seen, first = c.seen, date(c.seen.year, c.seen.month, 1)
    every = [safe_date(at.year, at.month, day) for at in (add_months(first, away) for away in (-2, -1, 0, 1, 2))]
    days = [at for at in every if at is not None and weekday in (None, at.weekday())]
    if weekday is None and x.future is not None:
        days = [at for at in days if (at >= seen if x.future else at <= seen)] or days
    found = min(days, key=lambda at: (abs((at - seen).days), at), default=None)
    return replace(day_run(found), counted=True) if found else None


def _month(word: str | None, c: Context) -> int | None:
    return int(word) if word and word.isdigit() else c.calendar.month.get(word or "")


def near_month(month: int, seen: date, future: bool | None, which: int | None = None) -> date:
    """The first day of a month without a year: nearest to the day seen from, on the side the tense tells."""
    this = date(seen.year, seen.month, 1)
    every = [date(seen.year + away, month, 1) for away in (-1, 0, 1)]
    if which is not None and which != 0:
        # "en mars dernier" said in March is last year's; "en mars prochain" next year's.
        side = [at for at in every if (at < this if which < 0 else at > this)]
        return max(side) if which < 0 else min(side)
    if future is False:
        every = [at for at in every if at <= this]
    elif future is True:
        every = [at for at in every if at >= this]
    return min(every, key=lambda at: (_away(at, this, BEHIND if future is None else 1), at))


def which_way(word: str | None, c: Context) -> int | None:
    """-1 for "dernier", +1 for "prochain", 0 for "en cours"; None when the word is no such."""
    return next((way for way, pattern in c.tables.moment_rules.which if word and pattern.fullmatch(word)), None)


def read_month(x: Expression, c: Context) -> Run | None:
    """A month, with its year or the nearest one."""
    month, year = _month(x.get("month"), c), number(x.get("year"))
    if month is None:
        return None
    if year:
        return month_run(year, month)
    if c.seen is None:
        return replace(UNKNOWN, grain="month")
    first = near_month(month, c.seen, x.future, which_way(x.get("which"), c))
    return replace(month_run(first.year, first.month), counted=True)


def read_year(x: Expression, _: Context) -> Run | None:
    """A year."""
    return year_run(number(x.get("year")) or 1)


def read_years(x: Expression, _: Context) -> Run | None:
    """Two years and what lies between; "2023-24" has a short second."""
    first, last = number(x.get("year")) or 0, x.get("year2") or ""
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end <= first + 80:
        return None
    return Run(date(first, 1, 1), date(end + 1, 1, 1), "year", relation="during")


def read_months(x: Expression, c: Context) -> Run | None:
    """From one month to another; a year after the second holds for both; of a year alone, its first or last month."""
    first, last = _month(x.get("month"), c), _month(x.get("month2"), c)
    first = 1 if first is None and x.get("year") else first
    last = 12 if last is None and x.get("year2") else last
    if first is None or last is None:
        return None
    last_year = number(x.get("year2"))
    if last_year is None:
        if c.seen is None:
            return replace(UNKNOWN, grain="month")
        near = number(x.get("year"))
        last_year = near + (last < first) if near else near_month(last, c.seen, x.future).year
    first_year = number(x.get("year")) or last_year - (first > last)
    return Run(
        date(first_year, first, 1),
        add_months(date(last_year, last, 1), 1),
        "month",
        relation="during",
        counted=x.get("year2") is None,
    )


def read_days(x: Expression, c: Context) -> Run | None:
    """From one day to another; month and year after the second hold for both."""
    last_month = _month(x.get("month2"), c)
    first_month = _month(x.get("month"), c) or last_month
    first_day, last_day = number(x.get("day")), number(x.get("day2"))
    if None in (last_month, first_month, first_day, last_day):
        return None
    year = number(x.get("year2"))
    last = (
        safe_date(year, last_month or 1, last_day or 1)
        if year
        else near_date(last_month or 1, last_day or 1, None, c.seen, x.future)
    )
    if last is None:
        return replace(UNKNOWN, grain="day")
    first_year = number(x.get("year")) or last.year - ((first_month or 1) > (last_month or 1))
    first = safe_date(first_year, first_month or 1, first_day or 1)
    if first is None or first > last:
        return None
    return Run(first, last + DAY, "day", relation="during", counted=year is None)


def read_weekday(x: Expression, c: Context) -> Run | None:
    """A weekday alone: the nearest on the side the tense tells, the day of writing included; news tells of the past."""
    weekday = c.calendar.weekday[x.get("weekday") or ""]
    if c.seen is None:
        return replace(UNKNOWN, grain="day")
    away = which_way(x.get("which"), c)
    # "ce samedi" is ahead unless the words tell of the past; a bare "samedi" is behind unless they tell of what is to come.
    future = x.future is not False if x.get("this") else bool(x.future)
    day = near_weekday(weekday, c.seen, future or bool(x.get("ahead")), away)
    if x.get("ahead"):
        day += timedelta(days=c.tables.moment_rules.ahead[x.get("ahead") or ""])
    return replace(at_time(day, x, c), counted=True)


def near_weekday(weekday: int, seen: date, future: bool, which: int | None = None) -> date:
    """The weekday nearest to a day, itself included unless "dernier" or "prochain" is said."""
    ahead, behind = (weekday - seen.weekday()) % 7, (seen.weekday() - weekday) % 7
    if which is not None and which != 0:
        return seen + timedelta(days=ahead or 7) if which > 0 else seen - timedelta(days=behind or 7)
    return seen + timedelta(days=ahead) if future else seen - timedelta(days=behind)


def at_time(day: date, x: Expression, c: Context) -> Run:
    """The day, or the part or minute of it that the words name."""
    time = clock(x.get("time"), c.calendar.hour)
    if time:
        return minute_run(day, *time)
    part = next((word for key in PARTS if (word := x.get(key))), None)
    return part_run(day, c.calendar.part[part]) if part in c.calendar.part else day_run(day)


def read_hours(x: Expression, c: Context) -> Run | None:
    """From one hour to another of one day, or of the night after it."""
    first, last = clock(x.get("time"), c.calendar.hour), clock(x.get("time2"), c.calendar.hour)
    if first is None or last is None:
        return None
    if c.previous is None:
        return replace(UNKNOWN, kind="time", grain="hour")
    opens, closes = (first[0], first[1] or 0), (last[0], last[1] or 0)
    start = minute_run(c.previous, *opens).start
    end = minute_run(c.previous + (DAY if closes < opens else timedelta()), *closes).start
    return Run(start, end, "daypart", "time", "during", counted=True)


def read_weekend(x: Expression, c: Context) -> Run | None:
    """Read "avant le week-end": the one to come where the words say so, else the last."""
    if c.seen is None:
        return replace(UNKNOWN, grain="weekend")
    ahead = bool(x.future) or c.seen.weekday() >= SATURDAY
    return replace(unit_run("weekend", c.seen, 0 if ahead else -1), counted=True)


def read_weekdays(x: Expression, c: Context) -> Run | None:
    """From one weekday to another of the same week."""
    if c.seen is None:
        return replace(UNKNOWN, grain="day")
    first, last = (c.calendar.weekday[x.get(key) or ""] for key in ("weekday", "weekday2"))
    end = near_weekday(last, c.seen, bool(x.future))
    start = near_weekday(first, end, False)
    return Run(start, end + DAY, "day", relation="during", counted=True)


def read_night(x: Expression, c: Context) -> Run | None:
    """A night between two days; between one day and the next where only the first is named."""
    hours = c.calendar.part[next(part for part, hours in c.calendar.part.items() if hours[1] > 24)]
    if x.get("day2"):
        days = read_days(x, c)
        return None if days is None or not isinstance(days.start, date) else replace(part_run(days.start, hours), counted=True)
    if c.seen is None:
        return replace(UNKNOWN, grain="daypart", kind="time")
    first = near_weekday(c.calendar.weekday[x.get("weekday") or ""], c.seen, bool(x.future))
    return replace(part_run(first, hours), counted=True)


def read_feast(x: Expression, c: Context) -> Run | None:
    """A feast: of the year named, else the nearest on the side the tense tells."""
    year = number(x.get("year"))
    if year is None and c.seen is None:
        return replace(UNKNOWN, grain="day")
    rule = c.calendar.feast[x.get("feast") or ""]
    years = [year] if year else [(c.seen or date.min).year + away for away in (-1, 0, 1)]
    days = [_feast_day(rule, at) for at in years]
    if year is None and c.seen is not None and x.future is not None:
        seen = c.seen
        days = [day for day in days if (day >= seen if x.future else day <= seen)] or days
    found = min(days, key=lambda day: (abs((day - (c.seen or day)).days), day))
    return replace(day_run(found), counted=year is None)


def _feast_day(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    return date(year, int(rule[:2]), int(rule[3:]))


def read_decade(x: Expression, _: Context) -> Run | None:
    """Ten years; "les années 70" are of the last century."""
    decade = int(x.get("decade") or 0)
    start = decade if decade >= 1000 else (2000 if decade < 30 else 1900) + decade
    return Run(date(start, 1, 1), date(start + 10, 1, 1), "decade", relation="during")


def read_century(x: Expression, _: Context) -> Run | None:
    """A hundred years, counted as people do."""
    word = (x.get("century") or "").upper()
    n = int(word) if word.isdigit() else _roman(word)
    return Run(date(n * 100 - 99, 1, 1), date(n * 100 + 1, 1, 1), "century", relation="during") if 1 <= n <= 30 else None


def _roman(word: str) -> int:
    values = [ROMAN[c] for c in word]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def read_quarter(x: Expression, c: Context) -> Run | None:
    """A quarter or half of a year."""
    year, short = number(x.get("year")), x.get("short")
    if year is None and c.seen is None:
        return replace(UNKNOWN, grain="quarter")
    months = 6 if (short or "").startswith("s") or (x.get("half") or "").startswith("s") else 3
    rank = int(short[1]) if short else c.calendar.ordinal[x.get("ordinal") or ""]
    rank = 12 // months if rank == -1 else rank
    if not 1 <= rank <= 12 // months:
        return None
    first = date(year or (c.seen or date.min).year, (rank - 1) * months + 1, 1)
    if year is None and c.seen is not None and not x.future and first > c.seen:
        first = add_months(first, -12)
    return Run(first, add_months(first, months), "quarter", counted=year is None)


def read_half(x: Expression, c: Context) -> Run | None:
    """The first or last half, fortnight or week of a month or year."""
    if x.get("month"):
        whole = read_month(x, c)
    elif x.get("yyyy"):
        whole = year_run(int(x.get("yyyy") or 1))
    elif c.seen is None:
        whole = UNKNOWN
    else:
        whole = unit_run(c.calendar.unit[x.get("unit") or ""], c.seen, which_way(x.get("which"), c) or 0)
    if whole is None or whole.start is None or whole.end is None:
        return replace(UNKNOWN, grain="fortnight")
    return _part(whole, c.calendar.ordinal[x.get("ordinal") or ""], x.get("half") or "")


def _part(whole: Run, rank: int, half: str) -> Run | None:
    start, end = whole.start, whole.end
    if start is None or end is None:
        return None
    days = (end - start).days
    if days > 31:
        middle = add_months(start, round(days / 61))
        return replace(whole, start=start if rank == 1 else middle, end=middle if rank == 1 else end, grain="half", counted=True)
    size = {"s": 7, "d": 10, "w": 7}.get(half[0], 15)
    if rank == -1 or (size == 15 and rank == 2):
        low = end - timedelta(days=size) if size != 15 else start + 15 * DAY
        return replace(whole, start=low, end=end, grain="fortnight", counted=True)
    low = start + timedelta(days=size * (rank - 1))
    return replace(whole, start=low, end=min(low + timedelta(days=size), end), grain="fortnight", counted=True)
