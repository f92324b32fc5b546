"""A desk over stories at hand, its work done in this process; and a browser's way with its forms."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from httpx import Response
from lxml import html as lxml_html
from starlette.testclient import TestClient

from dossier.made import made_dossier, made_pages
from recoupe.app.web.application import make_application
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Jobs
from recoupe.app.web.settings import DeskSettings
from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.worker import Made, Order, _carry_out
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.settings import RunSettings
from recoupe.read import read_inputs
from recoupe.records import Dossier, Page

PAGES = Path(__file__).parents[2] / "golden" / "vaugrenant" / "pages"
HOME = "http://127.0.0.1"


class Here:
    """A worker that is no process of its own."""

    def __init__(self) -> None:
        self.known = Known()
        self.ordered = 0

    def start(self) -> None:
        """Nothing to start."""

    def stop(self) -> None:
        """Nothing to stop."""

    def do(self, order: Order, heard: Callable[[str, int, int], None]) -> Made:
        """Carry out an order at once."""
        self.ordered += 1
        return _carry_out(order, self.known, heard)


def make_desk(*stories: Held, settings: DeskSettings | None = None) -> Desk:
    shelf = Shelf()
    for held in stories:
        shelf.put(held)
    jobs = Jobs(shelf, warm=False)
    jobs.reader = jobs.linker = Here()  # type: ignore[assignment]
    return Desk(settings or DeskSettings(), shelf, jobs)


def made_story(dossier: Dossier | None = None, name: str = "vaubray") -> Held:
    return Held(name, made_pages(), dossier or made_dossier())


@cache
def bridge() -> Held:
    """The bridge of Vaugrenant, read and compared by the real stages."""
    pages = tuple(page for page in read_inputs([str(PAGES)]) if isinstance(page, Page))
    return Held("bridge", pages, compile_pages(pages, RunSettings(), [], Known(), lambda *_: None))


def parsed(text: str) -> Any:
    """A page as a tree."""
    return lxml_html.fromstring(text)


def client(desk: Desk, **more: object) -> TestClient:
    return TestClient(make_application(desk), base_url=HOME, follow_redirects=False, **more)  # type: ignore[arg-type]


def token_of(browser: TestClient, address: str) -> str:
    """The token of the first form of a page."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', browser.get(address).text)
    assert found is not None, address
    return found[1]


def post(browser: TestClient, address: str, page: str, **fields: str) -> Response:
    """Send a form of a page, as a browser does."""
    answer: Response = browser.post(address, data={"token": token_of(browser, page), **fields})
    return answer
