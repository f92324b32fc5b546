"""Rows of single tables, for export: who says what, numbers, claims."""

import json
from collections.abc import Iterator, Sequence

from recoupe.library.articles import key_of
from recoupe.library.errors import told
from recoupe.library.opening import Library
from recoupe.records import ArticleId

Value = str | int | float | None

TABLES = {
    "statements": (
        *("article", "day", "outlet", "speaker", "speaker_kind", "act", "mode", "hedge", "cue", "through", "content", "start"),
        "end",
    ),
    "quantities": (
        *("article", "day", "outlet", "exact", "value", "low", "high", "unit", "dimension", "approximator", "start", "end"),
    ),
    "claims": ("story", "claim", "says", "verdict", "independent_origins", "core", "article", "act", "exact", "start", "end"),
}
"""The columns of each table."""
_SQL = {
    "statements": (
        "SELECT articles.article, articles.day, outlet, speaker, speaker_kind, act, mode, hedge, cue, through, content,"
        ' statements."start", statements."end" FROM statements JOIN articles ON articles.id = statements.article'
    ),
    "quantities": (
        "SELECT articles.article, articles.day, outlet, exact, value, low, high, unit, dimension, approximator,"
        ' quantities."start", quantities."end" FROM quantities JOIN articles ON articles.id = quantities.article'
    ),
    "claims": (
        "SELECT dossiers.story, claim_row.claim, says, verdict, independent_origins, core, cells.article, act, exact,"
        ' cells."start", cells."end" FROM claims AS claim_row JOIN dossiers ON dossiers.id = claim_row.dossier'
        " JOIN cells ON cells.claim = claim_row.id JOIN articles ON articles.article = cells.article"
    ),
}
_ORDER = {
    "statements": 'articles.day DESC, articles.id DESC, statements."start", statements.id',
    "quantities": 'articles.day DESC, articles.id DESC, quantities."start", quantities.id',
    "claims": "dossiers.story, claim_row.id, cells.id",
}


def table_rows(library: Library, table: str, articles: Sequence[int] | None = None) -> Iterator[dict[str, Value]]:
    """The rows of one of `TABLES`; of some articles, by their rows, or of all."""
    with told(library.path):
        rows = library.database.execute(
            f"{_SQL[table]} WHERE ?1 IS NULL OR articles.id IN (SELECT value FROM json_each(?1)) ORDER BY {_ORDER[table]}",  # noqa: S608
            (None if articles is None else json.dumps(articles),),
        )
        for row in rows:
            yield dict(zip(TABLES[table], row, strict=True))


def statements_of(library: Library, article: ArticleId) -> list[dict[str, Value]]:
    """Who says what in one article, in reading order."""
    return list(table_rows(library, "statements", [key_of(library, article)]))
