"""`recoupe watch`: feeds into a library, once or for as long as it runs; what matters is told to the places named."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from recoupe.app.library.asked import now
from recoupe.app.output import WriteError, tell_faults, write_whole
from recoupe.app.watch.alone import alone
from recoupe.app.watch.asked import WatchAsked
from recoupe.app.watch.atom import atom_sender
from recoupe.app.watch.lines import line_of
from recoupe.app.watch.mail import Post, mail_sender
from recoupe.app.watch.webhook import webhook_sender
from recoupe.engine.adding import Added
from recoupe.engine.watching.delivering import Send, deliver
from recoupe.engine.watching.happening import Renewed
from recoupe.engine.watching.polling import Polled
from recoupe.engine.watching.rounds import Told, follow_feeds, run_round
from recoupe.engine.watching.settings import MINUTE_S, WatchSettings
from recoupe.engine.watching.turns import seconds_until
from recoupe.language.commands import CommandWords
from recoupe.library import Library, LibraryBusyError, open_library
from recoupe.library.watching import drop_feed, list_feeds
from recoupe.read.formats import FormatError
from recoupe.read.formats.feeds import Subscription
from recoupe.read.links import is_address, list_addresses
from recoupe.read.listing import write_opml
from recoupe.read.web.manners import Manners
from recoupe.records import Fault, RecoupeError, hash_text

SECRET, SMTP_USER, SMTP_PASSWORD = "RECOUPE_WEBHOOK_SECRET", "RECOUPE_SMTP_USER", "RECOUPE_SMTP_PASSWORD"
TERMINAL = "terminal"
LONGEST_SLEEP_S = 60.0
"""Between two looks at whose turn it is: a feed somebody adds meanwhile waits no longer."""


class FeedListError(RecoupeError):
    """A list of feeds cannot be read: name another."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is told; `open` makes what tells it, for one open library."""

    name: str
    open: Callable[[Library], Send]


def watch_feeds(words: CommandWords, asked: WatchAsked) -> int:
    """Follow feeds; 0 when a round was had, 1 when no feed of it answered."""
    feeds = tuple(feed for name in asked.feeds for feed in _feeds_of(words, name))
    with open_library(asked.path, writable=True) as shelf:
        for url in asked.unfollow:
            drop_feed(shelf, url)
        follow_feeds(shelf, feeds)
        followed = list_feeds(shelf)
    if asked.opml_out is not None:
        listed = [Subscription(feed.title or "", feed.url) for feed in followed]
        write_whole(Path(asked.opml_out), write_opml(words.say("message.watch_title", path=Path(asked.path).name), listed), words)
        click.echo(words.say("message.wrote", path=asked.opml_out), err=True)
        return 0
    if not followed:
        raise click.UsageError(words.say("message.no_feed"))
    places = _places(words, asked)
    with alone(asked.path, words):
        while True:
            manners = Manners(asked.run(datetime.now(UTC)).reading.web)
            code = _round(words, asked, places, manners)
            if asked.once:
                return code
            time.sleep(_until_next(asked))


def _round(words: CommandWords, asked: WatchAsked, places: tuple[Place, ...], manners: Manners) -> int:
    """One round, then whatever is to be told; another writer ends the round, and the next one takes it up."""
    settings = WatchSettings(
        asked.run(datetime.now(UTC)), asked.every * MINUTE_S, asked.window, tuple(place.name for place in places)
    )
    polled, faults = list[str](), list[Fault]()
    try:
        with open_library(asked.path, writable=True) as shelf:
            for told in run_round(shelf, settings, now, manners):
                polled += [told.outcome] if isinstance(told, Polled) else []
                faults += [told.fault] if isinstance(told, Polled | Added | Renewed) and told.fault else []
                _tell(asked, told)
            for place in places:
                send = place.open(shelf)
                for done in deliver(shelf, place.name, send, now):
                    if done.trouble is not None:
                        click.echo(words.say("message.not_told", place=place.name, why=done.trouble), err=True)
    except LibraryBusyError as busy:
        if asked.once:
            raise
        click.echo(words.say(f"library.{busy.code}", **busy.fields), err=True)
    tell_faults(faults, words)
    return 1 if polled and not {"new", "same"} & set(polled) else 0


def _tell(asked: WatchAsked, told: Told) -> None:
    """What became of a feed or an article, on standard error: standard output has events alone."""
    if asked.quiet:
        return
    if isinstance(told, Polled):
        click.echo(f"{told.outcome}\t{told.n_listed}\t{told.feed}", err=True)
    elif isinstance(told, Added) and told.outcome != "known":
        click.echo(f"{told.outcome}\t{told.article or '-'}\t{told.source}", err=True)


def _until_next(asked: WatchAsked) -> float:
    """Seconds to the next turn of a feed, or less."""
    with open_library(asked.path) as shelf:
        turns = [feed.next_at or now() for feed in list_feeds(shelf)]
    return max(1.0, min([LONGEST_SLEEP_S, *(seconds_until(turn, now()) for turn in turns)]))


def _feeds_of(words: CommandWords, name: str) -> Iterator[str]:
    """The feeds of a name: an address, or a file that lists them."""
    if is_address(name):
        yield name
        return
    try:
        yield from list_addresses(name, Path(name).read_bytes())
    except (OSError, FormatError) as trouble:
        why = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
        raise FeedListError(words.say("message.bad_feeds", path=name, why=why)) from trouble


def _places(words: CommandWords, asked: WatchAsked) -> tuple[Place, ...]:
    """The places a call names; an address with a key in it is kept in the library as a hash."""
    found = [Place(TERMINAL, lambda _: lambda happening: click.echo(line_of(words, happening)))]
    if asked.atom is not None:
        path = Path(asked.atom).resolve()
        if not path.parent.is_dir():
            raise WriteError(words.say("message.cannot_write", path=path, why=os.strerror(2)))
        found.append(Place(f"atom {path}", lambda shelf: atom_sender(shelf, path, words)))
    found += [_webhook(url, asked) for url in dict.fromkeys(asked.webhooks)]
    found += [_letter(words, to, asked) for to in dict.fromkeys(asked.mail)]
    return tuple(found)


def _webhook(url: str, asked: WatchAsked) -> Place:
    send = webhook_sender(url, os.environ.get(SECRET), allow_private=asked.allow_private)
    return Place(f"webhook {hash_text(url)[:16]}", lambda _: send)


def _letter(words: CommandWords, to: str, asked: WatchAsked) -> Place:
    host, _, port = asked.smtp.rpartition(":")
    if not (host and port.isdecimal() and "@" in to):
        raise click.UsageError(words.say("message.bad_mail", smtp=asked.smtp, to=to))
    post = Post(host.strip("[]"), int(port), asked.mail_from or to, os.environ.get(SMTP_USER), os.environ.get(SMTP_PASSWORD))
    send = mail_sender(post, to, words)
    return Place(f"mail {to}", lambda _: send)
