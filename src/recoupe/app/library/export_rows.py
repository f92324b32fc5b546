"""`recoupe export`: what a library holds, for another program."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TextIO

import click

from recoupe.app.library.asked import LibraryAsked
from recoupe.app.library.list_rows import COLUMNS, rows_of
from recoupe.app.library.rows import Row, check_one_way, write_csv, write_json
from recoupe.app.output import WriteError
from recoupe.language.commands import CommandWords
from recoupe.library import Library, find_story, get_dossier, get_text, list_dossiers, open_library, received_bytes
from recoupe.library.search.filters import filtered_articles
from recoupe.library.tables import TABLES, table_rows

ARTICLE = ("id", "date", "title", "text", "language", "outlet", "published", "story", "source", "url")
"""An article as `recoupe stories --from-jsonl` reads it."""


def export_rows(words: CommandWords, asked: LibraryAsked) -> int:
    """Write what is asked for: JSON lines unless a table or one JSON is."""
    check_one_way(words, asked)
    with open_library(asked.path) as library:
        if asked.story:
            asked = replace(asked, story=find_story(library, asked.story))
        if asked.what == "pages":
            return _pages(words, asked, library)
        with _out(words, asked) as out:
            rows = _rows(library, asked)
            if asked.csv:
                write_csv(out, _columns(asked.what), rows)
            else:
                write_json(out, rows, in_lines=not asked.json)
    if asked.output:
        click.echo(words.say("message.wrote", path=asked.output), err=True)
    return 0


def _rows(library: Library, asked: LibraryAsked) -> Iterator[Row]:
    if asked.what == "articles":
        for row in filtered_articles(library, asked.filters, asked.story):
            yield {
                **{name: getattr(row, name) for name in ARTICLE if name not in ("date", "text")},
                "date": row.published or row.day,
                "text": get_text(library, row.id),
            }
    elif asked.what in TABLES:
        keys = [row.key for row in filtered_articles(library, asked.filters, asked.story)] if _is_filtered(asked) else None
        yield from table_rows(library, asked.what, keys)
    elif asked.what == "dossiers":
        for story in dict.fromkeys(row.story for row in list_dossiers(library, asked.story)):
            yield {"story": story, "dossier": get_dossier(library, story)}
    else:
        yield from rows_of(library, asked)


def _is_filtered(asked: LibraryAsked) -> bool:
    return any((asked.outlet, asked.language, asked.since, asked.until, asked.story))


def _columns(what: str) -> tuple[str, ...]:
    if what == "articles":
        return ARTICLE
    if what == "dossiers":
        return ("story", "dossier")
    return TABLES[what] if what in TABLES else COLUMNS[what][0]


@contextmanager
def _out(words: CommandWords, asked: LibraryAsked) -> Iterator[TextIO]:
    """Standard output, or a file that is there whole or not at all."""
    if asked.output is None:
        yield sys.stdout
        return
    path = Path(asked.output)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise WriteError(words.say("message.cannot_write", path=path, why=trouble.strerror or trouble)) from trouble


def _pages(words: CommandWords, asked: LibraryAsked, library: Library) -> int:
    """The received bytes, one file an article, named by its id."""
    if asked.output is None:
        raise click.UsageError(words.say("message.export_needs_folder"))
    folder, endings = Path(asked.output), {"html": ".html", "markdown": ".md", "text": ".txt"}
    for row in filtered_articles(library, asked.filters, asked.story):
        data, kind = received_bytes(library, row.id)
        path = folder / f"{row.id}{endings.get(kind, '.txt')}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as trouble:
            raise WriteError(words.say("message.cannot_write", path=path, why=trouble.strerror or trouble)) from trouble
        click.echo(f"{path}\t{row.source}")
    return 0
