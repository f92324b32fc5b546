"""What is searched: the words of articles and statements into the full text, names and their sounds beside it.

The full text keeps no text, so to take an article out its words are analysed again: the same analysis, or the whole is made anew.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from recoupe.library.analysis import Term, analyser, fold, fold_name, sound
from recoupe.library.codec import sayable
from recoupe.library.opening import Library
from recoupe.records import Article, Notes, Span

SHORTEST_NAME = 4
"""Letters of a name's word that may be spelled otherwise: of shorter ones too many sound alike."""
NAMED = ("person", "organisation", "media", "place")

_OPENING = frozenset('.!?:\u2026\u00ab\u201c"\n')
"""Signs behind which any word has a capital."""

Columns = tuple[str, ...]


def article_columns(text: str, title: Span | None, language: str | None) -> tuple[Columns, list[Term]]:
    """The four columns of `article_words`, and the words they were made of."""
    terms = analyser(language or "").terms(text)
    end = title.end if title else 0
    head = [term for term in terms if title and title.start <= term.start < end]
    body = [term for term in terms if not (title and title.start <= term.start < end)]
    stems = (" ".join([term.stem for term in head]), " ".join([term.stem for term in body]))
    return (*stems, " ".join([term.form for term in head]), " ".join([term.form for term in body])), terms


def terms_of(text: str, language: str | None) -> list[Term]:
    """The words of a short passage."""
    return analyser(language or "").terms(text)


def _short(text: str, language: str | None) -> Columns:
    terms = terms_of(text, language)
    return " ".join([term.stem for term in terms]), " ".join([term.form for term in terms])


def index_article(library: Library, key: int, article: Article) -> None:
    """Put the words of an article into the full text, its names' words among them; `key` is its row."""
    columns, terms = article_columns(article.text, article.title, article.language)
    library.database.execute(
        "INSERT INTO article_words (rowid, title, body, title_forms, body_forms) VALUES (?, ?, ?, ?, ?)", (key, *columns)
    )
    learn_accents(library, terms)
    learn_names(library, capitalised(article.text, terms))


def capitalised(text: str, terms: Iterable[Term]) -> Iterator[str]:
    """Words with a capital inside a sentence, folded: names in nearly every language, and no annotation is needed."""
    before = 0
    for term in terms:
        if before and text[term.start].isupper() and _OPENING.isdisjoint(text[before : term.start]):
            yield fold(term.form)
        before = term.end


def learn_names(library: Library, words: Iterable[str]) -> None:
    """Remember words of names under how they sound."""
    for word in words:
        if len(word) >= SHORTEST_NAME and ("name", word) not in library.known:
            library.known["name", word] = 1
            library.database.execute("INSERT OR IGNORE INTO name_words VALUES (?, ?)", (sound(word), word))


def unindex_article(database: sqlite3.Connection, key: int, text: str, title: Span | None, language: str | None) -> None:
    """Take the words of an article out of the full text."""
    columns, _ = article_columns(text, title, language)
    database.execute(
        "INSERT INTO article_words (article_words, rowid, title, body, title_forms, body_forms) VALUES ('delete', ?, ?, ?, ?, ?)",
        (key, *columns),
    )


Said = Iterable[tuple[int, str, str | None]]
"""Rows of statements: key, content, speaker."""
_STATEMENT = "rowid, content, content_forms, speaker"
_CLAIM = "rowid, says, says_forms"


def index_statements(database: sqlite3.Connection, rows: Said, language: str | None) -> None:
    """Put statements into their full text."""
    database.executemany(
        f"INSERT INTO statement_words ({_STATEMENT}) VALUES (?, ?, ?, ?)",  # noqa: S608  names of ours
        ((key, *_short(content, language), fold_name(speaker or "")) for key, content, speaker in rows),
    )


def unindex_statements(database: sqlite3.Connection, rows: Said, language: str | None) -> None:
    """Take statements out of their full text."""
    database.executemany(
        f"INSERT INTO statement_words (statement_words, {_STATEMENT}) VALUES ('delete', ?, ?, ?, ?)",  # noqa: S608
        ((key, *_short(content, language), fold_name(speaker or "")) for key, content, speaker in rows),
    )


def index_claims(database: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Put claims into their full text: all as French, which most are in; those of other languages are found by their forms."""
    database.executemany(
        f"INSERT INTO claim_words ({_CLAIM}) VALUES (?, ?, ?)",  # noqa: S608
        ((key, *_short(says, CLAIMS)) for key, says in rows),
    )


def unindex_claims(database: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Take claims out of their full text."""
    database.executemany(
        f"INSERT INTO claim_words (claim_words, {_CLAIM}) VALUES ('delete', ?, ?, ?)",  # noqa: S608
        ((key, *_short(says, CLAIMS)) for key, says in rows),
    )


CLAIMS = "fr"
"""The language the words of claims are analysed in."""


def learn_accents(library: Library, terms: Iterable[Term]) -> None:
    """Remember words with accents and their stems: the same word typed without them may have another stem."""
    for form, stem in {(term.form, term.stem) for term in terms if not term.form.isascii()}:
        if (form, stem) not in library.known:
            library.known[form, stem] = 1
            library.database.execute("INSERT OR IGNORE INTO accents VALUES (?, ?, ?)", (fold(form), form, stem))


def index_names(library: Library, key: int, notes: Notes) -> None:
    """Put the names an article has into the tables of names, and their words under how they sound."""
    counts: dict[tuple[str, str], int] = {}
    for mention in notes.mentions:
        if mention.form == "name" and mention.kind in NAMED and mention.name.strip():
            pair = (mention.name, mention.kind)
            counts[pair] = counts.get(pair, 0) + 1
    library.database.executemany(
        "INSERT OR REPLACE INTO names VALUES (?, ?, ?, ?)",
        (sayable(key, name, kind, n) for (name, kind), n in sorted(counts.items())),
    )
    learn_names(library, (word for name, _ in counts for word in fold_name(name).split()))


def relearn_names(database: sqlite3.Connection) -> None:
    """Make the list of names' words anew from the names of all articles."""
    database.execute("DELETE FROM name_words")
    words = {word for (name,) in database.execute("SELECT DISTINCT name FROM names") for word in fold_name(name).split()}
    rows = ((sound(word), word) for word in sorted(words) if len(word) >= SHORTEST_NAME)
    database.executemany("INSERT INTO name_words VALUES (?, ?)", rows)


def unlearn_words(database: sqlite3.Connection, text: str, terms: Iterable[Term]) -> None:
    """Forget the accents and names' words of an article that no other one has; it is out of the full text already."""
    noted = {term.form for term in terms if not term.form.isascii() or text[term.start].isupper()}
    for form in sorted(noted):
        query = f'{{title_forms body_forms}} : "{form}"'
        if database.execute("SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT 1", (query,)).fetchone() is None:
            database.execute("DELETE FROM accents WHERE folded = ? AND form = ?", (fold(form), form))
            database.execute("DELETE FROM name_words WHERE word = ?", (fold(form),))
