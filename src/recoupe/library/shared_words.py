"""What grouping and reuse keep from run to run: sampled hashes of articles, who shares words with whom, the state of a method."""

import json
import zlib
from collections.abc import Iterable

from recoupe.library import codec
from recoupe.library.articles import key_of, method
from recoupe.library.opening import Library
from recoupe.records import ArticleId, Passage, Shared, Span


def set_fingerprint(library: Library, article: ArticleId, hashes: Iterable[int]) -> None:
    """Keep the sampled hashes of an article; each fits 64 bits, signed."""
    with library.writing() as database:
        key = key_of(library, article)
        database.execute("DELETE FROM fingerprints WHERE article = ?", (key,))
        database.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", ((one, key) for one in sorted(hashes)))


def sharing(library: Library, hashes: Iterable[int], at_least: int = 1) -> list[tuple[ArticleId, int]]:
    """Articles that have some of these hashes, and how many, the most first."""
    rows = library.database.execute(
        "SELECT articles.article, count(*) FROM json_each(?) AS wanted JOIN fingerprints ON fingerprints.hash = wanted.value"
        " JOIN articles ON articles.id = fingerprints.article GROUP BY articles.id HAVING count(*) >= ?"
        " ORDER BY count(*) DESC, articles.article",
        (json.dumps(sorted(set(hashes))), at_least),
    )
    return [(ArticleId(row[0]), int(row[1])) for row in rows]


def set_reuse(library: Library, found: Iterable[Shared], version: str) -> int:
    """Keep who shares passages with whom, in place of all that was kept of it; how many pairs."""
    n = 0
    with library.writing() as database:
        database.execute("DELETE FROM reuse")
        for pair in found:
            passages = [[one.one.start, one.one.end, one.other.start, one.other.end, one.kind] for one in pair.passages]
            database.execute(
                "INSERT INTO reuse VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(key_of(library, ArticleId(pair.one)), key_of(library, ArticleId(pair.other)), pair.kind),
                    *(pair.share_one, pair.share_other, pair.came_first, pair.why, json.dumps(passages)),
                    method(library, "reuse", version),
                ),
            )
            n += 1
    return n


def reuse_of(library: Library, article: ArticleId) -> list[Shared]:
    """The articles one shares passages with, the largest share first."""
    rows = library.database.execute(
        "SELECT one.article, other.article, passages, share_one, share_other, reuse.kind, came_first, why FROM reuse"
        " JOIN articles AS one ON one.id = reuse.one JOIN articles AS other ON other.id = reuse.other"
        " WHERE ?1 IN (reuse.one, reuse.other) ORDER BY max(share_one, share_other) DESC, one.article, other.article",
        (key_of(library, article),),
    )
    return [Shared(row[0], row[1], _passages(row[2]), *row[3:]) for row in rows]


def _passages(written: str) -> tuple[Passage, ...]:
    return tuple(Passage(Span(a, b), Span(c, d), kind) for a, b, c, d, kind in json.loads(written))


def set_state(library: Library, name: str, state: bytes, version: str) -> None:
    """Keep what a method needs to go on; bytes of its own making, never code."""
    with library.writing() as database:
        database.execute(
            "INSERT OR REPLACE INTO states VALUES (?, ?, ?)",
            (name, method(library, name, version), zlib.compress(state, codec.LEVEL)),
        )


def get_state(library: Library, name: str, version: str) -> bytes | None:
    """What a method of this version kept; None where it kept nothing, or another version did."""
    row = library.database.execute(
        "SELECT states.body FROM states JOIN methods ON methods.id = states.method WHERE states.name = ? AND methods.version = ?",
        (name, version),
    ).fetchone()
    return zlib.decompress(row[0]) if row else None
