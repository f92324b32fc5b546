"""Calling the engine for a verb: inputs checked, progress told, faults shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from recoupe.app.asked import Asked
from recoupe.app.output import progress, tell_faults
from recoupe.language.commands import CommandWords
from recoupe.records import Dossier, RecoupeError


class NoArticleError(RecoupeError):
    """Not one input became an article: other inputs must be named."""


def run_engine(words: CommandWords, asked: Asked) -> Dossier:
    """The dossier of what was asked for.

    Raises:
        NoArticleError: not one input became an article.
    """
    from recoupe.engine import run  # noqa: PLC0415  nothing heavy before it is needed

    with spread_of(asked) as spread:
        dossier = run(named(words, asked), asked.run, spread, progress(words))
    tell_faults(dossier.faults, words)
    if not dossier.notes:
        raise NoArticleError(words.say("message.no_input"))
    return dossier


def named(words: CommandWords, asked: Asked) -> tuple[str, ...]:
    """The inputs as named; refuses none at all, unless a story of a library is."""
    if asked.story is not None:
        if asked.library is None:
            raise click.UsageError(words.say("message.story_needs_library"))
        return asked.inputs
    if not asked.inputs:
        raise click.UsageError(words.say("message.library_needs_what" if asked.library else "message.nothing_named"))
    return asked.inputs


@contextmanager
def spread_of(asked: Asked) -> Iterator[Callable[..., Any] | None]:
    """Other processes when more than one is asked for, this one otherwise."""
    if asked.jobs == 1:
        yield None
        return
    from recoupe.engine.pool import Pool  # noqa: PLC0415  60 ms that one process does not need

    with Pool(asked.run.jobs, asked.run.batch) as pool:
        yield pool
