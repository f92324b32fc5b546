"""Rows to whoever reads them: a table on a terminal, CSV in a pipe, JSON when asked."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from typing import TextIO

import click

from recoupe.app.drawing import draw
from recoupe.app.library.asked import LibraryAsked
from recoupe.language.commands import CommandWords

Row = dict[str, str | int | float | bool | None]


def write_rows(
    words: CommandWords, asked: LibraryAsked, columns: Sequence[str], shown: Sequence[str], rows: Iterable[Row]
) -> int:
    """Write rows as the call asks.

    Args:
        words: in the reader's language.
        asked: the call.
        columns: all of them, in order: the header of the CSV.
        shown: those a terminal has room for.
        rows: as many as there are; CSV and JSON lines are written as they come.

    Returns:
        How many there were.
    """
    check_one_way(words, asked)
    if asked.json or asked.nl:
        return write_json(sys.stdout, rows, in_lines=asked.nl)
    if asked.csv or not sys.stdout.isatty():
        return write_csv(sys.stdout, columns, rows)
    listed = list(rows)
    draw(shown, [{name: _short(row.get(name)) for name in shown} for row in listed], words)
    return len(listed)


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Comma, a header line, line feeds."""
    writer = csv.DictWriter(out, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    n = 0
    for row in rows:
        writer.writerow(row)
        n += 1
    return n


def write_json(out: TextIO, rows: Iterable[Row], *, in_lines: bool) -> int:
    """One object a line, or a list of them."""
    if not in_lines:
        listed = list(rows)
        out.write(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return len(listed)
    n = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        n += 1
    return n


def check_one_way(words: CommandWords, asked: LibraryAsked) -> None:
    """Refuse two ways of writing one table."""
    if asked.json + asked.nl + asked.csv > 1:
        raise click.UsageError(words.say("message.same_table"))


def _short(value: str | int | float | bool | None) -> str | int | float | bool | None:
    """A value in one line of a terminal's cell."""
    return " ".join(value.split()) if isinstance(value, str) else value
