"""`recoupe edit`: what a person decides about stories, which sticks and can be taken back."""

import getpass

import click

from recoupe.app.library.asked import LibraryAsked, now
from recoupe.language.commands import CommandWords
from recoupe.library import (
    Edit,
    Library,
    add_member,
    find_article,
    find_story,
    merge_stories,
    open_library,
    reject_member,
    split_story,
    undo_edit,
)

LEAST = {"merge": 2, "split": 2, "reject": 2, "join": 2, "undo": 1}
"""Names each action needs."""
MOST = {"reject": 2, "join": 2, "undo": 1}
"""Names each action takes; the others take any number."""


def edit_stories(words: CommandWords, asked: LibraryAsked) -> int:
    """Do what is asked, and say under which number it is kept.

    Raises:
        click.UsageError: too few names for the action, or too many.
    """
    n = len(set(asked.inputs))
    if not LEAST[asked.action] <= n <= MOST.get(asked.action, n):
        raise click.UsageError(
            words.say("message.edit_takes", action=asked.action, what=words.say(f"message.edit_{asked.action}"))
        )
    with open_library(asked.path, writable=True) as library:
        number, story = _do(library, asked)
    click.echo(f"{number}\t{story}")
    if asked.action != "undo":
        click.echo(words.say("message.edited", number=number, path=asked.path), err=True)
    return 0


def _do(library: Library, asked: LibraryAsked) -> tuple[int, str]:
    """The number of the edit, and the story it is about; empty for one taken back."""
    edit = Edit(asked.who or _user(), now(), "", note=asked.note)
    if asked.action == "undo":
        return undo_edit(library, int(asked.inputs[0]) if asked.inputs[0].isdecimal() else 0, edit.who, edit.made_at), ""
    story = find_story(library, asked.inputs[0])
    if asked.action == "merge":
        return merge_stories(library, [story, *(find_story(library, name) for name in asked.inputs[1:])], edit), story
    articles = [find_article(library, name) for name in asked.inputs[1:]]
    if asked.action == "split":
        return split_story(library, story, articles, edit)
    if asked.action == "reject":
        return reject_member(library, story, articles[0], edit), story
    return add_member(library, story, articles[0], edit), story


def _user() -> str:
    """Who calls, as the machine knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
