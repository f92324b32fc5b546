"""What grouping and reuse keep from run to run: sampled hashes of articles, who shares words with whom, the state of a method."""

import json
import zlib
from collections.abc import Iterable, Iterator

from recoupe.library import codec
from recoupe.library.articles import key_of, method
from recoupe.library.opening import Library
from recoupe.records import ArticleId, Reuse, Span

Shared = tuple[ArticleId, int]


def set_fingerprint(library: Library, article: ArticleId, hashes: Iterable[int]) -> None:
    """Keep the sampled hashes of an article; each fits 64 bits, signed."""
    with library.writing() as database:
        key = key_of(library, article)
        database.execute("DELETE FROM fingerprints WHERE article = ?", (key,))
        database.executemany("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", ((one, key) for one in sorted(hashes)))


def sharing(library: Library, hashes: Iterable[int], at_least: int = 1) -> list[Shared]:
    """Articles that have some of these hashes, and how many, the most first."""
    rows = library.database.execute(
        "SELECT articles.article, count(*) FROM json_each(?) AS wanted JOIN fingerprints ON fingerprints.hash = wanted.value"
        " JOIN articles ON articles.id = fingerprints.article GROUP BY articles.id HAVING count(*) >= ?"
        " ORDER BY count(*) DESC, articles.article",
        (json.dumps(sorted(set(hashes))), at_least),
    )
    return [(ArticleId(row[0]), int(row[1])) for row in rows]


def set_reuse(library: Library, found: Iterable[Reuse], version: str) -> None:
    """Keep who shares words with whom, in place of what is kept of the same pairs."""
    with library.writing() as database:
        for one in found:
            spans = [[pair[0].span.start, pair[0].span.end, pair[1].span.start, pair[1].span.end] for pair in one.pairs]
            database.execute(
                "INSERT OR REPLACE INTO reuse VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(key_of(library, one.earlier), key_of(library, one.later), one.kind, one.share, one.direction),
                    *(json.dumps(spans), method(library, "reuse", version)),
                ),
            )


def reuse_of(
    library: Library, article: ArticleId
) -> Iterator[tuple[ArticleId, ArticleId, str, float, str, list[tuple[Span, Span]]]]:
    """Earlier, later, kind, share, direction and pairs of spans of every reuse an article has part in."""
    rows = library.database.execute(
        "SELECT one.article, other.article, reuse.kind, reuse.share, reuse.direction, reuse.pairs FROM reuse"
        " JOIN articles AS one ON one.id = reuse.earlier JOIN articles AS other ON other.id = reuse.later"
        " WHERE ?1 IN (reuse.earlier, reuse.later) ORDER BY reuse.share DESC, one.article, other.article",
        (key_of(library, article),),
    )
    for row in rows:
        pairs = [(Span(a, b), Span(c, d)) for a, b, c, d in json.loads(row[5])]
        yield ArticleId(row[0]), ArticleId(row[1]), row[2], row[3], row[4], pairs


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
