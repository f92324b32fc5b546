"""What one call asks for, and the options that say it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from recoupe.app.words import LABELS, LANGUAGES
from recoupe.language.commands import CommandWords

if TYPE_CHECKING:
    from recoupe.engine.settings import RunSettings
    from recoupe.read import ReadSettings

FORMATS = ("html", "md", "json", "csv")
TROUBLES = ("differ", "contested", "garbled", "drift", "damage", "fault")


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a call can say; what a verb has no option for keeps its default."""

    verb: str
    inputs: tuple[str, ...] = ()
    dossier: str = ""
    output: str | None = None
    formats: tuple[str, ...] = ()
    date: datetime | None = None
    lang: str = LABELS
    fail_on: tuple[str, ...] = ()
    jobs: int = 1
    show_removed: bool = False
    rejected: bool = False
    json: bool = False
    nl: bool = False
    csv: bool = False
    keep: str | None = None
    contact: str = ""
    allow_private: bool = False
    corrections: str | None = None
    library: str | None = None
    story: str | None = None
    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = ()
    no_browser: bool = False

    @property
    def run(self) -> "RunSettings":
        """What of it the engine needs."""
        from recoupe.engine.settings import RunSettings  # noqa: PLC0415  `--help` needs no engine

        seen_from = self.date.date() if self.date else None
        settings = RunSettings(labels=self.lang, seen_from=seen_from, jobs=self.jobs, reading=self.reading)
        if self.corrections is None:
            return settings
        from recoupe.app.corrections_file import read_corrections  # noqa: PLC0415  only where one is named

        return replace(settings, corrections=read_corrections(Path(self.corrections)))

    @property
    def reading(self) -> "ReadSettings":
        """What of it `read` needs."""
        from recoupe.read import ReadSettings  # noqa: PLC0415  `--help` reads nothing
        from recoupe.read.web.settings import WebSettings  # noqa: PLC0415

        kept = Path(self.keep) if self.keep else None
        return ReadSettings(web=WebSettings(contact=self.contact, allow_private=self.allow_private, kept=kept))


def input_argument() -> click.Parameter:
    """Names of files, folders, addresses, "-"; checked by `read`, which keeps a fault and goes on."""
    return click.Argument(["inputs"], nargs=-1, metavar="INPUT...", type=str)


def run_options(words: CommandWords) -> list[click.Parameter]:
    """The options of every verb that reads articles."""
    return [
        click.Option(["--date"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=words.say("option.date")),
        click.Option(["--jobs"], type=click.IntRange(1, 64), default=1, metavar="N", help=words.say("option.jobs")),
        click.Option(["--corrections"], metavar="FILE", help=words.say("option.corrections")),
        *web_options(words),
        language_option(words),
    ]


def shelf_options(words: CommandWords) -> list[click.Parameter]:
    """Where articles come from that a library holds."""
    return [
        click.Option(["--library"], metavar="LIBRARY", help=words.say("option.library")),
        click.Option(["--story"], metavar="ID", help=words.say("option.story")),
    ]


def web_options(words: CommandWords) -> list[click.Parameter]:
    """How addresses are read."""
    return [
        click.Option(["--keep"], metavar="FOLDER", help=words.say("option.keep")),
        click.Option(["--contact"], default="", metavar="ADDRESS", help=words.say("option.contact")),
        click.Option(["--allow-private"], is_flag=True, help=words.say("option.allow_private")),
    ]


def language_option(words: CommandWords) -> click.Option:
    """`--lang`; `words.choose_words` has already seen to the help."""
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), default=LABELS, help=words.say("option.lang"))


def fail_on_option(words: CommandWords) -> click.Option:
    """`--fail-on`: words apart or with commas."""

    def split(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
        asked = tuple(word.strip() for one in given for word in one.split(",") if word.strip())
        for word in asked:
            if word not in TROUBLES:
                raise click.BadParameter(
                    words.say("message.bad_fail_on", word=word, choices=", ".join(TROUBLES)), context, option
                )
        return asked

    metavar = "|".join(TROUBLES)
    return click.Option(["--fail-on"], multiple=True, metavar=metavar, callback=split, help=words.say("option.fail_on"))


def serve_options(words: CommandWords) -> list[click.Parameter]:
    """Where the desk listens."""
    return [
        click.Option(["--host"], default="127.0.0.1", metavar="ADDRESS", help=words.say("option.host")),
        click.Option(["--port"], type=click.IntRange(0, 65535), default=0, metavar="N", help=words.say("option.port")),
        click.Option(["names", "--name"], multiple=True, metavar="NAME", help=words.say("option.name")),
        click.Option(["--no-browser"], is_flag=True, help=words.say("option.no_browser")),
        *web_options(words),
        language_option(words),
    ]


def table_options(words: CommandWords) -> list[click.Parameter]:
    """How a table is written."""
    return [click.Option([f"--{name}"], is_flag=True, help=words.say(f"option.{name}")) for name in ("json", "nl", "csv")]
