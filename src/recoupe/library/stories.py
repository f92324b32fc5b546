"""Stories in the library: who belongs to which and why, and what people decided about it, which sticks."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.library.articles import Row, key_of, list_articles
from recoupe.library.errors import UnknownError
from recoupe.library.opening import Library
from recoupe.records import ArticleId, Reason

Level = Literal["event", "saga"]
Tie = Literal["together", "apart"]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A story as a method groups it: its id stays while it grows.

    Attributes:
        story: its id.
        members: its articles, each with the reasons for its membership.
        level: an event, or a saga of events.
        saga: the id of the saga an event belongs to, if any.
        title: words to show it by; the title of one of its articles.
        because: why these articles are one story.
    """

    story: str
    members: tuple[tuple[ArticleId, tuple[Reason, ...]], ...] = ()
    level: Level = "event"
    saga: str | None = None
    title: str | None = None
    language: str | None = None
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What a list shows of a story."""

    id: str
    level: Level
    saga: str | None
    title: str | None
    first_day: str | None
    last_day: str | None
    n_articles: int
    n_outlets: int


def set_story(library: Library, grouped: Grouped, when: str) -> None:
    """Write a story as it now is. A membership a person decided is left as it is, whatever the method says."""
    with library.writing() as database:
        key = _open(library, grouped.story, grouped.level, when)
        keys = [(key_of(library, article), reasons) for article, reasons in grouped.members]
        if key == _row(library, grouped.story, grouped.level, when):
            _describe(library, key, grouped, when)
            now = {article for article, _ in keys}
            rows = database.execute("SELECT article FROM members WHERE story = ? AND decided = 'method'", (key,)).fetchall()
            database.executemany("DELETE FROM members WHERE article = ?", [row for row in rows if row[0] not in now])
        database.executemany(_JOIN, ((article, key, as_json(reasons)) for article, reasons in keys))
        set_days(library, key)


_JOIN = (
    "INSERT INTO members (article, story, decided, because) VALUES (?, ?, 'method', ?)"
    " ON CONFLICT (article) DO UPDATE SET story = excluded.story, because = excluded.because WHERE decided = 'method'"
)


def _describe(library: Library, key: int, grouped: Grouped, when: str) -> None:
    """What a method says of a story beside its members."""
    saga = _row(library, grouped.saga, "saga", when) if grouped.saga else None
    library.database.execute(
        "UPDATE stories SET level = ?, saga = ?, title = coalesce(?, title), language = coalesce(?, language), because = ?,"
        " changed_at = ? WHERE id = ?",
        (grouped.level, saga, grouped.title, grouped.language, as_json(grouped.because), when, key),
    )


def join_story(library: Library, story: str, article: ArticleId, because: Sequence[Reason], when: str) -> None:
    """Put one article into a story, which is made when it is not there; what a person decided is left."""
    with library.writing() as database:
        key = _open(library, story, "event", when)
        database.execute(_JOIN, (key_of(library, article), key, as_json(because)))
        set_days(library, key)


def retire_story(library: Library, story: str, into: str | None, when: str) -> None:
    """A method gave a story up; whoever asks for it by its old id is sent to `into`."""
    with library.writing() as database:
        target = _row(library, into, "event", when) if into else None
        database.execute(
            "UPDATE stories SET \"into\" = ?, led = 'method', changed_at = ? WHERE story = ? AND led IS NOT 'person'",
            (target, when, story),
        )
        database.execute(
            "DELETE FROM members WHERE decided = 'method' AND story = (SELECT id FROM stories WHERE story = ?)", (story,)
        )


def list_stories(library: Library, level: Level = "event", at_least: int = 1) -> Iterator[StoryRow]:
    """Stories that have articles, the latest first."""
    inner = "stories.id" if level == "event" else "coalesce(event.saga, stories.id)"
    rows = library.database.execute(
        "SELECT stories.story, stories.level, saga.story, stories.title, min(articles.day), max(articles.day), count(*),"  # noqa: S608
        " count(DISTINCT articles.outlet)"
        " FROM members JOIN stories AS event ON event.id = members.story"
        f" JOIN stories ON stories.id = {'event.id' if level == 'event' else 'event.saga'}"
        " LEFT JOIN stories AS saga ON saga.id = stories.saga JOIN articles ON articles.id = members.article"
        f" GROUP BY {inner} HAVING count(*) >= ? ORDER BY max(articles.day) DESC, count(*) DESC, stories.story",
        (at_least,),
    )
    return (StoryRow(*row) for row in rows)


def find_story(library: Library, name: str) -> str:
    """The story of an id or of the beginning of one, led on to where it was merged.

    Raises:
        UnknownError: none, or more than one.
    """
    rows = library.database.execute(
        "SELECT story FROM stories WHERE story = :name OR substr(story, 1, length(:name)) = :name"
        " ORDER BY story <> :name, story LIMIT 2",
        {"name": name},
    ).fetchall()
    if not name or not rows or (len(rows) > 1 and rows[0][0] != name):
        raise UnknownError(library.path, name, name=name)
    story, seen = str(rows[0][0]), set[str]()
    while story not in seen:
        seen.add(story)
        row = library.database.execute(
            'SELECT next.story FROM stories JOIN stories AS next ON next.id = stories."into" WHERE stories.story = ?', (story,)
        ).fetchone()
        story = str(row[0]) if row else story
    return story


def story_articles(library: Library, story: str) -> list[Row]:
    """The articles of an event, or of all events of a saga, the latest first."""
    where = "stories.story = ?1 OR stories.saga = (SELECT id FROM stories AS saga WHERE saga.story = ?1)"
    return list(list_articles(library, where, (story,)))


def story_of(library: Library, article: ArticleId) -> str | None:
    """The story an article stands in."""
    row = library.database.execute(
        "SELECT stories.story FROM members JOIN stories ON stories.id = members.story WHERE members.article = ?",
        (key_of(library, article),),
    ).fetchone()
    return str(row[0]) if row else None


def reasons_of(library: Library, article: ArticleId) -> tuple[str, tuple[Reason, ...]] | None:
    """Who put an article into its story, "method" or "person", and why; None when it stands in none."""
    row = library.database.execute(
        "SELECT decided, because FROM members WHERE article = ?", (key_of(library, article),)
    ).fetchone()
    return (row[0], tuple(Reason(**one) for one in json.loads(row[1]))) if row else None


def ties(library: Library, articles: Iterable[ArticleId] | None = None) -> list[tuple[ArticleId, ArticleId, Tie]]:
    """Pairs of articles people want together or apart, the latest word on each pair; of some articles, or of all."""
    rows = library.database.execute(
        "SELECT one.article, other.article, ties.kind, max(ties.edit) FROM ties JOIN edits ON edits.id = ties.edit"
        " JOIN articles AS one ON one.id = ties.first JOIN articles AS other ON other.id = ties.second"
        " WHERE edits.undone_by IS NULL GROUP BY ties.first, ties.second ORDER BY one.article, other.article"
    )
    wanted = None if articles is None else set(articles)
    return [
        (ArticleId(row[0]), ArticleId(row[1]), row[2]) for row in rows if wanted is None or row[0] in wanted or row[1] in wanted
    ]


def _open(library: Library, story: str, level: Level, when: str) -> int:
    """The row a method may write to: the story's own, or that of the story a person merged it into."""
    key = _row(library, story, level, when)
    into, led = library.database.execute('SELECT "into", led FROM stories WHERE id = ?', (key,)).fetchone()
    if led == "person" and into is not None:
        return int(
            library.database.execute("SELECT id FROM stories WHERE story = ?", (find_story(library, story),)).fetchone()[0]
        )
    library.database.execute('UPDATE stories SET "into" = NULL, led = NULL WHERE id = ?', (key,))
    return key


def _row(library: Library, story: str, level: Level, when: str) -> int:
    """The row of a story, written when it is new."""
    database = library.database
    row = database.execute("SELECT id FROM stories WHERE story = ?", (story,)).fetchone()
    if row:
        return int(row[0])
    done = database.execute("INSERT INTO stories (story, level, changed_at) VALUES (?, ?, ?)", (story, level, when))
    return int(done.lastrowid or 0)


def set_days(library: Library, key: int) -> None:
    """Write the first and the last day of a story from its members."""
    library.database.execute(
        "UPDATE stories SET (first_day, last_day) = (SELECT min(day), max(day) FROM members JOIN articles"
        " ON articles.id = members.article WHERE members.story = stories.id) WHERE id = ?",
        (key,),
    )


def as_json(because: Iterable[Reason]) -> str:
    """Reasons as they are written."""
    return json.dumps(
        [{"rule": one.rule, "weight": one.weight, "note": one.note} for one in because], ensure_ascii=False, sort_keys=True
    )
