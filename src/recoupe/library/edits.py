"""What people change, as a log that is never rewritten: who, when, what; an undo is one more line.

Kinds that are about stories move articles at once and leave ties, so that no method undoes them. All others (an actor renamed, a
claim set aside) are kept for whoever makes a dossier: `edits_of` hands them over in the order they were made.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from recoupe.library.articles import key_of
from recoupe.library.codec import sayable
from recoupe.library.errors import UnknownError
from recoupe.library.opening import Library
from recoupe.library.plain import as_plain, from_plain
from recoupe.library.stories import Tie, find_story, set_days, story_articles
from recoupe.records import ArticleId, Corrections, content_id

CORRECTION = "correct"
"""The kind of an edit whose body is a `Corrections` record."""
Body = Mapping[str, object]
"""What was changed, as JSON has it; its keys are the kind's own."""
MOST_TIES = 200
"""Articles of a story that are tied to each article put into it: a pair with each of a larger one would be quadratic."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of the log; `id` is 0 before it is kept, `undone_by` None while it holds."""

    who: str
    made_at: str
    kind: str
    story: str | None = None
    target: str | None = None
    body: Body | None = None
    note: str = ""
    id: int = 0
    undone_by: int | None = None


def record_edit(library: Library, edit: Edit) -> int:
    """Keep an edit; its number."""
    with library.writing() as database:
        body = json.dumps(edit.body or {}, ensure_ascii=False, sort_keys=True)
        done = database.execute(
            "INSERT INTO edits (who, made_at, kind, story, target, body, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
            sayable(edit.who, edit.made_at, edit.kind, edit.story, edit.target, body, edit.note),
        )
        return int(done.lastrowid or 0)


def record_correction(library: Library, story: str, said: Corrections, edit: Edit) -> int:
    """Keep what a person says of the actors or claims of a story: an input of the next dossier."""
    return record_edit(library, _about(edit, CORRECTION, story, as_plain(said)))


def corrections_of(library: Library, story: str) -> Corrections:
    """All that people say of the actors and claims of a story, what was taken back left out."""
    said = [from_plain(Corrections, edit.body or {}) for edit in edits_of(library, story) if edit.kind == CORRECTION]
    return Corrections(*(tuple(one for each in said for one in getattr(each, field.name)) for field in fields(Corrections)))


def correction_of(edit: Edit) -> Corrections | None:
    """What an edit says of actors or claims; None for an edit of another kind."""
    return from_plain(Corrections, edit.body or {}) if edit.kind == CORRECTION else None


def undo_edit(library: Library, number: int, who: str, when: str) -> int:
    """Take an edit back: a line of its own in the log. Taking back an undo brings the edit back.

    Raises:
        UnknownError: there is no such edit, or it was taken back already.
    """
    with library.writing() as database:
        row = database.execute("SELECT kind, story, target, body, undone_by FROM edits WHERE id = ?", (number,)).fetchone()
        if row is None or row[4] is not None:
            raise UnknownError(library.path, str(number), name=number)
        undo = record_edit(library, Edit(who, when, "undo", row[1], row[2], {"edit": number}))
        database.execute("UPDATE edits SET undone_by = ? WHERE id = ?", (undo, number))
        if row[0] == "undo":
            first = json.loads(row[3])["edit"]
            database.execute("UPDATE edits SET undone_by = NULL WHERE id = ?", (first,))
        _put_back(library, row, when)
        return undo


def list_edits(library: Library, story: str | None = None, limit: int = 1000) -> list[Edit]:
    """The log, the latest line first; of one story, or all of it."""
    rows = library.database.execute(
        "SELECT who, made_at, kind, story, target, body, note, id, undone_by FROM edits WHERE ?1 IS NULL OR story = ?1"
        " ORDER BY id DESC LIMIT ?2",
        (story, limit),
    )
    return [Edit(*(*row[:5], json.loads(row[5]), *row[6:])) for row in rows]


def edits_of(library: Library, story: str) -> list[Edit]:
    """The edits of a story that hold, in the order they were made."""
    held = [edit for edit in list_edits(library, story, -1) if edit.undone_by is None and edit.kind != "undo"]
    return held[::-1]


def merge_stories(library: Library, stories: Sequence[str], edit: Edit) -> int:
    """Put the articles of some stories into the first of them; the others lead to it from now on."""
    into, others = stories[0], [one for one in dict.fromkeys(stories) if one != stories[0]]
    with library.writing() as database:
        members = {one: [row.id for row in story_articles(library, one)] for one in (into, *others)}
        body = {"into": into, "from": {one: members[one] for one in others}}
        number = record_edit(library, _about(edit, "merge-stories", into, body))
        target = _story_row(library, into)
        for one in others:
            for article in members[one]:
                _move(library, article, target)
                _tie(library, number, article, members[into], "together")
            database.execute(
                "UPDATE stories SET \"into\" = ?, led = 'person', changed_at = ? WHERE story = ?", (target, edit.made_at, one)
            )
        set_days(library, target)
    return number


def split_story(library: Library, story: str, articles: Sequence[ArticleId], edit: Edit) -> tuple[int, str]:
    """Take some articles out of a story into one of their own; the number of the edit, and the new story's id.

    Raises:
        UnknownError: the story has no such article.
    """
    new = content_id("story", *sorted(articles), edit.made_at)
    with library.writing() as database:
        rest = _others(library, story, articles)
        number = record_edit(library, _about(edit, "split-story", story, {"into": new, "articles": sorted(articles)}))
        # Split, undone and split again within one second: the story of before is opened again.
        database.execute(
            "INSERT INTO stories (story, level, changed_at) VALUES (?, 'event', ?)"
            ' ON CONFLICT (story) DO UPDATE SET "into" = NULL, led = NULL',
            (new, edit.made_at),
        )
        target = _story_row(library, new)
        for article in articles:
            _move(library, article, target)
            _tie(library, number, article, rest, "apart")
            _tie(library, number, article, [other for other in articles if other > article], "together")
        set_days(library, target)
        set_days(library, _story_row(library, story))
    return number, new


def reject_member(library: Library, story: str, article: ArticleId, edit: Edit) -> int:
    """Take one article out of a story; it stands alone until a method or a person puts it elsewhere.

    Raises:
        UnknownError: the story has no such article.
    """
    with library.writing() as database:
        rest = _others(library, story, [article])
        number = record_edit(library, _about(edit, "reject-member", story, {"article": article}))
        database.execute("DELETE FROM members WHERE article = ?", (key_of(library, article),))
        _tie(library, number, article, rest, "apart")
        set_days(library, _story_row(library, story))
    return number


def add_member(library: Library, story: str, article: ArticleId, edit: Edit) -> int:
    """Put one article into a story, out of any other."""
    with library.writing():
        members = [row.id for row in story_articles(library, story) if row.id != article]
        before = library.database.execute(
            "SELECT stories.story FROM members JOIN stories ON stories.id = members.story WHERE members.article = ?",
            (key_of(library, article),),
        ).fetchone()
        body = {"article": article, "from": before[0] if before else None}
        number = record_edit(library, _about(edit, "add-member", story, body))
        target = _story_row(library, story)
        _move(library, article, target)
        _tie(library, number, article, members, "together")
        set_days(library, target)
    return number


def _others(library: Library, story: str, articles: Sequence[ArticleId]) -> list[ArticleId]:
    """The articles of a story beside some of them."""
    members = [row.id for row in story_articles(library, story)]
    for article in articles:
        if article not in members:
            raise UnknownError(library.path, article, name=article)
    return [member for member in members if member not in articles]


def _about(edit: Edit, kind: str, story: str, body: Body) -> Edit:
    return Edit(edit.who, edit.made_at, kind, story, edit.target, body, edit.note)


def _put_back(library: Library, row: tuple[str, str, str, str, object], when: str) -> None:
    """Put articles where they stood before an edit about stories; the undo of an undo leaves them to the next grouping."""
    kind, story, body = row[0], row[1], json.loads(row[3])
    if kind not in ("merge-stories", "split-story", "reject-member", "add-member"):
        return
    if kind == "merge-stories":
        _part_again(library, body["from"], when)
    elif kind == "add-member":
        if body["from"]:
            _move(library, body["article"], _story_row(library, find_story(library, body["from"])), "method")
        else:
            library.database.execute("DELETE FROM members WHERE article = ?", (key_of(library, body["article"]),))
    else:
        # The story may have got another name since: its old one leads there.
        story = find_story(library, story)
        for article in body.get("articles") or [body["article"]]:
            _move(library, article, _story_row(library, story), "method")
    set_days(library, _story_row(library, story))


def _part_again(library: Library, stories: Mapping[str, Sequence[str]], when: str) -> None:
    """Give stories that were merged their articles back."""
    for story, articles in stories.items():
        key = _story_row(library, story)
        library.database.execute('UPDATE stories SET "into" = NULL, led = NULL, changed_at = ? WHERE id = ?', (when, key))
        for article in articles:
            _move(library, article, key, "method")
        set_days(library, key)


def _story_row(library: Library, story: str) -> int:
    row = library.database.execute("SELECT id FROM stories WHERE story = ?", (story,)).fetchone()
    if row is None:
        raise UnknownError(library.path, story, name=story)
    return int(row[0])


def _move(library: Library, article: str, target: int, decided: str = "person") -> None:
    """Put an article into a story; one that was erased meanwhile is passed over."""
    library.database.execute(
        "INSERT INTO members (article, story, decided) SELECT id, ?, ? FROM articles WHERE article = ?"
        " ON CONFLICT (article) DO UPDATE SET story = excluded.story, decided = excluded.decided, because = '[]'",
        (target, decided, article),
    )


def _tie(library: Library, number: int, article: ArticleId, others: Sequence[ArticleId], kind: Tie) -> None:
    one = key_of(library, article)
    keys = [key_of(library, other) for other in others[:MOST_TIES] if other != article]
    library.database.executemany(
        "INSERT OR REPLACE INTO ties (edit, first, second, kind) VALUES (?, ?, ?, ?)",
        ((number, min(one, other), max(one, other), kind) for other in keys),
    )
