"""`recoupe search`: what a library has of some words, some speaker, some figure."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace

import click

from recoupe.app.library.asked import LibraryAsked, now
from recoupe.app.library.rows import Row, check_one_way, write_rows
from recoupe.language.commands import CommandWords
from recoupe.library import Filters, Found, Library, find_story, open_library, search
from recoupe.library.copies import fold_copies
from recoupe.library.search.finding import Order
from recoupe.library.watching import SavedSearch, save_search
from recoupe.records import ArticleId

SCREEN = 20
"""Rows on a terminal unless more are asked for; a pipe gets all."""
PAGE = 500
COLUMNS = (
    *("kind", "article", "day", "outlet", "title", "speaker", "act", "hedge", "value", "unit", "verdict", "says", "snippet"),
    *("start", "end", "hits", "score", "language", "story", "source", "copies"),
)
RECENT = 2_000
"""Articles shown before that a later page may have copies of."""
MADE = ("snippet", "start", "end", "hits", "score", "copies")
"""Columns that are no field of what was found."""
SHOWN = {
    "article": ("day", "outlet", "title", "snippet", "copies", "article"),
    "statement": ("day", "outlet", "speaker", "act", "hedge", "snippet", "article"),
    "figure": ("day", "outlet", "value", "unit", "snippet", "article"),
    "claim": ("says", "verdict", "act", "outlet", "snippet", "article"),
}


def search_words(words: CommandWords, asked: LibraryAsked) -> int:
    """Search, and keep the search when it is given a name."""
    check_one_way(words, asked)
    with open_library(asked.path, writable=asked.save is not None) as library:
        filters = asked.filters
        if filters.story is not None:
            filters = replace(filters, story=find_story(library, filters.story))
        first = search(library, asked.query, filters, order=_order(asked), limit=_first(asked), offset=asked.offset)
        if asked.save is not None:
            kept = {name: value for name, value in asdict(filters).items() if value is not None}
            save_search(library, SavedSearch(asked.save, asked.query, kept, now()))
            click.echo(words.say("message.saved_search", name=asked.save), err=True)
        pages = iter([first.found]) if _is_whole(asked) else _all(library, asked, filters, first.found)
        n = write_rows(words, asked, COLUMNS, SHOWN[first.kind], _rows(library, asked, pages))
    added = ", ".join(f"{typed} \u2192 {', '.join(others)}" for typed, others in sorted(first.spellings.items()))
    if added:
        click.echo(words.say("message.also_sought", names=added), err=True)
    if not n:
        click.echo(words.say("message.nothing_found"), err=True)
    elif first.more and _is_whole(asked):
        click.echo(words.say("message.more_found", n=asked.offset + len(first.found)), err=True)
    return 0


def _rows(library: Library, asked: LibraryAsked, pages: Iterator[tuple[Found, ...]]) -> Iterator[Row]:
    """What was found as rows; an article whose copies were found too has them folded under it, unless all are asked for."""
    shown: list[ArticleId] = []
    for page in pages:
        if asked.copies or not page or page[0].kind != "article":
            yield from map(row_of, page)
            continue
        homes = fold_copies(library, [*shown[-RECENT:], *(found.article for found in page)])
        n_copies = Counter(homes[found.article] for found in page)
        for found in page:
            if homes[found.article] == found.article:
                shown.append(found.article)
                yield row_of(found) | {"copies": n_copies[found.article] - 1}


def row_of(found: Found) -> Row:
    """One thing found as a row; `hits` are spans of the clean text, "12-18 40-46"."""
    snippet = found.snippet
    row: Row = {name: getattr(found, name) for name in COLUMNS if name not in MADE}
    row |= {
        "copies": None,
        "snippet": snippet.text if snippet else None,
        "start": snippet.start if snippet else None,
        "end": snippet.end if snippet else None,
        "hits": " ".join(f"{start}-{end}" for start, end in snippet.hits) if snippet else None,
        "score": float(f"{found.score:.6g}") if found.score is not None else None,
    }
    return {name: row[name] for name in COLUMNS}


def _order(asked: LibraryAsked) -> Order:
    return "date" if asked.sort == "date" else "relevance"


def _first(asked: LibraryAsked) -> int:
    return asked.limit or (SCREEN if _is_screen(asked) else PAGE)


def _is_screen(asked: LibraryAsked) -> bool:
    return sys.stdout.isatty() and not (asked.json or asked.nl or asked.csv)


def _is_whole(asked: LibraryAsked) -> bool:
    """Whether the first page is all that was asked for."""
    return asked.limit is not None or _is_screen(asked)


def _all(library: Library, asked: LibraryAsked, filters: Filters, first: tuple[Found, ...]) -> Iterator[tuple[Found, ...]]:
    """Page after page, until there is none."""
    yield first
    seen, offset = len(first), asked.offset
    while seen == PAGE:
        offset += PAGE
        page = search(library, asked.query, filters, order=_order(asked), limit=PAGE, offset=offset)
        yield page.found
        seen = len(page.found)


def saved_row(one: SavedSearch) -> Row:
    """A saved search as a row."""
    filters = json.dumps(one.filters, ensure_ascii=False, sort_keys=True)
    return {"name": one.name, "query": one.query, "filters": filters, "made_at": one.saved_at}
