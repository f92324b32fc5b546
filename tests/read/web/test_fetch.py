"""Pages are fetched politely, from where they may be, and from nowhere else. Every server here is on loopback."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from recoupe.read.web.addresses import check_address
from recoupe.read.web.fetch import Fetched, fetch_pages
from recoupe.read.web.manners import Manners
from recoupe.read.web.settings import WebSettings
from recoupe.records import Fault

PAGE = b"<html><p>Le pont rouvre.</p></html>"
SETTINGS = WebSettings(allow_private=True, host_delay_s=0.0, total_timeout_s=5.0)


class Site(BaseHTTPRequestHandler):
    """A made-up site; `asked` remembers what was asked of it."""

    asked: ClassVar[list[str]] = []
    robots: ClassVar[bytes] = b"User-agent: *\nDisallow: /prive/\n"
    tdmrep: ClassVar[bytes] = b'[{"location": "/reserve/*", "tdm-reservation": "1", "tdm-policy": "https://a.example/p"}]'

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(self.path)
        routes = {"/robots.txt": self.robots, "/.well-known/tdmrep.json": self.tdmrep, "/article": PAGE, "/reserve/x": PAGE}
        routes |= {"/prive/x": PAGE, "/gros": b"x" * 300_000, "/meta": b'<meta name="tdm-reservation" content="1">' + PAGE}
        routes["/reserve/rendu"] = b'<meta name="tdm-reservation" content="0">' + PAGE
        if self.path in ("/boucle", "/ailleurs", "/court"):
            self.send_response(302)
            self.send_header(
                "Location", {"/boucle": "/boucle", "/ailleurs": "http://169.254.169.254/secret", "/court": "/article"}[self.path]
            )
            self.end_headers()
        elif self.path == "/bombe":
            self._send(gzip.compress(b"0" * 5_000_000), ("Content-Encoding", "gzip"))
        elif self.path == "/goutte":
            self._drip()
        elif self.path in routes:
            self._send(routes[self.path])
        else:
            self.send_error(404)

    def _send(self, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        for name, value in (("Content-Type", "text/html; charset=utf-8"), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b".")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a running site."""
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(url: str, settings: WebSettings = SETTINGS) -> Fetched | Fault:
    """What becomes of one address."""
    return next(iter(fetch_pages([url], settings)))


def code(url: str, settings: WebSettings = SETTINGS) -> str:
    """The code of the fault an address ends in."""
    got = one(url, settings)
    assert isinstance(got, Fault), got
    return got.code


def test_a_page_comes_with_its_type_and_where_it_stood(site: str) -> None:
    got = one(f"{site}/court")
    assert isinstance(got, Fetched)
    assert (got.data, got.content_type, got.charset) == (PAGE, "text/html", "utf-8")
    assert (got.asked, got.url) == (f"{site}/court", f"{site}/article")


def test_loopback_is_refused_unless_asked_for(site: str) -> None:
    assert code(f"{site}/article", WebSettings()) == "read.address-refused"
    assert Site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "http://user:word@127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.1.2.3/",
        "http:///x",
        "nonsense",
        "http://0.0.0.0/",
        "http://127.0.0.1:99999/",
    ],
)
def test_addresses_that_may_not_be_read_are_faults(url: str) -> None:
    assert code(url, WebSettings()) == "read.address-refused"


def test_a_redirect_to_a_private_address_is_refused(site: str) -> None:
    checked = list[str]()

    def as_outside(url: str, allow_private: bool) -> object:
        checked.append(url)
        return check_address(url, allow_private=allow_private and url.startswith(site))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("recoupe.read.web.fetch.check_address", as_outside)
        assert code(f"{site}/ailleurs") == "read.address-refused"
    assert checked[-1] == "http://169.254.169.254/secret"


def test_robots_txt_is_obeyed_and_asked_once(site: str) -> None:
    got = list(fetch_pages([f"{site}/prive/x", f"{site}/article"], SETTINGS))
    assert isinstance(got[0], Fault)
    assert got[0].code == "read.robots"
    assert isinstance(got[1], Fetched)
    assert Site.asked.count("/robots.txt") == 1
    assert "/prive/x" not in Site.asked


def test_a_caller_may_read_their_own_site_against_its_robots(site: str) -> None:
    assert isinstance(one(f"{site}/prive/x", replace(SETTINGS, honour_optouts=False)), Fetched)


def test_reservations_supersede_one_another_in_order(site: str) -> None:
    assert code(f"{site}/reserve/x") == "read.reserved"
    assert code(f"{site}/meta") == "read.reserved"
    freed = one(f"{site}/reserve/rendu")
    assert isinstance(freed, Fetched)
    assert (freed.reservation.reserved, freed.reservation.said_by) == (False, "meta")


@pytest.mark.parametrize("path", ["/absent", "/boucle", "/gros", "/bombe", "/goutte"])
def test_what_is_no_page_is_a_fault_and_the_run_goes_on(site: str, path: str) -> None:
    settings = replace(SETTINGS, most_bytes=200_000, total_timeout_s=0.4)
    got = list(fetch_pages([f"{site}{path}", f"{site}/article"], settings))
    assert isinstance(got[0], Fault)
    assert got[0].code == "read.fetch-failed"
    assert isinstance(got[1], Fetched)


def test_a_stopped_run_goes_on_from_the_pages_it_kept(site: str, tmp_path: Path) -> None:
    settings = replace(SETTINGS, kept=tmp_path / "kept")
    first = one(f"{site}/article", settings)
    asked = len(Site.asked)
    assert one(f"{site}/article", settings) == first
    assert len(Site.asked) == asked
    next((tmp_path / "kept").iterdir()).write_bytes(b"torn")
    assert one(f"{site}/article", settings) == first
    assert len(Site.asked) > asked


def test_one_host_is_owed_a_wait_between_two_requests(site: str) -> None:
    slept = list[float]()
    manners = Manners(replace(SETTINGS, host_delay_s=3.0), clock=lambda: 0.0, sleep=slept.append)
    list(fetch_pages([f"{site}/article", f"{site}/court"], manners.settings, manners))
    assert slept == [3.0, 3.0]


def test_nobody_is_made_to_wait_for_ever() -> None:
    manners = Manners(SETTINGS)
    manners.slow_down("http://a.example:80", 86_400.0)
    assert manners.hosts["http://a.example:80"].delay_s == SETTINGS.most_delay_s
