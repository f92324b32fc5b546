"""What following the news keeps: feeds and their turn, searches by name, events told once to each place."""

from pathlib import Path

import pytest

from library.made import VERSION, WHEN, make_entry
from recoupe import library as store
from recoupe.library import watching
from recoupe.library.shared_words import get_state, reuse_of, set_fingerprint, set_reuse, set_state, sharing
from recoupe.library.watching import Feed, Fetch, Happening, OptOut, SavedSearch
from recoupe.records import Passage, Shared, Span

LATER = "2026-11-22T09:00:00Z"


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return store.create_library(tmp_path / "a.recoupe")


def test_a_feed_waits_for_its_turn(shelf: store.Library) -> None:
    watching.set_feed(shelf, Feed("https://a.example/feed", next_at=LATER))
    watching.set_feed(shelf, Feed("https://b.example/feed", etag='"x"', body={"kind": "rss"}))
    assert [feed.url for feed in watching.list_feeds(shelf, due=WHEN)] == ["https://b.example/feed"]
    assert len(watching.list_feeds(shelf, due=LATER)) == 2
    assert watching.list_feeds(shelf)[1] == Feed("https://b.example/feed", etag='"x"', body={"kind": "rss"})
    watching.drop_feed(shelf, "https://b.example/feed")
    assert len(watching.list_feeds(shelf)) == 1


def test_the_latest_fetch_and_the_latest_word_of_a_site_stand(shelf: store.Library) -> None:
    for status in (200, 304):
        watching.log_fetch(shelf, Fetch("https://a.example", WHEN, status, "same"))
    found = watching.last_fetch(shelf, "https://a.example")
    assert found is not None
    assert found.status == 304
    assert watching.last_fetch(shelf, "https://b.example") is None
    for reserved in (False, True):
        watching.set_optout(shelf, OptOut("a.example", "header", reserved, None, WHEN))
    assert [said.reserved for said in watching.optouts_of(shelf, "a.example")] == [True]


def test_a_search_is_kept_by_its_name(shelf: store.Library) -> None:
    watching.save_search(shelf, SavedSearch("crues", "inond*", {"since": "2026"}, WHEN))
    watching.save_search(shelf, SavedSearch("crues", "crue*", {}, LATER, 12))
    assert watching.list_searches(shelf) == [SavedSearch("crues", "crue*", {}, LATER, 12)]
    watching.drop_search(shelf, "crues")
    with pytest.raises(store.UnknownError):
        watching.drop_search(shelf, "crues")


def test_an_event_is_kept_once_and_told_once_to_each_place(shelf: store.Library) -> None:
    happening = Happening("first-denial c1", "first-denial", WHEN, {"claim": "c1"}, "s1")
    assert watching.record_happening(shelf, happening, ("atom", "mail")) is not None
    assert watching.record_happening(shelf, happening, ("atom", "mail")) is None
    due = list(watching.due_deliveries(shelf, "mail", WHEN))
    assert [(one.happening.key, one.tries) for one in due] == [("first-denial c1", 0)]
    watching.mark_failed(shelf, due[0].happening.id, "mail", "no answer", LATER)
    assert list(watching.due_deliveries(shelf, "mail", WHEN)) == []
    assert [one.trouble for one in watching.due_deliveries(shelf, "mail", LATER)] == ["no answer"]
    watching.mark_sent(shelf, due[0].happening.id, "mail", LATER)
    assert list(watching.due_deliveries(shelf, "mail", LATER)) == []
    assert len(list(watching.due_deliveries(shelf, "atom", LATER))) == 1
    assert [one.body for one in watching.list_happenings(shelf, "s1")] == [{"claim": "c1"}]


def test_articles_that_share_hashes_are_found_the_most_first(shelf: store.Library) -> None:
    names = []
    for number in range(3):
        entry = make_entry(number, 60)
        store.add_article(shelf, entry, WHEN, VERSION)
        names.append(entry.article.id)
    set_fingerprint(shelf, names[0], [1, 2, 3, -(2**63)])
    set_fingerprint(shelf, names[1], [2, 3])
    set_fingerprint(shelf, names[2], [9, 2**63 - 1])
    assert sharing(shelf, [3, 2, -(2**63)]) == [(names[0], 3), (names[1], 2)]
    assert sharing(shelf, [3, 2, -(2**63)], at_least=3) == [(names[0], 3)]


def test_who_shares_passages_with_whom_is_kept_as_it_was_found(shelf: store.Library) -> None:
    names = [make_entry(number, 60).article.id for number in range(3)]
    for number in range(3):
        store.add_article(shelf, make_entry(number, 60), WHEN, VERSION)
    passage = Passage(Span(3, 9), Span(0, 6), "verbatim")
    pairs = [
        Shared(names[0], names[1], (passage,), 0.25, 0.75, "copy", "one", "time"),
        Shared(names[1], names[2], (passage, passage), 0.9, 0.9, "rewrite", "unknown"),
    ]
    assert set_reuse(shelf, pairs, VERSION) == 2
    assert reuse_of(shelf, names[1]) == pairs[::-1]
    assert reuse_of(shelf, names[0]) == pairs[:1]
    assert set_reuse(shelf, pairs[:1], VERSION) == 1
    assert reuse_of(shelf, names[2]) == []


def test_the_state_of_a_method_is_for_its_own_version(shelf: store.Library) -> None:
    set_state(shelf, "stories", b"window", "1")
    assert get_state(shelf, "stories", "1") == b"window"
    assert get_state(shelf, "stories", "2") is None
    assert get_state(shelf, "reuse", "1") is None
