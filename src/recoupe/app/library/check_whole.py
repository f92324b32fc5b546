"""`recoupe check`: whether a library is whole, and what it holds."""

from dataclasses import asdict

import click

from recoupe.app.library.asked import LibraryAsked
from recoupe.language.commands import CommandWords
from recoupe.library import check_library, erase, index_again, is_erased, measure, open_library


def check_whole(words: CommandWords, asked: LibraryAsked) -> int:
    """Say what a library holds and what is wrong with it; 1 when something is. What was to be erased still is, is."""
    with open_library(asked.path, writable=True, stale=asked.index) as library:
        if asked.index:
            click.echo(words.say("message.indexed", n=index_again(library)), err=True)
        if not is_erased(library) and not erase(library):
            click.echo(words.say("message.journal_held", path=asked.path), err=True)
        failing = list(check_library(library, deep=not asked.quick))
        for name, value in asdict(measure(library)).items():
            click.echo(f"{name}\t{'' if value is None else value}")
    for one in failing:
        click.echo(f"{one.check}\t{one.subject}\t{one.found}", err=True)
    key = "message.is_not_whole" if failing else "message.is_whole"
    click.echo(words.say(key, path=asked.path, n=len(failing)), err=True)
    return 1 if failing else 0
