"""What must not get in: other hosts, other sites, forms without their token, bodies too large, whoever lacks the password."""

from collections.abc import Iterator

import pytest
from starlette.routing import Route

from app.web.desks import HOME, client, made_story, make_desk, post, token_of
from recoupe.app.web.application import ROUTES
from recoupe.app.web.guard import POLICY
from recoupe.app.web.sessions import hash_password
from recoupe.app.web.settings import DeskSettings

CHANGING = [route for route in ROUTES if isinstance(route, Route) and route.methods and "POST" in route.methods]


def address_of(route: Route) -> str:
    return route.path.replace("{story}", "vaubray").replace("{job}", "none")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80", "[::1"])
def test_another_host_is_refused(host: str) -> None:
    assert client(make_desk(made_story())).get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:9", "desk.example"])
def test_our_names_are_known(host: str) -> None:
    desk = make_desk(made_story(), settings=DeskSettings(names=("desk.example",)))
    assert client(desk).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("route", CHANGING, ids=lambda route: route.path)
def test_no_change_without_the_token_of_a_page(route: Route) -> None:
    browser = client(make_desk(made_story()))
    browser.get("/")
    for data in ({}, {"token": "00" * 32}, {"token": "no hex"}, {"token": token_of(client(make_desk()), "/")}):
        assert browser.post(address_of(route), data=data).status_code == 403


@pytest.mark.parametrize("route", CHANGING, ids=lambda route: route.path)
@pytest.mark.parametrize("header", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_no_change_from_another_site(route: Route, header: dict[str, str]) -> None:
    browser = client(make_desk(made_story()))
    answer = browser.post(address_of(route), data={"token": token_of(browser, "/")}, headers=header)
    assert answer.status_code == 403


def test_a_form_of_our_own_page_is_taken() -> None:
    browser = client(make_desk(made_story()), headers={"origin": HOME, "sec-fetch-site": "same-origin"})
    assert post(browser, "/sign", "/s/vaubray/log", who="Ada", back="/s/vaubray/log").status_code == 303


def test_every_answer_says_what_a_browser_may_do() -> None:
    browser = client(make_desk(made_story()))
    for address in ("/", "/s/vaubray", "/s/vaubray/export/claims.csv", "/none", "/static/desk.css"):
        headers = browser.get(address).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY


def test_bodies_too_large_are_refused_whatever_they_say_of_themselves() -> None:
    desk = make_desk(made_story(), settings=DeskSettings(max_body=50_000, max_text=20_000))
    browser = client(desk)
    token = token_of(browser, "/")
    assert browser.post("/add", data={"token": token, "text": "x" * 60_000}).status_code == 413
    assert browser.post("/sign", data={"token": token, "who": "x" * 30_000}).status_code == 413

    def parts() -> Iterator[bytes]:
        yield f"token={token}&text=".encode()
        yield from (b"x" * 10_000 for _ in range(9))

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/add", content=parts(), headers=kind).status_code == 413


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leaves_the_desk(back: str) -> None:
    browser = client(make_desk(made_story()))
    assert post(browser, "/sign", "/s/vaubray/log", who="A", back=back).headers["location"] == "/"


def locked() -> DeskSettings:
    return DeskSettings(password=hash_password("correct horse"))


def test_a_locked_desk_shows_nothing_but_its_door() -> None:
    browser = client(make_desk(made_story(), settings=locked()))
    for address in ("/", "/s/vaubray", "/s/vaubray/export/claims.csv", "/s/vaubray/dossier", "/method", "/jobs/x/events"):
        answer = browser.get(address)
        assert (answer.status_code, answer.headers["location"][:7]) == (303, "/login?")
    assert browser.post("/demo").status_code == 303


def test_the_password_opens_it_in_a_session_of_its_own() -> None:
    browser = client(make_desk(made_story(), settings=locked()))
    wrong = post(browser, "/login", "/login", password="wrong", to="/s/vaubray")  # noqa: S106
    assert wrong.status_code == 403
    before = browser.cookies["recoupe"]
    right = post(browser, "/login", "/login", password="correct horse", to="/s/vaubray")  # noqa: S106
    assert right.headers["location"] == "/s/vaubray"
    assert browser.cookies["recoupe"] != before
    assert browser.get("/s/vaubray").status_code == 200
    post(browser, "/leave", "/s/vaubray")
    assert browser.get("/s/vaubray").status_code == 303


def test_guessing_makes_everybody_wait() -> None:
    desk = make_desk(made_story(), settings=locked())
    browser = client(desk)
    for _ in range(5):
        post(browser, "/login", "/login", password="guess", to="/")  # noqa: S106
    late = post(browser, "/login", "/login", password="correct horse", to="/")  # noqa: S106
    assert late.status_code == 403
    desk.sessions.wait_until = 0.0
    assert post(browser, "/login", "/login", password="correct horse", to="/").status_code == 303  # noqa: S106


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites() -> None:
    cookie = client(make_desk()).get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_page_made_for_one_is_shown_to_another_with_a_token_of_their_own() -> None:
    desk = make_desk(made_story())
    one, other = client(desk), client(desk)
    tokens = [token_of(browser, "/s/vaubray") for browser in (one, other)]
    assert desk.gap not in one.get("/s/vaubray").text
    assert len(desk.bodies) == 1
    form = {"act": "title", "value": "x"}
    assert other.post("/s/vaubray/act", data={"token": tokens[0], **form}).status_code == 403
    assert other.post("/s/vaubray/act", data={"token": tokens[1], **form}).status_code == 303
