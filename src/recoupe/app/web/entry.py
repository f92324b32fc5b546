"""The door: every request gets its session, forms must come from our pages, and a locked desk asks for the password."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.app.web.desk import back_to, desk_of, session_of, show
from recoupe.app.web.sessions import COOKIE

OPEN = ("/login", "/static/")
"""What a locked desk shows to everybody."""
FIELDS, FILES = 400, 200
"""Fields and files of one form at most."""


class Entry:
    """Finds the session of a request; sends whoever is not known to the door."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        session = desk_of(request).sessions.find(request)
        request.state.session = session
        if not session.known and not request.url.path.startswith(OPEN):
            wanted = request.url.path if request.method == "GET" else "/"
            await RedirectResponse(f"/login?to={wanted}", 303)(scope, receive, send)
            return
        await self.app(scope, receive, _remembered(request, send))


def _remembered(request: Request, send: Send) -> Send:
    """The same answer, with the cookie of the session when the browser does not have it yet."""

    async def remembered(message: Message) -> None:
        if message["type"] == "http.response.start" and not request.url.path.startswith("/static/"):
            session, sessions = session_of(request), desk_of(request).sessions
            if request.cookies.get(COOKIE) != session.name and session.name in sessions.held:
                bearer = Response()
                sessions.keep(session, bearer)
                MutableHeaders(scope=message).append("set-cookie", bearer.headers["set-cookie"])
        await send(message)

    return remembered


async def form_of(request: Request, *, files: bool = False) -> FormData:
    """The form of a request that changes something.

    Raises:
        HTTPException: it did not come from a page of this session, or is too large.
    """
    desk = desk_of(request)
    length = int(request.headers.get("content-length", "0") or 0)
    if not files and length > desk.settings.max_text:
        raise HTTPException(413)
    form = await request.form(max_fields=FIELDS, max_files=FILES if files else 0, max_part_size=desk.settings.max_text)
    if not desk.sessions.holds(session_of(request), str(form.get("token", ""))):
        raise HTTPException(403)
    return form


def field(form: FormData, name: str, most: int = 500) -> str:
    """One text field, cut where it is too long, without the characters nobody types."""
    value = form.get(name, "")
    text = value if isinstance(value, str) else ""
    return "".join(char for char in text[:most] if char.isprintable() or char in "\n\t").strip()


async def login(request: Request) -> Response:
    """The door."""
    return show(request, "login.html.j2", to_page=request.query_params.get("to", "/"), wrong=False, screen="login")


async def enter(request: Request) -> Response:
    """Whoever knows the password gets a session of their own; a wrong one costs time."""
    form = await form_of(request)
    desk = desk_of(request)
    session = await run_in_threadpool(desk.sessions.enter, session_of(request), field(form, "password", 200))
    target = field(form, "to", 300)
    if session is None:
        return show(request, "login.html.j2", 403, to_page=target, wrong=True, screen="login")
    request.state.session = session
    return back_to(target)


async def leave(request: Request) -> Response:
    """Forget this session."""
    await form_of(request)
    desk_of(request).sessions.leave(session_of(request))
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE)
    return response
