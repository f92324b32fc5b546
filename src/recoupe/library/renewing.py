"""An article made anew by later rules: its words, its notes and its place in the full text, in one transaction."""

from recoupe.library import codec
from recoupe.library.articles import Entry, add_article, key_of, write_article
from recoupe.library.indexing import unindex_article
from recoupe.library.opening import Library
from recoupe.library.statements import drop_notes
from recoupe.records import Article


def renew_article(library: Library, entry: Entry, when: str, version: str) -> None:
    """Put what an article is now in place of what it was; its id, its names, its story and people's edits stay.

    Raises:
        UnknownError: there is none of this id.
    """
    with library.writing() as database:
        key = key_of(library, entry.article.id)
        drop_notes(library, key)
        row = database.execute(
            "SELECT text, record, fields, language FROM texts JOIN layouts ON layouts.id = texts.layout"
            " JOIN articles ON articles.id = texts.article WHERE texts.article = ?",
            (key,),
        ).fetchone()
        if row is not None:
            text = codec.unpack(row[0])
            unindex_article(database, key, text, codec.decode(Article, row[1], row[2], text=text).title, row[3])
            database.execute("DELETE FROM texts WHERE article = ?", (key,))
        write_article(library, key, entry, when, version)
        add_article(library, entry, when, version)
