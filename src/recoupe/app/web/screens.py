"""The screens that are only read: desk, claim matrix, figures, sources, log, printable dossier, method."""

from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.app.web import matrix
from recoupe.app.web.days import draw_days, window_of
from recoupe.app.web.desk import VARY, asset, desk_of, language_of, say_for, show, view_for
from recoupe.app.web.happenings import event_rows
from recoupe.app.web.log import undone
from recoupe.app.web.moments import moment_rows
from recoupe.app.web.network import draw_network
from recoupe.app.web.polling import poll_means
from recoupe.app.web.shelf import Listed
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.story_view import listed_of, view_of
from recoupe.app.web.ties import TIES
from recoupe.language.phrases import load_desk_phrases
from recoupe.render.document import page_policy
from recoupe.render.wording import day_of, moment_words, run_words

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
CORE_SHOWN = 8
"""Claims listed on the desk: core ones first; the matrix has them all."""
LISTED = 12
"""Damaged passages, drifts... listed on the desk before a fold."""


async def home(request: Request) -> Response:
    """Every story, over time and as a list, and where to add one."""
    language, shelf = language_of(request), desk_of(request).shelf
    day, until = (_day(request.query_params.get(name, "")) for name in ("day", "until"))
    jobs = [job for job in desk_of(request).jobs if not job.over and not job.opens]
    views = [view_of(held, language) for held in shelf]
    opened = {view.held.id for view in views}
    kept = [one for one in shelf.listing(until) if one.id not in opened]
    every = [*(listed_of(view) for view in views), *kept]
    window = window_of(sorted(every, key=lambda one: one.last_day, reverse=True), until)
    drawn = None
    if window is not None:
        counts = shelf.days(*(one.isoformat() for one in window))
        drawn = draw_days(every, window, counts, (day, until), say_for(request)) if counts else None
    if day or until:
        views = [view for view in views if _falls(listed_of(view), day, until)]
        kept = [one for one in shelf.listing(until, day) if one.id not in opened]
    return show(
        request,
        "home.html.j2",
        stories=views,
        closed=kept,
        loose=shelf.loose() if isinstance(shelf, Stacks) else [],
        events=event_rows(shelf.happenings(), say_for(request)) if isinstance(shelf, Stacks) else (),
        jobs=jobs,
        shelved=bool(shelf.path),
        drawn=drawn,
        day=day,
        until=until,
        run_of=lambda one: _run(one, language),
        day_words=moment_words(day or until, say_for(request)),
        screen="home",
    )


def _day(asked: str) -> str:
    """A day of an address; "" where it is none."""
    return asked if len(asked) == 10 and day_of(asked) else ""


def _run(story: Listed, language: str) -> str:
    """From when to when a story runs, in words."""
    last = day_of(story.last_day)
    end = (last + timedelta(days=1)).isoformat() if last else None
    return run_words(story.first_day, end, load_desk_phrases(language))


def _falls(story: Listed, day: str, until: str) -> bool:
    """Whether a story runs over a day, or ends by one."""
    return story.first_day <= day <= story.last_day if day else bool(story.last_day) and story.last_day <= until


async def desk(request: Request) -> Response:
    """What is reported, what is to be checked, when it happened, and the articles."""
    view, shelf = view_for(request), desk_of(request).shelf
    shown = [row for row in view.claims if row.core][:CORE_SHOWN]
    if len(shown) < CORE_SHOWN:
        shown += [row for row in view.claims if not row.core and not row.single][: CORE_SHOWN - len(shown)]
    denials = {item.claim: item for item in view.refusals if item.act == "denies"}
    return show(
        request,
        "desk.html.j2",
        view=view,
        screen="desk",
        core=shown,
        denials=denials,
        checks=view.checks,
        listed=LISTED,
        timeline=view.timeline,
        events=event_rows(shelf.happenings(view.held.id), view.phrases) if isinstance(shelf, Stacks) else (),
    )


async def claims(request: Request) -> Response:
    """The claim matrix."""
    view, wanted = view_for(request), matrix.wanted_of(request.query_params)
    sheet = matrix.sheet_of(view, wanted, request.query_params)
    actors = sorted(((actor.name, actor.id) for actor in view.dossier.links.actors), key=lambda pair: matrix.fold(pair[0]))
    return show(
        request,
        "claims.html.j2",
        view=view,
        screen="claims",
        wanted=wanted,
        sheet=sheet,
        labels=view.labels,
        languages=view.languages,
        people=actors,
        choices={"verdict": matrix.VERDICTS, "act": matrix.ACTS, "call": matrix.CALLS, "group": matrix.GROUPS},
    )


async def figures(request: Request) -> Response:
    """Figures, dates, polls."""
    view = view_for(request)
    return show(
        request,
        "figures_screen.html.j2",
        view=view,
        screen="figures",
        checks=view.checks,
        timeline=view.timeline,
        polls=view.polls,
        means=poll_means(view),
        moments=moment_rows(view),
    )


async def sources(request: Request) -> Response:
    """Where claims come from, who copies whom, who speaks of whom."""
    view = view_for(request)
    return show(
        request,
        "sources_screen.html.j2",
        view=view,
        screen="sources",
        drawing=view.drawing,
        sources=view.sources,
        reuse=view.reuse,
        actors=view.actors,
        network=draw_network(view),
        ties=TIES,
    )


async def journal(request: Request) -> Response:
    """What people did to a story."""
    view = view_for(request)
    return show(request, "log.html.j2", view=view, screen="log", log=view.held.log[::-1], gone=undone(view.held.log))


async def dossier(request: Request) -> Response:
    """The dossier as one file, to be printed or kept: it has a policy of its own."""
    view = view_for(request)
    squeezed = "gzip" in request.headers.get("accept-encoding", "")
    response = HTMLResponse(view.squeezed if squeezed else view.printable)
    if squeezed:
        response.headers["content-encoding"] = "gzip"
    response.headers["vary"] = f"{VARY}, Accept-Encoding"
    response.headers["content-security-policy"] = f"{page_policy()}; frame-ancestors 'none'"
    return response


async def method(request: Request) -> Response:
    """How it works and what it cannot do."""
    return show(request, "method_screen.html.j2", screen="method")


async def static(request: Request) -> Response:
    """A file the pages load."""
    name = request.path_params["name"]
    data = asset(name)
    if data is None:
        raise HTTPException(404)
    kind = next((kind for ending, kind in TYPES.items() if name.endswith(ending)), "application/octet-stream")
    kept = "public, max-age=31536000, immutable" if "v" in request.query_params else "no-cache"
    return Response(data, media_type=kind, headers={"cache-control": kept})
