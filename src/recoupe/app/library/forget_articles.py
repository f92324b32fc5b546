"""`recoupe forget`: articles erased for good."""

import sys

import click

from recoupe.app.library.asked import LibraryAsked, now
from recoupe.language.commands import CommandWords
from recoupe.library import erase, find_article, forget_article, open_library

NAMED = 5
"""Articles named before they are erased; of more, how many there are says enough."""


def forget_articles(words: CommandWords, asked: LibraryAsked) -> int:
    """Erase articles, once a person or `--yes` has said so; 1 when a reader held the journal back."""
    with open_library(asked.path, writable=True) as library:
        articles = list(dict.fromkeys(find_article(library, name) for name in asked.inputs))
        names = ", ".join(articles[:NAMED]) + ("..." if len(articles) > NAMED else "")
        if not asked.yes:
            click.echo(words.say("message.forget_what", n=len(articles), path=asked.path, names=names), err=True)
            if not sys.stdin.isatty():
                raise click.UsageError(words.say("message.forget_needs_yes"))
            click.confirm(words.say("message.forget_sure"), abort=True, err=True)
        for article in articles:
            forget_article(library, article, now(), asked.note)
        is_done = erase(library)
    click.echo(words.say("message.forgotten", n=len(articles)), err=True)
    if not is_done:
        click.echo(words.say("message.journal_held", path=asked.path), err=True)
    return 0 if is_done else 1
