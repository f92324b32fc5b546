"""Finding: articles, statements, figures and claims by words and by what is known of them, the words found lit up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from recoupe.library import codec
from recoupe.library.opening import Library
from recoupe.library.search.filters import Asked, Filters, Kind, about_articles, about_figures, bounds, check_filters, rows_of
from recoupe.library.search.matching import (
    ARTICLES,
    CLAIMS,
    STATEMENTS,
    Matching,
    hits,
    languages_of,
    speaker_asked,
)
from recoupe.library.search.query import Node, QueryError, parse_query
from recoupe.library.search.snippets import Snippet, make_snippet
from recoupe.records import ArticleId

Order = Literal["relevance", "date"]
WEIGHTS = "4.0, 1.0, 4.0, 1.0"
"""A word of a title weighs four of the text: in a title the story is named, in a text it may be mentioned."""
RANKED = 4_000
"""Matches that are ranked, the latest added: ranking one takes 3 microseconds, and half of all articles have some words."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found, with the words it was found by; spans count the clean text of its article.

    Attributes:
        key: the row of the article in the library; later articles have higher ones.
        snippet: None where the library keeps no words.
    """

    kind: Kind
    article: ArticleId
    key: int
    day: str | None
    outlet: str | None
    title: str | None
    source: str
    language: str | None
    snippet: Snippet | None
    score: float | None = None
    speaker: str | None = None
    act: str | None = None
    hedge: str | None = None
    value: str | None = None
    unit: str | None = None
    verdict: str | None = None
    says: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, page by page.

    Attributes:
        found: this page.
        more: whether there is another.
        spellings: names that were looked for too, by the word typed.
        kind: what was looked for.
    """

    found: tuple[Found, ...]
    more: bool
    spellings: dict[str, tuple[str, ...]]
    kind: Kind


def search(
    library: Library,
    query: str,
    filters: Filters | None = None,
    *,
    order: Order = "relevance",
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """Search a library.

    Args:
        library: open for reading.
        query: as typed; see `query.parse_query`. Empty with filters: all that they let through, the latest first.
        filters: what is asked beside words.
        order: by how well the words fit, or by day, the latest first.
        limit: how many at once.
        offset: how many were seen.

    Raises:
        QueryError: the query or a filter cannot be read.
    """
    filters = filters or Filters()
    node = parse_query(query)
    check_filters(filters)
    with library.reading():
        matching = Matching(library, languages_of(library))
        rows = list(_FINDERS[filters.kind](matching, node, filters, (order, limit + 1, offset)))
    return Results(tuple(rows[:limit]), len(rows) > limit, dict(matching.sought.spellings), filters.kind)


Page = tuple[Order, int, int]


def _articles(matching: Matching, node: Node | None, filters: Filters, page: Page) -> Iterator[Found]:
    asked = about_articles(matching, filters)
    order, limit, offset = page
    if node is None:
        sql = f"SELECT {_ARTICLE}, NULL FROM articles WHERE {asked.condition} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?"  # noqa: S608
        rows = rows_of(matching, sql, [*asked.values, limit, offset])
    else:
        match = matching.compile(node, ARTICLES)
        rows = _matched(matching, match, asked, page) if order == "relevance" else _latest(matching, match, asked, page)
    for row in rows:
        yield _found("article", row, _article_snippet(matching, row), score=row[9])


_ARTICLE = (
    "articles.id, articles.article, articles.day, articles.outlet, articles.title, articles.source, articles.language,"
    " (SELECT text FROM texts WHERE texts.article = articles.id), (SELECT stories.story FROM members JOIN stories"
    " ON stories.id = members.story WHERE members.article = articles.id)"
)


def _matched(matching: Matching, match: str, asked: Asked, page: Page) -> list[Any]:
    """The best matches. Of very many the latest added are ranked: who asks for one common word wants the news of it."""
    low, high = bounds(matching, asked)
    within = f"article_words MATCH ? AND article_words.rowid BETWEEN ? AND ? AND {asked.condition}"
    joined = "article_words CROSS JOIN articles ON articles.id = article_words.rowid" if asked.where else "article_words"
    values = [match, low, high, *asked.values]
    floor = rows_of(
        matching,
        f"SELECT article_words.rowid FROM {joined} WHERE {within} ORDER BY article_words.rowid DESC LIMIT 1 OFFSET ?",  # noqa: S608
        [*values, RANKED - 1],
    )
    values[1] = floor[0][0] if floor else low
    ranked = (
        f"SELECT article_words.rowid AS key, bm25(article_words, {WEIGHTS}) AS score FROM {joined}"  # noqa: S608
        f" WHERE {within} ORDER BY score, key DESC LIMIT ? OFFSET ?"
    )
    sql = f"SELECT {_ARTICLE}, -best.score FROM ({ranked}) AS best JOIN articles ON articles.id = best.key"  # noqa: S608
    return rows_of(matching, f"{sql} ORDER BY best.score, best.key DESC", [*values, *page[1:]])


def _latest(matching: Matching, match: str, asked: Asked, page: Page) -> list[Any]:
    inner = (
        "SELECT articles.id FROM article_words JOIN articles ON articles.id = article_words.rowid"  # noqa: S608
        f" WHERE article_words MATCH ? AND {asked.condition} ORDER BY articles.day DESC, articles.id DESC LIMIT ? OFFSET ?"
    )
    sql = f"SELECT {_ARTICLE}, NULL FROM articles WHERE id IN ({inner}) ORDER BY day DESC, id DESC"  # noqa: S608
    return rows_of(matching, sql, [match, *asked.values, *page[1:]])


def _statements(matching: Matching, node: Node | None, filters: Filters, page: Page) -> Iterator[Found]:
    asked = about_articles(matching, filters)
    if filters.act is not None:
        asked.add("statements.act = ?", filters.act)
    if filters.figure is not None:
        inside = (
            "quantities.article = statements.article AND quantities.start >= statements.start"
            " AND quantities.end <= statements.end"
        )
        condition = about_figures(matching, filters.figure)
        asked.add(f"EXISTS (SELECT 1 FROM quantities WHERE {inside} AND {condition.condition})", *condition.values)  # noqa: S608
    words = [matching.compile(node, STATEMENTS)] if node is not None else []
    words += [speaker_asked(matching, filters.speaker)] if filters.speaker is not None else []
    joined = "JOIN articles ON articles.id = statements.article"
    tables, order = f"statements {joined}", "statements.day DESC, statements.id"
    if words:
        tables = f"statement_words JOIN statements ON statements.id = statement_words.rowid {joined}"
        asked.where.insert(0, "statement_words MATCH ?")
        asked.values.insert(0, " AND ".join(f"({one})" for one in words))
        if page[0] == "relevance" and node is not None:
            order = "bm25(statement_words), statements.day DESC, statements.id"
    sql = (
        "SELECT articles.id, articles.article, articles.day, articles.outlet, articles.title, articles.source, articles.language,"  # noqa: S608
        ' NULL, NULL, NULL, statements."start", statements."end", statements.content, statements.speaker, statements.act,'
        f" statements.hedge FROM {tables} WHERE {asked.condition} ORDER BY {order} LIMIT ? OFFSET ?"
    )
    for row in rows_of(matching, sql, [*asked.values, *page[1:]]):
        yield _found("statement", row, _passage(matching, row), speaker=row[13], act=row[14], hedge=row[15])


def _figures(matching: Matching, node: Node | None, filters: Filters, page: Page) -> Iterator[Found]:
    asked = about_articles(matching, filters)
    condition = about_figures(matching, filters.figure or "")
    asked.add(condition.condition, *condition.values)
    if node is not None:
        match = matching.compile(node, ARTICLES)
        asked.add("articles.id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", match)
    sql = (
        "SELECT articles.id, articles.article, articles.day, articles.outlet, articles.title, articles.source, articles.language,"  # noqa: S608
        ' (SELECT text FROM texts WHERE texts.article = articles.id), NULL, NULL, quantities."start", quantities."end",'
        " quantities.exact, coalesce(quantities.value, quantities.low || '..' || quantities.high), quantities.unit"
        f" FROM quantities JOIN articles ON articles.id = quantities.article WHERE {asked.condition}"
        " ORDER BY quantities.day DESC, articles.id DESC, quantities.start LIMIT ? OFFSET ?"
    )
    for row in rows_of(matching, sql, [*asked.values, *page[1:]]):
        yield _found("figure", row, _around(row), value=row[13], unit=row[14])


def _claims(matching: Matching, node: Node | None, filters: Filters, page: Page) -> Iterator[Found]:
    """Claims of the latest dossier of each story, shown by the first article that has them."""
    asked = about_articles(matching, replace(filters, story=None))
    wanted = [parse_query(filters.claim or ""), node]
    words = [matching.compile(one, CLAIMS) for one in wanted if one is not None]
    if not words:
        raise QueryError("needs_words", 0, filters.claim or "")
    asked.add("claim_words MATCH ?", " AND ".join(f"({one})" for one in words))
    if filters.story is not None:
        asked.add("dossiers.story = ?", filters.story)
    sql = (
        "SELECT articles.id, articles.article, articles.day, articles.outlet, articles.title, articles.source, articles.language,"  # noqa: S608
        ' NULL, dossiers.story, NULL, cells."start", cells."end", cells.exact, claims.verdict, claims.says, cells.act'
        " FROM claim_words JOIN claims ON claims.id = claim_words.rowid JOIN dossiers ON dossiers.id = claims.dossier"
        " JOIN cells ON cells.claim = claims.id AND cells.exact IS NOT NULL JOIN articles ON articles.article = cells.article"
        f" WHERE {asked.condition} ORDER BY bm25(claim_words), claims.id, articles.day, cells.id LIMIT ? OFFSET ?"
    )
    for row in rows_of(matching, sql, [*asked.values, *page[1:]]):
        yield _found("claim", row, _passage(matching, row), verdict=row[13], says=row[14], act=row[15])


_FINDERS = {"article": _articles, "statement": _statements, "figure": _figures, "claim": _claims}


def _found(kind: Kind, row: Any, snippet: Snippet | None, **more: Any) -> Found:  # noqa: ANN401  a row of the database
    return Found(kind, ArticleId(row[1]), row[0], row[2], row[3], row[4], row[5], row[6], snippet, story=row[8], **more)


def _article_snippet(matching: Matching, row: Any) -> Snippet | None:  # noqa: ANN401
    if row[7] is None:
        return None
    text = codec.unpack(row[7])
    return make_snippet(text, list(hits(matching.sought, text, row[6])))


def _passage(matching: Matching, row: Any) -> Snippet:  # noqa: ANN401
    """The words of a statement or a cell, whole; what was sought is lit up."""
    lit = [(row[10] + start, row[10] + end) for start, end in hits(matching.sought, row[12], row[6])]
    return Snippet(row[10], row[11], row[12], tuple(lit))


def _around(row: Any) -> Snippet:  # noqa: ANN401
    """A figure with the words around it; the figure is lit up."""
    if row[7] is None:
        return Snippet(row[10], row[11], row[12], ((row[10], row[11]),))
    return make_snippet(codec.unpack(row[7]), [(row[10], row[11])])
