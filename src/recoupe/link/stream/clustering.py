"""A whole stream put into stories: each language day by day, then languages, sagas, undated articles and reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import floor, inf
from statistics import median

from recoupe.link.stream.across import link_languages
from recoupe.link.stream.gathering import Told, gather
from recoupe.link.stream.naming import follow
from recoupe.link.stream.sagas import find_sagas
from recoupe.link.stream.settings import DEFAULT, StreamSettings
from recoupe.link.stream.terms import Vocabulary
from recoupe.link.stream.undated import place_undated
from recoupe.link.stream.windows import Item, Window
from recoupe.records import Membership, Reason, Ruling, StreamArticle, content_id

DAY_S = 86_400.0
UNDATED = inf
"""Day of an article nobody can date: after all others."""
OPENINGS = 200_000
"""Articles whose first words are kept: what meaning is read from, 60 MB of it."""
OPENING = 300
SHARED = 3
"""Shared words named in a reason."""


@dataclass(slots=True)
class Stream:
    """What is kept of the articles of a stream: their terms, not their texts. Articles are numbered in order of time."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    items: list[Item] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


def cluster_stream(
    articles: Iterable[StreamArticle], rulings: Sequence[Ruling] = (), settings: StreamSettings = DEFAULT
) -> tuple[Membership, ...]:
    """Put the articles of a stream into stories, as if they had come one day after the other.

    The result depends neither on the order of the articles nor on the machine. A story is named after the article that
    opened it and keeps the name; articles without a day join the nearest story of the others.

    Args:
        articles: with ids that are unique; read once, their texts not kept.
        rulings: what people said of pairs of articles.
        settings: what one story is.

    Returns:
        One membership for each article, in order of id.
    """
    stream = _take_in(articles, settings)
    windows = {language: _read_language(stream, language, rulings, settings) for language in sorted(set(stream.languages))}
    told = [one for language, window in windows.items() for one in _stories_of(stream, language, window)]
    story = {number: name for window in windows.values() for number, name in window.story.items()}
    sagas: dict[int, int] = {}
    for language, window in windows.items():
        own = [one for one in told if one.language == language]
        sagas |= find_sagas(own, window.signs, len(stream.vocabulary.words), settings)
    linked = _linked(told, stream, settings.window_days)
    joined = {later: earlier for later, (earlier, _) in linked.items()}
    found = _Found(story, linked, joined, _ruled(story, stream, rulings), sagas)
    memberships = (
        _membership(item, stream, windows[language], found) for item, language in zip(stream.items, stream.languages, strict=True)
    )
    return tuple(sorted(memberships, key=lambda one: one.article))


def _take_in(articles: Iterable[StreamArticle], settings: StreamSettings) -> Stream:
    """Read the articles once, and number them in order of time, then id."""
    stream = Stream()
    taken: list[Item] = []
    languages: list[str] = []
    for article in articles:
        bag = stream.vocabulary.bag(article, settings.body_chars)
        opening = f"{article.title}. {article.text[:OPENING]}"[:OPENING] if len(taken) < OPENINGS else ""
        taken.append(Item(0, article.id, article.time.timestamp() / DAY_S if article.time else UNDATED, bag, opening))
        languages.append(article.language)
    bags = stream.vocabulary.settle([item.bag for item in taken])
    order = sorted(range(len(taken)), key=lambda at: (taken[at].day, taken[at].id))
    stream.items = [replace(taken[at], number=number, bag=bags[at]) for number, at in enumerate(order)]
    stream.languages = [languages[at] for at in order]
    return stream


def _read_language(stream: Stream, language: str, rulings: Sequence[Ruling], settings: StreamSettings) -> Window:
    """Put the articles of one language into stories."""
    own = [item for item, its in zip(stream.items, stream.languages, strict=True) if its == language]
    short = median(item.bag.n_words for item in own) < settings.short_words
    window = Window(settings, short)
    dated = [item for item in own if item.day != UNDATED]
    undated = [item for item in own if item.day == UNDATED]
    width = len(stream.vocabulary.words)
    if not dated:
        window.read([replace(item, day=0.0) for item in undated], width, rulings)
        return window
    for day in _days(dated):
        window.read(day, width, rulings)
    place_undated(window, undated, width)
    return window


def _days(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The articles of one day after those of the day before."""
    return (list(day) for _, day in groupby(items, key=lambda item: floor(item.day)))


def _stories_of(stream: Stream, language: str, window: Window) -> list[Told]:
    days = {number: stream.items[number].day for number in window.story}
    return gather(window.story, days, language)


def _linked(told: Sequence[Told], stream: Stream, window_days: float) -> dict[int, tuple[int, float]]:
    """Story to the story of another language it is one with, and how near they are."""
    anchors = {item.number: item.bag.anchors for item in stream.items}
    openings = {item.number: item.opening for item in stream.items}
    found = link_languages(told, anchors, openings, window_days)
    return {told[later].name: (told[earlier].name, near) for later, (earlier, near) in found.items()}


def _ruled(story: Mapping[int, int], stream: Stream, rulings: Iterable[Ruling]) -> dict[int, int]:
    """Story to the earlier story a person put it with; people may join what lies weeks or languages apart."""
    at = {item.id: item.number for item in stream.items}
    joined: dict[int, int] = {}
    for ruling in sorted(rulings, key=lambda one: (one.one, one.other)):
        if ruling.kind == "together" and ruling.one in at and ruling.other in at:
            one, other = (follow(joined, story[at[name]]) for name in (ruling.one, ruling.other))
            joined[max(one, other)] = min(one, other)
    return joined


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of all articles: the story of each in its language, what stories became one, and the sagas.

    `joined` is `linked` without how near they are.
    """

    story: Mapping[int, int]
    linked: Mapping[int, tuple[int, float]]
    joined: Mapping[int, int]
    ruled: Mapping[int, int]
    sagas: Mapping[int, int]

    def home(self, number: int) -> int:
        """The story of an article once languages and people's words are counted in."""
        return follow(self.ruled, follow(self.joined, self.story[number]))


def _membership(item: Item, stream: Stream, window: Window, found: _Found) -> Membership:
    names = [content_id("story", stream.items[at].id) for at in (found.home(item.number), found.sagas[found.home(item.number)])]
    return Membership(item.id, names[0], names[1], tuple(_because(item, stream, window, found)))


def _because(item: Item, stream: Stream, window: Window, found: _Found) -> Iterator[Reason]:
    """Why an article is where it is: the nearest of its story with the words they share, a link of languages, a person."""
    own = found.story[item.number]
    near = window.nearest.get(item.number)
    if near is None:
        yield Reason("stream.alone")
    else:
        terms, weights = window.signs[item.number]
        others = set(window.signs[near[0]][0].tolist())
        shared = [
            t for t, _ in sorted(zip(terms.tolist(), weights.tolist(), strict=True), key=lambda p: (-p[1], p[0])) if t in others
        ]
        words = ", ".join(stream.vocabulary.words[term] for term in shared[:SHARED])
        yield Reason("stream.nearest", round(near[1], 3), f"{stream.items[near[0]].id}: {words}")
    if own in found.linked:
        earlier, weight = found.linked[own]
        yield Reason("stream.other-language", round(min(1.0, weight), 3), stream.items[earlier].id)
    if own in found.ruled:
        yield Reason("stream.ruled", 1.0, stream.items[found.ruled[own]].id)
