"""What a call of `recoupe watch` asks for, and the options that say it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from recoupe.app.asked import Asked, language_option, web_options
from recoupe.app.words import LABELS
from recoupe.language.commands import CommandWords

if TYPE_CHECKING:
    from datetime import datetime

    from recoupe.engine.settings import RunSettings


@dataclass(frozen=True, slots=True)
class WatchAsked:
    """Everything a call can say."""

    path: str
    feeds: tuple[str, ...] = ()
    once: bool = False
    every: int = 15
    window: int = 7
    unfollow: tuple[str, ...] = ()
    opml_out: str | None = None
    atom: str | None = None
    webhooks: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    smtp: str = "localhost:25"
    mail_from: str | None = None
    quiet: bool = False
    lang: str = LABELS
    keep: str | None = None
    contact: str = ""
    allow_private: bool = False

    def run(self, today: "datetime") -> "RunSettings":
        """How articles are read; those that give no day are of the day they came."""
        reading = Asked(verb="watch", date=today, lang=self.lang, contact=self.contact, allow_private=self.allow_private)
        return reading.run


def watch_options(words: CommandWords) -> list[click.Parameter]:
    """The options of the verb."""

    def several(name: str, option: str, metavar: str) -> click.Option:
        return click.Option([name, option], multiple=True, metavar=metavar, help=words.say(f"option.{name}"))

    def text(option: str, metavar: str, default: str | None = None) -> click.Option:
        key = option[2:].replace("-", "_")
        return click.Option([option], metavar=metavar, default=default, help=words.say(f"option.{key}"))

    def number(option: str, default: int, most: int) -> click.Option:
        said = words.say(f"option.{option[2:]}")
        return click.Option([option], type=click.IntRange(1, most), default=default, metavar="N", help=said)

    web = [option for option in web_options(words) if option.name != "keep"]
    return [
        click.Option(["--once"], is_flag=True, help=words.say("option.once")),
        number("--every", 15, 10_080),
        number("--window", 7, 365),
        several("unfollow", "--unfollow", "URL"),
        text("--opml-out", "PATH"),
        text("--atom", "PATH"),
        several("webhooks", "--webhook", "URL"),
        several("mail", "--mail", "ADDRESS"),
        text("--smtp", "HOST:PORT", "localhost:25"),
        text("--mail-from", "ADDRESS"),
        click.Option(["--quiet"], is_flag=True, help=words.say("option.quiet")),
        *web,
        language_option(words),
    ]
