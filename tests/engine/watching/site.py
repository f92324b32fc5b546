"""A made-up site on loopback: a feed, articles that can be edited, and a door that takes events."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar

PAGE = """<!doctype html><html lang="fr"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T0{hour}:00:00Z"></head><body><nav>Accueil</nav><article><h1>{title}</h1>
{body}</article><aside>{noise}</aside></body></html>"""


@dataclass
class Site:
    """What the site shows and what was asked of it."""

    pages: dict[str, str] = field(default_factory=dict)
    listed: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    status: int = 200
    hook_status: int = 204
    address: str = ""

    def put(self, name: str, title: str, *body: str, outlet: str = "Le Fanal", day: str = "2026-11-21", noise: str = "") -> None:
        """Show an article, and list it; put again, it is edited."""
        paragraphs = "".join(f"<p>{one}</p>" for one in body)
        hour = len(self.listed) % 9 if name not in self.listed else self.listed.index(name)
        self.pages[name] = PAGE.format(title=title, outlet=outlet, day=day, hour=hour, body=paragraphs, noise=noise)
        if name not in self.listed:
            self.listed.append(name)

    def feed(self) -> str:
        """The feed, in RSS."""
        items = "".join(f"<item><title>x</title><link>{self.address}/{name}</link></item>" for name in self.listed)
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fanal</title>{items}</channel></rss>'


class Door(BaseHTTPRequestHandler):
    """Answers for the site of its server."""

    site: ClassVar[Site]

    def do_GET(self) -> None:
        """Show the feed or an article."""
        site, name = self.site, self.path.strip("/")
        site.asked.append(name)
        tag = f'"{len(site.listed)}"'
        if name == "feed.xml":
            status = 304 if site.status == 200 and self.headers.get("If-None-Match") == tag else site.status
            self._send(status, site.feed() if status == 200 else "", ETag=tag)
        else:
            self._send(200 if name in site.pages else 404, site.pages.get(name, ""))

    def do_POST(self) -> None:
        """Take an event."""
        data = self.rfile.read(int(self.headers["Content-Length"]))
        if self.site.hook_status < 300:
            self.site.told.append(json.loads(data))
            self.site.keys.append(self.headers["Idempotency-Key"])
        self._send(self.site.hook_status, "")

    def _send(self, status: int, body: str, **headers: str) -> None:
        self.send_response(status)
        data = body.encode()
        kind = "application/rss+xml" if "<rss" in body else "text/html; charset=utf-8"
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Site]:
    """A site that runs."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnDoor", (Door,), {"site": site}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
