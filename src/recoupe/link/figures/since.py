"""Figures that are no numbers: since when a thing has lasted, and how many sources a report rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from recoupe.language.figures import WORD, FigureWords
from recoupe.link.cast import Cast
from recoupe.link.figures.around import nearest_class, sentence_of
from recoupe.records import Article, Cite, Figure, FigureValue, Moment, Notes, Reason, Span, content_id

MONTHS_ROUND = 3
"""A start told as so many years ago is good to about a season."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """Something that has lasted since a time: its class, and the months it may have begun in."""

    article: Article
    moment: Moment
    name: str
    word: Span
    actors: frozenset[str]
    first: int
    last: int


def since_figures(notes: Sequence[Notes], words: FigureWords, cast: Cast) -> list[Figure]:
    """Starts told by two articles or more, of one class of happening; months that meet agree."""
    groups: dict[str, list[Lasting]] = {}
    for note in notes:
        for moment in note.moments:
            lasting = _lasting(note, moment, words, cast)
            if lasting is not None:
                groups.setdefault(lasting.name, []).append(lasting)
    found = []
    for name in sorted(groups):
        found += [_figure(group) for group in _of_one_thing(groups[name]) if len({one.article.id for one in group}) > 1]
    return found


def _of_one_thing(starts: Sequence[Lasting]) -> list[list[Lasting]]:
    """Starts of one class apart by what they are of: months that meet, or somebody both sentences name.

    Where one article tells two starts, somebody named is not enough: they are of two things.
    """
    groups: list[list[Lasting]] = []
    for one in starts:
        met = [group for group in groups if any(_together(one, other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(other for group in met for other in group), one])
    ordered = [sorted(group, key=starts.index) for group in groups]
    return [part for group in ordered for part in (_that_meet(group) if _tells_two(group) else [group])]


def _tells_two(group: Sequence[Lasting]) -> bool:
    """Whether one article has two starts of these that do not meet."""
    pairs = ((one, other) for n, one in enumerate(group) for other in group[n + 1 :])
    return any(one.article.id == other.article.id and not _meet(one, other) for one, other in pairs)


def _that_meet(starts: Sequence[Lasting]) -> list[list[Lasting]]:
    """Starts apart by their months alone: each with those that all meet it."""
    groups: list[list[Lasting]] = []
    for one in starts:
        home = next((group for group in groups if all(_meet(one, other) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _together(one: Lasting, other: Lasting) -> bool:
    return _meet(one, other) or bool(one.actors & other.actors) or not (one.actors or other.actors)


def _meet(one: Lasting, other: Lasting) -> bool:
    """Whether two starts may be of one month."""
    return max(one.first, other.first) <= min(one.last, other.last)


def _lasting(note: Notes, moment: Moment, words: FigureWords, cast: Cast) -> Lasting | None:
    if moment.relation != "since" or moment.start is None or words.no_start.match(moment.span.within(note.article.text)):
        return None
    clause = sentence_of(note, moment.span)
    left = Span(clause.start, moment.span.start) if clause.start < moment.span.start else None
    name, word, _ = nearest_class(note.article.text, moment.span, left or clause, words, inside=False)
    if name is None or word is None:
        return None
    first, last = _months(moment)
    actors = frozenset(actor for _, actor in cast.inside(note.article.id, clause))
    return Lasting(note.article, moment, name, word, actors, first, last)


def _months(moment: Moment) -> tuple[int, int]:
    """The months a start may lie in, counted from year 0: as wide as its words."""
    start = (moment.edtf or moment.start or "").split("/")[0].rstrip("~")
    year, month = int(start[:4]), int(start[5:7]) if len(start) >= 7 else None
    first = year * 12 + (month or 1) - 1
    last = first if month else first + 11
    if moment.grain.startswith("end of"):
        last = first + 2
    elif moment.approximate:
        first, last = first - MONTHS_ROUND, last + MONTHS_ROUND
    return first, last


def _figure(group: Sequence[Lasting]) -> Figure:
    meet = max(one.first for one in group) <= min(one.last for one in group)
    values = tuple(
        FigureValue(one.article.cite(one.moment.span), None, "date", "approx" if one.moment.approximate else "exact")
        for one in group
    )
    what = _what(group[0].article, group[0].word, group[0].moment.span)
    because = (Reason("figures.since-one-class", 0.7),)
    return Figure(
        content_id("figure", *((v.cite.article, v.cite.span.start) for v in values)),
        what,
        values,
        "agree" if meet else "differ",
        None if meet else "contradiction",
        because,
    )


def _what(article: Article, word: Span, span: Span) -> str:
    low, high = min(word.start, span.start), max(word.end, span.end)
    return article.text[low:high] if high - low <= 120 else span.within(article.text)


def source_figures(notes: Sequence[Notes], words: FigureWords) -> list[Figure]:
    """Sources of one country: several in one article, a single one in another."""
    ones: dict[str, list[Cite]] = {}
    many: dict[str, list[Cite]] = {}
    for note in notes:
        text = note.article.text
        for pattern, found in ((words.one_source, ones), (words.many_sources, many)):
            for hit in pattern.finditer(text):
                named = [
                    (word.end(), country)
                    for word in WORD.finditer(text, *hit.span("kinds"))
                    if (country := words.country(word[0]))
                ]
                end = hit.end() if found is ones or not named else named[-1][0]
                for country in dict.fromkeys(country for _, country in named):
                    found.setdefault(country, []).append(note.article.cite(Span(hit.start(), end)))
    figures = []
    for country in sorted(ones.keys() & many.keys()):
        single = {cite.article for cite in ones[country]}
        several = [cite for cite in many[country] if cite.article not in single]
        if several:
            figures.append(_sources(ones[country], several))
    return figures


def _sources(ones: list[Cite], several: list[Cite]) -> Figure:
    cites = sorted({*ones, *several}, key=lambda cite: (cite.article, cite.span))
    values = tuple(
        FigureValue(cite, Decimal(1) if cite in ones else None, "source", "exact" if cite in ones else "vague") for cite in cites
    )
    because = (Reason("figures.one-or-several-sources", 0.8),)
    identity = content_id("figure", "sources", *((v.cite.article, v.cite.span.start) for v in values))
    return Figure(identity, ones[0].exact, values, "differ", "scope", because)
