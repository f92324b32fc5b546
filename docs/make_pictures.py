"""Remake the pictures of docs/ from the shipped example: the dossier file, and the desk in the browser; `make pictures`."""

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from recoupe import library as store
from recoupe.app.web.application import make_application
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Jobs
from recoupe.app.web.settings import DeskSettings
from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.story_view import view_of
from recoupe.dossier.changes import Change
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.method import method_version
from recoupe.engine.settings import RunSettings
from recoupe.engine.watching.bodies import body_of
from recoupe.library import watching
from recoupe.read import read_inputs
from recoupe.records import Page as Article
from recoupe.render import to_html

PICTURES = Path(__file__).parent / "pictures"
STORY = Path(__file__).parents[1] / "examples" / "barrage"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
VIEWS = (
    ("dossier.png", 1440, 900, "light", "top"),
    ("dossier-dark.png", 1440, 900, "dark", "top"),
    ("dossier-phone.png", 390, 844, "light", "top"),
    ("matrix.png", 1440, 900, "light", "reported"),
    ("check.png", 1440, 900, "light", "check"),
    ("timeline.png", 1440, 760, "light", "timeline"),
    ("sources.png", 1440, 760, "light", "sources"),
    ("article.png", 1440, 900, "light", "A1"),
)
"""Name of the picture, width and height of the window in CSS pixels, colour scheme, and the anchor shown at its top."""
SCREENS = (
    ("desk-home.png", 1440, 900, "light", "/"),
    ("desk-story.png", 1440, 900, "light", "{story}"),
    ("desk-story-dark.png", 1440, 900, "dark", "{story}"),
    ("desk-story-phone.png", 390, 844, "light", "{story}"),
    ("desk-claims.png", 1440, 900, "light", "{story}/claims"),
    ("desk-claims-phone.png", 390, 844, "light", "{story}/claims"),
    ("desk-reader.png", 1440, 900, "light", "{article}"),
    ("desk-received.png", 1440, 900, "light", "{article}?text=received"),
    ("desk-beside.png", 1440, 900, "light", "{article}?with={other}"),
    ("desk-words.png", 1440, 760, "light", "{story}/diff/{one}/{two}"),
    ("desk-figures.png", 1440, 900, "light", "{story}/figures"),
    ("desk-sources.png", 1440, 900, "light", "{story}/sources"),
    ("desk-network.png", 1440, 900, "light", "{story}/sources#network"),
    ("desk-log.png", 1440, 760, "light", "{story}/log"),
)
"""As above, with the address of the screen."""
SHELVED = (
    ("desk-library.png", 1440, 900, "light", "/"),
    ("desk-feeds.png", 1440, 900, "light", "/feeds"),
    ("desk-feeds-phone.png", 390, 844, "dark", "/feeds"),
)
"""The same, over a library."""
WHEN = "2026-03-13T09:00:00Z"


def example() -> Held:
    """The shipped story, read and compared."""
    names = [str(path) for path in sorted(STORY.iterdir()) if path.suffix in (".html", ".txt")]
    here = f"{STORY}/"
    found = [page for page in read_inputs(names) if isinstance(page, Article)]
    pages = tuple(Article(page.source.removeprefix(here), page.sha256, page.text, page.kind, page.encoding) for page in found)
    return Held("barrage", pages, compile_pages(pages, RunSettings(), [], Known(), lambda *_: None))


def shelve(held: Held, path: Path) -> Stacks:
    """The story in a library that follows two invented feeds; what it denies and where it disagrees are events."""
    notes = {one.article.id: one for one in held.dossier.notes}
    with store.create_library(path) as shelf:
        for page in held.pages:
            store.add_article(shelf, store.Entry(page, notes[page.id].article, notes[page.id]), WHEN, method_version())
        title = view_of(held, "fr").title
        store.set_story(shelf, store.Grouped("barrage", tuple((key, ()) for key in notes), title=title), WHEN)
        for name, url, outcome, failures in (
            ("Le Fanal", "https://www.lefanal.example/rss.xml", "new", 0),
            ("Nordet", "https://www.nordet.example/atom", "failed", 2),
        ):
            watching.set_feed(shelf, watching.Feed(url, name, next_at="2026-03-13T09:15:00Z", failures=failures))
            watching.log_fetch(shelf, watching.Fetch(url, WHEN, 503 if failures else 200, outcome))
        for n, change in enumerate(_changes(held)):
            body = body_of(shelf, change)
            watching.record_happening(shelf, watching.Happening(str(n), change.kind, WHEN, body, "barrage"))
    return Stacks(str(path))


def _changes(held: Held) -> Iterator[Change]:
    """Two events of the story: the first denial of its main claim, and figures that part."""
    links = held.dossier.links
    denied = next(claim for claim in links.claims if any(cell.act == "denies" for cell in claim.cells))
    cites = next(cell.cites for cell in denied.cells if cell.act == "denies")
    parted = next(figure for figure in links.figures if figure.verdict == "differ")
    yield Change("new-disagreement", "n", parted.what, None, tuple(value.cite for value in parted.values[:2]))
    yield Change("first-denial", "d", denied.says, None, cites)


@contextmanager
def served(shelf: Shelf) -> Iterator[str]:
    """A desk over some stories, at the address given; what changes articles is not started."""
    desk = Desk(DeskSettings(), shelf, Jobs(shelf, warm=False))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_application(desk), log_level="error", lifespan="off"))
    threading.Thread(target=server.run, args=([listening],), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True


@contextmanager
def window(browser: Browser, width: int, height: int, scheme: str) -> Iterator[Page]:
    """A window of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        locale="fr-FR",
    )
    yield context.new_page()
    context.close()


def make_pictures(folder: Path) -> Iterator[Path]:
    """Take every view.

    Raises:
        SystemExit: no Chromium on this machine.
    """
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("no Chromium on this machine: install one, or pass over the pictures")
    held = example()
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player, tempfile.TemporaryDirectory() as scratch:
        browser = player.chromium.launch(executable_path=found, args=FLAGS)
        page_file = Path(scratch) / "dossier.html"
        page_file.write_text(to_html(held.dossier), encoding="utf-8", newline="\n")
        for name, width, height, scheme, anchor in VIEWS:
            with window(browser, width, height, scheme) as page:
                page.goto(page_file.as_uri())
                page.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'start' })", anchor)
                page.screenshot(path=folder / name)
            yield folder / name
        yield from _desk(browser, held, folder)
        browser.close()


def _desk(browser: Browser, held: Held, folder: Path) -> Iterator[Path]:
    """The screens of the desk, after two rows were decided about; then the drawer of a claim."""
    ways = view_of(held, "fr").ways
    named = {"story": "/s/barrage", "article": ways.article("A5"), "other": ways.articles["A3"]}
    named |= {"one": ways.articles["A5"], "two": ways.articles["A3"]}
    shelf = Shelf()
    shelf.put(held)
    with served(shelf) as root:
        with window(browser, 1440, 900, "light") as page:
            page.goto(f"{root}/s/barrage/log")
            page.fill("input[name=who]", "Ada L.")
            page.click("form[action='/sign'] button")
            for act in ("confirm", "dismiss"):
                page.goto(f"{root}/s/barrage")
                page.locator(f".core-list button[value={act}]").first.click()
                page.wait_for_load_state("networkidle")
        for name, width, height, scheme, address in SCREENS:
            with window(browser, width, height, scheme) as page:
                page.goto(root + address.format(**named))
                page.screenshot(path=folder / name)
            yield folder / name
        with window(browser, 1440, 900, "light") as page:
            page.goto(f"{root}/s/barrage/claims")
            page.locator("td.cell a.act").nth(4).click()
            page.screenshot(path=folder / "desk-drawer.png")
        yield folder / "desk-drawer.png"
    with tempfile.TemporaryDirectory() as scratch, served(shelve(held, Path(scratch) / "presse.recoupe")) as root:
        for name, width, height, scheme, address in SHELVED:
            with window(browser, width, height, scheme) as page:
                page.goto(root + address)
                page.screenshot(path=folder / name)
            yield folder / name


if __name__ == "__main__":
    for path in make_pictures(PICTURES):
        print(path)  # noqa: T201
