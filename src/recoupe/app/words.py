"""The command line in its reader's language: which one, and commands whose help speaks it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from recoupe.language.commands import CommandWords, load_command_words

LANGUAGES = ("fr", "en")
WIDTH = 100
"""Columns of help at most: longer lines are hard to read."""
LABELS = "fr"
"""Labels when nothing is asked: not the machine's locale, so that a dossier has the same bytes everywhere."""


def choose_words(arguments: Sequence[str], environment: Mapping[str, str]) -> CommandWords:
    """The words of help and messages: as `--lang` says, wherever it stands; else as the locale does; else English."""
    for at, argument in enumerate(arguments):
        flag, _, value = argument.partition("=")
        asked = value or (arguments[at + 1] if at + 1 < len(arguments) else "")
        if flag == "--lang" and asked in LANGUAGES:
            return load_command_words(asked)
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return load_command_words("fr" if locale[:2].lower() == "fr" else "en")


class Verb(click.Command):
    """A command whose help is all in one language, with examples that can be copied."""

    words: CommandWords

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), self.words.say("message.usage"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options."""
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [row for row in (option.get_help_record(ctx) for option in options) if row is not None]
        if rows:
            with formatter.section(self.words.say("message.options")):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say more, then show examples as they are typed."""
        name = ctx.command.name or "recoupe"
        more = self.words.texts.get(f"more.{name}")
        if more:
            formatter.write_paragraph()
            formatter.write_text(more)
        examples = self.words.examples.get(name)
        if examples:
            formatter.write_paragraph()
            formatter.write(f"{self.words.say('message.examples')}:\n")
            formatter.write("".join(f"  {example}\n" for example in examples))


class Verbs(Verb, click.Group):
    """The group of all commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options, then the commands in the order they were added: the order in which one needs them."""
        Verb.format_options(self, ctx, formatter)
        rows = [(name, command.help or "") for name, command in self.commands.items()]
        with formatter.section(self.words.say("message.commands")):
            formatter.write_dl(rows)


def make_verb(words: CommandWords, name: str, parameters: Sequence[click.Parameter], callback: Callable[..., Any]) -> Verb:
    """One command in the reader's language."""
    verb = Verb(
        name,
        params=[*parameters, help_option(words)],
        callback=callback,
        help=words.say(f"command.{name}"),
        add_help_option=False,
    )
    verb.words = words
    return verb


def help_option(words: CommandWords) -> click.Option:
    """`--help`, in the reader's language."""

    def show(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked:
            click.echo(context.get_help(), color=context.color)
            context.exit()

    return click.Option(
        ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=words.say("option.help")
    )
