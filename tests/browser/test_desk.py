"""The desk in a real browser: every screen, width and theme; the whole flow; the keyboard; without scripts; under attack."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from app.web.desks import PAGES, bridge, made_story, make_desk
from recoupe.app.web.application import make_application
from recoupe.app.web.desk import Desk
from recoupe.app.web.story_view import view_of
from render.test_document import hostile

pytestmark = [pytest.mark.browser, pytest.mark.model]

HERE = Path(__file__).parent
CONTRASTS = (HERE / "contrast.js").read_text(encoding="utf-8")
WIDER = """() => [...document.querySelectorAll("body *")]
  .filter((each) => !each.closest(".scroll, .tabs ol") && each.getBoundingClientRect().width > 0)
  .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => `${each.tagName}.${each.className.baseVal ?? each.className}`)"""
SIZES = ((1440, 900), (390, 844))
OPEN_ALL = "document.querySelectorAll('details').forEach((box) => { box.open = true; })"


def axe_script() -> str:
    """axe-core, as the package of the tests ships it."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


class Served:
    """A desk that answers at an address."""

    def __init__(self, desk: Desk, root: str) -> None:
        self.desk, self.root = desk, root
        held = desk.shelf.get("bridge")
        assert held is not None
        self.article = next(iter(view_of(held, "fr").ways.articles.values()))

    def screens(self, story: str = "bridge") -> dict[str, str]:
        """Every screen, by name."""
        held = self.desk.shelf.get(story)
        assert held is not None
        article, other, *_ = view_of(held, "fr").ways.articles.values()
        root = f"/s/{story}"
        return {
            "home": "/",
            "desk": root,
            "claims": f"{root}/claims",
            "figures": f"{root}/figures",
            "sources": f"{root}/sources",
            "log": f"{root}/log",
            "reader": f"{root}/a/{article}",
            "received": f"{root}/a/{article}?text=received",
            "beside": f"{root}/a/{article}?with={other}",
            "diff": f"{root}/diff/{article}/{other}",
            "feeds": "/feeds",
            "method": "/method",
        }


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A desk with the bridge and the hostile story, in a thread of this process."""
    desk = make_desk(bridge(), made_story(hostile(), "hostile"))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_application(desk), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(desk, f"http://127.0.0.1:{listening.getsockname()[1]}")
    server.should_exit = True
    thread.join(5)


@pytest.fixture
def opened(browser: Any, served: Served) -> Iterator[Callable[..., Any]]:
    """Open an address in a window of its own; what the console says fails the test."""
    contexts: list[Any] = []
    heard: list[str] = []

    def to(address: str, size: tuple[int, int] = SIZES[0], **more: Any) -> Any:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="fr-FR", **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
        page.goto(served.root + address)
        return page

    yield to
    for context in contexts:
        context.close()
    assert heard == []


@pytest.mark.parametrize("size", SIZES, ids=["wide", "phone"])
def test_every_screen_fits_its_window_and_loads_from_here_alone(
    opened: Callable[..., Any], served: Served, size: tuple[int, int]
) -> None:
    page = opened("/method", size)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wide: dict[str, Any] = {}
    for name, address in served.screens().items():
        page.goto(served.root + address)
        page.evaluate(OPEN_ALL)
        over, width = page.evaluate(WIDER), page.evaluate("document.documentElement.scrollWidth")
        if over or width > size[0]:
            wide[name] = over or width
        assert page.locator("h1").count() == 1, name
    assert wide == {}
    assert [url for url in asked if not url.startswith(served.root)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_text_stands_out(opened: Callable[..., Any], served: Served, scheme: str) -> None:
    page = opened("/", color_scheme=scheme)
    script = axe_script()
    found: dict[str, Any] = {}
    for name, address in served.screens().items():
        page.goto(served.root + address)
        page.evaluate(OPEN_ALL)
        page.evaluate(script)
        result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        found |= {f"{name}: {one['id']}": [node["target"] for node in one["nodes"]][:4] for one in result["violations"]}
        found |= {f"{name}: {one}": "contrast" for one in page.evaluate(CONTRASTS)["poor"]}
    assert found == {}


def test_axe_finds_nothing_on_the_phone_with_the_drawer_open(opened: Callable[..., Any]) -> None:
    page = opened("/s/bridge/claims", SIZES[1])
    page.locator("td.cell a.act").first.click()
    page.evaluate(axe_script())
    violations = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    assert [one["id"] for one in violations] == []


def test_paste_to_dossier_to_correction_to_undo_to_export_to_permalink(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/")
    texts = [path.read_text(encoding="utf-8") for path in sorted(PAGES.iterdir()) if path.suffix == ".txt"][:2]
    page.fill("textarea[name=text]", "\n=====\n".join(texts))
    page.click(".add .go")
    page.wait_for_url("**/s/*", timeout=60_000)
    page.wait_for_selector(".article-list li")
    assert page.locator(".article-list li").count() == len(texts)

    page.locator(".core-list button[value=confirm]").first.click()
    page.wait_for_selector(".core-list .h-confirmed")
    assert page.evaluate("document.activeElement.textContent") == "Rouvrir"
    page.goto(f"{page.url.partition('#')[0]}/log")
    assert page.locator("table.log tbody tr").count() == 1
    page.click("table.log button")
    page.wait_for_selector("table.log tr.undone")
    assert page.locator("table.log tr.undone").count() == 1

    page.goto(page.url.replace("/log", "/claims"))
    with page.expect_download() as download:
        page.click(".exports a[href*='.csv']")
    assert "claim" in download.value.path().read_text(encoding="utf-8").partition("\n")[0]
    link = page.locator("a[data-perma]").first.get_attribute("href")
    row = page.locator("tbody[data-row]").first.get_attribute("id")
    page.goto(served.root + link)
    page.wait_for_selector(f"#{row}.here")
    assert page.url.endswith(f"#{row}")


def test_nothing_to_read_is_said_and_nothing_is_added(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/method")
    before = [held.id for held in served.desk.shelf]
    page.goto(f"{served.root}/")
    page.fill("textarea[name=urls]", "http://127.0.0.1:9/secret")
    page.click(".add .go")
    page.wait_for_url("**/jobs/*")
    page.wait_for_selector(".faults li, .caution", timeout=30_000)
    assert [held.id for held in served.desk.shelf] == before


def test_the_desk_is_worked_by_keys_alone(opened: Callable[..., Any]) -> None:
    page = opened("/s/bridge")
    for name, address in (
        ("f", "/claims"),
        ("c", "/figures"),
        ("p", "/sources"),
        ("j", "/log"),
        ("a", "/a/"),
        ("v", "/s/bridge"),
    ):
        page.keyboard.press("g")
        page.keyboard.press(name)
        page.wait_for_url(f"**{address}*")
    page.keyboard.press("g")
    page.keyboard.press("f")
    page.wait_for_url("**/claims")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("n")
    assert page.is_visible("#drawer")
    page.keyboard.press("n")
    assert page.inner_text(".drawer-count").startswith("2 / ") or page.inner_text(".drawer-count").endswith(" / 1")
    page.keyboard.press("Escape")
    assert page.is_hidden("#drawer")
    page.keyboard.press("o")
    assert page.evaluate("document.querySelector('.row.here details.excerpts').open")
    page.keyboard.press("c")
    page.wait_for_function("() => document.body.dataset.copied && document.body.dataset.copied.includes('/p/claim/')")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("pont")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?text=pont")


def test_words_selected_are_copied_with_a_link_that_lights_them(opened: Callable[..., Any], served: Served) -> None:
    page = opened(served.screens()["reader"])
    chosen = page.evaluate("""() => {
      const text = document.querySelector(".words-of");
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const node = walker.nextNode();
      const range = new Range();
      range.setStart(node, 2); range.setEnd(node, Math.min(12, node.length));
      getSelection().removeAllRanges(); getSelection().addRange(range);
      return range.toString();
    }""")
    page.keyboard.press("c")
    page.wait_for_function("() => document.body.dataset.copied && document.body.dataset.copied.includes('?at=')")
    page.goto(page.evaluate("document.body.dataset.copied"))
    assert "".join(page.locator("#at, #at ~ .lit.on").all_text_contents()).startswith(chosen[:4])
    assert page.evaluate("document.querySelector('#at').classList.contains('lit')")


def test_n_goes_through_the_words_of_an_article(opened: Callable[..., Any], served: Served) -> None:
    page = opened(served.screens()["reader"])
    page.keyboard.press("n")
    first = page.evaluate("document.querySelector('.lit').id")
    page.keyboard.press("n")
    assert page.evaluate("document.querySelector('.lit').id") != first
    page.keyboard.press("p")
    assert page.evaluate("document.querySelector('.lit').id") == first


PANES = "[...document.querySelectorAll('.reader.paired > .pane')].map((pane) => pane.scrollTop)"


def test_two_articles_scroll_together_from_words_to_words_until_they_are_parted(
    opened: Callable[..., Any], served: Served
) -> None:
    page = opened(served.screens()["reader"] + "?tab=claims", (1100, 420))
    page.wait_for_function("() => document.querySelector('.found-card .also')")
    page.keyboard.press("j")
    while not page.evaluate("!!document.querySelector('.row.here .also')"):
        page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_url("**with=**")
    pair = page.evaluate("document.querySelector('.reader.paired').dataset.aligned.trim().split(' ').length")
    assert pair >= 1
    assert page.evaluate("scrollY") == 0
    page.evaluate("document.querySelectorAll('.pane')[0].scrollTop = 0")
    page.wait_for_function(f"() => {PANES}[1] === 0")
    page.evaluate("document.querySelectorAll('.pane')[0].scrollTop = 10000")
    page.wait_for_function(f"() => {PANES}[1] > 0")
    page.keyboard.press("l")
    assert page.inner_text("#status") == "Chaque article défile seul"
    before = page.evaluate(PANES)[1]
    page.evaluate("document.querySelectorAll('.pane')[0].scrollTop = 0")
    page.wait_for_timeout(120)
    assert page.evaluate(PANES) == [0, before]
    page.keyboard.press("x")
    page.wait_for_function("() => !document.querySelector('.paired')")


def test_the_colours_chosen_are_those_of_the_next_page(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/s/bridge", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 24, 27)"
    page.click("#look")
    page.goto(f"{served.root}/s/bridge/claims")
    assert page.evaluate(ground) == "rgb(252, 251, 248)"


def test_it_reads_filters_and_corrects_without_scripts(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/s/bridge/claims", java_script_enabled=False)
    assert page.locator("#look").is_hidden()
    with page.expect_navigation(wait_until="load"):
        page.click("td.cell a.act")
    assert "/a/" in page.url
    page.goto(f"{served.root}/s/bridge/claims")
    page.select_option("select[name=act]", "denies")
    with page.expect_navigation(wait_until="load"):
        page.click(".filters button")
    assert "act=denies" in page.url
    page.goto(f"{served.root}/s/bridge/figures")
    with page.expect_navigation(wait_until="load"):
        page.locator("button[value=dismiss]").first.click()
    assert page.locator(".h-dismissed").count() >= 1
    with page.expect_navigation(wait_until="load"):
        page.locator("button[value=reopen]").first.click()
    assert page.locator(".h-dismissed").count() == 0


def test_at_twice_the_size_nothing_is_cut(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/s/bridge", (720, 450))
    for address in served.screens().values():
        page.goto(served.root + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, address


def test_attacks_stay_text_on_every_screen(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/")
    for address in served.screens("hostile").values():
        page.goto(served.root + address)
        assert page.locator("img, iframe, object, embed, main script").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0


def test_on_paper_there_are_no_tools(opened: Callable[..., Any], served: Served) -> None:
    page = opened("/s/bridge")
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden()
    assert page.locator(".review").first.is_hidden()
    page.goto(f"{served.root}/s/bridge/dossier")
    assert len(page.pdf(format="A4")) > 20_000
