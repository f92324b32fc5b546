"""Corrections: they change what they say and nothing else, are undone, and hold when the story grows."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from app.web.desks import bridge, client, made_story, make_desk, parsed, post
from recoupe.app.web.desk import Desk
from recoupe.app.web.keys import Key
from recoupe.app.web.log import Entry, place, standing, undone
from recoupe.app.web.shelf import Held
from recoupe.app.web.story_view import StoryView, view_of


def view(desk: Desk, story: str = "vaubray") -> StoryView:
    held = desk.shelf.get(story)
    assert held is not None
    return view_of(held, "fr")


def act(browser: TestClient, desk: Desk, name: str, row: str, **more: str) -> int:
    seen = view(desk)
    return post(browser, "/s/vaubray/act", "/s/vaubray", act=name, at=str(seen.keys[row]), **more).status_code


def test_a_row_is_confirmed_dismissed_noted_and_opened_again() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    for name, call, value in (("confirm", "confirmed", ""), ("dismiss", "dismissed", ""), ("note", "noted", "voir le préfet")):
        assert act(browser, desk, name, "c1", value=value) == 303
        assert view(desk).reviews["c1"].call == call
    assert "voir le préfet" in browser.get("/s/vaubray").text
    assert act(browser, desk, "reopen", "c1") == 303
    assert view(desk).reviews == {}
    assert [entry.act for entry in view(desk).held.log] == ["confirm", "dismiss", "note", "reopen"]


def test_what_a_person_decided_is_shown_as_theirs_everywhere() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    post(browser, "/sign", "/s/vaubray/log", who="Ada L.", back="/")
    act(browser, desk, "confirm", "n1")
    for page in ("/s/vaubray", "/s/vaubray/figures", "/s/vaubray/dossier"):
        badge = parsed(browser.get(page).text).xpath("//*[contains(@class, 'h-confirmed')]")
        assert "Ada L." in badge[0].text_content(), page
    assert "confirmed" in browser.get("/s/vaubray/export/figures.csv").text


def test_undoing_and_redoing_leave_their_lines_in_the_log() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    act(browser, desk, "confirm", "c1")
    assert post(browser, "/s/vaubray/undo", "/s/vaubray/log", number="1").status_code == 303
    assert view(desk).reviews == {}
    assert post(browser, "/s/vaubray/undo", "/s/vaubray/log", number="1").status_code == 409
    assert post(browser, "/s/vaubray/undo", "/s/vaubray/log", number="2").status_code == 303
    assert view(desk).reviews["c1"].call == "confirmed"
    assert [entry.act for entry in view(desk).held.log] == ["confirm", "undo", "undo"]


def test_a_log_comes_to_the_same_whatever_was_undone_in_between() -> None:
    key = Key("claim", "c", "a", 0, 5)
    log = (Entry(1, "", "", "confirm", key), Entry(2, "", "", "undo", key, value="1"), Entry(3, "", "", "dismiss", key))
    assert undone(log) == {1}
    assert standing(log).reviews[key].call == "dismissed"
    assert standing((*log, Entry(4, "", "", "undo", value="3"))).reviews == {}
    assert undone((*log, Entry(4, "", "", "undo", value="2"))) == {2}


def test_a_part_of_the_page_is_enough_for_a_script() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    browser.headers["hx-request"] = "true"
    seen = view(desk)
    answer = post(browser, "/s/vaubray/act", "/s/vaubray", act="confirm", at=str(seen.keys["c1"]), anchor="c1")
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div class="tools-row judged-by')


@pytest.mark.parametrize(
    "form",
    [
        {"act": "confirm"},
        {"act": "no-such-act", "at": "claim~x~y~0-1"},
        {"act": "undo", "value": "1"},
        {"act": "same-claim", "at": "claim~x~y~0-1"},
        {"act": "same-claim", "at": "claim~x~y~0-1", "other": "claim~x~y~0-1"},
        {"act": "call-actor", "at": "actor~x~y~0-1", "value": ""},
        {"act": "call-actor", "at": "claim~x~y~0-1", "value": "Ada"},
        {"act": "date", "at": "span~~y~0-1", "value": "12 mars"},
        {"act": "confirm", "at": "claim~x~y~5-1"},
        {"act": "confirm", "at": "claim~x~../..~0-1"},
        {"act": "title"},
    ],
)
def test_an_act_that_lacks_something_changes_nothing(form: dict[str, str]) -> None:
    desk = make_desk(made_story())
    assert post(client(desk), "/s/vaubray/act", "/s/vaubray", **form).status_code == 400
    assert view(desk).held.log == ()


def test_a_story_gets_the_name_a_person_gives_it() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    assert post(browser, "/s/vaubray/act", "/s/vaubray", act="title", value="La fuite <b>").status_code == 303
    assert view(desk).title == "La fuite <b>"
    assert "La fuite &lt;b&gt;" in browser.get("/").text


def test_two_at_once_both_hold() -> None:
    desk = make_desk(made_story())
    before = desk.shelf.get("vaubray")
    assert before is not None
    assert desk.shelf.swap(before, replace(before, log=())) is not None
    assert desk.shelf.swap(before, replace(before, log=())) is None


def bridge_desk() -> tuple[Desk, TestClient, StoryView]:
    desk = make_desk(bridge())
    return desk, client(desk), view(desk, "bridge")


def change(browser: TestClient, name: str, **form: str) -> int:
    return post(browser, "/s/bridge/act", "/s/bridge", act=name, **form).status_code


@pytest.mark.model
def test_actors_are_renamed_merged_and_split_by_the_stages_own_inputs() -> None:
    desk, browser, seen = bridge_desk()
    rows = [row for row in seen.actors if row.kind != "anonymous"]
    one, other = rows[0], rows[1]
    assert change(browser, "call-actor", at=str(seen.keys[one.anchor]), value="Nom Nouveau") == 303
    assert "Nom Nouveau" in [actor.name for actor in view(desk, "bridge").dossier.links.actors]
    keys = [seen.keys[row.anchor] for row in (one, other)]
    assert not holds_both(desk, keys)
    assert change(browser, "same-actor", at=str(keys[0]), other=str(keys[1])) == 303
    assert holds_both(desk, keys)
    assert post(browser, "/s/bridge/undo", "/s/bridge/log", number="2").status_code == 303
    assert not holds_both(desk, keys)
    assert "Nom Nouveau" in [actor.name for actor in view(desk, "bridge").dossier.links.actors]


def holds_both(desk: Desk, keys: list[Key]) -> bool:
    """Whether one actor is named at both places."""
    wanted = {place(key) for key in keys}
    return any(wanted <= set(actor.places) for actor in view(desk, "bridge").dossier.links.actors)


@pytest.mark.model
def test_claims_are_merged_parted_and_put_away_and_come_back() -> None:
    desk, browser, seen = bridge_desk()
    before = seen.dossier.links.claims
    assert change(browser, "same-claim", at=str(seen.keys["c1"]), other="c2") == 303
    merged = view(desk, "bridge").dossier.links.claims
    assert len(merged) == len(before) - 1
    assert any(reason.rule == "claims.joined-by-a-person" for claim in merged for reason in claim.because)
    for page in ("/s/bridge/claims", "/s/bridge/dossier"):
        assert parsed(browser.get(page).text).xpath("//tbody//*[contains(@class, 'h-noted')]"), page
    now = view(desk, "bridge")
    assert change(browser, "not-claim", at=str(now.keys["c1"])) == 303
    assert len(view(desk, "bridge").dossier.links.claims) == len(before) - 2
    for number in ("2", "1"):
        assert post(browser, "/s/bridge/undo", "/s/bridge/log", number=number).status_code == 303
    assert view(desk, "bridge").dossier.links.claims == before


@pytest.mark.model
def test_a_confirmed_claim_stays_confirmed_when_the_story_is_compared_again() -> None:
    desk, browser, seen = bridge_desk()
    change(browser, "confirm", at=str(seen.keys["c1"]))
    last = f"c{len(seen.claims)}"
    change(browser, "not-claim", at=str(seen.keys[last]))
    assert view(desk, "bridge").reviews["c1"].call == "confirmed"


def held_bridge(desk: Desk) -> Held:
    held = desk.shelf.get("bridge")
    assert held is not None
    return held


@pytest.mark.model
def test_a_date_given_moves_what_weekdays_mean_and_is_said_to_be_given() -> None:
    desk = make_desk(bridge())
    with client(desk) as browser:
        article = held_bridge(desk).dossier.notes[0].article
        at = f"span~~{article.id}~0-1"
        job = post(browser, "/s/bridge/act", "/s/bridge", act="date", at=at, value="2031-05-06").headers["location"]
        while browser.get(job).status_code == 200:
            continue
        again = next(notes.article for notes in held_bridge(desk).dossier.notes if notes.article.id == article.id)
        assert again.published.edtf == "2031-05-06"
        assert [one.said_by for one in again.evidence if one.field == "published" and one.chosen] == ["person"]
        assert [entry.act for entry in held_bridge(desk).log] == ["date"]
