"""An address is an input like any other, once the caller lets it be read."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from recoupe.app.command import main

PAGE = """<!doctype html><html lang="fr"><head><title>Le bac reprend</title><meta charset="utf-8"></head><body><article>
<h1>Le bac reprend</h1><p>Le bac de Rochebrune reprendra ses traversées lundi, a annoncé mardi la maire, Odile Perrant.</p>
<p>« Nous avons tenu le calendrier », a-t-elle ajouté devant le conseil municipal, qui a voté les crédits en mars.</p></article>
</body></html>"""


class Site(BaseHTTPRequestHandler):
    """One page, whatever is asked for, robots.txt aside."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(404 if "robots" in self.path or "tdmrep" in self.path else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/bac"
    server.shutdown()
    server.server_close()


def test_an_address_of_this_machine_is_refused_unless_allowed(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", page]) == 1
    assert "not a public address" in capsys.readouterr().err


def test_a_page_is_fetched_once_and_then_read_from_where_it_is_kept(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["read", page, "--allow-private", "--keep", str(tmp_path / "pages")]
    assert main(call) == 0
    first = capsys.readouterr().out
    article = json.loads(first)
    assert (article["source"], article["title"]["exact"]) == (page, "Le bac reprend")
    assert len(list((tmp_path / "pages").iterdir())) == 1
    assert main(call) == 0
    assert capsys.readouterr().out == first
