"""What grouping a library's articles into stories needs of it, and what it writes back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from recoupe.library import codec
from recoupe.library.opening import Library
from recoupe.library.stories import Grouped, as_json, set_story, ties
from recoupe.records import ArticleId, Membership, Ruling, StreamArticle

SAGA = "saga-"
"""What the id of a saga begins with: a method names it after the story that opened it."""


def stream_articles(library: Library, since: str | None = None) -> Iterator[StreamArticle]:
    """Articles as a stream, those whose words are kept; since an ISO day, or all of them."""
    rows = library.database.execute(
        "SELECT articles.article, title, text, language, published, day, outlet FROM articles"
        " JOIN texts ON texts.article = articles.id WHERE ?1 IS NULL OR day >= ?1 ORDER BY articles.id",
        (since,),
    )
    for article, title, text, language, published, day, outlet in rows:
        time = stream_time(published) or stream_time(day)
        yield StreamArticle(article, title or "", codec.unpack(text), language or "", time, outlet or "")


def rulings_of(library: Library) -> tuple[Ruling, ...]:
    """What people said of pairs of articles."""
    return tuple(Ruling(kind, one, other) for one, other, kind in ties(library))


def set_memberships(library: Library, memberships: Iterable[Membership], when: str) -> int:
    """Write the stories of all articles as a method found them, in one transaction; the number of articles that moved.

    What a person decided is left. A story that has lost its last article to another leads there.
    """
    found = _with_sagas(memberships)
    moved = 0
    with library.writing():
        known = _known(library)
        stories: dict[str, list[Membership]] = {}
        for one in found.values():
            stories.setdefault(one.story, []).append(one)
        for story, members in sorted(stories.items()):
            now = {one.article: _told(one) for one in members}
            if any(known.get(article) != told for article, told in now.items()) or _size(library, story) != len(members):
                moved += sum(known.get(article, ("", "", ""))[:1] != told[:1] for article, told in now.items())
                _write(library, story, members, when)
        gone = {told[0]: found[article].story for article, told in known.items() if article in found}
        for story, into in sorted(gone.items()):
            if story not in stories:
                _retire(library, story, into, when)
    return moved


def _with_sagas(memberships: Iterable[Membership]) -> dict[str, Membership]:
    """Memberships by article; a saga is named apart from the story that opened it, and one of a single story is none."""
    found = {one.article: one for one in memberships}
    events: dict[str, set[str]] = {}
    for one in found.values():
        events.setdefault(one.saga, set()).add(one.story)
    named = {saga: f"{SAGA}{saga}" if saga and len(stories) > 1 else "" for saga, stories in events.items()}
    return {article: replace(one, saga=named[one.saga]) for article, one in found.items()}


Told = tuple[str, str, str]
"""A story, its saga, and the reasons as they are written."""


def _told(one: Membership) -> Told:
    return one.story, one.saga, as_json(one.because)


def _known(library: Library) -> dict[str, Told]:
    rows = library.database.execute(
        "SELECT articles.article, stories.story, coalesce(saga.story, ''), members.because FROM members"
        " JOIN articles ON articles.id = members.article JOIN stories ON stories.id = members.story"
        " LEFT JOIN stories AS saga ON saga.id = stories.saga WHERE members.decided = 'method'"
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def _size(library: Library, story: str) -> int:
    row = library.database.execute(
        "SELECT count(*) FROM members JOIN stories ON stories.id = members.story WHERE stories.story = ?", (story,)
    ).fetchone()
    return int(row[0])


def _write(library: Library, story: str, members: list[Membership], when: str) -> None:
    """One story; its title is that of its first article, which named it."""
    row = library.database.execute(
        "SELECT title, language FROM articles WHERE article IN (SELECT value FROM json_each(?))"
        " ORDER BY published IS NULL, published, article LIMIT 1",
        (json.dumps([one.article for one in members]),),
    ).fetchone()
    title, language = row or (None, None)
    listed = tuple((ArticleId(one.article), one.because) for one in members)
    set_story(library, Grouped(story, listed, "event", members[0].saga or None, title, language), when)


def _retire(library: Library, story: str, into: str, when: str) -> None:
    """A story without articles leads to where they went."""
    library.database.execute(
        "UPDATE stories SET \"into\" = (SELECT id FROM stories AS other WHERE other.story = ?), led = 'method', changed_at = ?"
        " WHERE story = ? AND led IS NOT 'person' AND NOT EXISTS (SELECT 1 FROM members WHERE members.story = stories.id)",
        (into, when, story),
    )


def stream_time(written: str | None) -> datetime | None:
    """The time of a date that has a day at least; one without a zone is taken as UTC."""
    try:
        time = datetime.fromisoformat(written or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
