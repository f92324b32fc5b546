"""What following the news asks of the library: what was fetched when, the open window, stories whose dossier is behind."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.library import codec
from recoupe.library.grouping import stream_time
from recoupe.library.opening import Library
from recoupe.library.stories import story_articles
from recoupe.records import ArticleId, StreamArticle


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that was asked for: how often, first and last, and what came of it last."""

    url: str
    times: int
    first_at: str
    last_at: str
    outcome: str
    etag: str | None
    modified: str | None


def asked_since(library: Library, since: str, url: str | None = None) -> list[Asked]:
    """Addresses of articles first asked for since a time, or the one named, the earliest first; feeds are left out."""
    rows = library.database.execute(
        "SELECT fetches.url, grouped.times, grouped.first_at, fetches.asked_at, outcome, etag, modified FROM fetches JOIN"
        " (SELECT max(id) AS id, count(*) AS times, min(asked_at) AS first_at FROM fetches WHERE ?2 IS NULL OR url = ?2"
        " GROUP BY url HAVING min(asked_at) >= ?1) AS grouped ON grouped.id = fetches.id"
        " WHERE fetches.url NOT IN (SELECT url FROM feeds) ORDER BY grouped.first_at, fetches.url",
        (since, url),
    )
    return [Asked(*row) for row in rows]


def latest_text(library: Library, url: str) -> str | None:
    """The hash of the clean text that was last seen at an address; None when nothing was."""
    row = library.database.execute(
        "SELECT articles.text_sha256 FROM sightings JOIN articles ON articles.id = sightings.article"
        " WHERE sightings.url = ? OR sightings.source = ? ORDER BY sightings.last_at DESC, sightings.id DESC LIMIT 1",
        (url, url),
    ).fetchone()
    return str(row[0]) if row else None


@dataclass(frozen=True, slots=True)
class Chain:
    """The versions of one article: the first that stood at its address, and the one that stands there now."""

    first: ArticleId
    newest: ArticleId


def version_chains(library: Library) -> dict[ArticleId, Chain]:
    """The chain of each article of which there are several versions; the others are their own."""
    rows = library.database.execute(
        "SELECT seen.url, articles.article, seen.last_at FROM sightings AS seen JOIN articles ON articles.id = seen.article"
        " WHERE seen.url IN (SELECT url FROM sightings WHERE url IS NOT NULL GROUP BY url HAVING count(DISTINCT article) > 1)"
        " ORDER BY seen.url, seen.first_at, seen.id"
    )
    at: dict[str, list[tuple[str, int, ArticleId]]] = {}
    for url, article, last_at in rows:
        versions = at.setdefault(url, [])
        versions.append((last_at, len(versions), ArticleId(article)))
    chains: dict[ArticleId, Chain] = {}
    for versions in at.values():
        chain = Chain(versions[0][2], max(versions)[2])
        for _, _, article in versions:
            chains.setdefault(article, chain)
    return chains


def current_articles(library: Library, story: str, chains: Mapping[ArticleId, Chain]) -> list[ArticleId]:
    """The articles of a story, the latest version alone of each that has several, in order of id."""
    articles = (row.id for row in story_articles(library, story))
    return sorted(article for article in articles if article not in chains or chains[article].newest == article)


def window_articles(library: Library, since: str) -> Iterator[tuple[StreamArticle, str]]:
    """Articles of an open window as a stream, and the day each is taken to be of: without a day, that on which it came."""
    rows = library.database.execute(
        "SELECT articles.article, title, text, language, published, day, outlet, coalesce(day, substr(added_at, 1, 10)) AS since"
        " FROM articles JOIN texts ON texts.article = articles.id WHERE since >= ? ORDER BY articles.id",
        (since,),
    )
    for article, title, text, language, published, day, outlet, taken in rows:
        time = stream_time(published) or stream_time(day)
        yield StreamArticle(article, title or "", codec.unpack(text), language or "", time, outlet or ""), taken


def placed(library: Library, articles: Iterable[str]) -> dict[str, str]:
    """The story each of some articles stands in."""
    rows = library.database.execute(
        "SELECT articles.article, stories.story FROM members JOIN articles ON articles.id = members.article"
        " JOIN stories ON stories.id = members.story WHERE articles.article IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    return {row[0]: row[1] for row in rows}


def has_members(library: Library, story: str) -> bool:
    """Whether a story has an article."""
    row = library.database.execute(
        "SELECT 1 FROM members JOIN stories ON stories.id = members.story WHERE stories.story = ? LIMIT 1", (story,)
    ).fetchone()
    return row is not None


def stale_stories(library: Library, since: str, chains: Mapping[ArticleId, Chain]) -> list[str]:
    """Stories with an article of the open window whose articles are not those of their latest dossier, in order of id."""
    run = library.database.execute
    members = run(
        "SELECT stories.story, articles.article FROM members JOIN stories ON stories.id = members.story JOIN articles"
        " ON articles.id = members.article WHERE members.story IN (SELECT members.story FROM articles JOIN members"
        " ON members.article = articles.id WHERE coalesce(day, substr(added_at, 1, 10)) >= ?1 OR added_at >= ?1)",
        (since,),
    )
    now: dict[str, set[ArticleId]] = {}
    for story, article in members:
        chain = chains.get(article)
        if chain is None or chain.newest == article:
            now.setdefault(story, set()).add(ArticleId(article))
    dossiers = run("SELECT story, id FROM dossiers WHERE made_at >= ? ORDER BY made_at, id", (since,)).fetchall()
    latest: dict[str, int] = {story: number for story, number in dossiers if story in now}
    return sorted(
        story
        for story, articles in now.items()
        if articles != (_cited(library, latest[story]) if story in latest else dossier_articles(library, story))
    )


def dossier_articles(library: Library, story: str) -> set[ArticleId]:
    """The articles of the latest dossier of a story; none when there is none."""
    row = library.database.execute(
        "SELECT id FROM dossiers WHERE story = ? ORDER BY made_at DESC, id DESC LIMIT 1", (story,)
    ).fetchone()
    return _cited(library, int(row[0])) if row else set()


def _cited(library: Library, dossier: int) -> set[ArticleId]:
    rows = library.database.execute(
        "SELECT articles.article FROM dossier_articles JOIN articles ON articles.id = dossier_articles.article WHERE dossier = ?",
        (dossier,),
    )
    return {ArticleId(row[0]) for row in rows}


def added_before(library: Library, articles: Iterable[ArticleId], when: str) -> list[ArticleId]:
    """Those of some articles that were in the library before a time."""
    rows = library.database.execute(
        "SELECT article FROM articles WHERE added_at < ? AND article IN (SELECT value FROM json_each(?)) ORDER BY article",
        (when, json.dumps(sorted(articles))),
    )
    return [ArticleId(row[0]) for row in rows]


def latest_key(library: Library) -> int:
    """The row of the article added last; 0 in an empty library."""
    return int(library.database.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])
