"""`recoupe list`: what a library holds."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice

from recoupe.app.library.asked import LibraryAsked
from recoupe.app.library.rows import Row, write_rows
from recoupe.app.library.search_words import saved_row
from recoupe.language.commands import CommandWords
from recoupe.library import Library, find_story, list_dossiers, list_edits, list_faults, list_stories, open_library
from recoupe.library.search.filters import filtered_articles
from recoupe.library.watching import list_searches

SCREEN = 50
"""Rows on a terminal unless more are asked for."""
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "articles": (
        (
            *("id", "day", "published", "outlet", "title", "language", "characters", "story", "has_notes", "added_at", "url"),
            "source",
        ),
        ("id", "day", "outlet", "title", "story"),
    ),
    "stories": (
        ("id", "level", "saga", "title", "first_day", "last_day", "n_articles", "n_outlets"),
        ("id", "first_day", "last_day", "n_articles", "n_outlets", "title"),
    ),
    "sagas": (
        ("id", "title", "first_day", "last_day", "n_articles", "n_outlets"),
        ("id", "first_day", "last_day", "n_articles", "n_outlets", "title"),
    ),
    "dossiers": (
        ("id", "story", "made_at", "version", "sha256", "n_articles", "n_claims"),
        ("id", "story", "made_at", "n_articles", "n_claims"),
    ),
    "edits": (
        ("id", "made_at", "who", "kind", "story", "target", "body", "note", "undone_by"),
        ("id", "made_at", "who", "kind", "story", "target", "note", "undone_by"),
    ),
    "faults": (("code", "subject", "message", "said_at"), ("code", "subject", "message")),
    "searches": (("name", "query", "filters", "made_at"), ("name", "query", "filters")),
}
"""Columns of each list, and those a terminal has room for."""


def list_rows(words: CommandWords, asked: LibraryAsked) -> int:
    """List what is asked for, the latest first."""
    with open_library(asked.path) as library:
        limit = asked.limit or (SCREEN if sys.stdout.isatty() else None)
        stop = None if limit is None else asked.offset + limit
        columns, shown = COLUMNS[asked.what]
        write_rows(words, asked, columns, shown, islice(rows_of(library, asked), asked.offset, stop))
    return 0


def rows_of(library: Library, asked: LibraryAsked) -> Iterator[Row]:
    """The rows of one list."""
    filters = asked.filters
    story = find_story(library, filters.story) if filters.story else None
    if asked.what == "articles":
        yield from (_plain(row) for row in filtered_articles(library, filters, story))
    elif asked.what == "edits":
        for edit in list_edits(library, story, -1):
            yield _plain(edit) | {"body": json.dumps(edit.body, ensure_ascii=False, sort_keys=True)}
    elif asked.what == "searches":
        yield from map(saved_row, list_searches(library))
    else:
        records: dict[str, Iterable[object]] = {
            "stories": list_stories(library),
            "sagas": list_stories(library, "saga"),
            "dossiers": list_dossiers(library, story),
            "faults": list_faults(library),
        }
        yield from map(_plain, records[asked.what])


def _plain(record: object) -> Row:
    """A record of plain fields as a row."""
    row: Row = asdict(record)  # type: ignore[call-overload]  # every row record is a dataclass
    return row
