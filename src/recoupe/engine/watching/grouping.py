"""The open window of a library put into stories again: ids stay, closed articles stay where they are."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recoupe import library
from recoupe.engine.grouping import ruled_on
from recoupe.engine.watching.settings import DAY_S
from recoupe.engine.watching.turns import later
from recoupe.library import Library
from recoupe.library.following import has_members, placed, version_chains, window_articles
from recoupe.records import ArticleId, Membership, Ruling, StreamArticle

WEEK_DAYS = 7
LEAD_DAYS = 3
"""Days before the window that are read as well (`StreamSettings.window_days`): what is at its edge meets what it met before."""


def group_window(shelf: Library, when: str, window_days: int) -> set[str]:
    """Put the articles of the last days into stories, and write what changed.

    A story found anew takes the name of the one its closed articles stand in; without any, it is named after its first article.
    What people decided is an input, and a membership of theirs is never overwritten.

    Args:
        shelf: open for writing.
        when: the time of it, as the caller's clock says.
        window_days: articles older than that are closed.

    Returns:
        The stories an article came to or went from.
    """
    from recoupe.link.stream import cluster_stream  # noqa: PLC0415  nothing heavy before it is needed

    opens = later(when, -window_days * DAY_S)[:10]
    window = _window(shelf, later(when, -(window_days + LEAD_DAYS) * DAY_S)[:10], opens)
    changed = set[str]()
    groups: dict[str, list[Membership]] = {}
    for one in cluster_stream(window.articles.values(), window.rulings(library.rulings_of(shelf))):
        groups.setdefault(one.story, []).append(one)
    with shelf.writing():
        for story, members in sorted(groups.items()):
            versions = [replace(one, article=name) for one in members for name in window.versions[one.article]]
            name = _name(story, versions, window)
            moved = [one for one in versions if _is_open(one.article, window) and window.known.get(one.article) != name]
            first = min((window.articles[one.article] for one in members), key=_age)
            changed |= _write(shelf, name, moved, first, when)
            changed |= {window.known[one.article] for one in moved if one.article in window.known}
        _retire(shelf, window, when)
    return changed


def group_added(shelf: Library, articles: Iterable[ArticleId], when: str) -> set[str]:
    """Put articles that were just added into stories: the days of the oldest of them are opened again, and the week at least.

    Args:
        shelf: open for writing.
        articles: those that were added.
        when: the time of it, as the caller's clock says.

    Returns:
        The stories an article came to or went from.
    """
    wanted = json.dumps(sorted(set(articles)))
    if wanted == "[]":
        return set()
    rows = library.list_articles(shelf, "articles.article IN (SELECT value FROM json_each(?))", (wanted,))
    days = [row.day for row in rows if row.day]
    oldest = min((date.fromisoformat(day) for day in days), default=date.fromisoformat(when[:10]))
    return group_window(shelf, when, max(WEEK_DAYS, (date.fromisoformat(when[:10]) - oldest).days + 1))


@dataclass(frozen=True, slots=True)
class _Window:
    """The articles read: each once, by the id of its first version and with the words of its latest."""

    articles: dict[str, StreamArticle]
    versions: dict[str, list[str]]
    closed: set[str]
    known: dict[str, str]

    def rulings(self, said: Sequence[Ruling]) -> list[Ruling]:
        """What people said of any version, of its article."""
        return ruled_on(said, {ArticleId(name): one for one, names in self.versions.items() for name in names})


def _window(shelf: Library, since: str, opens: str) -> _Window:
    """Read the window. Two versions side by side would be each other's nearest, and take one another out of their story."""
    chains, read = version_chains(shelf), list(window_articles(shelf, since))
    articles, versions = dict[str, StreamArticle](), dict[str, list[str]]()
    for article, _ in read:
        chain = chains.get(ArticleId(article.id))
        first = chain.first if chain else article.id
        versions.setdefault(first, []).append(article.id)
        if chain is None or chain.newest == article.id or first not in articles:
            articles[first] = replace(article, id=first)
    return _Window(
        articles,
        versions,
        {article.id for article, day in read if day < opens},
        placed(shelf, [article.id for article, _ in read]),
    )


def _name(story: str, members: Sequence[Membership], window: _Window) -> str:
    """The story most closed members stand in; without any, the one that was found."""
    known = window.known
    anchors = Counter(known[one.article] for one in members if one.article in window.closed and one.article in known)
    return min(anchors, key=lambda anchor: (-anchors[anchor], anchor)) if anchors else story


def _is_open(article: str, window: _Window) -> bool:
    return article not in window.closed or article not in window.known


def _write(shelf: Library, story: str, moved: Sequence[Membership], first: StreamArticle, when: str) -> set[str]:
    """Put articles into a story; a new one takes the title and the language of its first."""
    if not moved:
        return set()
    if has_members(shelf, story):
        for one in moved:
            library.join_story(shelf, story, ArticleId(one.article), one.because, when)
    else:
        members = tuple((ArticleId(one.article), one.because) for one in moved)
        title, language = first.title or None, first.language or None
        library.set_story(shelf, library.Grouped(story, members, title=title, language=language), when)
    return {story}


def _retire(shelf: Library, window: _Window, when: str) -> None:
    """Stories that lost their last article lead to where the first of them went."""
    now = placed(shelf, window.known)
    for story in sorted(set(window.known.values()) - set(now.values())):
        if not has_members(shelf, story):
            heirs = sorted(now[name] for name, old in window.known.items() if old == story and name in now)
            library.retire_story(shelf, story, heirs[0] if heirs else None, when)


def _age(article: StreamArticle) -> tuple[bool, float, str]:
    return article.time is None, article.time.timestamp() if article.time else 0.0, article.id
