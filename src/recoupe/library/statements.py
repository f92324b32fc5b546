"""Who says what and which numbers stand where: the rows of an article's notes that can be looked up."""

import sqlite3
from collections.abc import Mapping

from recoupe.library.analysis import fold, fold_name
from recoupe.library.codec import sayable
from recoupe.library.indexing import index_statements, learn_accents, terms_of, unindex_statements
from recoupe.library.opening import Library
from recoupe.records import Mention, Notes, Span

HOPS = 4
"""Steps from a pronoun to a name: "elle" to "la ministre" to "Claire Vasseur" is two."""


def add_statements(library: Library, key: int, notes: Notes) -> None:
    """Write one row for each attribution and put its words into the full text."""
    text, mentions = notes.article.text, {mention.span: mention for mention in notes.mentions}
    rows = []
    for said in notes.attributions:
        speaker = speaker_name(said.speaker, mentions)
        through = " < ".join(span.within(text) for span in said.through) or None
        done = library.database.execute(
            'INSERT INTO statements (article, "start", "end", content, speaker, speaker_key, speaker_kind, act, mode, hedge,'
            " cue, through, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            sayable(
                *(key, said.content.start, said.content.end, said.content.within(text), speaker),
                *(fold_name(speaker) if speaker else None, said.speaker_kind, said.act, said.mode, said.hedge),
                *(said.cue.within(text) if said.cue else None, through, notes.article.published.day),
            ),
        )
        rows.append((int(done.lastrowid or 0), str(sayable(said.content.within(text))[0]), speaker))
    index_statements(library.database, rows, notes.article.language)
    if library.retention != "text":
        learn_accents(library, [term for row in rows for term in terms_of(row[1], notes.article.language)])


def speaker_name(at: Span | None, mentions: Mapping[Span, Mention]) -> str | None:
    """The name of who speaks, where the words of the article lead to one; else the words themselves."""
    mention = mentions.get(at) if at else None
    seen = mention
    for _ in range(HOPS):
        if seen is None or seen.form in ("name", "anonymous") or seen.of is None:
            break
        seen = mentions.get(seen.of)
    if seen is not None and seen.form == "name":
        return seen.name
    return mention.name if mention else None


def add_quantities(database: sqlite3.Connection, key: int, notes: Notes) -> None:
    """Write one row for each number."""
    text = notes.article.text
    database.executemany(
        'INSERT INTO quantities (article, "start", "end", exact, value, number, low, high, dimension, unit, unit_key,'
        " approximator, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sayable(
                *(key, one.span.start, one.span.end, one.span.within(text)),
                *(_said(one.value), _number(one.value), _said(one.low), _said(one.high), one.dimension, one.unit),
                *(fold(one.unit) if one.unit else None, one.approximator, notes.article.published.day),
            )
            for one in notes.quantities
        ),
    )


def drop_notes(library: Library, key: int) -> None:
    """Take the notes of an article out of every table; whoever calls says what stands in their place."""
    database = library.database
    language = database.execute("SELECT language FROM articles WHERE id = ?", (key,)).fetchone()[0]
    rows = database.execute("SELECT id, content, speaker FROM statements WHERE article = ?", (key,)).fetchall()
    unindex_statements(database, rows, language)
    for table in ("statements", "quantities", "names", "notes"):
        database.execute(f"DELETE FROM {table} WHERE article = ?", (key,))  # noqa: S608  names of ours


def _said(value: object) -> str | None:
    return None if value is None else format(value, "f")


def _number(value: object) -> float | None:
    """For comparisons alone; None where a float has no such number."""
    number = None if value is None else float(str(value))
    return number if number is not None and abs(number) < 1e300 else None
