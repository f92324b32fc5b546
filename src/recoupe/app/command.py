"""The command `recoupe`: its verbs, its exit codes, and what it says when something goes wrong."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from recoupe import __version__
from recoupe.app.asked import (
    FORMATS,
    Asked,
    fail_on_option,
    input_argument,
    language_option,
    run_options,
    serve_options,
    shelf_options,
    table_options,
    web_options,
)
from recoupe.app.corpus.verbs import DUTIES as CORPUS_DUTIES
from recoupe.app.corpus.verbs import corpus_verbs
from recoupe.app.library.verbs import DUTIES, library_verbs
from recoupe.app.output import ready_streams, silence_stdout
from recoupe.app.watch.verbs import VERB, watch_verbs
from recoupe.app.words import WIDTH, Verbs, choose_words, help_option, make_verb
from recoupe.language.commands import CommandWords
from recoupe.records import RecoupeError

OK, ERROR, USAGE, STOPPED = 0, 1, 2, 130
TABLE_VERBS = ("quotes", "figures", "claims", "dates", "actors")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call.

    Args:
        arguments: as typed; when not given, those of this process, which ends with the call.

    Returns:
        0 when all went well, 1 on an error, 2 when the call is wrong, 3 when `--fail-on` found something.
    """
    if arguments is not None:
        return _run(list(arguments))
    code = _run(sys.argv[1:])
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    # The parser's tables are a million small objects: freeing them one by one takes 0.4 s, the system does it at once.
    os._exit(code)


def _run(given: list[str]) -> int:
    words = choose_words(given, os.environ)
    # OpenBLAS reads this once, when numpy is imported: our matrices are small, and its idle threads spin on cores we use.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    ready_streams()
    try:
        code = make_commands(words).main(given, prog_name="recoupe", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return OK
    except click.UsageError as wrong:
        wrong.show()
        return USAGE
    except (RecoupeError, click.ClickException) as trouble:
        click.echo(f"recoupe: {trouble}", err=True)
        return ERROR
    except (KeyboardInterrupt, click.Abort):
        click.echo(words.say("message.stopped"), err=True)
        return STOPPED
    return code if isinstance(code, int) else OK


def make_commands(words: CommandWords) -> click.Group:
    """All verbs, in the reader's language, in the order in which one comes to need them."""
    group = Verbs("recoupe", params=_group_options(words), help=words.say("command.recoupe"), add_help_option=False)
    group.words, group.context_settings = words, {"max_content_width": WIDTH}
    ways = click.Option(["formats", "--format"], multiple=True, type=click.Choice(FORMATS), help=words.say("option.format"))
    output = click.Option(["-o", "--output"], metavar="PATH", help=words.say("option.output"))
    removed = click.Option(["--show-removed"], is_flag=True, help=words.say("option.show_removed"))
    rejected = click.Option(["--rejected"], is_flag=True, help=words.say("option.rejected"))
    dossier = click.Argument(["dossier"], type=str)
    inputs = [*shelf_options(words), *run_options(words)]
    group.add_command(_verb(words, "dossier", "make_dossier", [output, ways, fail_on_option(words), *inputs]))
    group.add_command(_verb(words, "verify", "check_dossier", [*web_options(words), language_option(words)], first=[dossier]))
    group.add_command(_verb(words, "read", "show_articles", [removed, *run_options(words)]))
    for name in TABLE_VERBS:
        extra = [rejected] if name == "quotes" else []
        group.add_command(_verb(words, name, "show_table", [*extra, *table_options(words), *inputs]))
    for command in (*library_verbs(words), *watch_verbs(words), *corpus_verbs(words)):
        group.add_command(command)
    group.add_command(_verb(words, "serve", "serve_desk", serve_options(words)))
    return group


def _verb(
    words: CommandWords, name: str, duty: str, options: Sequence[click.Parameter], first: Sequence[click.Parameter] = ()
) -> click.Command:
    """One verb, whose module of the same room is imported when it is called."""

    def call(**given: Any) -> int:  # noqa: ANN401  click names and types what it gives by the parameters above
        module = import_module(f"recoupe.app.{duty}")
        code: int = getattr(module, duty)(words, Asked(verb=name, **given))
        return code

    return make_verb(words, name, [*first, input_argument(), *options], call)


def _group_options(words: CommandWords) -> list[click.Parameter]:
    """What may stand before a verb; a language given there is the verb's own, unless the verb says another."""

    def hand_on(context: click.Context, _option: click.Parameter, language: str | None) -> None:
        if language:
            verbs = ("dossier", "verify", "read", "serve", *TABLE_VERBS, *DUTIES, *CORPUS_DUTIES, VERB)
            context.default_map = {verb: {"lang": language} for verb in verbs}

    def tell(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(f"recoupe {__version__}")
            context.exit()

    language = language_option(words)
    language.callback, language.expose_value, language.default = hand_on, False, None
    version = click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=words.say("option.version")
    )
    return [language, version, help_option(words)]
