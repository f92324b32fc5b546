"""From `Article` to `Notes`: sentences, mentions, attributions, quantities, moments; the only room that sees the parser."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.clues import find_clues
from recoupe.annotate.damage import find_damage
from recoupe.annotate.gating import worth_parsing
from recoupe.annotate.mentions import answered, find_mentions, mentions_of
from recoupe.annotate.moments import find_moments
from recoupe.annotate.parse import find_entities, parse
from recoupe.annotate.polls import find_polls
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.reading import Entity, Reading
from recoupe.annotate.sentences import find_sentences
from recoupe.language import Tables
from recoupe.language.collector import paused_collector
from recoupe.records import Article, Fault, Notes, Sentence, Span

__all__ = ["FINDERS", "Entity", "Reading", "annotate", "find_attributions", "find_clues", "find_mentions", "read_article"]

Finder = Callable[[Reading], Reading]
TOGETHER = 12
"""Articles parsed side by side: what each is found to say is the same, and it costs less."""


def _damage(reading: Reading) -> Reading:
    return replace(reading, damage=find_damage(reading.article, reading.tables))


def _quantities(reading: Reading) -> Reading:
    return replace(reading, quantities=find_quantities(reading.article, reading.damage, reading.tables))


def _moments(reading: Reading) -> Reading:
    return replace(reading, moments=find_moments(reading.article, reading.seen_from, reading.tables))


def _polls(reading: Reading) -> Reading:
    return replace(reading, polls=find_polls(reading.article, reading.quantities, reading.tables))


def _mentions(reading: Reading) -> Reading:
    return replace(reading, mentions=find_mentions(reading))


def _attributions(reading: Reading) -> Reading:
    accepted, rejected, made = find_attributions(reading)
    mentions = tuple(sorted((*reading.mentions, *made), key=lambda mention: mention.span))
    return replace(reading, attributions=accepted, rejected=rejected, mentions=mentions)


FINDERS: tuple[Finder, ...] = (_damage, _quantities, _moments, _polls, _mentions, _attributions)
"""In order; each sees what the ones before it found."""


def annotate(articles: Iterable[Article], tables: Tables) -> Iterator[Notes | Fault]:
    """Annotate a batch of articles; what is found in one does not depend on the others.

    Args:
        articles: dated ones, where the story dates them.
        tables: of the articles' language.

    Yields:
        One `Notes` for each article, in order.
    """
    waiting = iter(articles)
    while group := list(islice(waiting, TOGETHER)):
        with paused_collector():
            noted = [_notes(reading) for reading in _found(read_articles(group, tables))]
        yield from noted


def _found(readings: Sequence[Reading]) -> list[Reading]:
    """Some readings with all that is found in each; the parser is asked once for the names all of them doubt."""
    every = [_one_found(reading) for reading in readings]
    asked = [(reading.article.text, next(steps)) for reading, steps in zip(readings, every, strict=True)]
    return [answered(steps, entities) for steps, entities in zip(every, find_entities(asked), strict=True)]


def _one_found(reading: Reading) -> Generator[tuple[Span, ...], Sequence[Entity], Reading]:
    """A reading with all that is found in it; stops once, to ask what the parser sees in some words."""
    for finder in FINDERS:
        if finder is _mentions:
            mentions = yield from mentions_of(reading)
            reading = replace(reading, mentions=mentions)
        else:
            reading = finder(reading)
    return reading


def read_articles(articles: Sequence[Article], tables: Tables) -> list[Reading]:
    """The sentences of some articles before any finder has run, those that may matter parsed."""
    every = [
        [span for block in article.blocks for span in find_sentences(article.text, block.span, tables.abbreviations)]
        for article in articles
    ]
    asked = ((article.text, worth_parsing(article, spans, tables)) for article, spans in zip(articles, every, strict=True))
    readings: list[Reading] = []
    for article, spans, parsed in zip(articles, every, parse(asked), strict=True):
        known = {sentence.span: sentence for sentence in parsed}
        day = article.published.day
        sentences = tuple(known.get(span) or Sentence(span) for span in spans)
        readings.append(Reading(article, tables, date.fromisoformat(day) if day else None, sentences))
    return readings


def read_article(article: Article, tables: Tables) -> Reading:
    """The sentences of one article before any finder has run."""
    return read_articles([article], tables)[0]


def _notes(reading: Reading) -> Notes:
    return Notes(
        reading.article,
        reading.sentences,
        reading.mentions,
        reading.attributions,
        reading.rejected,
        reading.quantities,
        reading.moments,
        reading.polls,
        reading.damage,
        reading.seen_from,
    )
