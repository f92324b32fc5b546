"""The desk over a library: stories are read when asked for, what is done is on disk, seen by commands, and there next time."""

import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web.desks import PAGES, Here, client, post, token_of
from recoupe import library
from recoupe.app.web.application import make_application
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Jobs
from recoupe.app.web.settings import DeskSettings
from recoupe.app.web.shelf import Held
from recoupe.app.web.stacks import Stacks, is_library
from recoupe.app.web.story_view import view_of
from recoupe.engine.adding import AddSettings, add_inputs
from recoupe.engine.method import method_version
from recoupe.engine.settings import RunSettings
from recoupe.records import ArticleId

pytestmark = pytest.mark.model
WHEN = "2026-11-21T09:00:00Z"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the three articles of the bridge, two of them in a story."""
    path = tmp_path_factory.mktemp("library") / "news.recoupe"
    with library.create_library(path) as shelf:
        done = list(add_inputs(shelf, [str(PAGES)], AddSettings(RunSettings(), WHEN)))
        articles = sorted(ArticleId(str(one.article)) for one in done if one.article)
        library.set_story(
            shelf, library.Grouped("bridge", tuple((article, ()) for article in articles[:-1]), title="Le pont"), WHEN
        )
    return path


def desk_over(path: Path) -> Desk:
    shelf = Stacks(str(path))
    jobs = Jobs(shelf, warm=False)
    jobs.reader = jobs.linker = Here()  # type: ignore[assignment]
    return Desk(DeskSettings(), shelf, jobs)


def wait(browser: TestClient, address: str) -> str:
    """Where a job leads in the end."""
    for _ in range(600):
        answer = browser.get(address)
        if answer.status_code == 303:
            return str(answer.headers["location"])
        time.sleep(0.05)
    raise AssertionError(answer.text)


def opened(browser: TestClient, desk: Desk, story: str = "bridge") -> Held:
    answer = browser.get(f"/s/{story}")
    if answer.status_code == 303:
        wait(browser, answer.headers["location"])
    held = desk.shelf.get(story)
    assert held is not None
    return held


def test_a_library_is_told_from_an_article(filled: Path) -> None:
    assert is_library(str(filled))
    assert not is_library(str(next(path for path in PAGES.iterdir())))
    assert not is_library("no such file")


def test_a_story_is_read_when_asked_for_and_the_home_page_lists_it_before(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        home = browser.get("/").text
        assert "Le pont" in home
        assert 'name="article"' in home
        assert list(desk.shelf) == []
        held = opened(browser, desk)
        assert len(held.dossier.notes) == len(held.pages) == 2
        assert browser.get("/s/bridge/claims").status_code == 200
        assert browser.get("/s/none").status_code == 404


def test_what_is_done_is_on_disk_for_the_next_desk_and_for_commands(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        seen = view_of(opened(browser, desk), "fr")
        post(browser, "/sign", "/s/bridge/log", who="Ada", back="/")
        post(browser, "/s/bridge/act", "/s/bridge", act="confirm", at=str(seen.keys["c1"]))
        actor = next(row for row in seen.actors if row.kind != "anonymous")
        post(browser, "/s/bridge/act", "/s/bridge", act="call-actor", at=str(seen.keys[actor.anchor]), value="Nom Nouveau")
    with library.open_library(filled) as shelf:
        assert [name for _, name in library.corrections_of(shelf, "bridge").renames] == ["Nom Nouveau"]
    again = desk_over(filled)
    with client(again) as browser:
        held = opened(browser, again)
        assert [(entry.act, entry.who) for entry in held.log] == [("confirm", "Ada"), ("call-actor", "Ada")]
        assert "Nom Nouveau" in [actor.name for actor in held.dossier.links.actors]
        number = str(held.log[1].number)
        assert post(browser, "/s/bridge/undo", "/s/bridge/log", number=number).status_code == 303
        now = again.shelf.get("bridge")
        assert now is not None
        assert "Nom Nouveau" not in [actor.name for actor in now.dossier.links.actors]
    with library.open_library(filled) as shelf:
        assert library.corrections_of(shelf, "bridge").renames == ()


def test_what_a_command_corrected_stands_in_the_log_and_holds(filled: Path) -> None:
    from recoupe.records import Corrections, Pointer

    desk = desk_over(filled)
    with client(desk) as browser:
        seen = view_of(opened(browser, desk), "fr")
        name = next(row for row in seen.actors if row.kind != "anonymous").name
    with library.open_library(filled, writable=True) as shelf:
        said = Corrections(renames=((Pointer(name=name), "Par commande"),))
        library.record_correction(shelf, "bridge", said, library.Edit("Bob", WHEN, ""))
    again = desk_over(filled)
    with client(again) as browser:
        held = opened(browser, again)
        assert [entry.act for entry in held.log][-1] == "correct"
        assert "Par commande" in [actor.name for actor in held.dossier.links.actors]
        assert browser.get("/s/bridge/log").status_code == 200


def test_pasted_articles_are_kept_and_loose_ones_gathered(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        text = "Le pont rouvrira lundi\n\nLe maire a annoncé que le pont rouvrira lundi. La préfète n’a pas souhaité commenter.\n"
        answer = browser.post("/add", data={"token": token_of(browser, "/"), "text": text})
        story = wait(browser, answer.headers["location"])
        assert browser.get(story).status_code == 200
        loose = Stacks(str(filled)).loose()
        assert len(loose) == 1
        data = {"token": token_of(browser, "/"), "article": loose[0].id}
        held = opened(browser, desk, browser.post("/gather", data=data).headers["location"].rpartition("/")[2])
        assert [notes.article.id for notes in held.dossier.notes] == [loose[0].id]
    with library.open_library(filled) as shelf:
        assert library.notes_version(shelf, ArticleId(next(iter(desk.shelf)).pages[0].id)) == method_version()


def test_the_library_is_searched_and_a_result_leads_to_its_words(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        opened(browser, desk)
        page = browser.get("/search?q=pont").text
        assert "<mark>" in page
        assert "/s/bridge/a/" in page
        assert browser.get("/search?q=(").status_code == 200
        assert browser.get("/search?q=").status_code == 200


def test_whoever_asks_for_a_screen_of_a_closed_story_gets_that_screen(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        job = browser.get("/s/bridge/claims?act=denies").headers["location"]
        assert wait(browser, job) == "/s/bridge/claims?act=denies"
        assert wait(browser, job.partition("?")[0] + "?to=//evil.example") == "/s/bridge"


def test_a_library_that_went_away_is_said_to_be_gone(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "gone.recoupe"
    copy.write_bytes(filled.read_bytes())
    desk = desk_over(copy)
    browser = TestClient(make_application(desk), base_url="http://127.0.0.1", follow_redirects=False)
    copy.unlink()
    answer = browser.get("/")
    assert answer.status_code == 503
    assert "recoupe" in answer.text


def test_what_a_command_does_to_an_open_story_is_seen_at_once(filled: Path) -> None:
    from recoupe.records import Corrections, Pointer

    desk = desk_over(filled)
    with client(desk) as browser:
        held = opened(browser, desk)
        assert browser.get("/s/bridge").status_code == 200
        name = [row.name for row in view_of(held, "fr").actors if row.kind != "anonymous"][1]
        with library.open_library(filled, writable=True) as shelf:
            said = Corrections(renames=((Pointer(name=name), "Vu aussitôt"),))
            library.record_correction(shelf, "bridge", said, library.Edit("Bob", WHEN, ""))
        answer = browser.get("/s/bridge/sources")
        assert answer.status_code == 303
        assert wait(browser, answer.headers["location"]) == "/s/bridge/sources"
        assert "Vu aussitôt" in browser.get("/s/bridge/sources").text


def test_a_change_made_on_a_page_that_is_behind_leads_back_to_the_story_and_is_not_made(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        seen = view_of(opened(browser, desk), "fr")
        token = token_of(browser, "/s/bridge")
        n_before = len(desk.shelf.log_of("bridge"))
        with library.open_library(filled, writable=True) as shelf:
            library.record_edit(shelf, library.Edit("Bob", WHEN, "note", "bridge"))
        form = {"token": token, "act": "confirm", "at": str(seen.keys["c1"])}
        answer = browser.post("/s/bridge/act", data=form)
        assert answer.headers["location"].startswith("/jobs/")
        assert wait(browser, answer.headers["location"]) == "/s/bridge"
        assert len(desk.shelf.log_of("bridge")) == n_before


def test_what_others_write_elsewhere_in_the_library_leaves_an_open_story_open(filled: Path) -> None:
    desk = desk_over(filled)
    with client(desk) as browser:
        held = opened(browser, desk)
        with library.open_library(filled, writable=True) as shelf:
            library.record_edit(shelf, library.Edit("Bob", WHEN, "note", "another"))
        assert desk.shelf.get("bridge") is held
