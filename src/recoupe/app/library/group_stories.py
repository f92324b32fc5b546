"""`recoupe stories --library` and `recoupe reuse --library`: what is found of all articles of a library, which it keeps."""

import click

from recoupe.app.library.asked import now
from recoupe.app.library.verbs import worded
from recoupe.app.output import progress
from recoupe.language import load_tables
from recoupe.language.commands import CommandWords
from recoupe.library import open_library


def group_stories(words: CommandWords, path: str) -> int:
    """Group the articles of a library, what people decided kept; tells how many moved."""
    from recoupe.engine.grouping import group_library  # noqa: PLC0415  nothing heavy before it is needed

    with worded(words, path), open_library(path, writable=True) as shelf:
        memberships, moved = group_library(shelf, now())
    n_stories = len({one.story for one in memberships})
    click.echo(words.say("message.stories_kept", articles=len(memberships), stories=n_stories, moved=moved), err=True)
    return 0


def keep_copies(words: CommandWords, path: str) -> int:
    """Find the articles of a library that share passages; tells how many pairs do."""
    from recoupe.engine.grouping import find_copies  # noqa: PLC0415  as above

    with worded(words, path), open_library(path, writable=True) as shelf:
        n = find_copies(shelf, load_tables(), progress(words))
    click.echo(words.say("message.copies_kept", n=n), err=True)
    return 0
