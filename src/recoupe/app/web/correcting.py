"""What people do to a story: each act is checked, computed, and only then entered in the log; undoing is an act too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from re import fullmatch
from typing import get_args

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.app.web import log
from recoupe.app.web.desk import Desk, back_to, desk_of, say_for, session_of, show, story_of, view_for
from recoupe.app.web.entry import field, form_of
from recoupe.app.web.jobs import Job, new_job
from recoupe.app.web.keys import Key, parse_key
from recoupe.app.web.log import Act, Entry, next_number
from recoupe.app.web.moving import move_article
from recoupe.app.web.shelf import LONGEST_LOG, Held
from recoupe.app.web.worker import Made, Order
from recoupe.engine.settings import RunSettings
from recoupe.records import Dossier, RecoupeError

TRIES = 4
"""Times a change is computed anew when somebody else changed the story meanwhile."""
TAKES_TWO = ("same-actor", "same-claim")
TAKES_VALUE = ("note", "call-actor", "outlet", "date", "title")
KINDS: dict[str, tuple[str, ...]] = {
    "same-actor": ("actor",),
    "other-actor": ("actor",),
    "call-actor": ("actor",),
    "same-claim": ("claim",),
    "take-out": ("span",),
    "word-claim": ("span",),
    "not-claim": ("claim",),
    "outlet": ("span",),
    "date": ("span",),
    "move": ("span",),
}
"""Kinds of rows an act is for; any, where it is not listed."""
DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?"


@dataclass(frozen=True, slots=True)
class Asked:
    """An act as a form asks for it."""

    act: Act
    at: Key | None
    other: Key | None
    value: str
    words: str
    who: str


async def act(request: Request) -> Response:
    """Do one thing to a story."""
    form = await form_of(request)
    story = story_of(request)
    asked = _asked(request, {name: field(form, name, 600) for name in form})
    desk, back = desk_of(request), field(form, "back", 400)
    if asked.act == "move" and asked.at is not None:
        job = await run_in_threadpool(move_article, desk, story, asked.at.article, asked.value)
        return RedirectResponse(f"/jobs/{job.id}", 303)
    try:
        done = await run_in_threadpool(_carry_out, desk, story.id, asked)
    except RecoupeError as trouble:
        raise HTTPException(409, str(trouble)) from trouble
    if isinstance(done, Job):
        return RedirectResponse(f"/jobs/{done.id}", 303)
    if request.headers.get("hx-request") == "true" and asked.act in log.ON_ROWS:
        return show(request, "row_tools.html.j2", view=view_for(request), anchor=field(form, "anchor", 40))
    return back_to(back or f"/s/{story.id}/log")


async def undo(request: Request) -> Response:
    """Make one entry of the log no longer hold."""
    form = await form_of(request)
    held, number = story_of(request), field(form, "number", 8)
    entry = next((entry for entry in held.log if str(entry.number) == number), None)
    if entry is None or entry.number in log.undone(held.log):
        raise HTTPException(409)
    desk = desk_of(request)
    if entry.act == "move" and entry.at is not None:
        here = any(page.id == entry.at.article for page in held.pages)
        there = held if here else desk.shelf.get(entry.value)
        if there is None:
            raise HTTPException(409)
        goal = entry.value if here else held.id
        job = await run_in_threadpool(move_article, desk, there, entry.at.article, goal)
        return RedirectResponse(f"/jobs/{job.id}", 303)
    asked = Asked("undo", entry.at, entry.other, number, entry.words, session_of(request).who)
    done = await run_in_threadpool(_carry_out, desk, held.id, asked)
    return RedirectResponse(f"/jobs/{done.id}", 303) if isinstance(done, Job) else back_to(f"/s/{held.id}/log")


async def sign(request: Request) -> Response:
    """How this person signs from now on."""
    form = await form_of(request)
    session_of(request).who = field(form, "who", 60)
    return back_to(field(form, "back", 400))


def _asked(request: Request, given: dict[str, str]) -> Asked:
    """The act a form asks for.

    Raises:
        HTTPException: it is none we know, or lacks what it takes.
    """
    name = given.get("act", "")
    act = next((act for act in get_args(Act) if act == name), None)
    if act is None or act == "undo":
        raise HTTPException(400)
    view = view_for(request)
    at, other = (parse_key(given.get(part, "")) or view.keys.get(given.get(part, "")) for part in ("at", "other"))
    value = given.get("value", "")[: log.VALUE_LENGTH]
    wrong = (
        (at is None and act != "title")
        or (act in TAKES_TWO and (other is None or other == at))
        or (act in TAKES_VALUE and not value)
        or (act == "date" and not fullmatch(DATE, value))
        or (at is not None and act in KINDS and at.kind not in KINDS[act])
    )
    if wrong:
        raise HTTPException(400, say_for(request).say("edit.incomplete"))
    words = _words(view.keys, at, {row.anchor: row.says for row in view.claims}, given.get("words", ""))
    return Asked(act, at, other, value, words, session_of(request).who)


def _words(keys: dict[str, Key], at: Key | None, says: dict[str, str], given: str) -> str:
    """What the row says, to be read in the log."""
    anchor = next((anchor for anchor, key in keys.items() if key == at), "")
    return (says.get(anchor) or given)[:200]


def _carry_out(desk: Desk, story: str, asked: Asked) -> Held | Job:
    """Compute what an act leads to, then enter it; a job, when articles have to be read again.

    Raises:
        RecoupeError: it cannot be done, or somebody else keeps changing the story.
    """
    for _ in range(TRIES):
        held = desk.shelf.get(story)
        if held is None or len(held.log) >= LONGEST_LOG:
            raise RecoupeError("this story takes no more changes")
        after = replace(held, log=(*held.log, _entry(held, asked)))
        touched = _touched(held, asked)
        if touched in log.ON_ARTICLES:
            return _read_again(desk, story, asked)
        if touched in log.ON_LINKS:
            after = replace(after, dossier=linked_again(desk, after))
        kept = desk.shelf.swap(held, after)
        if kept is not None:
            return kept
    raise RecoupeError("somebody else is changing this story; try again")


def _touched(held: Held, asked: Asked) -> str:
    """The act whose effect changes: for an undoing, the one that is undone, through undoings of undoings."""
    act, value = asked.act, asked.value
    known = {str(entry.number): entry for entry in held.log}
    while act == "undo" and value in known:
        act, value = known[value].act, known[value].value
    return "not-claim" if act == "correct" else act


def _entry(held: Held, asked: Asked) -> Entry:
    """The next entry of a log."""
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Entry(next_number(held.log), now, asked.who, asked.act, asked.at, asked.other, asked.value, asked.words)


def settings_for(desk: Desk, entries: Sequence[Entry]) -> RunSettings:
    """How a story with this log is computed."""
    return RunSettings(reading=desk.settings.reading, corrections=log.standing(entries).corrections)


def linked_again(desk: Desk, held: Held) -> Dossier:
    """The dossier of a story, linked with what its log says now."""
    order = Order(settings_for(desk, held.log), notes=held.dossier.notes, faults=held.dossier.faults)
    return desk.jobs.linker.do(order, lambda *_: None).dossier


def _read_again(desk: Desk, story: str, asked: Asked) -> Job:
    """Have a story's articles read again with what an act says of one of them."""
    held = desk.shelf.get(story)
    assert held is not None  # noqa: S101
    entry = _entry(held, asked)

    def plan() -> Order:
        now = desk.shelf.get(story) or held
        entries = (*now.log, entry)
        return Order(settings_for(desk, entries), now.pages, given=tuple(log.standing(entries).given.values()))

    def place(_: Job, made: Made) -> Held | None:
        now = desk.shelf.get(story)
        if now is None:
            return None
        numbered = replace(entry, number=next_number(now.log))
        return desk.shelf.put(replace(now, dossier=made.dossier, log=(*now.log, numbered)))

    return desk.jobs.add(new_job(story, asked.words or asked.value), plan, place)
