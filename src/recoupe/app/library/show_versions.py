"""`recoupe show --versions`: what was edited in an article, and which cells of its story that changed."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from recoupe.app.library.asked import LibraryAsked
from recoupe.engine.watching.editing import Edited, edits_of
from recoupe.language.commands import CommandWords
from recoupe.library import Library
from recoupe.records import ArticleId


def show_versions(words: CommandWords, asked: LibraryAsked, library: Library, article: ArticleId) -> int:
    """Show each edit: a line of JSON in a pipe, words that went and came on a terminal."""
    has_any = False
    for edit in edits_of(library, article, asked.reading.run):
        has_any = True
        if asked.json or not sys.stdout.isatty():
            click.echo(json.dumps(_fields(edit), ensure_ascii=False, sort_keys=True))
        else:
            click.echo("\n".join(_lines(words, edit)))
    if not has_any:
        click.echo(words.say("message.one_version"), err=True)
    return 0


def _fields(edit: Edited) -> dict[str, object]:
    return {
        "url": edit.url,
        "before": edit.old,
        "after": edit.new,
        "since": edit.since,
        "meaningful": bool(edit.comparison.meaningful),
        "revisions": [asdict(one) for one in edit.comparison.revisions],
        "cells": [asdict(one) for one in edit.change.touched] if edit.change else [],
    }


def _lines(words: CommandWords, edit: Edited) -> Iterator[str]:
    yield click.style(f"{edit.since}  {edit.old} \u2192 {edit.new}  {edit.url}", bold=True)
    for one in edit.comparison.revisions:
        dim = one.kind == "cosmetic"
        yield click.style(f"  {one.because}", dim=True)
        for sign, text, colour in (("-", one.gone, "red"), ("+", one.new, "green")):
            if text:
                yield click.style(f"    {sign} {' '.join(text.split())}", fg=None if dim else colour, dim=dim)
    for cell in edit.change.touched if edit.change else ():
        was, now = (value or words.say("message.event_nothing") for value in (cell.was, cell.now))
        yield f"  {words.say('message.event_touched', says=cell.says, was=was, now=now)}"
