"""Inputs into a library, one article after another: read, cleaned, dated by its own words, annotated, on disk, told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe import library
from recoupe.engine import stages
from recoupe.engine.local import Spread, here
from recoupe.engine.method import method_version
from recoupe.engine.settings import RunSettings
from recoupe.language import Tables, load_tables
from recoupe.library import Library
from recoupe.records import Article, ArticleId, Fault, Notes, Page

Outcome = Literal["added", "annotated", "renewed", "known", "forgotten", "fault"]
MOST_INPUTS = 10_000_000
"""Inputs of one run: a library is filled from folders of any size, and a run that was stopped goes on where it was."""


@dataclass(frozen=True, slots=True)
class AddSettings:
    """What a caller may choose about adding.

    Attributes:
        run: as for any run.
        when: the time of it, ISO 8601 in UTC, as the caller's clock says.
        annotate: whether statements, figures and dates are looked for now; a dossier does it when it has not been done.
        anew: whether articles somebody had erased may be added again.
        again: whether articles that earlier rules read are read again.
    """

    run: RunSettings
    when: str
    annotate: bool = True
    anew: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input; it is on disk when this is told."""

    source: str
    outcome: Outcome
    article: ArticleId | None = None
    fault: Fault | None = None


def add_inputs(shelf: Library, names: Iterable[str], settings: AddSettings, spread: Spread | None = None) -> Iterator[Added]:
    """Add inputs to a library.

    Bytes that are there already cost a look-up. Stopped at any moment, the run can be called again with the same inputs.

    Args:
        shelf: open for writing.
        names: files, folders, addresses, "-" for standard input.
        settings: the caller's choices.
        spread: where the stages of one article run; this process when not given.

    Yields:
        One line for each input, in order.

    Raises:
        LibraryError: the library cannot take more; what was told is there.

    Faults:
        Those of `read`, `clean` and `annotate`; kept in the library too.
    """
    from recoupe.read import read_inputs  # noqa: PLC0415  heavy rooms wait until a run needs them

    run = settings.run
    captured = run.seen_from.isoformat() if run.seen_from else run.reading.captured
    reading = replace(run.reading, captured=captured, max_files=max(MOST_INPUTS, run.reading.max_files))
    yield from add_pages(shelf, read_inputs(names, reading), settings, spread)


def add_pages(
    shelf: Library, pages: Iterable[Page | Fault], settings: AddSettings, spread: Spread | None = None
) -> Iterator[Added]:
    """Add pages at hand, and keep the faults among them; otherwise as `add_inputs`."""
    run = settings.run
    tables, waiting = load_tables(run.articles), list[Page]()
    room = run.jobs * run.batch if spread is not None else 1
    for found in pages:
        known = _known(shelf, found, settings) if isinstance(found, Page) else None
        if isinstance(found, Page) and known is None:
            waiting.append(found)
        if len(waiting) == room or (waiting and known is not None):
            yield from _add(shelf, waiting, settings, spread or here, tables)
            waiting = []
        if isinstance(found, Fault):
            yield _failed(shelf, found, settings)
        elif known is not None:
            yield known
    yield from _add(shelf, waiting, settings, spread or here, tables)


def _known(shelf: Library, page: Page, settings: AddSettings) -> Added | None:
    """What is said of bytes that are there already, or were erased; None when there is something to do."""
    if library.is_forgotten(shelf, page.sha256) and not settings.anew:
        return Added(page.source, "forgotten")
    article = library.known_article(shelf, page.sha256)
    if article is not None and settings.again and library.article_version(shelf, article) != method_version():
        return None
    if article is None or (settings.annotate and shelf.retention != "hashes" and not library.has_notes(shelf, article)):
        return None
    if page.url is not None or not library.is_sighted(shelf, page):
        library.sight(shelf, page, settings.when)
    return Added(page.source, "known", article)


def _add(shelf: Library, pages: Sequence[Page], settings: AddSettings, spread: Spread, tables: Tables) -> Iterator[Added]:
    """Take some pages through the stages together, then write them one by one."""
    cleaned = list(spread(stages.clean, pages, tables))
    whole = [(page, article) for page, article in zip(pages, cleaned, strict=True) if isinstance(article, Article)]
    articles = _dated([article for _, article in whole], settings.run, spread, tables)
    noted = spread(stages.annotate, articles, tables) if settings.annotate else iter([None] * len(articles))
    done = {page.sha256: (article, notes) for (page, _), article, notes in zip(whole, articles, noted, strict=True)}
    for page, result in zip(pages, cleaned, strict=True):
        if isinstance(result, Fault):
            yield _failed(shelf, result, settings, page)
            continue
        article, notes = done[page.sha256]
        entry = library.Entry(page, article, notes if isinstance(notes, Notes) else None)
        outcome = _write(shelf, entry, settings)
        if isinstance(notes, Fault):
            yield _failed(shelf, notes, settings, page)
        yield Added(page.source, outcome, article.id)


def _write(shelf: Library, entry: library.Entry, settings: AddSettings) -> Outcome:
    """Put an article on disk: a new one, one that had no notes, or one that earlier rules had read."""
    article, version = library.known_article(shelf, entry.page.sha256), method_version()
    if article is not None and settings.again and library.article_version(shelf, article) != version:
        library.renew_article(shelf, entry, settings.when, version)
        return "renewed"
    return "added" if library.add_article(shelf, entry, settings.when, version) else "annotated"


def _dated(articles: Sequence[Article], run: RunSettings, spread: Spread, tables: Tables) -> list[Article]:
    """Each article with the day its own words give it; those of a story may date it better, once they are read together."""
    from recoupe.link import date_articles  # noqa: PLC0415

    dated = []
    for article, clues in zip(articles, spread(stages.find_clues, articles, tables), strict=True):
        bound = {article.id: () if isinstance(clues, Fault) else tuple(clues)}
        published = next((one.published for one in date_articles([article], bound, run.seen_from)), article.published)
        dated.append(replace(article, published=published))
    return dated


def _failed(shelf: Library, fault: Fault, settings: AddSettings, page: Page | None = None) -> Added:
    """Keep a fault, and tell it."""
    library.add_fault(shelf, fault, settings.when, method_version(), page.sha256 if page else None)
    return Added(fault.subject, "fault", None, fault)
