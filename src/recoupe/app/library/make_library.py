"""`recoupe init`: an empty library."""

import click

from recoupe.app.library.asked import LibraryAsked
from recoupe.language.commands import CommandWords
from recoupe.library import RETENTIONS, create_library


def make_library(words: CommandWords, asked: LibraryAsked) -> int:
    """Make a library; one that is there already is left as it is."""
    retention = next(kind for kind in RETENTIONS if kind == asked.retention)
    with create_library(asked.path, retention) as library:
        click.echo(words.say("message.made_library", path=asked.path, retention=library.retention), err=True)
    return 0
