"""The desk itself: its stories, its sessions, its workers; and how a page of it is made."""

import hashlib
import secrets
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from recoupe import __version__
from recoupe.app.web.jobs import Job, Jobs, new_job
from recoupe.app.web.log import standing
from recoupe.app.web.sessions import Session, Sessions
from recoupe.app.web.settings import DeskSettings
from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.story_view import StoryView, view_of
from recoupe.app.web.worker import Made, Order
from recoupe.engine.settings import RunSettings
from recoupe.language.phrases import Phrases, load_desk_phrases
from recoupe.render.document import page_file

LANGUAGES = ("fr", "en")
LOOKS = ("light", "dark")
VARY = "Accept-Language, Cookie"
BODIES = 48
"""Pages kept: the screens of a few stories in two languages, 1 MB each at most at fifty articles."""
OWN_STYLES = ("look.css", "matrix.css", "rows.css", "article.css", "paper.css")
"""Style sheets of the dossier file, served to the desk as they are."""


@dataclass(slots=True)
class Desk:
    """Everything one server holds."""

    settings: DeskSettings
    shelf: Shelf
    jobs: Jobs
    sessions: Sessions = field(init=False)
    bodies: dict[str, str] = field(default_factory=dict)
    """Pages made lately, the newest last, a word nobody can guess where the token of a session goes."""
    gap: str = field(default_factory=lambda: secrets.token_hex(16))

    def __post_init__(self) -> None:
        """Open the sessions."""
        self.sessions = Sessions(self.settings)


def desk_of(request: Request) -> Desk:
    """The desk that serves a request."""
    desk: Desk = request.app.state.desk
    return desk


def session_of(request: Request) -> Session:
    """The session of a request, as `entry.Entry` found it."""
    session: Session = request.state.session
    return session


def language_of(request: Request) -> str:
    """The language of the page: as asked for now, as chosen before, as the browser prefers, as the desk has it."""
    asked = request.query_params.get("lang", request.cookies.get("lang", ""))
    if asked in LANGUAGES:
        return asked
    wanted: list[tuple[float, int, str]] = []
    for n, part in enumerate(request.headers.get("accept-language", "")[:200].split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((-float(weight or 1), n, name[:2].lower()))
        except ValueError:
            continue
    return next((name for _, _, name in sorted(wanted) if name in LANGUAGES), desk_of(request).settings.language)


def story_of(request: Request) -> Held:
    """The story an address names.

    Raises:
        HTTPException: there is none of that id; or it has to be read first, and the answer leads there.
    """
    desk, story = desk_of(request), request.path_params["story"]
    held = desk.shelf.get(story)
    if held is not None:
        return held
    if not desk.shelf.path or not desk.shelf.knows(story):
        raise HTTPException(404)
    job = opening(desk, story)
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    wanted = wanted if request.method == "GET" else f"/s/{story}"
    raise HTTPException(303, headers={"location": f"/jobs/{job.id}?to={quote(wanted, safe='')}"})


def opening(desk: Desk, story: str) -> Job:
    """The job that reads a story out of the library; one, however many ask for it."""
    for job in desk.jobs:
        if job.story == story and job.opens and not job.over:
            return job

    def plan() -> Order:
        desk.shelf.expect(story)
        known = standing(desk.shelf.log_of(story))
        settings = RunSettings(reading=desk.settings.reading, corrections=known.corrections)
        return Order(settings, given=tuple(known.given.values()), library=desk.shelf.path, story=story)

    def place(_: Job, made: Made) -> Held | None:
        held = Held(story, made.pages, made.dossier, desk.shelf.log_of(story))
        return desk.shelf.hold(held) if made.dossier.notes else None

    job = new_job(story, story)
    job.opens = True
    return desk.jobs.add(job, plan, place)


def view_for(request: Request) -> StoryView:
    """The story an address names, in the language of the page."""
    return view_of(story_of(request), language_of(request))


def show(request: Request, template: str, status: int = 200, /, **context: object) -> Response:
    """A page of the desk."""
    desk, session, language = desk_of(request), session_of(request), language_of(request)
    phrases = load_desk_phrases(language)
    view = context.get("view")
    plain = isinstance(view, StoryView) and status == 200 and request.method == "GET"
    shared = _mark(request, template, session.who) if plain else ""
    mark = _mark(request, template, session.who, session.name) if plain else ""
    if mark and request.headers.get("if-none-match", "").removeprefix("W/") == mark:
        return Response(status_code=304, headers={"etag": mark, "vary": VARY})
    given: dict[str, Any] = {
        "p": phrases,
        "to": view.ways if isinstance(view, StoryView) else None,
        "view": None,
        "reviews": view.reviews if isinstance(view, StoryView) else {},
        "session": session,
        "token": lambda: desk.gap,
        "here": request.url.path,
        "query": request.query_params,
        "look": look if (look := request.cookies.get("look", "")) in LOOKS else "",
        "languages_offered": LANGUAGES,
        "asset": asset_address,
        "version": __version__,
        "library": bool(desk.shelf.path),
        "locked": desk.settings.password is not None,
        "screen": "",
    }
    body = desk.bodies.get(shared) if shared else None
    if body is None:
        body = environment().get_template(template).render(given | context)
        if shared:
            _keep(desk, shared, body)
    response = HTMLResponse(body.replace(desk.gap, desk.sessions.token(session)), status)
    response.headers["vary"] = VARY
    if mark:
        response.headers["etag"] = mark
    response.headers["content-language"] = language
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie("lang", language, max_age=31_536_000, samesite="lax", secure=desk.settings.secure)
    return response


def _mark(request: Request, template: str, *more: str) -> str:
    """What a page of a story depends on: while it stays the same, what was made of it may be shown again."""
    desk = desk_of(request)
    seen = (str(desk.shelf.turn), language_of(request), request.cookies.get("look", ""), template, *more)
    whole = "\x1f".join((*seen, str(request.url), __version__))
    return '"' + hashlib.sha256(desk.sessions.secret + whole.encode("utf-8", "replace")).hexdigest()[:24] + '"'


def _keep(desk: Desk, mark: str, body: str) -> None:
    """Keep a page for the next one who asks for it."""
    desk.bodies[mark] = body
    for old in list(desk.bodies)[: max(len(desk.bodies) - BODIES, 0)]:
        desk.bodies.pop(old, None)


def back_to(address: str) -> Response:
    """To another page of the desk after a change; anything that is no path of ours leads home."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return RedirectResponse(address if ours else "/", 303)


def say_for(request: Request) -> Phrases:
    """The words of the page."""
    return load_desk_phrases(language_of(request))


@cache
def environment() -> Environment:
    """The templates: ours, then those of the dossier file; everything escaped, nothing undefined let pass."""
    return Environment(
        loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _template(name: str) -> str | None:
    own = files("recoupe") / "app" / "web" / "templates" / name
    if own.is_file():
        return own.read_text(encoding="utf-8")
    return page_file(name)


@cache
def asset(name: str) -> bytes | None:
    """A file the pages load; None when there is none of that name."""
    if name in OWN_STYLES:
        return page_file(name).encode("utf-8")
    if not name.replace(".", "").replace("-", "").isalnum() or name.startswith("."):
        return None
    path = files("recoupe") / "app" / "web" / "static" / name
    return path.read_bytes() if path.is_file() else None


@cache
def asset_address(name: str) -> str:
    """The address of a file the pages load; it changes with its bytes, so that browsers may keep it for ever.

    Raises:
        KeyError: there is no such file.
    """
    data = asset(name)
    if data is None:
        raise KeyError(name)
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"
