"""Whether a library is whole: the file, its references, its full text, every hash of what it keeps."""

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.library import codec
from recoupe.library.analysis import VERSION
from recoupe.library.errors import told
from recoupe.library.forgetting import is_erased
from recoupe.library.indexing import index_article, index_claims, index_statements, learn_accents, terms_of
from recoupe.library.opening import ANALYSIS, Library
from recoupe.records import Article, Notes, hash_bytes, hash_text


@dataclass(frozen=True, slots=True)
class Failing:
    """Something that is not as it must be: which check, of what, and what was found."""

    check: str
    subject: str
    found: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a library holds, and how much of the disk it takes."""

    retention: str
    n_articles: int
    n_annotated: int
    n_statements: int
    n_stories: int
    n_dossiers: int
    n_edits: int
    n_faults: int
    first_day: str | None
    last_day: str | None
    bytes: int
    journal_bytes: int


def check_library(library: Library, *, deep: bool = True) -> Iterator[Failing]:
    """Find all that is wrong; nothing when the library is whole.

    Args:
        library: open, for reading is enough; the full text is looked into when it is open for writing.
        deep: every hash is computed again and every record read; else the file and its references alone.
    """
    with told(library.path):
        yield from _file(library.database)
        if library.writable:
            yield from _full_text(library)
        if not is_erased(library):
            yield Failing("erased", str(library.path), "articles were forgotten whose words are not overwritten yet")
        yield from _counts(library.database)
        if deep:
            yield from _pages(library.database)
            yield from _records(library.database)


def measure(library: Library) -> Sizes:
    """What a library holds."""
    with library.reading() as database:
        one = database.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM notes), (SELECT count(*) FROM statements),"
            " (SELECT count(*) FROM stories WHERE EXISTS (SELECT 1 FROM members WHERE story = stories.id)),"
            " (SELECT count(*) FROM dossiers), (SELECT count(*) FROM edits), (SELECT count(*) FROM faults),"
            " (SELECT min(day) FROM articles), (SELECT max(day) FROM articles)"
        ).fetchone()
    journal = Path(f"{library.path}-wal")
    size, journal_size = library.path.stat().st_size, journal.stat().st_size if journal.exists() else 0
    return Sizes(*(library.retention, *one, size, journal_size))


def index_again(library: Library) -> int:
    """Make the full text anew from the texts; the number of articles in it. For a full text that is off, or a new analysis."""
    with library.writing() as database:
        for table in ("article_words", "statement_words", "claim_words"):
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608  names of ours
        database.execute("DELETE FROM accents")
        library.known.clear()
        done = 0
        for key, record, fields, text in _texts(database):
            index_article(library, key, codec.decode(Article, record, fields, text=codec.unpack(text)))
            done += 1
        rows = database.execute(
            "SELECT language, statements.id, content, speaker FROM statements JOIN articles ON articles.id = statements.article"
        ).fetchall()
        for language, *said in rows:
            index_statements(database, [(said[0], said[1], said[2])], language)
            learn_accents(library, terms_of(said[1], language))
        index_claims(database, database.execute("SELECT id, says FROM claims").fetchall())
        database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (ANALYSIS, VERSION))
    return done


def _file(database: sqlite3.Connection) -> Iterator[Failing]:
    for (found,) in database.execute("PRAGMA integrity_check(50)"):
        if found != "ok":
            yield Failing("file", "", found)
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check"):
        yield Failing("reference", f"{table} {row}", f"leads nowhere in {parent}")


def _full_text(library: Library) -> Iterator[Failing]:
    """The structure of the full text, and whether it holds each article that it should and no other."""
    for table in ("article_words", "statement_words", "claim_words"):
        try:
            library.database.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
        except sqlite3.DatabaseError as trouble:
            yield Failing("full-text", table, str(trouble))
    known = library.database.execute("SELECT value FROM settings WHERE name = ?", (ANALYSIS,)).fetchone()
    if known and known[0] != VERSION:
        yield Failing("full-text", "analysis", f"made by analysis {known[0]}, not {VERSION}")


def _counts(database: sqlite3.Connection) -> Iterator[Failing]:
    """Rows that must go together."""
    pairs = (
        ("article_words_docsize", "id", "texts", "article"),
        ("statement_words_docsize", "id", "statements", "id"),
        ("claim_words_docsize", "id", "claims", "id"),
        ("pages", "id", "articles", "id"),
    )
    for left, its_key, right, other_key in pairs:
        missing = database.execute(
            f"SELECT (SELECT count(*) FROM {left} WHERE {its_key} NOT IN (SELECT {other_key} FROM {right})),"  # noqa: S608
            f" (SELECT count(*) FROM {right} WHERE {other_key} NOT IN (SELECT {its_key} FROM {left}))"
        ).fetchone()
        if missing != (0, 0):
            yield Failing("rows", f"{left}, {right}", f"{missing[0]} without the other, {missing[1]} the other way round")


def _pages(database: sqlite3.Connection) -> Iterator[Failing]:
    rows = database.execute("SELECT sha256, exact, body, article FROM pages JOIN articles USING (id) WHERE body IS NOT NULL")
    for sha256, exact, body, article in rows:
        try:
            data = zlib.decompress(body)
        except zlib.error as trouble:
            yield Failing("page", article, str(trouble))
            continue
        if exact and hash_bytes(data) != sha256:
            yield Failing("page", article, "its bytes have another hash")


def _records(database: sqlite3.Connection) -> Iterator[Failing]:
    for key, record, fields, text in _texts(database):
        name, text_sha256 = database.execute("SELECT article, text_sha256 FROM articles WHERE id = ?", (key,)).fetchone()
        try:
            article = codec.decode(Article, record, fields, text=codec.unpack(text))
            row = database.execute(
                "SELECT record, fields FROM notes JOIN layouts ON layouts.id = notes.layout WHERE article = ?", (key,)
            ).fetchone()
            if row:
                codec.decode(Notes, row[0], row[1], article=article)
        except (zlib.error, ValueError, TypeError, LookupError, codec.LayoutError) as trouble:
            yield Failing("record", name, f"{type(trouble).__name__}: {trouble}")
            continue
        if hash_text(article.text) != text_sha256:
            yield Failing("text", name, "its words have another hash")


def _texts(database: sqlite3.Connection) -> Iterator[tuple[int, bytes, str, bytes]]:
    """Row, record, layout and text of every article that has one."""
    rows = database.execute(
        "SELECT texts.article, record, fields, text FROM texts JOIN layouts ON layouts.id = texts.layout ORDER BY texts.article"
    )
    yield from rows
