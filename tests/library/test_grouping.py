"""Stories found by a method, written back again and again: names stay, people's decisions stay, lost stories lead on."""

from pathlib import Path

import pytest

from library.made import VERSION, WHEN, entry_of, fill_shelf, ids, make_entry
from recoupe import library as store
from recoupe.records import Membership, Reason, Ruling

LATER = "2026-11-22T09:00:00Z"


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return fill_shelf(tmp_path)


def found(*stories: str) -> list[Membership]:
    """The story of each article, in order; all of one saga."""
    because = (Reason("stream.nearest", 0.7, "pont"),)
    return [Membership(name, story, "s1", because) for name, story in zip(ids(), stories, strict=True)]


def kept(shelf: store.Library) -> list[str | None]:
    return [store.story_of(shelf, name) for name in ids()]


def test_a_library_is_a_stream_of_its_articles(shelf: store.Library) -> None:
    undated = entry_of(["Sans date", "Rien ne date cet article."], "undated.txt")
    store.add_article(shelf, undated, WHEN, VERSION)
    stream = {one.id: one for one in store.stream_articles(shelf)}
    first = make_entry(0, 80).article
    assert stream[first.id].text == first.text
    assert stream[first.id].title == first.text.split("\n")[0]
    time = stream[first.id].time
    assert time is not None
    assert time.isoformat() == f"{first.published.day}T00:00:00+00:00"
    assert stream[undated.article.id].time is None
    assert [one.id for one in store.stream_articles(shelf, since="2999-01-01")] == []


def test_stories_are_written_once_and_again_without_a_change(shelf: store.Library) -> None:
    assert store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), WHEN) == 5
    assert kept(shelf) == ["s1", "s1", "s1", "s2", "s2"]
    assert store.reasons_of(shelf, ids()[0]) == ("method", (Reason("stream.nearest", 0.7, "pont"),))
    assert [(row.id, row.n_articles) for row in store.list_stories(shelf, "saga")] == [("saga-s1", 5)]
    assert len(store.story_articles(shelf, "saga-s1")) == 5
    before = list(shelf.database.iterdump())
    assert store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), LATER) == 0
    assert list(shelf.database.iterdump()) == before


def test_a_story_that_lost_its_articles_leads_to_where_they_went(shelf: store.Library) -> None:
    store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), WHEN)
    assert store.set_memberships(shelf, found("s1", "s1", "s1", "s1", "s1"), LATER) == 2
    assert store.find_story(shelf, "s2") == "s1"
    assert [row.id for row in store.list_stories(shelf)] == ["s1"]
    store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), LATER)
    assert store.find_story(shelf, "s2") == "s2"


def test_what_people_decided_is_an_input_and_is_not_overwritten(shelf: store.Library) -> None:
    store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), WHEN)
    store.merge_stories(shelf, ["s1", "s2"], store.Edit("moi", LATER, ""))
    rulings = store.rulings_of(shelf)
    assert len(rulings) == 6
    assert {ruling.kind for ruling in rulings} == {"together"}
    assert isinstance(rulings[0], Ruling)
    store.set_memberships(shelf, found("s1", "s1", "s1", "s2", "s2"), LATER)
    assert kept(shelf) == ["s1"] * 5
    assert list(store.check_library(shelf)) == []
