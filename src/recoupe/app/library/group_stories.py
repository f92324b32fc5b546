"""`recoupe stories --library`: the articles of a library put into stories, which it keeps."""

import click

from recoupe.app.library.asked import now
from recoupe.app.library.verbs import worded
from recoupe.language.commands import CommandWords
from recoupe.library import open_library


def group_stories(words: CommandWords, path: str) -> int:
    """Group the articles of a library, what people decided kept; tells how many moved."""
    from recoupe.engine.grouping import group_library  # noqa: PLC0415  nothing heavy before it is needed

    with worded(words), open_library(path, writable=True) as shelf:
        memberships, moved = group_library(shelf, now())
    n_stories = len({one.story for one in memberships})
    click.echo(words.say("message.stories_kept", articles=len(memberships), stories=n_stories, moved=moved), err=True)
    return 0
