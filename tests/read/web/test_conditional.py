"""Asking again: what did not change is not sent, and a server is asked no sooner than it wants."""

from collections.abc import Iterator

import pytest

from engine.watching.site import Site, running
from recoupe.read.web.conditional import Answer, Known, ask_again
from recoupe.read.web.manners import Manners
from recoupe.read.web.settings import WebSettings
from recoupe.records import Fault


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def ask(site: Site, name: str, known: Known | None = None, *, private: bool = True) -> Answer | Fault:
    manners = Manners(WebSettings(allow_private=private, host_delay_s=0.0), sleep=lambda _: None)
    return ask_again(f"{site.address}/{name}", known or Known(), manners)


def test_what_did_not_change_is_not_sent_again(site: Site) -> None:
    first = ask(site, "feed.xml")
    assert isinstance(first, Answer)
    assert first.page is not None
    again = ask(site, "feed.xml", first.known)
    assert isinstance(again, Answer)
    assert (again.status, again.page, again.known) == (304, None, first.known)
    site.put("a", "Un titre", "Un article.")
    changed = ask(site, "feed.xml", first.known)
    assert isinstance(changed, Answer)
    assert changed.page is not None
    assert changed.known != first.known


def test_an_error_is_an_answer_without_a_page(site: Site) -> None:
    site.status = 503
    found = ask(site, "feed.xml")
    assert isinstance(found, Answer)
    assert (found.status, found.page) == (503, None)


def test_a_private_address_and_one_that_does_not_answer_are_faults(site: Site) -> None:
    refused = ask(site, "feed.xml", private=False)
    assert isinstance(refused, Fault)
    assert refused.code == "read.address-refused"
    assert site.asked == []
    lost = ask_again("http://127.0.0.1:9/x", Known(), Manners(WebSettings(allow_private=True), sleep=lambda _: None))
    assert isinstance(lost, Fault)
    assert lost.code == "read.fetch-failed"


def test_a_sly_etag_writes_no_header(site: Site) -> None:
    found = ask(site, "feed.xml", Known('"x"\r\nX-Evil: 1'))
    assert isinstance(found, Answer)
    assert found.status == 200
