"""The whole system, on one screen: from inputs to the dossier."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from recoupe.engine import stages
from recoupe.engine.settings import RunSettings
from recoupe.engine.stages import Stage, attempt, attempt_all, part
from recoupe.language import Tables, load_tables
from recoupe.language.collector import paused_collector
from recoupe.records import Article, Dossier, Fault, Page

Spread = Callable[[Stage[Any], Sequence[Any], Tables], Iterator[Any]]
"""Takes records through a stage, in order, a fault in place of each that failed: `here`, or a `pool.Pool`."""
Told = Callable[[str, int, int], None]
"""Told the stage, how many records are done, and how many there are."""


def run(names: Iterable[str], settings: RunSettings, spread: Spread | None = None, told: Told | None = None) -> Dossier:
    """Cross-check some inputs.

    Args:
        names: files, folders, "-" for standard input.
        settings: the caller's choices.
        spread: where the stages of one article run; this process when not given.
        told: is told how far the run is.

    Returns:
        The dossier, with the faults of the inputs that failed.

    Raises:
        RecoupeError: the run cannot go on.
    """
    with paused_collector():
        return _run(names, settings, spread, told)


def _run(names: Iterable[str], settings: RunSettings, spread: Spread | None, told: Told | None) -> Dossier:
    from recoupe.dossier import Settings, compile_dossier  # noqa: PLC0415  heavy rooms wait until a run needs them
    from recoupe.link import link  # noqa: PLC0415

    tables, faults, tell = load_tables(settings.articles), list[Fault](), told or _quiet
    articles = read_articles(names, settings, faults, spread, told)
    noted = (spread or here)(stages.annotate, articles, tables)
    notes = list(part(_told("annotate", noted, len(articles), tell), faults))
    tell("link", 0, 1)
    links = link(notes, tables, settings.corrections)
    tell("link", 1, 1)
    return compile_dossier(notes, links, Settings(settings.labels), faults)


def read_articles(
    names: Iterable[str], settings: RunSettings, faults: list[Fault], spread: Spread | None = None, told: Told | None = None
) -> list[Article]:
    """Read and clean some inputs, and date the articles whose day only the others tell; in order of source, then id.

    Faults:
        engine.other-language: the article is not in the language of the tables; it is kept, and less is found in it.
    """
    from recoupe.read import read_inputs  # noqa: PLC0415

    tell = told or _quiet
    captured = settings.seen_from.isoformat() if settings.seen_from else settings.reading.captured
    reading = replace(settings.reading, captured=captured)
    pages = part(_told("read", read_inputs(names, reading), 0, tell), faults)
    return articles_of(pages, settings, faults, spread, told)


def articles_of(
    pages: Iterable[Page], settings: RunSettings, faults: list[Fault], spread: Spread | None = None, told: Told | None = None
) -> list[Article]:
    """Clean pages at hand, and date the articles whose day only the others tell; in order of source, then id.

    Faults:
        engine.other-language: as `read_articles`.
    """
    from recoupe.link import date_articles  # noqa: PLC0415

    tables, spread, tell = load_tables(settings.articles), spread or here, told or _quiet
    pages = sorted(pages, key=lambda page: (page.source, page.id))
    cleaned = _told("clean", spread(stages.clean, pages, tables), len(pages), tell)
    articles = _without_repeats(pages, list(part(cleaned, faults)), tables)
    faults += (_foreign(article, tables) for article in articles if article.language not in (None, tables.language))
    clues = spread(stages.find_clues, articles, tables)
    bound = dict(zip((article.id for article in articles), (_or_none(found, faults) for found in clues), strict=True))
    datings = {dating.article: dating.published for dating in date_articles(articles, bound, settings.seen_from)}
    return [replace(article, published=datings.get(article.id, article.published)) for article in articles]


def _without_repeats(pages: Sequence[Page], articles: list[Article], tables: Tables) -> list[Article]:
    """The articles without the lines their hosts repeat; only those that have some are cleaned again."""
    from recoupe.clean import repeated_lines  # noqa: PLC0415

    by_id = {page.id: page for page in pages}
    repeated = repeated_lines((by_id[article.id], article) for article in articles)
    again = {name: attempt(stages.clean_again, stages.Reread(by_id[name], lines), tables) for name, lines in repeated.items()}
    found = (again.get(article.id, article) for article in articles)
    return [new if isinstance(new, Article) else old for new, old in zip(found, articles, strict=True)]


def here(stage: Stage[Any], records: Sequence[Any], tables: Tables) -> Iterator[Any]:
    """Take records through a stage in this process, one after the other."""
    return attempt_all(stage, records, tables)


def _foreign(article: Article, tables: Tables) -> Fault:
    """The fault of an article whose language the tables are not for."""
    known = article.language in tables.plain_cues
    found = "statements are found by their typography and cue words alone" if known else "little is found here"
    message = f"{article.source}: written in {article.language!r}, read with the words of {tables.language!r}: {found}"
    return Fault("engine.other-language", article.source, message)


def _told(stage: str, records: Iterable[Any], total: int, tell: Told) -> Iterator[Any]:
    """The records themselves, told as they pass."""
    for done, record in enumerate(records, start=1):
        tell(stage, done, max(total, done))
        yield record
    tell(stage, total, total)


def _or_none(found: Any, faults: list[Fault]) -> tuple[Any, ...]:  # noqa: ANN401
    """An article whose own clues could not be found still goes on, undated."""
    if not isinstance(found, Fault):
        return tuple(found)
    faults.append(found)
    return ()


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
