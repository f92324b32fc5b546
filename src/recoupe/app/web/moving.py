"""Moving an article from one story to another: it leaves the one when it has arrived in the other, never before."""

from dataclasses import replace
from datetime import UTC, datetime

from starlette.exceptions import HTTPException

from recoupe.app.web import log
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Job, new_job
from recoupe.app.web.keys import Key
from recoupe.app.web.log import Entry, next_number
from recoupe.app.web.shelf import Held
from recoupe.app.web.worker import Made, Order
from recoupe.engine.settings import RunSettings
from recoupe.records import content_id


def move_article(desk: Desk, source: Held, article: str, target: str) -> Job:
    """Have an article moved.

    Args:
        desk: with both stories.
        source: the story it is in.
        article: its id.
        target: the id of the story it goes to; "new" makes one.

    Raises:
        HTTPException: one of them is not there, or a new story would be the old one over again.
    """
    page = next((page for page in source.pages if page.id == article), None)
    if page is None or target == source.id or (target == "new" and len(source.pages) < 2):
        raise HTTPException(409)
    if target != "new" and desk.shelf.get(target) is None:
        raise HTTPException(409 if desk.shelf.knows(target) else 404)
    goal = content_id("desk-story", source.id, article) if target == "new" else target
    job = new_job(goal, page.source)

    def plan() -> Order:
        there = desk.shelf.get(goal)
        entries = there.log if there else ()
        known = log.standing(entries)
        settings = RunSettings(reading=desk.settings.reading, corrections=known.corrections)
        return Order(settings, (*(there.pages if there else ()), page), given=tuple(known.given.values()))

    def place(_: Job, made: Made) -> Held | None:
        here, there = desk.shelf.get(source.id), desk.shelf.get(goal)
        if here is None:
            return None
        _leave(desk, here, article, goal)
        arrived = there or Held(goal, (), made.dossier)
        entry = _entry(arrived, article, source.id, page.source)
        return desk.shelf.put(replace(arrived, pages=made.pages, dossier=made.dossier, log=(*arrived.log, entry)))

    return desk.jobs.add(job, plan, place)


def _leave(desk: Desk, here: Held, article: str, goal: str) -> None:
    """Take an article out of a story; a story that had no other is gone."""
    left = tuple(notes for notes in here.dossier.notes if notes.article.id != article)
    page = next(page for page in here.pages if page.id == article)
    pages = tuple(one for one in here.pages if one.id != article)
    if not left:
        desk.shelf.drop(here.id)
        return
    settings = RunSettings(reading=desk.settings.reading, corrections=log.standing(here.log).corrections)
    again = desk.jobs.linker.do(Order(settings, notes=left), lambda *_: None).dossier
    desk.shelf.put(replace(here, pages=pages, dossier=again, log=(*here.log, _entry(here, article, goal, page.source))))


def _entry(held: Held, article: str, other: str, words: str) -> Entry:
    """What a log says of it; undoing moves the article back to `other`."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Entry(next_number(held.log), now, "", "move", Key("span", "", article, 0, 1), None, other, words)
