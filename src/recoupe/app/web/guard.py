"""What every request passes before a page is made: right host, right origin, not too large; and what every answer says."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.app.web.settings import DeskSettings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFE = ("GET", "HEAD")
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}


class Guard:
    """Wraps the desk; refuses in plain text, so that a refusal can never carry what was sent."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        """Guard an application."""
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refuse(scope)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self.app(scope, _measured(receive, self.settings.max_body), _with_headers(send))

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to a request that must not be served; None for one that may."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self.settings.hosts:
            return PlainTextResponse("unknown host", 421)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.max_body:
            return PlainTextResponse("too large", 413)
        if scope["method"] in SAFE:
            return None
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none") or (origin is not None and urlsplit(origin).netloc != host):
            return PlainTextResponse("from another site", 403)
        return None


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host else ""
    except ValueError:
        return ""


def _measured(receive: Receive, most: int) -> Receive:
    """The same body; whoever reads it hears where it is too long, whatever its headers said."""
    seen = 0

    async def measured() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(413)
        return message

    return measured


def _with_headers(send: Send) -> Send:
    """The same answer, with what every answer says; a page may have a stricter policy of its own."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return with_headers
