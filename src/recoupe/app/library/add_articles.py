"""`recoupe add`: inputs into a library; a line is written once what it says is on disk."""

import sys
from collections import Counter

import click

from recoupe.app.library.asked import LibraryAsked, now
from recoupe.app.output import tell_faults
from recoupe.app.run import NoArticleError, named, spread_of
from recoupe.language.commands import CommandWords
from recoupe.library import open_library
from recoupe.records import ArticleId, Fault


def add_articles(words: CommandWords, asked: LibraryAsked) -> int:
    """Add the inputs; each is told on standard output as it lands: outcome, id, name, apart by tabs."""
    from recoupe.engine.adding import AddSettings, add_inputs  # noqa: PLC0415  nothing heavy before it is needed

    names = named(words, asked.reading)
    counts, faults, landed = Counter[str](), list[Fault](), list[ArticleId]()
    settings = AddSettings(asked.reading.run, now(), not asked.no_notes, asked.anew, asked.again)
    with open_library(asked.path, writable=True) as library, spread_of(asked.reading) as spread:
        for one in add_inputs(library, names, settings, spread):
            counts[one.outcome] += 1
            if one.fault is not None:
                faults.append(one.fault)
            if one.article is not None and one.outcome in ("added", "renewed"):
                landed.append(one.article)
            click.echo(f"{one.outcome}\t{one.article or '-'}\t{one.source}")
            sys.stdout.flush()
        if asked.stories:
            from recoupe.engine.watching.grouping import group_added  # noqa: PLC0415  only where it is asked for

            click.echo(words.say("message.stories_touched", n=len(group_added(library, landed, now()))), err=True)
    tell_faults(faults, words)
    fields = {name: counts[name] for name in ("added", "known", "annotated", "renewed", "forgotten", "fault")}
    click.echo(words.say("message.added", **fields), err=True)
    if not sum(counts.values()) - counts["fault"]:
        raise NoArticleError(words.say("message.no_input"))
    return 0
