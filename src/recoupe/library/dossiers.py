"""Dossiers as they were made, and the rows of the latest one of each story: claims, cells and figures that can be looked up."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.library import codec
from recoupe.library.analysis import fold_name
from recoupe.library.indexing import NAMED, index_claims, unindex_claims
from recoupe.library.opening import Library
from recoupe.records import hash_text

Json = Mapping[str, Any]
"""A dossier as its JSON has it; its schema is `recoupe/dossier/1`."""
INFERRED, DAY = "inferred", len("2026-11-21")
LONG = 4
"""Letters of a word that is no article or preposition."""
MOST_ALIASES = 12
"""Names of one actor that lead to one another; beyond, a pair for each two of them would be quadratic."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    """What a list shows of a dossier."""

    id: int
    story: str
    made_at: str
    version: str
    sha256: str
    n_articles: int
    n_claims: int


def add_dossier(library: Library, story: str, written: str, when: str, version: str) -> int:
    """Keep a dossier under the story it is of; the same one again is kept once.

    Articles whose pages give no day take the one their story dates them by, told to be inferred: they are found by day then.

    Args:
        library: open for writing.
        story: the id of the story, or a name of the caller's.
        written: the JSON, as `render.to_json` writes it.
        when: the time of it.
        version: of recoupe.

    Returns:
        Its number.
    """
    dossier: Json = json.loads(written)
    sha256 = hash_text(written)
    with library.writing() as database:
        row = database.execute("SELECT id FROM dossiers WHERE story = ? AND sha256 = ?", (story, sha256)).fetchone()
        _drop_rows(library, story)
        if row:
            number = int(row[0])
            database.execute("UPDATE dossiers SET made_at = max(made_at, ?) WHERE id = ?", (when, number))
        else:
            done = database.execute(
                "INSERT INTO dossiers (story, made_at, version, sha256, body) VALUES (?, ?, ?, ?, ?)",
                (story, when, version, sha256, codec.pack(written)),
            )
            number = int(done.lastrowid or 0)
        _add_articles(library, number, dossier)
        _date_articles(library, dossier)
        _add_claims(library, number, dossier)
        _add_figures(library, number, dossier)
        _add_aliases(library, story, dossier)
    return number


def get_dossier(library: Library, story: str) -> str | None:
    """The latest dossier of a story, as JSON; None when none was made."""
    row = library.database.execute(
        "SELECT body FROM dossiers WHERE story = ? ORDER BY made_at DESC, id DESC LIMIT 1", (story,)
    ).fetchone()
    return zlib.decompress(row[0]).decode("utf-8", "surrogatepass") if row else None


def list_dossiers(library: Library, story: str | None = None) -> Iterator[DossierRow]:
    """Dossiers, the latest first."""
    rows = library.database.execute(
        "SELECT id, story, made_at, version, sha256,"
        " (SELECT count(*) FROM dossier_articles WHERE dossier = dossiers.id),"
        " (SELECT count(*) FROM claims WHERE dossier = dossiers.id)"
        " FROM dossiers WHERE ?1 IS NULL OR story = ?1 ORDER BY made_at DESC, id DESC",
        (story,),
    )
    return (DossierRow(*row) for row in rows)


def drop_claims(library: Library, where: str, values: tuple[object, ...]) -> None:
    """Take claims and figures of some dossiers out of every table; `where` is a condition of this room's own making."""
    database = library.database
    chosen = f"SELECT id FROM dossiers WHERE {where}"  # noqa: S608
    rows = database.execute(f"SELECT id, says FROM claims WHERE dossier IN ({chosen})", values).fetchall()  # noqa: S608
    unindex_claims(database, rows)
    database.execute(f"DELETE FROM claims WHERE dossier IN ({chosen})", values)  # noqa: S608
    database.execute(f"DELETE FROM figures WHERE dossier IN ({chosen})", values)  # noqa: S608


def _drop_rows(library: Library, story: str) -> None:
    drop_claims(library, "story = ?", (story,))
    library.database.execute("DELETE FROM aliases WHERE origin = ?", (story,))


def _add_articles(library: Library, number: int, dossier: Json) -> None:
    library.database.executemany(
        "INSERT OR IGNORE INTO dossier_articles (dossier, article) SELECT ?, id FROM articles WHERE article = ?",
        ((number, article["id"]) for article in dossier["articles"]),
    )


def _date_articles(library: Library, dossier: Json) -> None:
    """Write down the days a story infers; a day of the page itself is never touched."""
    for article in dossier["articles"]:
        published = article.get("published") or {}
        day = str(published.get("edtf") or "")[:DAY]
        if published.get("basis") != INFERRED or len(day) < DAY:
            continue
        row = library.database.execute(
            "UPDATE articles SET published = ?1, basis = ?2, day = ?3 WHERE article = ?4 AND (day IS NULL OR basis = ?2)"
            " AND (published, day) IS NOT (?1, ?3) RETURNING id",
            (published["edtf"], INFERRED, day, article["id"]),
        ).fetchone()
        if row is not None:
            library.database.execute("UPDATE statements SET day = ? WHERE article = ?", (day, row[0]))
            library.database.execute("UPDATE quantities SET day = ? WHERE article = ?", (day, row[0]))


def _add_claims(library: Library, number: int, dossier: Json) -> None:
    rows = []
    for claim in dossier["claims"]:
        done = library.database.execute(
            "INSERT INTO claims (dossier, claim, says, verdict, independent_origins, core) VALUES (?, ?, ?, ?, ?, ?)",
            (number, claim["id"], claim["says"], claim["verdict"], claim["independent_origins"], int(claim.get("core", False))),
        )
        key = int(done.lastrowid or 0)
        rows.append((key, claim["says"]))
        library.database.executemany(
            'INSERT INTO cells (claim, article, act, exact, "start", "end") VALUES (?, ?, ?, ?, ?, ?)',
            ((key, cell["article"], cell["act"], *_words_of(cell)) for cell in claim["cells"]),
        )
    index_claims(library.database, rows)


def _words_of(cell: Json) -> tuple[str | None, int | None, int | None]:
    cite = cell["cites"][0] if cell["cites"] else None
    return (cite["exact"], cite["start"], cite["end"]) if cite else (None, None, None)


def _add_figures(library: Library, number: int, dossier: Json) -> None:
    library.database.executemany(
        'INSERT INTO figures (dossier, figure, what, verdict, severity, "values") VALUES (?, ?, ?, ?, ?, ?)',
        (
            (number, one["id"], one["what"], one["verdict"], one["severity"], json.dumps(one["values"], ensure_ascii=False))
            for one in dossier["figures"]
        ),
    )


def _add_aliases(library: Library, story: str, dossier: Json) -> None:
    """The names of each actor, each leading to the others; an anonymous source is nobody's other name."""
    for actor in dossier["actors"]:
        if actor["kind"] not in NAMED:
            continue
        written = [name for name in (actor["name"], *actor["aliases"]) if _is_proper(name)]
        keys = list(dict.fromkeys(fold_name(name) for name in written))[:MOST_ALIASES]
        library.database.executemany(
            "INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)",
            ((one, other, story) for one in keys for other in keys if one != other and one and other),
        )


def _is_proper(name: str) -> bool:
    """Whether each long word has a capital: "Le Fanal" is a name to look for, "Sa patronne" at the head of a sentence is not."""
    long = [word for word in re.split(r"[\s'\u2019-]+", name) if len(word) >= LONG]
    return bool(long) and all(word[:1].isupper() for word in long)
