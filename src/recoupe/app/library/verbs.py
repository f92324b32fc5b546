"""The verbs about a library: their names, arguments and options; what each does is imported when it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from recoupe.app.asked import input_argument
from recoupe.app.library.asked import ACTIONS, LibraryAsked, library_argument, options_of
from recoupe.app.words import make_verb
from recoupe.language.commands import CommandWords

DUTIES = {
    "init": "make_library",
    "add": "add_articles",
    "list": "list_rows",
    "show": "show_one",
    "search": "search_words",
    "edit": "edit_stories",
    "export": "export_rows",
    "forget": "forget_articles",
    "check": "check_whole",
}
"""Each verb, in the order in which one comes to need them, and the function, in a module of its name, that does it."""


def library_verbs(words: CommandWords) -> Iterator[click.Command]:
    """All verbs about a library, in the reader's language."""
    for name, duty in DUTIES.items():
        yield make_verb(words, name, [library_argument(), *_arguments(name), *options_of(name, words)], _call(words, name, duty))


def _arguments(name: str) -> list[click.Parameter]:
    """What stands behind the library."""
    if name == "add":
        return [input_argument()]
    if name == "search":
        return [click.Argument(["query"], metavar="QUERY", default="")]
    if name == "edit":
        named = click.Argument(["inputs"], nargs=-1, required=True, metavar="ID...", type=str)
        return [click.Argument(["action"], type=click.Choice(ACTIONS)), named]
    if name in ("show", "forget"):
        return [click.Argument(["inputs"], nargs=-1 if name == "forget" else 1, required=True, metavar="ID", type=str)]
    return []


def _call(words: CommandWords, name: str, duty: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  what click calls
    def call(**given: Any) -> int:  # noqa: ANN401  click names and types what it gives by the parameters above
        inputs = given.pop("inputs", ())
        asked = LibraryAsked(verb=name, inputs=(inputs,) if isinstance(inputs, str) else inputs, **given)
        with worded(words, asked.path):
            code: int = getattr(import_module(f"recoupe.app.library.{duty}"), duty)(words, asked)
        return code

    return call


@contextmanager
def worded(words: CommandWords, path: str) -> Iterator[None]:
    """Say a library's trouble, or a query's, in the reader's language.

    Raises:
        click.ClickException: in place of it.
    """
    from recoupe.library import LibraryError, QueryError  # noqa: PLC0415  `--help` needs no library
    from recoupe.library.errors import told  # noqa: PLC0415

    try:
        with told(path):
            yield
    except QueryError as wrong:
        raise click.UsageError(words.say(f"query.{wrong.code}", at=wrong.at + 1, what=wrong.what)) from wrong
    except LibraryError as trouble:
        raise click.ClickException(words.say(f"library.{trouble.code}", **trouble.fields)) from trouble
