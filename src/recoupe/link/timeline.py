"""The timeline: what happened when, merged across articles."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recoupe.language import Tables
from recoupe.language.figures import WORD, FigureWords
from recoupe.language.predicates import Predicates
from recoupe.link.cast import Cast, cast_of
from recoupe.link.figures.around import nearest_class, sentence_of
from recoupe.records import Actor, Article, Cite, Event, Moment, Notes, Span

SHORT = 160
"""Characters of a wording a row can show."""
MOST_LETTERS = 30
MOST_COMPARED = 12
"""Tellings of one row that a new one is compared with: a text that names one day a thousand times must not take a million."""
FEWEST_WORDS = 3
"""Words a sentence needs beside its date to tell that something happened."""
SAME_DAY = 0.2
"""What one day adds to one kind of happening, told to the day by both: an accident, a vote, an arrest is seldom two."""
LONE_DAY, LONE_YEAR, LONE_DAY_ABROAD = 0.5, 0.3, 0.6
"""What it adds when each of two articles tells one thing of that day, month or year, or names a day or month far from its own:
"le 24 février", in the next week. A year is told of many things; words of two languages do not meet, so time weighs more there.
Of 97 events of the open stories told by several articles 50 were one row before far days counted, 55 at 0.3 and 62 at 0.5,
mixed rows 19 each time."""
ONE_MINUTE, IN_THE_MONTH = 0.6, 0.2
"""What one minute adds, seldom that of two things, and the day of a month that another names, for one kind of happening. With
starts ("depuis 1871") beside what happened then ("fondée en 1871"): of 149 events of the open stories told by several articles 92
are one row, 85 before; mixed rows 28 each time."""
PUBLISHING = frozenset({"publish", "announce", "say"})
"""Kinds that are one publication where one medium does them; else they happen several times on a day of any story."""
SPEECH = PUBLISHING | {"deny"}
SPEAKS = 0.2
"""What one speaker's words of one day add, told as two kinds of speech: "a démenti jeudi", "a dit jeudi que tout était faux"."""
DATELINE = re.compile("[ \u00a0]?\\([^\\W\\d_][^()\n]{1,40}\\)[ \u00a0]?[-\u2013\u2014]")
"""An agency in brackets and a dash: the day before them is that of the dispatch, "PARIS, 12 mars (XYZ) \u2013"."""
MARKS = frozenset(",;:\u2013\u2014")
LEAST, LEAST_MONTH, LEAST_OTHER_GRAIN = 0.6, 0.75, 0.9
"""How alike two happenings must be to be one; more when one is told to the month, or to the year, and the other to the day."""
IDEA, MOST_IDEAS = 0.15, 0.45
"""What an idea both clauses share adds ("percuté", "choc"), and all of them at most. Of 48 events that two articles or more tell
(tune, barrage and the real articles) 20 are one row, 0.1 joins 17, 0.2 joins 19 and puts two events in 14 rows, not 10."""
RARE = 3
"""An actor named beside fewer than one in so many moments tells happenings apart; the story's heroes do not."""
SHORT_GRAINS = frozenset({"day", "daypart", "minute", "hour"})
WHOLE_GRAINS = frozenset({"month", "year"})
FAR_OFF = timedelta(days=7)
NO_ROWS = frozenset({"decade", "century", "vague", "unknown", "event", "set"})


@dataclass(frozen=True, slots=True)
class Happening:
    """A moment with what the words around it say happened."""

    article: Article
    moment: Moment
    clause: Span
    start: str
    name: str | None
    since: str | None
    stems: frozenset[str]
    actors: frozenset[str]
    ideas: frozenset[str] = frozenset()
    alone: bool = False
    """The only thing its article tells of a day that is not the day of writing, or of a month or year."""
    remote: bool = False
    """Told of a day, month or year far from the day of writing."""

    @property
    def brief(self) -> bool:
        """Told to the day or finer."""
        return self.moment.grain in SHORT_GRAINS


def link_timeline(notes: Sequence[Notes], actors: Sequence[Actor], tables: Tables) -> tuple[Event, ...]:
    """Put the dated happenings of a story in order, one row for one happening however many articles tell it.

    Rates, lengths and moments nothing binds to a day make no row. Two articles tell one happening when their times meet and
    they share what happened, whom it happened to, and words.

    Args:
        notes: one for each article of the story, in any order.
        actors: of the story; may be empty.
        tables: of the articles' language.

    Returns:
        Rows by start; `says` are the words of the first cite.
    """
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    cast = cast_of(actors)
    happenings = [h for note in ordered for moment in note.moments if (h := _happening(note, moment, tables, cast))]
    happenings = _with_lone_days(happenings)
    heroes, common = _heroes(happenings), _common(happenings)
    rows: list[list[Happening]] = []
    wide: list[list[Happening]] = []
    day: list[list[Happening]] = []
    for happening in sorted(happenings, key=lambda h: h.start[:10]):
        # In order of start, only rows of the same day and rows longer than a day can still meet this one.
        if day and day[0][0].start[:10] != happening.start[:10]:
            day = []
        row = _row_for(happening, [*wide, *day], heroes, common)
        if row is not None:
            row.append(happening)
            continue
        rows.append([happening])
        (day if happening.moment.grain in SHORT_GRAINS else wide).append(rows[-1])
    return tuple(sorted((_event(row) for row in rows), key=lambda event: (event.start, event.end or "", event.says)))


def _with_lone_days(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings, each that is alone on its day in its article marked so."""
    told = Counter((one.article.id, one.start[:10], one.moment.end) for one in happenings)
    days = Counter((one.article.id, one.start[:10]) for one in happenings if one.brief)
    return [
        replace(
            one,
            alone=(days[one.article.id, one.start[:10]] == 1 and one.article.published.day != one.start[:10])
            if one.brief
            else one.moment.grain in WHOLE_GRAINS and told[one.article.id, one.start[:10], one.moment.end] == 1,
            remote=_remote(one),
        )
        for one in happenings
    ]


def _remote(one: Happening) -> bool:
    """Whether what happened lies so far from the day of writing that an article names its day or month for its own sake."""
    day = one.article.published.day
    if (
        day is None
        or one.moment.start is None
        or one.moment.end is None
        or one.moment.grain not in (*SHORT_GRAINS, *WHOLE_GRAINS)
    ):
        return False
    start, end = date.fromisoformat(one.moment.start[:10]), date.fromisoformat(one.moment.end[:10])
    seen = date.fromisoformat(day)
    return seen - end >= FAR_OFF or start - seen >= FAR_OFF


def _happening(note: Notes, moment: Moment, tables: Tables, cast: Cast) -> Happening | None:
    words, start = tables.figures, _start(moment)
    if (
        start is None
        or moment.kind == "set"
        or moment.grain in NO_ROWS
        or (moment.kind == "duration" and moment.relation != "since")
    ):
        return None
    article, sentence = note.article, _told_with(note, moment, sentence_of(note, moment.span))
    if _stamps(article, moment, sentence):
        return None
    left = Span(sentence.start, moment.span.start) if sentence.start < moment.span.start else sentence
    since = nearest_class(article.text, moment.span, left, words, inside=False)[0] if moment.relation == "since" else None
    found = (hit for hit in WORD.finditer(article.text, sentence.start, sentence.end))
    stems = (words.stem(hit[0]) for hit in found if not moment.span.overlap(Span(*hit.span())))
    clause = _clause(article.text, moment.span, sentence)
    named = frozenset(actor for _, actor in cast.inside(article.id, sentence))
    return Happening(
        article=article,
        moment=moment,
        clause=clause,
        start=start,
        name=_told_by(_event_name(article.text, moment.span, sentence, words), named, cast),
        since=since,
        stems=frozenset(stem for stem in stems if stem),
        actors=named,
        ideas=_ideas(clause.within(article.text), tables.predicates.of(article.language or "")),
    )


def _told_by(name: str | None, named: frozenset[str], cast: Cast) -> str | None:
    """What happened; where one medium tells it, that medium's publication, which a day has once."""
    media = [actor for actor in named if cast.kind(actor) == "media"]
    return f"publish {media[0]}" if name in PUBLISHING and len(media) == 1 else name


def _ideas(text: str, predicates: Predicates) -> frozenset[str]:
    """What the words of a clause may stand for, in whatever language they are written."""
    stems = predicates.cut(text)
    named = (name for stem in stems if stem not in predicates.weak for name in predicates.concepts.of(stem))
    return frozenset(named) | {name for _, name in predicates.concepts.find_runs(stems)}


def _told_with(note: Notes, moment: Moment, sentence: Span) -> Span:
    """The sentence, with the next one where it is an hour alone ("09h05. La séance est ouverte."), as in a live report."""
    block = note.article.block_at(moment.span.start)
    if moment.kind != "time" or block is None or len(WORD.findall(sentence.within(note.article.text))) >= FEWEST_WORDS:
        return sentence
    after = next((other.span for other in note.sentences if other.span.start >= sentence.end), None)
    return Span(sentence.start, after.end) if after is not None and block.span.holds(after) else sentence


def _stamps(article: Article, moment: Moment, sentence: Span) -> bool:
    """Whether the words only date the article: a date line, or a line of little else."""
    block = article.block_at(moment.span.start)
    if block is None or block.role in ("date", "byline", "credit"):
        return True
    if DATELINE.match(article.text, moment.span.end) or any(credit.span.overlap(moment.span) for credit in article.credits):
        return True
    rest = sentence.within(article.text).replace(moment.span.within(article.text), "", 1)
    return len(WORD.findall(rest)) < FEWEST_WORDS


def _start(moment: Moment) -> str | None:
    """Where a row stands: its start, or its last day when only its end is told ("avant 2022")."""
    if moment.start is not None:
        return moment.start
    if moment.end is None:
        return None
    return (date.fromisoformat(moment.end[:10]) - timedelta(days=1)).isoformat()


def _event_name(text: str, span: Span, sentence: Span, words: FigureWords) -> str | None:
    """What the word nearest to a moment says happened."""
    near = []
    for hit in WORD.finditer(text, sentence.start, sentence.end):
        name = words.event_of(hit[0])
        if name and not (hit.start() >= span.start and hit.end() <= span.end):
            away = span.start - hit.end() if hit.end() <= span.start else hit.start() - span.end
            near.append((away, hit.start(), name))
    return min(near)[2] if near else None


def _clause(text: str, span: Span, sentence: Span) -> Span:
    """The shortest wording around a moment that ends at marks on both sides, else as much of the sentence as a row can show."""
    low, high = sentence.start, sentence.end
    while high - low > SHORT:
        # ", en 2022" hangs on the words before it.
        left = next((at for at in range(low + 1, span.start) if text[at] in MARKS and text[at + 1 : span.start].strip()), None)
        right = next((at for at in range(high - 1, span.end, -1) if text[at] in MARKS), None)
        if left is None and right is None:
            break
        if left is None or (right is not None and high - right < left - low):
            high = right or high
        else:
            low = left + 1
    if span.start - low > SHORT:
        low = text.rfind(" ", span.start - SHORT, span.start) + 1 or span.start
    if high - span.end > SHORT:
        found = text.find(" ", span.end + SHORT - MOST_LETTERS, high)
        high = found if found >= 0 else high
    return _bare(text, low, high, span)


def _bare(text: str, low: int, high: int, span: Span) -> Span:
    """The same without the blanks around it."""
    words = text[low : span.start]
    tail = text[span.end : high]
    return Span(low + len(words) - len(words.lstrip()), high - (len(tail) - len(tail.rstrip())))


def _heroes(happenings: Sequence[Happening]) -> frozenset[str]:
    """Actors named beside so many moments that they tell none apart."""
    counts = Counter(actor for happening in happenings for actor in happening.actors)
    return frozenset(actor for actor, n in counts.items() if n * RARE > len(happenings))


def _common(happenings: Sequence[Happening]) -> frozenset[str]:
    """Ideas met beside so many moments that they tell none apart."""
    counts = Counter(idea for happening in happenings for idea in happening.ideas)
    return frozenset(idea for idea, n in counts.items() if n * RARE > len(happenings) and n > FEWEST_WORDS)


def _row_for(
    happening: Happening, rows: Sequence[list[Happening]], heroes: frozenset[str], common: frozenset[str]
) -> list[Happening] | None:
    """The row that tells this already: of those alike enough, the most alike."""
    best: tuple[float, list[Happening]] | None = None
    for row in rows:
        if not all(_meet(happening, other) for other in row[:MOST_COMPARED]):
            continue
        score = max(_likeness(happening, other, heroes, common) for other in row[:MOST_COMPARED])
        if score > 0 and (best is None or score > best[0]):
            best = (score, row)
    return best[1] if best else None


def _likeness(one: Happening, other: Happening, heroes: frozenset[str], common: frozenset[str]) -> float:
    """How alike two happenings are; 0 when they are not one."""
    if not _meet(one, other) or not _of_one_form(one, other):
        return 0.0
    if one.since is not None and other.since is not None:
        return 1.0 if one.since == other.since else 0.0
    score = 0.4 if one.name is not None and one.name == other.name else 0.0
    shared = one.actors & other.actors
    alone = not shared and not one.stems & other.stems
    if score and not alone and one.name not in PUBLISHING and one.start[:10] == other.start[:10] and one.brief and other.brief:
        score += SAME_DAY
    if _one_time(one, other) and ((one.alone and other.alone) or (one.remote and other.remote)):
        near = LONE_YEAR if one.moment.grain == "year" else LONE_DAY
        score += near if one.article.language == other.article.language else LONE_DAY_ABROAD
    if _one_minute(one, other):
        score += ONE_MINUTE
    if _of_its_month(one, other) and score:
        score += IN_THE_MONTH
    if shared - heroes and {one.name, other.name} <= SPEECH and one.name != other.name:
        score += SPEAKS
    score += min(0.6, 0.3 * len(shared - heroes) + 0.1 * len(shared & heroes))
    score += min(0.45, 0.15 * len(one.stems & other.stems))
    score += min(MOST_IDEAS, IDEA * len((one.ideas & other.ideas) - common))
    return score if score >= _least(one, other) else 0.0


def _of_one_form(one: Happening, other: Happening) -> bool:
    """Whether both began, or one began when the other happened: "fondée en 1871", "depuis 1871"."""
    return _both_brief(one, other) or (one.since is None) == (other.since is None) or one.start[:10] == other.start[:10]


def _one_minute(one: Happening, other: Happening) -> bool:
    """Whether both are told to the same minute."""
    return one.moment.grain == other.moment.grain == "minute" and one.start == other.start and "T" in one.start


def _of_its_month(one: Happening, other: Happening) -> bool:
    """Whether one is told to the day and the other to the month of it, both long before or after they were written."""
    months = {one.moment.grain, other.moment.grain} == {"day", "month"}
    return months and one.remote and other.remote and one.name is not None and one.name == other.name


def _one_time(one: Happening, other: Happening) -> bool:
    """Whether both are told of one day, or of one month or year alike, or from it on."""
    since = (one.moment.end is None) != (other.moment.end is None)
    return one.start[:10] == other.start[:10] and (_both_brief(one, other) or since or one.moment.end == other.moment.end)


def _least(one: Happening, other: Happening) -> float:
    if one.start[:10] == other.start[:10]:
        return LEAST
    return LEAST_MONTH if "year" not in (one.moment.grain, other.moment.grain) else LEAST_OTHER_GRAIN


def _both_brief(one: Happening, other: Happening) -> bool:
    """Whether both are told to the day: what lasts since Wednesday began on Wednesday."""
    return one.brief and other.brief


def _meet(one: Happening, other: Happening) -> bool:
    """Whether the times may be one: the same day, or one within the other; starts told roughly meet within months."""
    if one.start[:10] == other.start[:10]:
        return one.start == other.start or not ("T" in one.start and "T" in other.start)
    if one.since is not None and other.since is not None:
        return _months_apart(one.start, other.start) <= (11 if one.moment.approximate or other.moment.approximate else 9)
    first, last = (one, other) if one.start <= other.start else (other, one)
    end = first.moment.end
    return end is not None and last.start < end and first.moment.grain not in SHORT_GRAINS


def _months_apart(one: str, other: str) -> int:
    return abs(int(one[:4]) * 12 + int(one[5:7]) - int(other[:4]) * 12 - int(other[5:7]))


def _event(row: Sequence[Happening]) -> Event:
    """One row: the narrowest time told, the words of the first article that tells it so."""
    finest = min(row, key=lambda h: (h.moment.start is None, _days(h), h.article.source, h.clause))
    cites: list[Cite] = [h.article.cite(h.clause) for h in (finest, *(h for h in row if h is not finest))]
    approximate = finest.moment.approximate or finest.moment.start is None
    return Event(finest.start, finest.moment.end, cites[0].exact, tuple(dict.fromkeys(cites)), finest.moment.edtf, approximate)


def _days(happening: Happening) -> int:
    """Days a moment spans; an open one spans the most."""
    start, end = happening.moment.start, happening.moment.end
    if start is None or end is None:
        return 10**6
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
