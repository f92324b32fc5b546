"""The latest of a library: what its first page shows, whatever its size."""

from pathlib import Path

import pytest

from library.made import WHEN, fill_shelf, ids
from recoupe import library as store
from recoupe.library.latest import latest_loose, latest_stories


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return fill_shelf(tmp_path)


def test_stories_come_with_the_latest_day_first_as_all_of_them_do(shelf: store.Library) -> None:
    for name, members in (("one", ids()[:2]), ("two", ids()[2:4]), ("empty", [])):
        store.set_story(shelf, store.Grouped(name, tuple((article, ()) for article in members), title=name), WHEN)
    listed = [(row.id, row.title, row.n_articles, row.last_day) for row in latest_stories(shelf, 10)]
    assert listed == [(row.id, row.title, row.n_articles, row.last_day) for row in store.list_stories(shelf)]
    assert len(latest_stories(shelf, 1)) == 1


def test_articles_in_no_story_come_last_added_first(shelf: store.Library) -> None:
    store.set_story(shelf, store.Grouped("one", tuple((article, ()) for article in ids()[:3])), WHEN)
    assert [row[0] for row in latest_loose(shelf, 10)] == [ids()[4], ids()[3]]
    assert len(latest_loose(shelf, 1)) == 1
