"""The day of an undated article, from its own clues and from the dated articles of its story."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.link.near import find_near
from recoupe.records import Article, ArticleId, Cite, DateClue, Dating, Published, Reason

Clues = Mapping[ArticleId, Sequence[DateClue]]

DAY = timedelta(days=1)
NAME = re.compile(r"(?<=[a-z\u00e0-\u00ff,] )[A-Z\u00c0-\u00dd][\w-]{3,}|(?<=['\u2019])[A-Z\u00c0-\u00dd][\w-]{3,}")
SHARED_NAMES = 3
SHARED_PART = 0.25
"""Of the names of the shorter list; the five real articles share 0.35 or more, two unrelated real pages 0.06 at most."""
LEAST_SCORE = 0.5
LEAST_MARGIN = 0.1
"""Between the best day and the next: one clue of its own, or one more neighbour, must part them."""
AROUND = range(-3, 8)
YEARS_AHEAD = 12
MOST_EVIDENCE = 6
DISAGREEING = 0.25
"""What the first neighbour of a day weighs when the others are of other days: a story that lasts dates nobody."""
COPIED, SAME_WORDS = 0.8, 0.4
"""Cosine from which one article repeats the other (copies of one dispatch: 0.85 to 0.99), and what its day then weighs."""
AGREEING = 2
"""Dated articles of one day needed to date an article without a clue of its own."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article whose day is known, and the words that tell it."""

    article: Article
    day: date
    evidence: tuple[Cite, ...]
    copied: bool = False
    """Its words are those of the article that is being dated."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A day, what speaks for it, and the words it rests on."""

    day: date
    score: float
    evidence: tuple[Cite, ...]
    because: tuple[Reason, ...]


def date_articles(articles: Iterable[Article], clues: Clues, seen_from: date | None) -> tuple[Dating, ...]:
    """Date the articles whose page gives no full date.

    An article's own words come first: a date line without a year, "hier", weekdays, dates of the past. The dated articles of
    the same story narrow them down. Two passes: the days found in the first help the second. No day is given where the
    clues contradict each other or leave two days equally likely.

    Args:
        articles: of one run, in any order.
        clues: for each article, what `find_clues` found in it.
        seen_from: a day by which all had been written; None when the caller does not know.

    Returns:
        One dating for each article dated here, in order of source, then id; the basis is "inferred", or "text" for a full
        date line, the evidence in this article or in its neighbours.
    """
    ordered = sorted(articles, key=lambda article: (article.source, article.id))
    names = {article.id: NAME.findall(article.text) for article in ordered}
    alike = find_near(ordered, names) if any(_day_of(article) is None for article in ordered) else {}
    known = {article.id: Known(article, day, _told(article, clues)) for article in ordered if (day := _day_of(article))}
    found: dict[ArticleId, Dating] = {}
    # Full date lines first: they are neighbours from the start.
    stamped = (_by_stamp(article, clues.get(article.id, ())) for article in ordered if article.id not in known)
    _keep([dating for dating in stamped if dating is not None], ordered, known, found)
    for _ in range(2):
        new = []
        for article in ordered:
            if article.id in known:
                continue
            near = [
                replace(other, copied=alike[article.id].get(other.article.id, 0.0) >= COPIED)
                for other in known.values()
                if other.article.id in alike[article.id]
                or _same_names(frozenset(names[article.id]), frozenset(names[other.article.id]))
            ]
            dating = _date(article, clues.get(article.id, ()), near, seen_from)
            if dating is not None:
                new.append(dating)
        _keep(new, ordered, known, found)
    if seen_from is not None:
        found |= _as_seen([article for article in ordered if article.id not in known], clues, seen_from)
    return tuple(found[article.id] for article in ordered if article.id in found)


def _keep(new: list[Dating], ordered: list[Article], known: dict[ArticleId, Known], found: dict[ArticleId, Dating]) -> None:
    """Take the datings of one pass among what the next pass knows."""
    dated = {dating.article: dating for dating in new}
    for article in ordered:
        published = dated[article.id].published if article.id in dated else None
        if published is not None and published.day:
            found[article.id] = dated[article.id]
            known[article.id] = Known(article, date.fromisoformat(published.day), published.evidence)


def _day_of(article: Article) -> date | None:
    day = article.published.day
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _told(article: Article, clues: Clues) -> tuple[Cite, ...]:
    """The words that tell a dated article's day."""
    if article.published.evidence:
        return article.published.evidence
    return tuple(article.cite(clue.span) for clue in clues.get(article.id, ()) if clue.stamp)[:1]


def _same_names(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    shared = len(mine & theirs)
    return shared >= SHARED_NAMES and shared >= SHARED_PART * min(len(mine), len(theirs))


def _date(article: Article, clues: Sequence[DateClue], near: list[Known], seen_from: date | None) -> Dating | None:
    binding = [clue for clue in clues if _binds(clue)]
    if not binding:
        return _by_neighbours(article, near)
    guesses = [_weigh(article, day, binding, near) for day in sorted(_candidates(clues, near, seen_from))]
    standing = sorted((guess for guess in guesses if guess is not None), key=lambda guess: (-guess.score, guess.day))
    if not standing or standing[0].score < LEAST_SCORE:
        return None
    if len(standing) > 1 and standing[0].score - standing[1].score < LEAST_MARGIN:
        return None
    best = standing[0]
    time = next((clue.time for clue in binding if clue.stamp and clue.time), None)
    edtf = best.day.isoformat() + (f"T{time}" if time else "")
    return Dating(article.id, Published(edtf, "inferred", best.evidence[:MOST_EVIDENCE]), best.because)


def _by_stamp(article: Article, clues: Sequence[DateClue]) -> Dating | None:
    """The day of a full date line whose weekday, if it names one, fits."""
    clue = next((clue for clue in clues if clue.stamp and clue.year and clue.month and clue.day), None)
    if clue is None:
        return None
    day = _safe(clue.year or 0, clue.month or 0, clue.day or 0)
    if day is None or (clue.weekday is not None and day.weekday() != clue.weekday):
        return None
    edtf = day.isoformat() + (f"T{clue.time}" if clue.time else "")
    return Dating(article.id, Published(edtf, "text", (article.cite(clue.span),)), (Reason("dating.date-line", 1.0),))


def _by_neighbours(article: Article, near: list[Known]) -> Dating | None:
    """The one day of the story's dated articles, for an article that says nothing itself."""
    days = {known.day for known in near}
    if len(near) < AGREEING or len(days) != 1:
        return None
    evidence = tuple(cite for known in near for cite in known.evidence[:1])
    if not evidence:
        return None
    day = days.pop()
    return Dating(
        article.id,
        Published(day.isoformat(), "inferred", evidence[:MOST_EVIDENCE]),
        (Reason("dating.story-day", 0.5, str(len(near))),),
    )


def _as_seen(articles: list[Article], clues: Clues, seen_from: date) -> dict[ArticleId, Dating]:
    """What is left: the day the caller saw the article, unless its own words speak against it."""
    found = {}
    for article in articles:
        binding = [clue for clue in clues.get(article.id, ()) if _binds(clue)]
        days = (seen_from - away * DAY for away in range(7))
        day = next((day for day in days if _weigh(article, day, binding, []) is not None), None)
        if day is not None:
            because = Reason("dating.seen-from", 0.3)
            found[article.id] = Dating(article.id, Published(day.isoformat(), "inferred"), (because,))
    return found


def _binds(clue: DateClue) -> bool:
    """Whether a clue says more than a year or a month."""
    return clue.weekday is not None or clue.shift_days is not None or (clue.day is not None and clue.month is not None)


def _candidates(clues: Sequence[DateClue], near: list[Known], seen_from: date | None) -> set[date]:
    days = {known.day + away * DAY for known in near for away in AROUND}
    # A year named alone is a year gone by: nobody writes "en 2024" in 2024 as often as later.
    years = [clue.year + (clue.month is None) for clue in clues if clue.year and not clue.future]
    latest = max((known.day.year for known in near), default=None) or (seen_from.year if seen_from else None)
    earliest = max((year for year in years if latest is None or year <= latest), default=None)
    for clue in clues:
        if clue.month is None or clue.day is None or clue.future:
            continue
        if clue.year is None:
            days |= set(_in_years(clue, earliest, latest))
        elif day := _safe(clue.year, clue.month, clue.day):
            days |= {day + away * DAY for away in AROUND if away >= 0}
    return {day for day in days if seen_from is None or day <= seen_from}


def _in_years(clue: DateClue, earliest: int | None, latest: int | None) -> Iterator[date]:
    """The first day that fits a date line without a year: no earlier than the years the article names."""
    if earliest is None and latest is None:
        return
    low = earliest if earliest is not None else (latest or 0) - 1
    for year in range(low, (latest if latest is not None else low + YEARS_AHEAD) + 1):
        day = _safe(year, clue.month or 0, clue.day or 0)
        if day is not None and (clue.weekday is None or day.weekday() == clue.weekday):
            yield from (day + away * DAY for away in (range(1) if clue.stamp else range(4)))
            if latest is None:
                return


def _weigh(article: Article, day: date, clues: Sequence[DateClue], near: list[Known]) -> Guess | None:
    """What speaks for a day; None when one of the article's own clues speaks against it."""
    score, evidence, because = 0.0, list[Cite](), list[Reason]()
    told = {(clue.weekday, clue.shift_days, clue.month, clue.day): clue for clue in reversed(clues)}
    for clue in sorted(told.values(), key=lambda clue: clue.span):
        weight = _weight_of(clue, day, clues)
        if weight is None:
            return None
        rule, value = weight
        if value > 0:
            score += value
            evidence.append(article.cite(clue.span))
            because.append(Reason(rule, min(1.0, value)))
    for weight_of_near, known in _neighbour_weights(day, near):
        score += weight_of_near
        if weight_of_near > 0:
            evidence.extend(known.evidence[:1])
            because.append(
                Reason("dating.neighbour", min(1.0, weight_of_near), f"{known.article.source}: {known.day.isoformat()}")
            )
    return Guess(day, score, tuple(dict.fromkeys(evidence)), tuple(dict.fromkeys(because)))


def _weight_of(clue: DateClue, day: date, clues: Sequence[DateClue]) -> tuple[str, float] | None:
    """How much one clue says for a day; None when it says no."""
    if clue.stamp:
        fits = (clue.weekday in (None, day.weekday())) and (clue.month in (None, day.month)) and (clue.day in (None, day.day))
        return ("dating.date-line", 0.8) if fits else None
    if clue.shift_days == 0 and clue.month is not None and clue.day is not None:
        return _this_day(clue, day)
    if clue.shift_days is not None:
        fits = clue.weekday is None or (day + clue.shift_days * DAY).weekday() == clue.weekday
        return ("dating.counted-day", 0.3 if clue.weekday is not None else 0.05) if fits else None
    if clue.month is not None and clue.day is not None:
        return _named_day(clue, day)
    return _bare_weekday(clue, day, clues)


def _this_day(clue: DateClue, day: date) -> tuple[str, float] | None:
    """What a day called this one ("ce lundi 10 juin") says: the day of writing, which copy of the next days may keep."""
    told = _safe(clue.year or day.year, clue.month or 0, clue.day or 0)
    if told is None or (clue.weekday is not None and told.weekday() != clue.weekday) or told > day:
        return None
    away = (day - told).days
    return ("dating.this-day", 0.6 if away == 0 else 0.1 if away <= 2 else 0.0)


def _named_day(clue: DateClue, day: date) -> tuple[str, float] | None:
    """A date of the text: told in the past, it is not after the day, and news tells of the days just before it."""
    years = [clue.year] if clue.year else [day.year - 1, day.year, day.year + 1]
    dates = [at for year in years if (at := _safe(year, clue.month or 0, clue.day or 0)) is not None]
    if clue.weekday is not None:
        dates = [at for at in dates if at.weekday() == clue.weekday]
        if not dates:
            return None
    away = min(((day - at).days for at in dates), key=abs, default=None)
    if away is None or clue.future:
        return ("dating.named-day", 0.0)
    if away < 0:
        return ("dating.named-day", -0.3 if clue.weekday is None else -0.1)
    return ("dating.named-day", 0.3 if away <= 3 else 0.05)


def _bare_weekday(clue: DateClue, day: date, clues: Sequence[DateClue]) -> tuple[str, float]:
    """A weekday of the past is one of the last seven days, likeliest the last; with "hier" beside it, the day before."""
    if clue.future or clue.weekday is None:
        return ("dating.weekday", 0.0)
    back = (day.weekday() - clue.weekday) % 7
    counted = any(other.shift_days is not None for other in clues)
    yesterday = back == 1 and any(other.shift_days == -1 for other in clues)
    # Agency copy calls the day of writing by its name, and then names no other day of the past.
    alone = not counted and {other.weekday for other in clues if not other.future and other.day is None} == {clue.weekday}
    return ("dating.weekday", 0.25 * (6 - back) / 6 + (0.3 if yesterday or (alone and back == 0) else 0.0))


def _neighbour_weights(day: date, near: list[Known]) -> Iterator[tuple[float, Known]]:
    same, agreed = 0, len({known.day for known in near}) == 1
    for known in near:
        away = abs((known.day - day).days)
        if away == 0 and known.copied:
            yield SAME_WORDS, known
        elif away == 0:
            same += 1
            yield (0.1 if same > 1 else 0.5 if agreed else DISAGREEING), known
        else:
            yield (0.05 if away <= 2 else -0.02 * min(away, 20)), known


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
