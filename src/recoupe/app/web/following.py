"""Feeds on the desk: those a library follows, how each answered last, and the events that came of them."""

import json
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe import library as store
from recoupe.app.web.desk import desk_of, say_for, show
from recoupe.app.web.entry import field, form_of
from recoupe.app.web.happenings import event_rows
from recoupe.app.web.jobs import Job, new_job
from recoupe.app.web.shelf import Held
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.worker import Made, Order
from recoupe.engine.settings import RunSettings
from recoupe.engine.watching.rounds import follow_feeds
from recoupe.library.watching import drop_feed, last_fetch, list_feeds, list_happenings
from recoupe.read.formats import FormatError
from recoupe.read.formats.feeds import Subscription
from recoupe.read.links import is_address, list_addresses
from recoupe.read.listing import write_opml
from recoupe.records import RecoupeError
from recoupe.render.wording import moment_words

MOST_FEEDS = 2_000
"""Feeds followed at most: a round over more takes longer than the time between two."""
LONGEST = 2_000
"""Characters of an address at most."""
EVENTS = 60
"""Events of the screen; the file has the latest thousand."""
KEPT_EVENTS = 1_000


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the screen lists it; dates are in words, "" where there is none yet."""

    url: str
    title: str
    asked: str
    outcome: str
    status: str
    failures: int
    next: str


async def feeds(request: Request) -> Response:
    """What is followed, and what came of it."""
    shelf = desk_of(request).shelf
    if not isinstance(shelf, Stacks):
        return show(request, "feeds.html.j2", rows=(), events=(), job=None, shelved=False, screen="feeds")
    phrases = say_for(request)
    with store.open_library(shelf.path) as library:
        followed = [(feed, last_fetch(library, feed.url)) for feed in list_feeds(library)]
        latest = list_happenings(library, limit=EVENTS)

    def words(when: str | None) -> str:
        return f"{moment_words(when[:16], phrases)} UTC" if when else ""

    rows = tuple(
        FeedRow(
            feed.url,
            feed.title or "",
            words(last.asked_at if last else None),
            last.outcome if last else "",
            str(last.status or "") if last else "",
            feed.failures,
            words(feed.next_at),
        )
        for feed, last in followed
    )
    job = next((job for job in desk_of(request).jobs if job.goal == "/feeds" and not job.over), None)
    events = event_rows(latest, phrases)
    return show(request, "feeds.html.j2", rows=rows, events=events, job=job, shelved=True, screen="feeds")


def _stacks(request: Request) -> Stacks:
    """The library of the desk.

    Raises:
        HTTPException: it has none.
    """
    shelf = desk_of(request).shelf
    if not isinstance(shelf, Stacks):
        raise HTTPException(404)
    return shelf


async def follow(request: Request) -> Response:
    """Follow the feeds of a form: addresses, or a list another reader wrote."""
    form = await form_of(request, files=True)
    shelf = _stacks(request)
    try:
        wanted = tuple(dict.fromkeys([*_typed(form), *await _listed(form)]))
    except FormatError as trouble:
        raise HTTPException(400, say_for(request).say("feeds.bad_list", why=trouble)) from trouble
    if not wanted:
        raise HTTPException(400, say_for(request).say("feeds.nothing"))

    def write() -> bool:
        with store.open_library(shelf.path, writable=True) as library:
            if len({*wanted, *(feed.url for feed in list_feeds(library))}) > MOST_FEEDS:
                return False
            follow_feeds(library, wanted)
        return True

    if not await run_in_threadpool(write):
        raise HTTPException(400, say_for(request).say("feeds.too_many", n=MOST_FEEDS))
    return RedirectResponse("/feeds", 303)


def _typed(form: FormData) -> list[str]:
    """The addresses typed, one a line; anything else is left out, as nobody could ask it."""
    lines = [line.strip() for line in field(form, "urls", 200_000).splitlines()]
    return [line for line in lines if is_address(line) and len(line) <= LONGEST]


async def _listed(form: FormData) -> list[str]:
    """The addresses of the lists given.

    Raises:
        FormatError: one is no list of addresses.
    """
    found = list[str]()
    for file in form.getlist("lists"):
        if isinstance(file, UploadFile) and file.filename:
            data = await file.read()
            name = f"{file.filename}.opml" if b"<opml" in data[:2_000].lower() else file.filename
            found += [url for url in list_addresses(name, data) if is_address(url) and len(url) <= LONGEST]
    return found


async def unfollow(request: Request) -> Response:
    """Follow a feed no more; its articles stay."""
    form = await form_of(request)
    shelf, url = _stacks(request), field(form, "url", LONGEST)

    def write() -> None:
        with store.open_library(shelf.path, writable=True) as library:
            drop_feed(library, url)

    await run_in_threadpool(write)
    return RedirectResponse("/feeds", 303)


async def ask(request: Request) -> Response:
    """Ask the feeds whose turn has come."""
    await form_of(request)
    desk, shelf = desk_of(request), _stacks(request)
    waiting = next((job for job in desk.jobs if job.goal == "/feeds" and not job.over), None)
    if waiting is not None:
        return RedirectResponse(f"/jobs/{waiting.id}", 303)
    settings = RunSettings(reading=desk.settings.reading)
    job = new_job("", say_for(request).say("feeds.title"))
    job.goal = "/feeds"

    def place(job: Job, made: Made) -> Held | None:
        job.faults = made.dossier.faults
        return None

    try:
        desk.jobs.add(job, lambda: Order(settings, library=shelf.path, asks=True), place)
    except RecoupeError as trouble:
        raise HTTPException(503, str(trouble)) from trouble
    return RedirectResponse(f"/jobs/{job.id}", 303)


async def opml(request: Request) -> Response:
    """The feeds followed, for another reader."""
    with store.open_library(_stacks(request).path) as library:
        listed = [Subscription(feed.title or "", feed.url) for feed in list_feeds(library)]
    head = {"content-disposition": 'attachment; filename="recoupe-feeds.opml"'}
    return Response(write_opml("recoupe", listed), media_type="text/x-opml; charset=utf-8", headers=head)


async def events(request: Request) -> Response:
    """The latest events as lines of JSON, each as the library keeps it."""
    with store.open_library(_stacks(request).path) as library:
        latest = list_happenings(library, limit=KEPT_EVENTS)
    told = [
        {"key": one.key, "kind": one.kind, "happened_at": one.happened_at, "story": one.story, "article": one.article, **one.body}
        for one in latest
    ]
    text = "".join(json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in told)
    head = {"content-disposition": 'attachment; filename="recoupe-events.jsonl"'}
    return Response(text.encode("utf-8", "backslashreplace"), media_type="application/jsonl", headers=head)
