"""The verb `watch`: its arguments and options; what it does is imported when it is called."""

from collections.abc import Iterator
from typing import Any

import click

from recoupe.app.library.asked import library_argument
from recoupe.app.library.verbs import worded
from recoupe.app.watch.asked import WatchAsked, watch_options
from recoupe.app.words import make_verb
from recoupe.language.commands import CommandWords

VERB = "watch"


def watch_verbs(words: CommandWords) -> Iterator[click.Command]:
    """The verb, in the reader's language."""

    def call(**given: Any) -> int:  # noqa: ANN401  click names and types what it gives by the parameters below
        from recoupe.app.watch.watch_feeds import watch_feeds  # noqa: PLC0415  `--help` needs no engine

        with worded(words, given["path"]):
            return watch_feeds(words, WatchAsked(**given))

    feeds = click.Argument(["feeds"], nargs=-1, metavar="FEED...", type=str)
    yield make_verb(words, VERB, [library_argument(), feeds, *watch_options(words)], call)
