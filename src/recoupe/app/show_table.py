"""The verbs that list one table: for a person on a terminal, CSV in a pipe, JSON when asked."""

import csv
import io
import json
import sys
from collections.abc import Sequence

import click

from recoupe.app.asked import Asked
from recoupe.app.run import run_engine
from recoupe.app.tables import TABLES, Row, Table
from recoupe.language.commands import CommandWords


def show_table(words: CommandWords, asked: Asked) -> int:
    """List the table the verb is named after."""
    if asked.json + asked.nl + asked.csv > 1:
        raise click.UsageError(words.say("message.same_table"))
    dossier = run_engine(words, asked)
    table = TABLES[asked.verb]
    rows = list(table.rows(dossier, asked.rejected))
    if asked.json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif asked.nl:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif asked.csv or not sys.stdout.isatty():
        click.echo(to_csv(table, rows), nl=False)
    else:
        draw(table, rows, words)
    return 0


def to_csv(table: Table, rows: Sequence[Row]) -> str:
    """CSV as everyone reads it: one header, commas, minimal quotes, a line feed a row; no value is an empty field."""
    text = io.StringIO()
    writer = csv.DictWriter(text, table.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def draw(table: Table, rows: Sequence[Row], words: CommandWords) -> None:
    """Draw the columns a terminal has room for."""
    from rich.console import Console  # noqa: PLC0415  40 ms that only a person at a terminal pays for
    from rich.table import Table as Grid  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Grid(box=None, header_style="bold", pad_edge=False)
    for column in table.shown:
        grid.add_column(words.say(f"column.{column}"), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(row[column])) for column in table.shown))
    console = Console(highlight=False)
    console.print(grid)
    console.print(words.say("message.rows", n=len(rows)), style="dim")


def _cell(value: object) -> str:
    """One value on one line, without the control characters that could move a terminal's cursor."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)
