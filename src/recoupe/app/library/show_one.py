"""`recoupe show`: one article, or one story and why each article is in it."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

import click

from recoupe.app.library.asked import LibraryAsked
from recoupe.app.library.rows import Row, write_rows
from recoupe.language.commands import CommandWords
from recoupe.library import (
    KeepsNoTextError,
    Library,
    UnknownError,
    find_article,
    find_story,
    get_article,
    get_notes,
    open_library,
    reasons_of,
    reuse_of,
    statements_of,
    story_articles,
    versions_of,
)
from recoupe.library import Row as ArticleRow
from recoupe.library.copies import fold_copies, share_elsewhere
from recoupe.records import Article, ArticleId, Dossier, Links, Notes

COLUMNS = ("id", "day", "outlet", "title", "copies", "decided", "because", "source")


def show_one(words: CommandWords, asked: LibraryAsked) -> int:
    """Show what an id, a name or an address leads to."""
    name = asked.inputs[0]
    with open_library(asked.path) as library:
        try:
            article = find_article(library, name)
        except UnknownError:
            return _show_story(words, asked, library, find_story(library, name))
        if asked.versions:
            from recoupe.app.library.show_versions import show_versions  # noqa: PLC0415  it needs the engine

            return show_versions(words, asked, library, article)
        if asked.json or not sys.stdout.isatty():
            click.echo(json.dumps(_fields(library, article, asked.lang), ensure_ascii=False, sort_keys=True))
        else:
            click.echo("\n".join(_lines(words, library, article)))
    return 0


def _show_story(words: CommandWords, asked: LibraryAsked, library: Library, story: str) -> int:
    """The articles of a story; copies are folded under the earliest of them, unless all are asked for."""
    members = story_articles(library, story)
    homes = fold_copies(library, [row.id for row in reversed(members)])
    n_copies = Counter(homes.values())
    shown = (row for row in members if asked.copies or homes[row.id] == row.id)
    write_rows(words, asked, COLUMNS, COLUMNS[:-1], (_member(library, row, n_copies[row.id] - 1) for row in shown))
    return 0


def _member(library: Library, row: ArticleRow, n_copies: int) -> Row:
    """An article of a story: how many copies are folded under it, who put it into the story, and why, in words."""
    decided, because = reasons_of(library, row.id) or ("", ())
    said = "; ".join(f"{one.rule} {one.weight:.2f} {one.note}".strip() for one in because)
    told: Row = {"id": row.id, "day": row.day, "outlet": row.outlet, "title": row.title, "source": row.source}
    return told | {"copies": max(0, n_copies), "decided": decided, "because": said}


def _fields(library: Library, article: ArticleId, labels: str) -> dict[str, object]:
    """All there is about an article, as in a dossier, with its text, its statements and its versions."""
    from recoupe.render import to_fields  # noqa: PLC0415  nothing heavy before it is needed

    fields: dict[str, object] = {
        "id": article,
        "versions": [list(one) for one in versions_of(library, article)],
        "reuse": [asdict(pair) for pair in reuse_of(library, article)],
        "stands_elsewhere": share_elsewhere(library, article),
    }
    try:
        notes = get_notes(library, article) or Notes(get_article(library, article))
    except KeepsNoTextError:
        return fields | {"statements": statements_of(library, article)}
    whole = to_fields(Dossier("", labels, (notes,), Links()))
    listed = whole["articles"]
    if isinstance(listed, list) and isinstance(listed[0], dict):
        fields |= listed[0]
    kept = ("attributions", "quantities", "moments", "polls")
    return (
        fields
        | {name: whole[name] for name in kept}
        | {"text": notes.article.text, "statements": statements_of(library, article)}
    )


def _lines(words: CommandWords, library: Library, article: ArticleId) -> Iterator[str]:
    """An article to be read: what is known of it, then its blocks."""
    try:
        known = get_article(library, article)
    except KeepsNoTextError:
        known = None
    yield click.style(article, bold=True)
    if known is not None:
        yield from _known(known)
    for url, other, when, _ in versions_of(library, article):
        yield click.style(f"{when}  {other}  {url}", dim=True)
    elsewhere = share_elsewhere(library, article)
    if elsewhere:
        yield click.style(words.say("message.stands_elsewhere", share=f"{elsewhere:.0%}"), dim=True)
    for pair in reuse_of(library, article):
        shared, share = (pair.other, pair.share_one) if pair.one == article else (pair.one, pair.share_other)
        yield click.style(f"{pair.kind} {share:.0%}  {shared}", dim=True)
    for said in statements_of(library, article):
        yield f"  {said['speaker'] or '?'} [{said['act']}] {said['content']}"


def _known(known: Article) -> Iterator[str]:
    yield "  ".join(filter(None, [known.outlet, known.published.edtf, known.language, known.source]))
    yield ""
    for block in known.blocks:
        yield f"{block.role:<12} {block.span.within(known.text)}"
    yield ""
