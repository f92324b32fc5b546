"""Forgetting: what is erased is erased from the file, not only from sight."""

import sqlite3

from recoupe.library import codec
from recoupe.library.analysis import analyser
from recoupe.library.articles import key_of
from recoupe.library.dossiers import drop_claims
from recoupe.library.errors import told
from recoupe.library.indexing import relearn_names, unindex_article, unlearn_words
from recoupe.library.opening import Library
from recoupe.library.statements import drop_notes
from recoupe.records import Article, ArticleId, Span, hash_text

PENDING = "erasing"
"""The setting that stands while rows are gone and their bytes may not be."""
_TEXTS = ("article_words", "statement_words", "claim_words")


def forget_article(library: Library, article: ArticleId, when: str, note: str = "") -> None:
    """Erase an article: its page, words, notes and names, the dossiers that cite it, its place in stories.

    Its hash alone stays, and those of its addresses, so that it is not added again by accident.
    Dossiers that cite it go whole: they repeat its words.

    Raises:
        UnknownError: there is none of this id.
    """
    with library.writing() as database:
        key = key_of(library, article)
        sha256 = database.execute("SELECT sha256 FROM pages WHERE id = ?", (key,)).fetchone()[0]
        urls = database.execute("SELECT DISTINCT url FROM sightings WHERE article = ? AND url IS NOT NULL", (key,)).fetchall()
        _drop_dossiers(library, key)
        _drop_words(library, key)
        _drop_log(database, article, sha256)
        database.execute("DELETE FROM pages WHERE id = ?", (key,))
        # Of its addresses too: the bytes of a page change with every advertisement, and a feed that is followed still lists it.
        hashes = [sha256, *(hash_text(url) for (url,) in urls)]
        database.executemany("INSERT OR REPLACE INTO forgotten VALUES (?, ?, ?)", ((one, when, note) for one in hashes))
        database.execute("INSERT OR REPLACE INTO settings VALUES (?, '1')", (PENDING,))
    library.known.clear()


def erase(library: Library) -> bool:
    """Overwrite what was forgotten: the full text is merged, the file rewritten, the journal emptied.

    Costs a rewriting of the file, so it is done once for many articles. Stopped half-way, it is done again by the next call.

    Returns:
        Whether no reader held the journal back; when one did, words gone from the file are still in the journal beside it.

    Raises:
        LibraryFullError: no room for the rewriting; nothing is lost, and what was forgotten stays out of sight.
    """
    database = library.database
    with told(library.path):
        for table in _TEXTS:
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  names of ours
        database.execute("PRAGMA temp_store = FILE")  # the copy it makes is as large as the library, and has nothing forgotten
        database.execute("VACUUM")
        if not _empty_journal(database):
            return False
        database.execute("DELETE FROM settings WHERE name = ?", (PENDING,))
        return _empty_journal(database)


def is_erased(library: Library) -> bool:
    """Whether nothing forgotten waits to be overwritten."""
    return library.database.execute("SELECT 1 FROM settings WHERE name = ?", (PENDING,)).fetchone() is None


def _empty_journal(database: sqlite3.Connection) -> bool:
    busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def _drop_words(library: Library, key: int) -> None:
    """Take an article out of the full text, and out of the lists of words what no other article has."""
    database = library.database
    drop_notes(library, key)
    row = database.execute(
        "SELECT texts.text, texts.record, layouts.fields, articles.language FROM texts JOIN layouts ON layouts.id = texts.layout"
        " JOIN articles ON articles.id = texts.article WHERE texts.article = ?",
        (key,),
    ).fetchone()
    if row is None:
        relearn_names(database)
        return
    text = codec.unpack(row[0])
    title: Span | None = codec.decode(Article, row[1], row[2], text=text).title
    unindex_article(database, key, text, title, row[3])
    unlearn_words(database, text, analyser(row[3] or "").terms(text))


def _drop_dossiers(library: Library, key: int) -> None:
    """Drop the dossiers that cite an article, and the claims, figures and names of theirs."""
    where = "id IN (SELECT dossier FROM dossier_articles WHERE article = ?)"
    stories = library.database.execute(f"SELECT DISTINCT story FROM dossiers WHERE {where}", (key,)).fetchall()  # noqa: S608
    drop_claims(library, where, (key,))
    library.database.executemany("DELETE FROM aliases WHERE origin = ?", stories)
    library.database.execute(f"DELETE FROM dossiers WHERE {where}", (key,))  # noqa: S608


def _drop_log(database: sqlite3.Connection, article: ArticleId, sha256: str) -> None:
    """What other tables say of an article: troubles, events, fetches, its title over a story, what people wrote about it.

    The state of a method may hold its words in any form, so it goes whole: the method starts afresh from the articles.
    """
    seen = " IN (SELECT {} FROM sightings JOIN articles ON articles.id = sightings.article WHERE articles.article = ?)"
    database.execute("DELETE FROM faults WHERE sha256 = ?", (sha256,))
    database.execute(f"DELETE FROM faults WHERE subject{seen.format('sightings.source')}", (article,))  # noqa: S608
    database.execute("DELETE FROM fetches WHERE sha256 = ?", (sha256,))
    database.execute(f"DELETE FROM fetches WHERE url{seen.format('sightings.url')}", (article,))  # noqa: S608
    # An event of a story cites several articles in its body, by their ids.
    database.execute("DELETE FROM events WHERE article = ?1 OR instr(body, ?2) > 0", (article, article))
    database.execute("UPDATE stories SET title = NULL WHERE title = (SELECT title FROM articles WHERE article = ?)", (article,))
    database.execute("UPDATE edits SET body = '{}', note = '' WHERE target = ?", (article,))
    database.execute("DELETE FROM states")
