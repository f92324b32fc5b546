"""An average of polls as stated, beside the mean of those given: compared only where nothing speaks against it."""

from functools import cache

import pytest

from app.web.desks import client, make_desk, parsed
from recoupe.app.web.polling import PollMean, poll_means
from recoupe.app.web.shelf import Held
from recoupe.app.web.story_view import view_of
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.settings import RunSettings
from recoupe.language.averages import load_averages
from recoupe.read import read_bytes
from recoupe.records import Page

ROWS = """En Ardoise : Vrag mène 51 % à 47 % (Synopia)

En Brumaire : Vrag mène 49 % à 48 % (Averty)
"""
OPENING = "Présidentielle en Tasnie : ce que disent les sondages"


@cache
def held(body: str) -> Held:
    page = read_bytes("sondages.txt", f"{OPENING}\n\n{body}".encode())
    assert isinstance(page, Page)
    return Held("polls", (page,), compile_pages([page], RunSettings(), [], Known(), lambda *_: None))


def means(body: str) -> tuple[PollMean, ...]:
    return poll_means(view_of(held(body), "en"))


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Selon la moyenne des sondages établie par Agrégat Public, Héléna Vrag garde une avance de 2,1 %.",
        "En moyenne, son avance dans les sondages est de 2,1 %.",
        "L'avance moyenne dans les intentions de vote atteint 2,1 %.",
    ],
)
def test_an_average_that_is_stated_stands_beside_the_mean_and_is_not_compared(sentence: str) -> None:
    (found,) = means(f"{sentence}\n\n{ROWS}")
    assert (found.n, found.mean) == (2, "2.5")
    (stated,) = found.stated
    assert "2,1" in stated.exact
    assert not stated.broken
    assert found.unlike[0] == "the average stated does not say which polls it covers"
    assert "different places" in found.unlike


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "L'inflation moyenne est de 2,1 % cette année.",
        "Les sondages donnent 2,1 % au parti des pêcheurs.",
        "La participation serait de 2,1 % plus basse.",
    ],
)
def test_another_share_is_no_average_of_polls(sentence: str) -> None:
    (found,) = means(f"{sentence}\n\n{ROWS}")
    assert found.stated == ()
    assert found.mean == "2.5"


@pytest.mark.model
def test_the_bench_shows_both_side_by_side() -> None:
    story = held(f"En moyenne, son avance dans les sondages est de 2,1 %.\n\n{ROWS}")
    with client(make_desk(story)) as browser:
        page = parsed(browser.get("/s/polls/figures?lang=en").text)
        (row,) = page.xpath("//h3[@id='means']/following::tbody[1]/tr")
        words = " ".join(row.text_content().split())
        assert "2,1" in words
        assert "2.5 pt, over 2 polls" in words
        assert "Not comparable:" in words
        assert row.xpath(".//a[@class='words']/@href")[0].endswith("#at")


def test_every_language_tells_an_average_of_polls() -> None:
    told = {
        "fr": "une avance moyenne dans les sondages",
        "en": "an average lead in the polls",
        "de": "im Durchschnitt der Umfragen",
        "es": "el promedio de las encuestas",
        "it": "la media dei sondaggi, in media",
    }
    for code, words in told.items():
        assert load_averages()[code].average.search(words), code
        assert load_averages()[code].about.search(words), code
