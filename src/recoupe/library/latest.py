"""What a first page shows of a library: its latest stories, and articles in none, at the cost of what is shown."""

from recoupe.library.opening import Library
from recoupe.library.stories import StoryRow
from recoupe.records import ArticleId, hash_text

LOOKED_AT = 2_000
"""Latest articles among which those in no story are looked for: a day of a busy desk."""


def latest_stories(library: Library, limit: int) -> list[StoryRow]:
    """Stories that have articles, those with the latest last day first; outlets are not counted."""
    rows = library.database.execute(
        "SELECT story, level, NULL, title, first_day, last_day,"
        " (SELECT count(*) FROM members WHERE members.story = stories.id), 0"
        " FROM stories WHERE level = 'event' AND EXISTS (SELECT 1 FROM members WHERE members.story = stories.id)"
        " ORDER BY last_day DESC, story LIMIT ?",
        (limit,),
    )
    return [StoryRow(*row) for row in rows]


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
