"""The verbs that list one table: for a person on a terminal, CSV in a pipe, JSON when asked."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace

import click

from recoupe.app.asked import Asked
from recoupe.app.run import run_engine
from recoupe.language.commands import CommandWords
from recoupe.records import Dossier

SHOWN = {
    "quotes": ("label", "speaker", "act", "mode", "hedge", "content"),
    "figures": ("what", "label", "value", "unit", "approximator", "exact", "verdict", "severity"),
    "claims": ("says", "verdict", "independent_origins", "label", "act", "exact"),
    "dates": ("label", "exact", "kind", "from", "until", "relation"),
    "actors": ("name", "kind", "aliases", "mentions", "labels"),
}
"""The columns a terminal has room for; CSV and JSON have them all."""
REJECTED = ("score", "because", "weighed")
"""Shown beside them of candidates that were not kept: how near they came, their rule, and what weighed for and against."""


def show_table(words: CommandWords, asked: Asked) -> int:
    """List the table the verb is named after."""
    if asked.json + asked.nl + asked.csv > 1:
        raise click.UsageError(words.say("message.same_table"))
    dossier = run_engine(words, asked)
    if asked.rejected:
        dossier = _with_rejected(dossier)
    if asked.csv or not (asked.json or asked.nl or sys.stdout.isatty()):
        from recoupe.render import to_csv  # noqa: PLC0415  nothing of it before it is needed

        click.echo(to_csv(dossier, asked.verb), nl=False)
        return 0
    from recoupe.render import TABLES  # noqa: PLC0415  as above
    from recoupe.render.guide import make_guide  # noqa: PLC0415

    rows = list(TABLES[asked.verb][1](make_guide(dossier)))
    if asked.json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif asked.nl:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        draw((*SHOWN[asked.verb], *(REJECTED if asked.rejected else ())), rows, words)
    return 0


def _with_rejected(dossier: Dossier) -> Dossier:
    """The dossier with the candidates that were not kept in place of those that were."""
    return replace(dossier, notes=tuple(replace(notes, attributions=notes.rejected) for notes in dossier.notes))


def draw(columns: Sequence[str], rows: Sequence[dict[str, str | int | float | bool | None]], words: CommandWords) -> None:
    """Draw a table on the terminal, each cell as long as it is."""
    from rich.console import Console  # noqa: PLC0415  40 ms that only a person at a terminal pays for
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        grid.add_column(words.say(f"column.{column}"), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(row[column])) for column in columns))
    console = Console(highlight=False)
    console.print(grid)
    console.print(words.say("message.rows", n=len(rows)), style="dim")


def _cell(value: object) -> str:
    """One value on one line, without the control characters that could move a terminal's cursor."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)
