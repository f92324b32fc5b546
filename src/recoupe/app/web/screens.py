"""The screens that are only read: desk, claim matrix, figures, sources, log, printable dossier, method."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.app.web import matrix
from recoupe.app.web.desk import VARY, asset, desk_of, language_of, show, view_for
from recoupe.app.web.log import undone
from recoupe.app.web.moments import moment_rows
from recoupe.app.web.network import draw_network
from recoupe.app.web.polling import poll_means
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.story_view import view_of
from recoupe.render.document import page_policy

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}
CORE_SHOWN = 8
"""Claims listed on the desk: core ones first; the matrix has them all."""
LISTED = 12
"""Damaged passages, drifts... listed on the desk before a fold."""


async def home(request: Request) -> Response:
    """Every story, and where to add one."""
    language = language_of(request)
    shelf = desk_of(request).shelf
    jobs = [job for job in desk_of(request).jobs if not job.over and not job.opens]
    stories = [view_of(held, language) for held in shelf]
    opened = {view.held.id for view in stories}
    closed = [one for one in shelf.listing() if one.id not in opened]
    loose = shelf.loose() if isinstance(shelf, Stacks) else []
    return show(
        request, "home.html.j2", stories=stories, closed=closed, loose=loose, jobs=jobs, shelved=bool(shelf.path), screen="home"
    )


async def desk(request: Request) -> Response:
    """What is reported, what is to be checked, when it happened, and the articles."""
    view = view_for(request)
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
