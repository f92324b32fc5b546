"""The first pages of a desk over a library in a real browser: days, feeds and events fit, are reached, and stand out."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from app.web.test_library import desk_over
from browser.test_desk import CONTRASTS, OPEN_ALL, WIDER, axe_script
from library.made import VERSION, WHEN, entry_of
from recoupe import library
from recoupe.app.web.application import make_application
from recoupe.library.watching import Feed, Fetch, Happening, log_fetch, record_happening, set_feed

pytestmark = [pytest.mark.browser]
LONG = "https://nordet.example/une/adresse/de/flux/que/personne/ne/lit?rubrique=economie-et-finances-publiques&format=rss"
PAGES = ("/", "/feeds", "/?day=2026-03-04", "/search?q=pont")


def fill(path: Path) -> None:
    """Stories over some days, feeds that answer and do not, an event of each kind."""
    with library.create_library(path) as shelf:
        for name in range(12):
            day = f"2026-03-{1 + name % 6:02}"
            entries = [
                entry_of([f"Le pont {name} de Vaubray", f"Le maire parle, version {n}."], f"{name}-{n}.txt", "Arve", day)
                for n in (1, 2)
            ]
            for entry in entries:
                library.add_article(shelf, entry, WHEN, VERSION)
            members = tuple((entry.article.id, ()) for entry in entries)
            library.set_story(
                shelf, library.Grouped(f"{name:032x}", members, title=f"Le pont {name} de Vaubray reste fermé"), WHEN
            )
        set_feed(shelf, Feed("https://arve.example/rss", "L’Arve", next_at=WHEN))
        log_fetch(shelf, Fetch("https://arve.example/rss", WHEN, 200, "new"))
        set_feed(shelf, Feed(LONG, next_at=WHEN, failures=3))
        log_fetch(shelf, Fetch(LONG, WHEN, 503, "failed"))
        cite = {"article": entries[0].article.id, "start": 0, "end": 12, "exact": "Le pont 11 de", "outlet": "Arve"}
        for kind in ("new-story", "first-denial", "first-confirmation", "new-disagreement", "correction", "edit", "search"):
            body = {"says": "Le pont reste fermé", "cites": [cite], "before": [cite] if kind == "edit" else []}
            record_happening(shelf, Happening(kind, kind, WHEN, body, f"{11:032x}"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("desk") / "press.recoupe"
    fill(path)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_application(desk_over(path)), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["wide", "phone"])
def test_first_pages_fit_and_axe_finds_nothing(browser: Any, root: str, size: tuple[int, int], scheme: str) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="fr-FR")
    page, script = context.new_page(), axe_script()
    found: dict[str, Any] = {}
    for address in PAGES:
        page.goto(root + address)
        page.evaluate(OPEN_ALL)
        page.evaluate(script)
        result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        found |= {f"{address}: {one['id']}": [node["target"] for node in one["nodes"]][:4] for one in result["violations"]}
        found |= {f"{address}: {one}": "contrast" for one in page.evaluate(CONTRASTS)["poor"]}
        found |= {f"{address}: wide": over for over in [page.evaluate(WIDER)] if over}
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], address
    context.close()
    assert found == {}


def test_a_day_is_reached_from_the_drawing_and_the_feeds_by_keys(browser: Any, root: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    page = context.new_page()
    page.goto(root)
    page.locator("svg.days a[href*='2026-03-05']").click()
    page.wait_for_url("**day=2026-03-05*")
    assert page.locator("ul.stories li").count() == 2
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/feeds")
    page.wait_for_function("document.readyState === 'complete'")  # the keys answer once the new page has its script
    page.keyboard.press("j")
    page.wait_for_selector("tr.row.here")
    assert "here" in (page.locator("tr.row").first.get_attribute("class") or "")
    context.close()


def test_feeds_are_followed_and_given_up_without_scripts(browser: Any, root: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(f"{root}/feeds")
    before = page.locator(".feeds tbody tr").count()
    page.fill("textarea[name=urls]", "https://fanal.example/feed")
    with page.expect_navigation(wait_until="load"):
        page.click("form.add button")
    assert page.locator(".feeds tbody tr").count() == before + 1
    with page.expect_navigation(wait_until="load"):
        page.locator("tr", has_text="fanal.example").locator("button").click()
    assert page.locator(".feeds tbody tr").count() == before
    context.close()
