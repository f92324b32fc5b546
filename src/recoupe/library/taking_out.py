"""What the library holds of an article, as records again: the article, its text, its notes, the page it came as."""

import zlib

from recoupe.library import codec
from recoupe.library.articles import key_of
from recoupe.library.errors import KeepsNoTextError
from recoupe.library.opening import Library
from recoupe.records import Article, ArticleId, Notes, Page, PageKind


def get_article(library: Library, article: ArticleId) -> Article:
    """An article as it was cleaned.

    Raises:
        UnknownError: there is none of this id.
        KeepsNoTextError: the library does not keep its words.
    """
    row = library.database.execute(
        "SELECT texts.text, texts.record, layouts.fields FROM texts JOIN layouts ON layouts.id = texts.layout"
        " WHERE texts.article = ?",
        (key_of(library, article),),
    ).fetchone()
    if row is None:
        raise KeepsNoTextError(library.path, article, name=article)
    return codec.decode(Article, row[1], row[2], text=codec.unpack(row[0]))


def get_text(library: Library, article: ArticleId) -> str | None:
    """The clean text alone; None where the library does not keep it."""
    row = library.database.execute("SELECT text FROM texts WHERE article = ?", (key_of(library, article),)).fetchone()
    return codec.unpack(row[0]) if row else None


def get_notes(library: Library, article: ArticleId) -> Notes | None:
    """What annotate found in an article; None when it was not annotated, or its notes are not kept whole."""
    row = library.database.execute(
        "SELECT notes.record, layouts.fields FROM notes JOIN layouts ON layouts.id = notes.layout WHERE notes.article = ?",
        (key_of(library, article),),
    ).fetchone()
    return codec.decode(Notes, row[0], row[1], article=get_article(library, article)) if row and row[0] else None


def get_page(library: Library, article: ArticleId) -> Page:
    """The page an article came as, under the name it first came by.

    Raises:
        UnknownError, KeepsNoTextError: as for `get_article`.
    """
    key = key_of(library, article)
    data, kind = received_bytes(library, article)
    sha256, encoding, exact = library.database.execute(
        "SELECT sha256, encoding, exact FROM pages WHERE id = ?", (key,)
    ).fetchone()
    text = data.decode(encoding) if exact else data.decode("utf-8", "surrogatepass")
    source, url, captured = library.database.execute(
        "SELECT source, url, captured FROM sightings WHERE article = ? ORDER BY first_at, id LIMIT 1", (key,)
    ).fetchone()
    return Page(source, sha256, text, kind, encoding, url, captured)


def received_bytes(library: Library, article: ArticleId) -> tuple[bytes, PageKind]:
    """The bytes an article came as, and how they are to be read.

    Raises:
        UnknownError, KeepsNoTextError: as for `get_article`.
    """
    row = library.database.execute("SELECT body, kind FROM pages WHERE id = ?", (key_of(library, article),)).fetchone()
    if row[0] is None:
        raise KeepsNoTextError(library.path, article, name=article)
    return zlib.decompress(row[0]), row[1]


def article_version(library: Library, article: ArticleId) -> str:
    """The version that cleaned an article."""
    row = library.database.execute(
        "SELECT version FROM methods WHERE id = (SELECT method FROM articles WHERE article = ?)", (article,)
    ).fetchone()
    return str(row[0]) if row else ""


def notes_version(library: Library, article: ArticleId) -> str | None:
    """The version that annotated an article; None when none did."""
    row = library.database.execute(
        "SELECT version FROM notes JOIN methods ON methods.id = notes.method WHERE article = ?", (key_of(library, article),)
    ).fetchone()
    return str(row[0]) if row else None
