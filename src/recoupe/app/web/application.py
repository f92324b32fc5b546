"""The application: which address leads where, and what stands around all of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from recoupe.app.web import adding, correcting, entry, exports, following, permalinks, reader, screens, searching
from recoupe.app.web.desk import Desk, language_of, show
from recoupe.app.web.guard import Guard
from recoupe.language.commands import load_command_words
from recoupe.library import LibraryError

ROUTES = [
    Route("/", screens.home, methods=["GET"]),
    Route("/static/{name}", screens.static, methods=["GET"]),
    Route("/method", screens.method, methods=["GET"]),
    Route("/login", entry.login, methods=["GET"]),
    Route("/login", entry.enter, methods=["POST"]),
    Route("/leave", entry.leave, methods=["POST"]),
    Route("/sign", correcting.sign, methods=["POST"]),
    Route("/add", adding.add, methods=["POST"]),
    Route("/demo", adding.demo, methods=["POST"]),
    Route("/gather", adding.gather, methods=["POST"]),
    Route("/search", searching.search, methods=["GET"]),
    Route("/feeds", following.feeds, methods=["GET"]),
    Route("/feeds", following.follow, methods=["POST"]),
    Route("/feeds/drop", following.unfollow, methods=["POST"]),
    Route("/feeds/ask", following.ask, methods=["POST"]),
    Route("/feeds.opml", following.opml, methods=["GET"]),
    Route("/events.jsonl", following.events, methods=["GET"]),
    Route("/jobs/{job}", adding.job_page, methods=["GET"]),
    Route("/jobs/{job}/events", adding.job_events, methods=["GET"]),
    Route("/jobs/{job}/cancel", adding.cancel, methods=["POST"]),
    Route("/a/{article}", reader.anywhere, methods=["GET"]),
    Route("/s/{story}", screens.desk, methods=["GET"]),
    Route("/s/{story}/claims", screens.claims, methods=["GET"]),
    Route("/s/{story}/figures", screens.figures, methods=["GET"]),
    Route("/s/{story}/sources", screens.sources, methods=["GET"]),
    Route("/s/{story}/log", screens.journal, methods=["GET"]),
    Route("/s/{story}/dossier", screens.dossier, methods=["GET"]),
    Route("/s/{story}/a/{article}", reader.article, methods=["GET"]),
    Route("/s/{story}/diff/{article}/{other}", reader.differences, methods=["GET"]),
    Route("/s/{story}/p/{kind}/{article}/{span}", permalinks.permalink, methods=["GET"]),
    Route("/s/{story}/export/{table}.{kind}", exports.export, methods=["GET"]),
    Route("/s/{story}/act", correcting.act, methods=["POST"]),
    Route("/s/{story}/undo", correcting.undo, methods=["POST"]),
]


def make_application(desk: Desk) -> ASGIApp:
    """The desk as an application, guarded."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        desk.jobs.start()
        try:
            yield
        finally:
            desk.jobs.stop()

    inside = Starlette(
        routes=ROUTES,
        middleware=[Middleware(GZipMiddleware, minimum_size=900, compresslevel=5), Middleware(entry.Entry)],
        exception_handlers={HTTPException: trouble, LibraryError: library_trouble, 404: trouble, 500: broken},
        lifespan=life,
    )
    inside.state.desk = desk
    return Guard(inside, desk.settings)


async def trouble(request: Request, error: Exception) -> Response:
    """A page that says what went wrong with a request."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if isinstance(error, HTTPException) and 300 <= status < 400:
        return RedirectResponse(dict(error.headers or {})["location"], status)
    said = error.detail if isinstance(error, HTTPException) and status in (400, 409, 503) else ""
    if not hasattr(request.state, "session"):
        return PlainTextResponse(str(status), status)
    return show(request, "trouble.html.j2", status, code=status, said=said, screen="trouble")


async def library_trouble(request: Request, error: Exception) -> Response:
    """What is wrong with the library, in the words of the command line."""
    said = str(error)
    if isinstance(error, LibraryError):
        said = load_command_words(language_of(request)).say(f"library.{error.code}", **error.fields)
    return show(request, "trouble.html.j2", 503, code=503, said=said, screen="trouble")


async def broken(request: Request, error: Exception) -> Response:
    """What a fault of ours shows: nothing of the request, nothing of the fault."""
    del request, error
    return PlainTextResponse("something went wrong here; the story was not changed", 500)
