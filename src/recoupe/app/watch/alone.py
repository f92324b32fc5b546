"""One watch of a library at a time: a lock that ends with the process, however that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from recoupe.language.commands import CommandWords

try:
    import fcntl
except ImportError:  # Windows has none: two watches there may tell an event twice
    fcntl = None  # type: ignore[assignment]
SUFFIX = "-watch"
"""Of the empty file beside the library that is locked: a lock on the library itself would be in the way of the database."""


@contextmanager
def alone(path: str, words: CommandWords) -> Iterator[None]:
    """Keep every other watch of a library away; readers and other writers go on.

    Raises:
        click.ClickException: another one is running.
    """
    if fcntl is None:
        yield
        return
    with Path(f"{Path(path).resolve()}{SUFFIX}").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            raise click.ClickException(words.say("message.another_watch", path=path)) from held
        yield
