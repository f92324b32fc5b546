"""`recoupe reuse`: which articles of a corpus share passages, and which was first."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from recoupe.app.corpus.lines import read_lines
from recoupe.app.output import check_writable, progress, tell_faults, write_whole
from recoupe.language import Tables, load_tables
from recoupe.language.commands import CommandWords
from recoupe.records import Article, Fault, Page, Shared, StreamArticle, hash_text

FIRST = {"one": "a", "other": "b", "unknown": None}


def find_copies(words: CommandWords, asked: dict[str, Any]) -> int:
    """Write the pairs of articles that share passages, a line of JSON each, to a file or to standard output."""
    if bool(asked["from_jsonl"]) == bool(asked["library"]):
        raise click.UsageError(words.say("message.corpus_or_library"))
    if asked["library"]:
        from recoupe.app.library.group_stories import keep_copies  # noqa: PLC0415  only where a library is named

        return keep_copies(words, asked["library"])
    from recoupe.link.passages import find_passages  # noqa: PLC0415  nothing heavy before it is needed

    out = asked["output"]
    if out:
        check_writable(Path(out).resolve().parent, words)
    tables, faults = load_tables(), list[Fault]()
    articles: Iterable[StreamArticle] = read_lines(asked["from_jsonl"], faults)
    read = list(articles if asked["as_is"] else _without_furniture(articles, tables))
    tell_faults(faults, words)
    tell = progress(words)
    pairs = find_passages(read, tables.leftovers, (lambda done, total: tell("reuse", done, total)) if tell else None)
    lines = (f"{json.dumps(_row(pair), ensure_ascii=False)}\n" for pair in pairs)
    if out:
        write_whole(Path(out), "".join(lines), words)
    else:
        for line in lines:
            click.echo(line, nl=False)
    if tell:
        tell("reuse", 1, 1)
    return 0


def _without_furniture(articles: Iterable[StreamArticle], tables: Tables) -> Iterator[StreamArticle]:
    """The articles with blanks where the page spoke for itself, so that every other character stays where it was given."""
    from recoupe.clean import clean  # noqa: PLC0415

    for article in articles:
        page = Page(article.id, hash_text(f"{article.id}\n{article.text}"), article.text, "text")
        cleaned = clean(page, tables)
        if isinstance(cleaned, Article):
            text = list(article.text)
            for gone in cleaned.furniture:
                blank = range(gone.received.start, gone.received.end)
                text[gone.received.start : gone.received.end] = ["\n" if text[at] == "\n" else " " for at in blank]
            yield replace(article, text="".join(text))
        else:
            yield article


def _row(pair: Shared) -> dict[str, Any]:
    passages = [
        {"a": [one.one.start, one.one.end], "b": [one.other.start, one.other.end], "kind": one.kind} for one in pair.passages
    ]
    return {
        "a": pair.one,
        "b": pair.other,
        "kind": pair.kind,
        "share_a": pair.share_one,
        "share_b": pair.share_other,
        "first": FIRST[pair.came_first],
        "why": pair.why or None,
        "passages": passages,
    }
