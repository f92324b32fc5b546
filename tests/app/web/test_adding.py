"""Adding and moving articles: all of it or nothing, names that stay names, and a word that stops it."""

import json
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.web.desks import PAGES, bridge, client, make_desk, parsed, post, token_of
from recoupe.app.web.adding import _file_name
from recoupe.app.web.desk import Desk
from recoupe.app.web.jobs import Jobs, new_job
from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.worker import Made, Order, StoppedError, Worker
from recoupe.engine.settings import RunSettings

pytestmark = pytest.mark.model
TEXT = "La passerelle rouvre\n\nLe maire a déclaré lundi que la passerelle rouvrira mardi. La préfète dément tout retard.\n"


def wait(browser: TestClient, address: str) -> str:
    """The page of a job once it is over, or where it leads."""
    for _ in range(1200):
        answer = browser.get(address)
        if answer.status_code == 303:
            return str(answer.headers["location"])
        if "data-job" not in answer.text:
            return str(answer.text)
        time.sleep(0.05)
    raise AssertionError("a job that never ends")


def add(browser: TestClient, **form: str) -> str:
    answer = browser.post("/add", data={"token": token_of(browser, "/"), **form})
    assert answer.status_code == 303
    return wait(browser, answer.headers["location"])


def held(desk: Desk, story: str) -> Held:
    found = desk.shelf.get(story)
    assert found is not None
    return found


def test_a_text_becomes_a_story_and_another_joins_it() -> None:
    desk = make_desk()
    with client(desk) as browser:
        story = add(browser, text=TEXT).rpartition("/")[2]
        add(browser, story=story, text=TEXT.replace("mardi", "jeudi").replace("La passerelle rouvre", "Le pont rouvre"))
        assert [page.source for page in held(desk, story).pages] == ["la-passerelle-rouvre.txt", "le-pont-rouvre.txt"]
        assert len(held(desk, story).dossier.notes) == 2


def test_the_same_text_again_changes_nothing_and_says_so() -> None:
    desk = make_desk()
    with client(desk) as browser:
        story = add(browser, text=TEXT).rpartition("/")[2]
        before = held(desk, story)
        assert "Aucun article" in add(browser, story=story, text=TEXT)
        assert held(desk, story) is before


def test_files_keep_their_names_and_never_leave_their_folder() -> None:
    assert _file_name("../../etc/passwd", 0) == "passwd"
    assert _file_name("C:\\news\\été 2024.html", 0) == "été 2024.html"
    assert _file_name("..", 3) == "file-4"
    assert _file_name("a\x00b<c>.txt", 0) == "a_b_c_.txt"
    desk = make_desk()
    with client(desk) as browser:
        files = [("files", (f"dossier/{path.name}", path.read_bytes())) for path in sorted(PAGES.iterdir())]
        answer = browser.post("/add", data={"token": token_of(browser, "/")}, files=files)
        story = wait(browser, answer.headers["location"]).rpartition("/")[2]
        assert sorted(page.source for page in held(desk, story).pages) == sorted(path.name for path in PAGES.iterdir())
        assert "/tmp" not in browser.get(f"/s/{story}").text  # noqa: S108


def test_what_cannot_be_read_is_said_beside_what_was() -> None:
    desk = make_desk()
    with client(desk) as browser:
        files = [
            ("files", ("good.txt", TEXT.encode())),
            ("files", ("bad.txt", b"\x00\x01\x02" * 50)),
            ("files", ("empty.txt", b"")),
        ]
        answer = browser.post("/add", data={"token": token_of(browser, "/")}, files=files)
        page = parsed(wait(browser, answer.headers["location"]))
        said = page.xpath("//ul[@class='faults']/li/b/text()")
        assert sorted(said) == ["bad.txt", "empty.txt"]
        assert len(list(desk.shelf)) == 1


def test_private_addresses_are_not_read() -> None:
    desk = make_desk()
    with client(desk) as browser:
        for address in ("http://127.0.0.1:1/", "http://169.254.169.254/latest", "http://[::1]/", "file:///etc/passwd"):
            answer = browser.post("/add", data={"token": token_of(browser, "/"), "urls": address})
            if answer.status_code == 303:
                assert "faults" in wait(browser, answer.headers["location"])
    assert list(desk.shelf) == []


def test_nothing_at_all_is_refused_at_once() -> None:
    browser = client(make_desk())
    assert post(browser, "/add", "/", text="  \n", urls="no address").status_code == 400
    assert post(browser, "/add", "/", story="none", text=TEXT).status_code == 404


def test_progress_is_told_as_events_until_the_end() -> None:
    desk = make_desk()
    with client(desk) as browser:
        answer = browser.post("/add", data={"token": token_of(browser, "/"), "text": TEXT})
        address = answer.headers["location"]
        wait(browser, address)
        stream = browser.get(f"{address}/events")
        assert stream.headers["content-type"].startswith("text/event-stream")
        last = json.loads(stream.text.strip().rpartition("data: ")[2])
        assert last["state"] == "done"
        assert {step["name"] for step in last["steps"]} >= {"Nettoyage", "Recoupement"}


def test_an_article_moves_to_a_story_of_its_own_and_back() -> None:
    desk = make_desk(bridge())
    with client(desk) as browser:
        article = held(desk, "bridge").pages[0].id
        form = {"act": "move", "at": f"span~~{article}~0-1", "value": "new"}
        goal = wait(browser, post(browser, "/s/bridge/act", "/s/bridge", **form).headers["location"]).rpartition("/")[2]
        assert [page.id for page in held(desk, goal).pages] == [article]
        assert article not in [page.id for page in held(desk, "bridge").pages]
        assert all(cell.article != article for claim in held(desk, "bridge").dossier.links.claims for cell in claim.cells)
        assert post(browser, "/s/bridge/act", "/s/bridge", **form).status_code == 409
        number = str(held(desk, "bridge").log[-1].number)
        wait(browser, post(browser, "/s/bridge/undo", "/s/bridge/log", number=number).headers["location"])
        assert article in [page.id for page in held(desk, "bridge").pages]
        assert desk.shelf.get(goal) is None
        assert held(desk, "bridge").dossier.links.claims == bridge().dossier.links.claims


def test_a_job_that_waits_is_stopped_before_it_starts() -> None:
    jobs = Jobs(Shelf(), warm=False)
    job = jobs.add(new_job("", "a.txt"), lambda: Order(RunSettings()), lambda _job, _made: None)
    jobs.cancel(job)
    assert job.state == "stopped"


def test_a_process_that_is_stopped_is_heard_of_and_another_takes_its_place(tmp_path: Path) -> None:
    worker = Worker()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    order = Order(RunSettings(), names=(str(tmp_path / "a.txt"),), folder=str(tmp_path))
    with pytest.raises(StoppedError):
        worker.do(order, lambda *_: worker.stop())
    made: Made = worker.do(Order(RunSettings(), notes=bridge().dossier.notes), lambda *_: None)
    worker.stop()
    assert made.dossier.links.claims == bridge().dossier.links.claims
