"""What a call about a library asks for, and the options that say it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from recoupe.app.asked import Asked, language_option, table_options, web_options
from recoupe.app.words import LABELS
from recoupe.language.commands import CommandWords

if TYPE_CHECKING:
    from recoupe.library import Filters

RETENTIONS = ("text", "spans", "hashes")
ACTS = ("asserts", "reports", "denies", "declines", "asks")
ACTIONS = ("merge", "split", "reject", "join", "undo")
LISTS = ("articles", "stories", "sagas", "dossiers", "edits", "faults", "searches")
EXPORTS = ("articles", "statements", "quantities", "claims", "stories", "dossiers", "edits", "pages")


@dataclass(frozen=True, slots=True)
class LibraryAsked:
    """Everything a call about a library can say; what a verb has no option for keeps its default."""

    verb: str
    path: str = ""
    inputs: tuple[str, ...] = ()
    query: str = ""
    lang: str = LABELS
    retention: str = "text"
    date: datetime | None = None
    jobs: int = 1
    keep: str | None = None
    contact: str = ""
    allow_private: bool = False
    no_notes: bool = False
    anew: bool = False
    again: bool = False
    what: str = "articles"
    output: str | None = None
    limit: int | None = None
    offset: int = 0
    sort: str = "relevance"
    save: str | None = None
    speaker: str | None = None
    act: str | None = None
    figure: str | None = None
    claim: str | None = None
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    json: bool = False
    nl: bool = False
    csv: bool = False
    yes: bool = False
    note: str = ""
    action: str = ""
    who: str | None = None
    quick: bool = False
    index: bool = False
    versions: bool = False
    stories: bool = False
    copies: bool = False

    @property
    def reading(self) -> Asked:
        """The part that says how inputs are read."""
        return Asked(
            verb=self.verb,
            inputs=self.inputs,
            date=self.date,
            lang=self.lang,
            jobs=self.jobs,
            keep=self.keep,
            contact=self.contact,
            allow_private=self.allow_private,
        )

    @property
    def filters(self) -> "Filters":
        """The part that says what is let through; the story by its whole id."""
        from recoupe.library import Filters  # noqa: PLC0415  `--help` needs no library

        return Filters(
            *(self.speaker, self.act, self.figure, self.claim),
            *(self.outlet, self.language, self.since, self.until, self.story),
        )


def now() -> str:
    """The time of this call, ISO 8601 in UTC: the one clock of these verbs."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def library_argument() -> click.Argument:
    """Where the library is."""
    return click.Argument(["path"], metavar="LIBRARY", type=str)


def options_of(verb: str, words: CommandWords) -> list[click.Parameter]:
    """The options of one verb."""
    made: dict[str, list[click.Parameter]] = {
        "init": [_choice("retention", RETENTIONS, words, "--keep")],
        "add": [
            click.Option(["--date"], type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=words.say("option.date")),
            click.Option(["--jobs"], type=click.IntRange(1, 64), default=1, metavar="N", help=words.say("option.jobs")),
            *(_flag(name, words) for name in ("stories", "no_notes", "anew", "again")),
            *web_options(words),
        ],
        "list": [_choice("what", LISTS, words), *_paged(words), *_about_articles(words), *table_options(words)],
        "show": [_flag("versions", words), _flag("copies", words), _flag("json", words)],
        "search": [
            *(_text("speaker", words), click.Option(["--act"], type=click.Choice(ACTS), help=words.say("option.act"))),
            *(_text("figure", words), _text("claim", words), *_about_articles(words)),
            *(_choice("sort", ("relevance", "date"), words), *_paged(words), _text("save", words)),
            *(_flag("copies", words), *table_options(words)),
        ],
        "export": [
            *(_choice("what", EXPORTS, words), click.Option(["-o", "--output"], metavar="PATH", help=words.say("option.output"))),
            *(*_about_articles(words), *table_options(words)),
        ],
        "edit": [_text("note", words, ""), _text("who", words)],
        "forget": [_text("note", words, ""), _flag("yes", words)],
        "check": [_flag("quick", words), _flag("index", words)],
    }
    return [*made[verb], language_option(words)]


def _about_articles(words: CommandWords) -> list[click.Parameter]:
    return [_text(name, words) for name in ("outlet", "language", "since", "until", "story")]


def _paged(words: CommandWords) -> list[click.Parameter]:
    return [
        click.Option(["--limit"], type=click.IntRange(1, 1_000_000), metavar="N", help=words.say("option.limit")),
        click.Option(["--offset"], type=click.IntRange(0, 1_000_000), default=0, metavar="N", help=words.say("option.offset")),
    ]


def _choice(name: str, choices: tuple[str, ...], words: CommandWords, *others: str) -> click.Option:
    """One of some words; the first when nothing is said."""
    return click.Option(
        [name, f"--{name}", *others], type=click.Choice(choices), default=choices[0], help=words.say(f"option.{name}")
    )


def _flag(name: str, words: CommandWords) -> click.Option:
    return click.Option([f"--{name.replace('_', '-')}"], is_flag=True, help=words.say(f"option.{name}"))


def _text(name: str, words: CommandWords, default: str | None = None) -> click.Option:
    return click.Option([f"--{name}"], default=default, metavar="TEXT", help=words.say(f"option.{name}"))
