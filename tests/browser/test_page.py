"""The dossier in a real browser: it loads from one file, fits every width, and works by keyboard and without scripts."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from recoupe.records import Dossier
from render.test_document import hostile

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
CONTRASTS = (HERE / "contrast.js").read_text(encoding="utf-8")
WIDER = (HERE / "wider.js").read_text(encoding="utf-8")


def opened(browser: Any, path: Path, width: int = 1440, **context: Any) -> Any:
    page = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
    page.goto(path.as_uri())
    return page


def test_it_loads_without_a_word_on_the_console_and_without_any_request(browser: Any, story: Path) -> None:
    page = browser.new_context().new_page()
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(story.as_uri())
    page.wait_for_timeout(200)
    assert heard == []
    assert [url for url in asked if not url.startswith("data:")] == [story.as_uri()]


@pytest.mark.parametrize("width", [1440, 1024, 768, 390, 320])
def test_nothing_runs_over_the_side(browser: Any, story: Path, width: int) -> None:
    page = opened(browser, story, width)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Any, story: Path, scheme: str) -> None:
    page = opened(browser, story, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    found = page.evaluate(CONTRASTS)
    assert found["n"] > 300
    assert found["poor"] == []


def test_the_dark_page_is_dark_and_the_button_turns_it_light(browser: Any, story: Path) -> None:
    page = opened(browser, story, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 24, 27)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(252, 251, 248)"


def test_every_link_inside_leads_somewhere(browser: Any, story: Path) -> None:
    page = opened(browser, story)
    lost = page.evaluate("""[...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id))""")
    assert lost == []


def test_a_cell_leads_to_its_words_and_they_light_up(browser: Any, story: Path) -> None:
    page = opened(browser, story)
    page.click("td.cell a[href='#A3:c1']")
    page.wait_for_timeout(600)
    words = page.locator("[id='A3:c1']")
    assert words.evaluate("(each) => each.matches(':target') && each.classList.contains('lit')")
    top = words.evaluate("(each) => each.getBoundingClientRect().top")
    assert 50 < top < 850


def test_rows_hits_search_and_help_are_reached_by_keyboard(browser: Any, story: Path) -> None:
    page = opened(browser, story, reduced_motion="reduce")
    page.keyboard.press("j")
    first = page.evaluate("document.querySelector('.here').textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.querySelector('.here').textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.querySelector('.here').textContent") == first
    page.keyboard.press("n")
    assert page.evaluate("document.querySelectorAll('.lit').length") == 1
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("FERMÉ EN FEVRIER")
    assert int(page.inner_text(".status")) >= 2
    page.keyboard.press("Enter")
    assert page.inner_text(".status").startswith("1 / ")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("a")
    assert page.evaluate("location.hash") == "#actors"


def test_o_opens_the_excerpts_of_the_row(browser: Any, story: Path) -> None:
    page = opened(browser, story, reduced_motion="reduce")
    page.goto(f"{story.as_uri()}#c1")
    page.wait_for_function("() => document.querySelector('#c1 details') !== null && document.readyState === 'complete'")
    page.keyboard.press("o")
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelector('#c1 details').open")


def test_a_link_to_folded_words_unfolds_them(browser: Any, story: Path) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{story.as_uri()}#c2")
    assert page.is_visible("#c2")


def test_focus_is_seen(browser: Any, story: Path) -> None:
    page = opened(browser, story)
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_it_reads_without_scripts(browser: Any, story: Path) -> None:
    page = opened(browser, story, java_script_enabled=False)
    assert page.locator(".tools").is_hidden()
    assert page.locator("td.cell a").count() == 5
    page.click("td.cell a[href='#A2:c1']")
    assert page.url.endswith("#A2:c1")
    page.locator("#c1 summary").click()
    assert page.locator("#c1 blockquote").first.is_visible()


def test_landmarks_headings_and_names_are_there(browser: Any, story: Path) -> None:
    page = opened(browser, story)
    assert page.locator("main, nav, header.head").count() == 3
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "fr"
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map((each) => +each.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    unnamed = "svg[role=img]:not([aria-label]):not([aria-labelledby]), section:not([aria-labelledby])"
    assert page.locator(unnamed).count() == 0
    assert page.evaluate("[...document.querySelectorAll('th')].every((each) => each.scope)")


def test_on_paper_the_excerpts_are_open_and_the_tools_are_gone(browser: Any, story: Path) -> None:
    page = opened(browser, story)
    page.emulate_media(media="print")
    assert page.locator("nav.bar").is_hidden()
    assert page.locator("#c1 blockquote").first.is_visible()
    assert len(page.pdf(format="A4")) > 20_000


def test_attacks_stay_text(browser: Any, write: Callable[[Dossier], Path]) -> None:
    page = browser.new_context().new_page()
    raised: list[str] = []
    page.on("dialog", lambda dialog: raised.append(dialog.message))
    page.on("pageerror", lambda error: raised.append(str(error)))
    page.goto(write(hostile()).as_uri())
    page.wait_for_timeout(200)
    assert raised == []
    assert page.locator("img, iframe, object, embed").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
