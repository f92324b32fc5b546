"""A story somebody works on: its pages to a dossier again and again, what was made of them before kept in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from recoupe.engine import stages
from recoupe.engine.local import Told, articles_of, here
from recoupe.engine.settings import RunSettings
from recoupe.engine.stages import Stage, part
from recoupe.language import Tables, load_tables
from recoupe.records import Article, ArticleId, Dossier, Evidence, Fault, Notes, Page, Published

KEPT = 2_000
"""Results kept: the articles of a long day on a news desk; at 200 kB each, 400 MB at most."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of one article; None where they say nothing."""

    article: ArticleId
    outlet: str | None = None
    date: str | None = None


@dataclass(slots=True)
class Known:
    """What was made of single pages and articles before; the oldest goes when there is no room."""

    made: dict[object, Any] = field(default_factory=dict)

    def spread(self, stage: Stage[Any], records: Sequence[Any], tables: Tables) -> Iterator[Any]:
        """Take records through a stage, those that went through it before at once: a `local.Spread`."""
        for record in records:
            key = (stage.__name__, tables.language, record)
            if key not in self.made:
                self.made[key] = next(here(stage, [record], tables))
                if len(self.made) > KEPT:
                    del self.made[next(iter(self.made))]
            yield self.made[key]


def compile_pages(pages: Sequence[Page], settings: RunSettings, given: Sequence[Given], known: Known, told: Told) -> Dossier:
    """The dossier of pages at hand.

    Args:
        pages: of one story, in any order.
        settings: the caller's choices, people's corrections among them.
        given: what people say of single articles.
        known: what was made of them before; grows.
        told: is told how far the run is.
    """
    from recoupe.dossier import Settings, compile_dossier  # noqa: PLC0415  heavy rooms wait until a run needs them
    from recoupe.link import link  # noqa: PLC0415

    tables, faults = load_tables(settings.articles), list[Fault]()
    said = {one.article: one for one in given}
    articles = [_corrected(article, said.get(article.id)) for article in articles_of(pages, settings, faults, known.spread, told)]
    notes = list[Notes]()
    for done, note in enumerate(part(known.spread(stages.annotate, articles, tables), faults), start=1):
        notes.append(note)
        told("annotate", done, len(articles))
    told("link", 0, 1)
    links = link(notes, tables, settings.corrections)
    told("link", 1, 1)
    return compile_dossier(notes, links, Settings(settings.labels), faults)


def relink(notes: Sequence[Notes], settings: RunSettings, faults: Sequence[Fault]) -> Dossier:
    """The dossier of notes at hand, linked again: what a correction of actors or claims asks for.

    Args:
        notes: of one story.
        settings: the caller's choices, people's corrections among them.
        faults: of the dossier before; those of its links are found again, or gone.
    """
    from recoupe.dossier import Settings, compile_dossier  # noqa: PLC0415  as above
    from recoupe.link import link  # noqa: PLC0415

    kept = [fault for fault in faults if not fault.code.startswith(("link.", "dossier."))]
    links = link(notes, load_tables(settings.articles), settings.corrections)
    return compile_dossier(notes, links, Settings(settings.labels), kept)


def _corrected(article: Article, given: Given | None) -> Article:
    """The article with the outlet and the date a person gives it, said to be theirs."""
    if given is None:
        return article
    if given.outlet is not None:
        said = Evidence("outlet", given.outlet, "person", chosen=True, because="held.given")
        article = replace(article, outlet=given.outlet, evidence=(*_passed_over(article, "outlet"), said))
    if given.date is not None:
        said = Evidence("published", given.date, "person", chosen=True, because="held.given")
        published = Published(given.date, "metadata")
        article = replace(article, published=published, evidence=(*_passed_over(article, "published"), said))
    return article


def _passed_over(article: Article, field: str) -> Iterator[Evidence]:
    """The evidence of an article, what else was believed of one field no longer chosen."""
    return (replace(one, chosen=False) if one.field == field else one for one in article.evidence)
