"""`recoupe read`: the articles themselves, for a program or, with what was removed, for a person."""

import json
from collections.abc import Iterator

import click

from recoupe.app.asked import Asked
from recoupe.app.output import progress, tell_faults
from recoupe.app.run import NoArticleError, named
from recoupe.language.commands import CommandWords
from recoupe.records import Article, Dossier, Fault, Links, Notes

ROLE_WIDTH = 12


def show_articles(words: CommandWords, asked: Asked) -> int:
    """Write each article as a line of JSON, or as its blocks and what stood between them."""
    from recoupe.engine import read_articles  # noqa: PLC0415  nothing heavy before it is needed
    from recoupe.render import to_fields  # noqa: PLC0415

    faults: list[Fault] = []
    articles = read_articles(named(words, asked), asked.run, faults, told=progress(words))
    tell_faults(faults, words)
    if not articles:
        raise NoArticleError(words.say("message.no_input"))
    for article in articles:
        if asked.show_removed:
            click.echo("\n".join(_as_received(article)) + "\n")
            continue
        fields = to_fields(Dossier("", asked.lang, (Notes(article),), Links()))["articles"]
        if isinstance(fields, list):
            click.echo(json.dumps(fields[0] | {"text": article.text}, ensure_ascii=False, sort_keys=True))
    return 0


def _as_received(article: Article) -> Iterator[str]:
    """Kept and removed runs in the order they were received, one a line."""
    yield click.style(article.source, bold=True)
    kept = [(block.received.start, f"{block.role:<{ROLE_WIDTH}} {block.span.within(article.text)}") for block in article.blocks]
    gone = [
        (
            one.received.start,
            click.style(f"{'-':<{ROLE_WIDTH}} {' '.join(one.exact.split())}  [{one.kind}: {one.because}]", dim=True),
        )
        for one in article.furniture
    ]
    yield from (line for _, line in sorted(kept + gone))
