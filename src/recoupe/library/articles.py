"""Articles in the library: added once, whole or not at all; found by id, name or address; read back as records."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.library import codec
from recoupe.library.codec import sayable
from recoupe.library.errors import UnknownError
from recoupe.library.indexing import index_article, index_names
from recoupe.library.opening import Library
from recoupe.library.statements import add_quantities, add_statements
from recoupe.records import Article, ArticleId, Fault, Notes, Page, hash_bytes

SHORTEST_PREFIX = 4
"""Digits of an id that may stand for all of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of an article: `key` is its row in the library, `has_notes` whether it was annotated."""

    key: int
    id: ArticleId
    source: str
    url: str | None
    outlet: str | None
    language: str | None
    title: str | None
    published: str | None
    day: str | None
    characters: int
    added_at: str
    story: str | None
    has_notes: bool


@dataclass(frozen=True, slots=True)
class FaultRow:
    """What a list shows of a fault."""

    code: str
    subject: str
    message: str
    said_at: str


Version = tuple[str, ArticleId, str, str]
"""An address, what stood there, since when and until when it was seen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is added at once: a page, the article it became, its notes when it was annotated."""

    page: Page
    article: Article
    notes: Notes | None = None


def add_article(library: Library, entry: Entry, when: str, version: str) -> bool:
    """Add an article; when this returns, it is on disk.

    Bytes that are there already are not added again: the name they came by this time is.

    Args:
        library: open for writing.
        entry: what to add.
        when: the time of it, ISO 8601 in UTC.
        version: of recoupe, for what is to be made again one day.

    Returns:
        Whether the article is new.

    Raises:
        LibraryError: nothing of it was added.
    """
    with library.writing():
        known = _key(library, entry.page.sha256)
        key = known if known is not None else _add_page(library, entry.page)
        if known is None:
            write_article(library, key, entry, when, version)
        if entry.notes is not None and not _has_notes(library, key):
            _add_notes(library, key, entry.notes, version)
        see(library, key, entry.page, when)
        library.database.execute("DELETE FROM faults WHERE sha256 = ?", (entry.page.sha256,))
    return known is None


def set_notes(library: Library, notes: Notes, version: str) -> None:
    """Keep the notes of an article that is there, in place of any it has."""
    from recoupe.library.statements import drop_notes  # noqa: PLC0415

    with library.writing() as database:
        key = key_of(library, notes.article.id)
        drop_notes(library, key)
        _add_notes(library, key, notes, version)
        if library.retention == "text":
            record, layout = _article_record(library, notes.article)
            database.execute("UPDATE texts SET layout = ?, record = ? WHERE article = ?", (layout, record, key))
        said = notes.article.published
        database.execute(
            "UPDATE articles SET published = ?, basis = ?, day = ?, method = ? WHERE id = ?",
            (said.edtf, said.basis, said.day, method(library, "articles", version), key),
        )


def sight(library: Library, page: Page, when: str) -> None:
    """Note that an article that is there came again, by which name and when."""
    with library.writing():
        key = _key(library, page.sha256)
        if key is not None:
            see(library, key, page, when)


def see(library: Library, key: int, page: Page, when: str) -> None:
    """Note under which name and at which address an article came this time."""
    url = page.url or (page.source if page.source.startswith(("http://", "https://")) else None)
    library.database.execute(
        "INSERT INTO sightings (article, source, url, captured, first_at, last_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (article, source) DO UPDATE SET last_at = max(last_at, excluded.last_at)",
        sayable(key, page.source, url, page.captured, when, when),
    )


def known_article(library: Library, sha256: str) -> ArticleId | None:
    """The article these bytes became, if they are in the library."""
    row = library.database.execute("SELECT article FROM pages JOIN articles USING (id) WHERE sha256 = ?", (sha256,)).fetchone()
    return ArticleId(row[0]) if row else None


def has_notes(library: Library, article: ArticleId) -> bool:
    """Whether an article was annotated."""
    return _has_notes(library, key_of(library, article))


def is_sighted(library: Library, page: Page) -> bool:
    """Whether these bytes came by this name before."""
    row = library.database.execute(
        "SELECT 1 FROM pages JOIN sightings ON sightings.article = pages.id WHERE pages.sha256 = ? AND sightings.source = ?",
        sayable(page.sha256, page.source),
    ).fetchone()
    return row is not None


def list_faults(library: Library) -> Iterator[FaultRow]:
    """Inputs that did not become articles, the latest trouble first."""
    rows = library.database.execute("SELECT code, subject, message, said_at FROM faults ORDER BY said_at DESC, id DESC")
    return (FaultRow(*row) for row in rows)


def versions_of(library: Library, article: ArticleId) -> list[Version]:
    """What stood at the addresses an article came from, itself included, address by address, the oldest first."""
    rows = library.database.execute(
        "SELECT sightings.url, articles.article, coalesce(sightings.captured, sightings.first_at), sightings.last_at"
        " FROM sightings JOIN articles ON articles.id = sightings.article WHERE sightings.url IN"
        " (SELECT url FROM sightings WHERE article = ? AND url IS NOT NULL)"
        " ORDER BY sightings.url, sightings.first_at, sightings.id",
        (key_of(library, article),),
    )
    return [(row[0], ArticleId(row[1]), row[2], row[3]) for row in rows]


def is_forgotten(library: Library, sha256: str) -> bool:
    """Whether somebody had these bytes erased."""
    return library.database.execute("SELECT 1 FROM forgotten WHERE sha256 = ?", (sha256,)).fetchone() is not None


def add_fault(library: Library, fault: Fault, when: str, version: str, sha256: str | None = None) -> None:
    """Keep the trouble of an input that did not become an article; said again, it is kept once."""
    with library.writing() as database:
        database.execute(
            "INSERT INTO faults (code, subject, message, sha256, method, said_at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (code, subject) DO UPDATE SET message = excluded.message, sha256 = excluded.sha256,"
            " method = excluded.method, said_at = excluded.said_at",
            sayable(fault.code, fault.subject, fault.message, sha256, method(library, "articles", version), when),
        )


def find_article(library: Library, name: str) -> ArticleId:
    """The article of an id, of the beginning of one, of the name it came by, or of an address (its latest version).

    Raises:
        UnknownError: none, or more than one.
    """
    run = library.database.execute
    row = run(
        "SELECT articles.article FROM sightings JOIN articles ON articles.id = sightings.article"
        " WHERE sightings.source = :name OR sightings.url = :name ORDER BY sightings.last_at DESC, sightings.id DESC LIMIT 1",
        {"name": sayable(name)[0]},
    ).fetchone()
    if row:
        return ArticleId(row[0])
    found = []
    if len(name) >= SHORTEST_PREFIX and all(letter in "0123456789abcdef" for letter in name):
        found = run("SELECT article FROM articles WHERE article >= ? AND article < ? LIMIT 2", (name, f"{name}g")).fetchall()
    if len(found) != 1:
        raise UnknownError(library.path, name, name=name)
    return ArticleId(found[0][0])


def list_articles(library: Library, where: str = "1", values: tuple[object, ...] = ()) -> Iterator[Row]:
    """Rows of articles, the latest day first; `where` is a condition of this room's own making."""
    rows = library.database.execute(  # the condition has no word of a caller's in it
        "SELECT articles.id, articles.article, articles.source, articles.url, articles.outlet, articles.language,"  # noqa: S608
        " articles.title, articles.published, articles.day, articles.characters, articles.added_at, stories.story,"
        " EXISTS (SELECT 1 FROM notes WHERE notes.article = articles.id)"
        " FROM articles LEFT JOIN members ON members.article = articles.id LEFT JOIN stories ON stories.id = members.story"
        f" WHERE {where} ORDER BY articles.day DESC, articles.article",
        values,
    )
    return (Row(*(*row[:12], bool(row[12]))) for row in rows)


def key_of(library: Library, article: ArticleId) -> int:
    """The row of an article.

    Raises:
        UnknownError: there is none of this id.
    """
    row = library.database.execute("SELECT id FROM articles WHERE article = ?", (article,)).fetchone()
    if row is None:
        raise UnknownError(library.path, article, name=article)
    return int(row[0])


def method(library: Library, name: str, version: str) -> int:
    """The row of a version of a method."""
    return _once(library, "methods", f"{name} {version}", "INSERT INTO methods (name, version) VALUES (?, ?)", (name, version))


def layout_row(library: Library, fields: str) -> int:
    """The row of a layout."""
    return _once(library, "layouts", fields, "INSERT INTO layouts (fields) VALUES (?)", (fields,))


def _once(library: Library, table: str, name: str, insert: str, values: tuple[str, ...]) -> int:
    """A row that is written the first time it is asked for."""
    known = library.known.get((table, name))
    if known is not None:
        return known
    where = "name = ? AND version = ?" if table == "methods" else "fields = ?"
    row = library.database.execute(f"SELECT id FROM {table} WHERE {where}", values).fetchone()  # noqa: S608  names of ours
    found = int(row[0]) if row else int(library.database.execute(insert, values).lastrowid or 0)
    library.known[table, name] = found
    return found


def _key(library: Library, sha256: str) -> int | None:
    row = library.database.execute("SELECT id FROM pages WHERE sha256 = ?", (sha256,)).fetchone()
    return int(row[0]) if row else None


def _add_page(library: Library, page: Page) -> int:
    data, exact = _bytes_of(page)
    body = zlib.compress(data, codec.LEVEL) if library.retention == "text" else None
    done = library.database.execute(
        "INSERT INTO pages (sha256, kind, encoding, exact, body) VALUES (?, ?, ?, ?, ?)",
        (page.sha256, page.kind, page.encoding, int(exact), body),
    )
    return int(done.lastrowid or 0)


def _bytes_of(page: Page) -> tuple[bytes, bool]:
    """The very bytes a page came as, which its text gives back nearly always; else its text in UTF-8."""
    try:
        data = page.text.encode(page.encoding)
    except (UnicodeEncodeError, LookupError):
        data = b""
    if hash_bytes(data) == page.sha256:
        return data, True
    return page.text.encode("utf-8", "surrogatepass"), False


def write_article(library: Library, key: int, entry: Entry, when: str, version: str) -> None:
    """Write the row of an article, or what it has become, and where texts are kept its words."""
    article, page, hashes_only = entry.article, entry.page, library.retention == "hashes"
    title = article.title.within(article.text) if article.title and not hashes_only else None
    said = article.published
    library.database.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " outlet = excluded.outlet, language = excluded.language, title = excluded.title, published = excluded.published,"
        " basis = excluded.basis, day = excluded.day, text_sha256 = excluded.text_sha256, characters = excluded.characters,"
        " method = excluded.method",
        sayable(
            *(key, article.id, article.source, page.url, article.outlet, article.language, title, said.edtf, said.basis),
            *(said.day, article.text_sha256, article.received_length, len(article.text), when),
            method(library, "articles", version),
        ),
    )
    if library.retention == "text":
        record, layout = _article_record(library, article)
        library.database.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (key, layout, codec.pack(article.text), record))
        index_article(library, key, article)


def _article_record(library: Library, article: Article) -> tuple[bytes, int]:
    return codec.encode(article), layout_row(library, codec.layout(Article))


def _has_notes(library: Library, key: int) -> bool:
    return library.database.execute("SELECT 1 FROM notes WHERE article = ?", (key,)).fetchone() is not None


def _add_notes(library: Library, key: int, notes: Notes, version: str) -> None:
    """Keep notes: rows of what can be looked up, and the whole record where texts are kept."""
    if library.retention == "hashes":
        return
    add_statements(library, key, notes)
    add_quantities(library.database, key, notes)
    index_names(library, key, notes)
    record = codec.encode(notes) if library.retention == "text" else b""
    library.database.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, ?)",
        (
            *(key, layout_row(library, codec.layout(Notes)), method(library, "notes", version)),
            *(notes.seen_from.isoformat() if notes.seen_from else None, record),
        ),
    )
