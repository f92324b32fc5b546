"""Addresses, feeds and lists of them lead to articles. The server is on loopback."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recoupe.read import ReadSettings, read_inputs
from recoupe.read.web.settings import WebSettings
from recoupe.records import Fault, Page

SETTINGS = ReadSettings(web=WebSettings(allow_private=True, host_delay_s=0.0))
FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Quai</title>
<item><guid>g1</guid><title>Entier</title><content:encoded><![CDATA[<p>Le quai rouvre.</p>]]></content:encoded></item>
<item><title>Bref</title><link>{site}/bref</link><description>En bref.</description></item></channel></rss>"""


class Site(BaseHTTPRequestHandler):
    """A made-up site with a feed and two articles."""

    def do_GET(self) -> None:
        """Answer."""
        site = f"http://{self.headers['Host']}"
        pages = {
            "/flux": (FEED.format(site=site), "application/rss+xml"),
            "/bref": ("<html><p>Le quai reste fermé, en bref.</p></html>", "text/html"),
            "/texte": ("<p>Un texte & rien d'autre.", "text/plain"),
        }
        body, kind = pages.get(self.path, ("", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a running site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pages(names: list[str]) -> dict[str, str]:
    """Text of each page by its source."""
    return {page.source: page.text for page in read_inputs(names, SETTINGS) if isinstance(page, Page)}


def test_an_address_is_a_page_that_knows_where_it_stood(site: str) -> None:
    page = next(iter(read_inputs([f"{site}/bref"], SETTINGS)))
    assert isinstance(page, Page)
    assert (page.source, page.url, page.kind) == (f"{site}/bref", f"{site}/bref", "html")


def test_plain_text_from_the_web_is_not_taken_for_a_page(site: str) -> None:
    page = next(iter(read_inputs([f"{site}/texte"], SETTINGS)))
    assert isinstance(page, Page)
    assert page.kind == "text"


def test_a_feed_stands_for_its_articles_whole_ones_from_the_feed(site: str) -> None:
    found = pages([f"{site}/flux"])
    assert sorted(found) == sorted([f"{site}/flux#g1", f"{site}/bref"])
    assert "<p>Le quai rouvre.</p>" in found[f"{site}/flux#g1"]


def test_lists_of_addresses_and_of_feeds_are_followed(site: str, tmp_path: Path) -> None:
    (tmp_path / "a.urls").write_text(f"# à lire\n{site}/bref\n\n{site}/absent\n", encoding="utf-8")
    (tmp_path / "b.opml").write_text(f'<opml version="2.0"><body><outline text="Q" xmlUrl="{site}/flux"/></body></opml>')
    assert list(pages([str(tmp_path / "a.urls")])) == [f"{site}/bref"]
    assert len(pages([str(tmp_path / "b.opml")])) == 2


def test_a_private_address_in_a_list_is_a_fault_and_not_a_request(site: str, tmp_path: Path) -> None:
    (tmp_path / "a.urls").write_text(f"{site}/bref\n")
    (fault,) = list(read_inputs([str(tmp_path / "a.urls")], replace(SETTINGS, web=WebSettings())))
    assert isinstance(fault, Fault)
    assert fault.code == "read.address-refused"
