"""Writing: whole files or none, text to a pipe, notices to standard error."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click

from recoupe.language.commands import CommandWords
from recoupe.records import Fault, RecoupeError

FAULTS_SHOWN = 10
"""Faults told on standard error: a screen still shows what came before; the dossier lists them all."""


class WriteError(RecoupeError):
    """A file cannot be written: another place must be named, or room made."""


def write_whole(path: Path, text: str, words: CommandWords) -> None:
    """Write a file so that whatever stops us leaves the old one or the new one, never half of one.

    Raises:
        WriteError: the file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        part.replace(path)
    except OSError as trouble:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise WriteError(words.say("message.cannot_write", path=path, why=trouble.strerror or trouble)) from trouble


def check_writable(folder: Path, words: CommandWords) -> None:
    """Refuse a folder that is not there or not ours, before an hour is spent on what could not be written.

    Raises:
        WriteError: no file can be made in this folder.
    """
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise WriteError(words.say("message.cannot_write", path=folder, why=os.strerror(13 if folder.is_dir() else 2)))


def ready_streams() -> None:
    """Make standard output say UTF-8 in a pipe, and never stop on a character a terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def silence_stdout() -> None:
    """Send the rest of standard output nowhere: whoever read it has gone, and Python would complain once more at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell_faults(faults: Iterable[Fault], words: CommandWords) -> None:
    """Say on standard error what went wrong with single inputs."""
    listed = list(faults)
    for fault in listed[:FAULTS_SHOWN]:
        named = fault.message.startswith(fault.subject)
        click.echo(fault.message if named else words.say("message.fault", subject=fault.subject, message=fault.message), err=True)
    if len(listed) > FAULTS_SHOWN:
        click.echo(words.say("message.more_faults", n=len(listed) - FAULTS_SHOWN), err=True)


def progress(words: CommandWords) -> Callable[[str, int, int], None] | None:
    """What tells how far a run is; None unless standard error is a terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(stage: str, done: int, total: int) -> None:
        line = f"{words.say(f'stage.{stage}')} {done}/{total}" if done < total else ""
        click.echo(f"\r\x1b[K{line}", nl=False, err=True)

    return tell
