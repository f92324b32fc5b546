"""The verbs that list one table: for a person on a terminal, CSV in a pipe, JSON when asked."""

import json
import sys
from dataclasses import replace

import click

from recoupe.app.asked import Asked
from recoupe.app.compiling import compile_asked
from recoupe.app.drawing import draw
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
    dossier = compile_asked(words, asked)
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
