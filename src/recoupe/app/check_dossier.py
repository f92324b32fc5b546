"""`recoupe verify`: a dossier against the articles it cites."""

from pathlib import Path

import click

from recoupe.app.asked import Asked
from recoupe.app.output import tell_faults
from recoupe.app.run import named
from recoupe.language.commands import CommandWords
from recoupe.records import DossierError, Fault

FAILURES_SHOWN = 50
"""Failures printed: a moved text fails in every cell, and fifty lines tell that as well as thousands."""


def check_dossier(words: CommandWords, asked: Asked) -> int:
    """Check every cell of a dossier; 1 when one does not hold."""
    from recoupe.dossier import parse_dossier, verify  # noqa: PLC0415  nothing heavy before it is needed
    from recoupe.read import read_inputs  # noqa: PLC0415

    faults: list[Fault] = []
    pages = []
    for page in read_inputs(named(words, asked), asked.reading):
        if isinstance(page, Fault):
            faults.append(page)
        else:
            pages.append(page)
    tell_faults(faults, words)
    dossier = parse_dossier(_read(words, asked.dossier))
    failures = verify(dossier, pages)
    for failure in failures[:FAILURES_SHOWN]:
        click.echo(f"{failure.where}\t{failure.rule}\t{failure.message}")
    if failures:
        click.echo(words.say("message.does_not_hold", path=asked.dossier, n=len(failures)), err=True)
        return 1
    click.echo(words.say("message.holds", path=asked.dossier, articles=len(pages)), err=True)
    return 0


def _read(words: CommandWords, name: str) -> str:
    try:
        with click.open_file(name, "rb") as file:
            return bytes(file.read()).decode("utf-8")
    except OSError as trouble:
        raise DossierError(words.say("message.not_a_dossier", path=Path(name), why=trouble.strerror)) from trouble
    except UnicodeDecodeError as trouble:
        raise DossierError(words.say("message.not_a_dossier", path=Path(name), why=trouble.reason)) from trouble
