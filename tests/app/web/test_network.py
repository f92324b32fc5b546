"""The network: the same drawing every time, every dot and name on the sheet, an arrow for every tie."""

import pytest

from app.web.desks import bridge, made_story
from recoupe.app.web.network import HEIGHT, WIDTH, draw_network
from recoupe.app.web.shelf import Held
from recoupe.app.web.story_view import StoryView
from recoupe.app.web.ties import find_edges
from recoupe.records import Links


@pytest.mark.model
def test_the_drawing_is_the_same_every_time_and_stays_on_its_sheet() -> None:
    one, other = draw_network(StoryView(bridge(), "fr")), draw_network(StoryView(bridge(), "fr"))
    assert one == other
    assert one is not None
    for dot in one.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.y <= HEIGHT
    assert len(one.lines) == len(find_edges(StoryView(bridge(), "fr")))


@pytest.mark.model
def test_two_dots_never_stand_on_one_another() -> None:
    drawn = draw_network(StoryView(bridge(), "fr"))
    assert drawn is not None
    places = [(dot.x, dot.y) for dot in drawn.dots]
    assert len(set(places)) == len(places)


def test_where_nobody_speaks_of_anybody_there_is_no_drawing() -> None:
    dossier = made_story().dossier
    empty = type(dossier)(dossier.version, "fr", dossier.notes, Links())
    assert draw_network(StoryView(Held("empty", (), empty), "fr")) is None
