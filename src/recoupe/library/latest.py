"""What a first page shows of a library: its latest stories, and articles in none, at the cost of what is shown."""

from recoupe.library.opening import Library
from recoupe.library.stories import StoryRow
from recoupe.records import ArticleId, hash_text

LOOKED_AT = 2_000
"""Latest articles among which those in no story are looked for: a day of a busy desk."""


def latest_stories(library: Library, limit: int, until: str | None = None) -> list[StoryRow]:
    """Stories that have articles, those with the latest last day first; outlets are not counted.

    Args:
        library: any.
        limit: how many.
        until: a day after which none of them has an article; None for all, those without a day last.
    """
    rows = library.database.execute(
        f"SELECT {_SHOWN} FROM stories WHERE level = 'event' AND (?1 IS NULL OR last_day <= ?1)"  # noqa: S608
        " AND EXISTS (SELECT 1 FROM members WHERE members.story = stories.id) ORDER BY last_day DESC, story LIMIT ?2",
        (until, limit),
    )
    return [StoryRow(*row) for row in rows]


def stories_of_day(library: Library, day: str, limit: int) -> list[StoryRow]:
    """Stories with an article of a day, those with most articles first."""
    rows = library.database.execute(
        f"SELECT {_SHOWN} FROM stories WHERE level = 'event' AND id IN"  # noqa: S608
        " (SELECT members.story FROM articles JOIN members ON members.article = articles.id WHERE articles.day = ?)"
        " ORDER BY 7 DESC, story LIMIT ?",
        (day, limit),
    )
    return [StoryRow(*row) for row in rows]


_SHOWN = "story, level, NULL, title, first_day, last_day, (SELECT count(*) FROM members WHERE members.story = stories.id), 0"


def articles_a_day(library: Library, first: str, last: str) -> dict[str, int]:
    """How many articles each day from a first to a last one has; days without any are left out."""
    rows = library.database.execute(
        "SELECT day, count(*) FROM articles WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day", (first, last)
    )
    return {str(day): int(n) for day, n in rows}


def latest_loose(library: Library, limit: int) -> list[tuple[ArticleId, str | None, str | None, str | None]]:
    """Id, title, outlet and day of the latest articles that are in no story, the last added first."""
    rows = library.database.execute(
        "SELECT article, title, outlet, day FROM (SELECT * FROM articles ORDER BY id DESC LIMIT ?) AS latest"
        " WHERE NOT EXISTS (SELECT 1 FROM members WHERE members.article = latest.id) ORDER BY id DESC LIMIT ?",
        (LOOKED_AT, limit),
    )
    return [(ArticleId(row[0]), row[1], row[2], row[3]) for row in rows]


def story_state(library: Library, story: str) -> str:
    """What a dossier of a story depends on, as one word: its articles, the rules that made each, the last edit of it."""
    members = library.database.execute(
        "SELECT articles.article, articles.method FROM members JOIN stories ON stories.id = members.story"
        " JOIN articles ON articles.id = members.article WHERE stories.story = ? ORDER BY articles.article",
        (story,),
    )
    last = library.database.execute("SELECT max(id) FROM edits WHERE story = ?", (story,)).fetchone()[0]
    return hash_text(repr((list(members), last)))
