"""The verbs about a corpus: their names and options; what each does is imported when it is called."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import click

from recoupe.app.asked import language_option
from recoupe.app.words import make_verb
from recoupe.language.commands import CommandWords

DUTIES = {"stories": "cluster_stories", "reuse": "find_copies"}
"""Each verb, and the function, in a module of its name, that does it."""


def corpus_verbs(words: CommandWords) -> Iterator[click.Command]:
    """The verbs about a corpus, in the reader's language."""
    corpus = click.Option(["--from-jsonl"], metavar="FILE", help=words.say("option.from_jsonl"))
    library = click.Option(["--library"], metavar="LIBRARY", help=words.say("option.group_library"))
    assigned = click.Option(["--assignments"], metavar="PATH", help=words.say("option.assignments"))
    rulings = click.Option(["--rulings"], metavar="FILE", help=words.say("option.rulings"))
    output = click.Option(["-o", "--output"], metavar="PATH", help=words.say("option.output"))
    as_is = click.Option(["--as-is"], is_flag=True, help=words.say("option.as_is"))
    options = {"stories": [corpus, library, assigned, rulings], "reuse": [corpus, library, output, as_is]}
    for name, duty in DUTIES.items():
        yield make_verb(words, name, [*options[name], language_option(words)], _call(words, duty))


def _call(words: CommandWords, duty: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  what click calls
    def call(**given: Any) -> int:  # noqa: ANN401  click names and types what it gives by the parameters above
        code: int = getattr(import_module(f"recoupe.app.corpus.{duty}"), duty)(words, given)
        return code

    return call
