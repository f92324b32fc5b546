"""Feeds on the desk: followed, asked, given up, exchanged with other readers; and the events that came of them."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web.desks import Here, bridge, client, make_desk, parsed, post, token_of
from app.web.test_library import desk_over
from engine.watching.site import Site, running
from recoupe import library
from recoupe.app.web.desk import Desk
from recoupe.app.web.settings import DeskSettings
from recoupe.library.watching import Feed, Happening, list_feeds, list_happenings, record_happening, set_feed
from recoupe.read import ReadSettings
from recoupe.read.web.settings import WebSettings

WHEN = "2026-11-21T09:00:00Z"
OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="Arve"><outline type="rss" text="L'Arve"
xmlUrl="https://arve.example/rss"/><outline xmlUrl="https://nordet.example/atom"/></outline></body></opml>"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "press.recoupe"
    library.create_library(path).close()
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as made:
        yield made


def followed(path: Path) -> list[str]:
    with library.open_library(path) as shelf:
        return [feed.url for feed in list_feeds(shelf)]


def test_without_a_library_the_screen_says_how_to_have_one() -> None:
    with client(make_desk(bridge())) as browser:
        page = browser.get("/feeds?lang=en").text
        assert "recoupe init" in page
        assert "<form class=" not in page
        assert browser.get("/feeds.opml").status_code == 404
        assert post(browser, "/feeds", "/", urls="https://arve.example/rss").status_code == 404


def test_feeds_are_followed_by_address_and_given_up_again(empty: Path) -> None:
    with client(desk_over(empty)) as browser:
        form = "https://arve.example/rss\nnot an address\nhttps://fanal.example/feed\n"
        assert post(browser, "/feeds", "/feeds", urls=form).headers["location"] == "/feeds"
        assert followed(empty) == ["https://arve.example/rss", "https://fanal.example/feed"]
        assert "https://fanal.example/feed" in browser.get("/feeds").text
        post(browser, "/feeds/drop", "/feeds", url="https://arve.example/rss")
        assert followed(empty) == ["https://fanal.example/feed"]


def test_a_list_of_another_reader_is_taken_and_given_back(empty: Path) -> None:
    with client(desk_over(empty)) as browser:
        files = {"lists": ("mine.xml", OPML, "text/xml")}
        browser.post("/feeds", data={"token": token_of(browser, "/feeds")}, files=files)
        assert followed(empty) == ["https://arve.example/rss", "https://nordet.example/atom"]
        given = browser.get("/feeds.opml")
        assert "attachment" in given.headers["content-disposition"]
        tree = parsed(given.text.partition("?>")[2])
        assert tree.xpath("//outline/@xmlurl") == ["https://arve.example/rss", "https://nordet.example/atom"]


@pytest.mark.parametrize("urls", ["", "ftp://arve.example/rss", "javascript:alert(1)", "https://" + "a" * 3_000])
def test_what_is_no_address_is_followed_by_nobody(empty: Path, urls: str) -> None:
    with client(desk_over(empty)) as browser:
        assert post(browser, "/feeds", "/feeds", urls=urls).status_code == 400
        assert followed(empty) == []


def test_a_list_that_is_none_is_refused_whole(empty: Path) -> None:
    with client(desk_over(empty)) as browser:
        files = {"lists": ("list.txt", b"https://arve.example/rss\nthis is no address\n", "text/plain")}
        answer = browser.post("/feeds", data={"token": token_of(browser, "/feeds")}, files=files)
        assert answer.status_code == 400
        assert followed(empty) == []


def test_no_feed_is_followed_or_asked_without_the_token_of_a_page(empty: Path) -> None:
    with client(desk_over(empty)) as browser:
        for address in ("/feeds", "/feeds/drop", "/feeds/ask"):
            assert browser.post(address, data={"urls": "https://arve.example/rss"}).status_code == 403
        assert followed(empty) == []


@pytest.mark.model
def test_feeds_asked_from_the_desk_bring_articles_and_say_how_they_answered(empty: Path, site: Site) -> None:
    site.put("a", "Un pont fermé à Vaubray", "La préfète, Claire Vasseur, a déclaré que le pont est fermé.")
    desk = allowed(desk_over(empty))
    with client(desk) as browser:
        post(browser, "/feeds", "/feeds", urls=f"{site.address}/feed.xml\n{site.address}/nothing.xml")
        asked = post(browser, "/feeds/ask", "/feeds")
        assert "1 article" in stays(browser, asked.headers["location"])
        assert browser.get(asked.headers["location"]).headers["location"] == "/feeds"
        listed = parsed(browser.get("/feeds?lang=en").text)
        outcomes = [cell.text_content() for cell in listed.xpath("//span[contains(@class, 'outcome')]")]
        assert [words.split(maxsplit=1)[1] for words in outcomes] == ["answered", "no answer"]
        assert "1 failure in a row" in listed.text_content()
        assert "Un pont fermé à Vaubray" in browser.get("/").text


def test_private_addresses_are_not_asked(empty: Path, site: Site) -> None:
    desk = desk_over(empty)
    with client(desk) as browser:
        post(browser, "/feeds", "/feeds", urls=f"{site.address}/feed.xml")
        stays(browser, post(browser, "/feeds/ask", "/feeds").headers["location"])
    assert site.asked == []


def test_events_lead_to_their_words_and_hostile_ones_stay_text(empty: Path) -> None:
    evil = "<script>alert(1)</script>"
    with library.open_library(empty, writable=True) as shelf:
        set_feed(shelf, Feed("https://arve.example/rss", evil))
        cite = {"article": "0" * 64, "start": 3, "end": 9, "exact": evil, "outlet": evil}
        body = {"says": evil, "cites": [cite, {"article": "../x", "start": 1, "exact": "y"}], "before": "no list"}
        record_happening(shelf, Happening("k", "first-denial", WHEN, body, "bridge"))
        record_happening(shelf, Happening("l", "a-kind-of-later", WHEN, {"says": "x"}, None))
    with client(desk_over(empty)) as browser:
        for address in ("/feeds", "/"):
            page = browser.get(address)
            assert page.status_code == 200
            assert evil not in page.text
            assert f"/s/bridge/a/{'0' * 64}?at=3-9#at" in page.text
            assert "../x" not in page.text
        lines = [json.loads(line) for line in browser.get("/events.jsonl").text.splitlines()]
        assert [line["kind"] for line in lines] == ["a-kind-of-later", "first-denial"]
    with library.open_library(empty) as shelf:
        assert len(list_happenings(shelf)) == 2


def allowed(desk: Desk) -> Desk:
    """The same desk, which may ask this machine."""
    desk.settings = DeskSettings(reading=ReadSettings(web=WebSettings(allow_private=True)))
    assert isinstance(desk.jobs.reader, Here)
    return desk


def stays(browser: TestClient, address: str) -> str:
    """The page of a job once it is over."""
    for _ in range(600):
        answer = browser.get(f"{address}?stay=1")
        if "data-job" not in answer.text:
            return str(answer.text)
        time.sleep(0.05)
    raise AssertionError(address)
