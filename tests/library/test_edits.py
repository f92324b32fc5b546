"""Stories and what people decide about them: it sticks, it is logged, it can be taken back."""

from pathlib import Path

import pytest

from library.made import WHEN, fill_shelf, ids
from recoupe import library as store
from recoupe.library.edits import Edit
from recoupe.records import ArticleId, Corrections, Place, Pointer, Reason, Span

LATER = "2026-11-22T09:00:00Z"
BECAUSE = (Reason("stories.same-words", 0.8, "pont, voies"),)
IDS = ids(6)
MOI = Edit("moi", LATER, "")


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    shelf = fill_shelf(tmp_path, 6)
    group(shelf)
    return shelf


def group(shelf: store.Library) -> None:
    """What a method finds, again and again."""
    members = [(name, BECAUSE) for name in IDS]
    store.set_story(shelf, store.Grouped("s1", tuple(members[:3]), title="Le pont"), WHEN)
    store.set_story(shelf, store.Grouped("s2", tuple(members[3:5]), title="Le viaduc"), WHEN)


def members(shelf: store.Library, story: str) -> set[ArticleId]:
    return {row.id for row in store.story_articles(shelf, story)}


def test_a_story_says_who_is_in_it_and_why(shelf: store.Library) -> None:
    rows = list(store.list_stories(shelf))
    assert [(row.id, row.n_articles, row.title) for row in rows if row.id == "s1"] == [("s1", 3, "Le pont")]
    assert members(shelf, "s1") == set(IDS[:3])
    assert store.reasons_of(shelf, IDS[0]) == ("method", BECAUSE)
    assert store.reasons_of(shelf, IDS[5]) is None
    assert store.story_of(shelf, IDS[3]) == "s2"


def test_a_story_grows_and_shrinks_as_its_method_says(shelf: store.Library) -> None:
    store.join_story(shelf, "s1", IDS[5], BECAUSE, LATER)
    assert members(shelf, "s1") == {*IDS[:3], IDS[5]}
    store.set_story(shelf, store.Grouped("s1", ((IDS[0], BECAUSE),)), LATER)
    assert members(shelf, "s1") == {IDS[0]}
    store.set_story(shelf, store.Grouped("s2", tuple((name, ()) for name in IDS[:1])), LATER)
    assert members(shelf, "s1") == set()


def test_sagas_hold_events(shelf: store.Library) -> None:
    for story in ("s1", "s2"):
        own = tuple((name, ()) for name in members(shelf, story))
        store.set_story(shelf, store.Grouped(story, own, saga="g1"), LATER)
    assert [(row.id, row.n_articles) for row in store.list_stories(shelf, "saga")] == [("g1", 5)]
    assert len(store.story_articles(shelf, "g1")) == 5


def test_a_story_that_was_given_up_leads_to_the_one_that_took_it_in(shelf: store.Library) -> None:
    store.retire_story(shelf, "s2", "s1", LATER)
    assert store.find_story(shelf, "s2") == "s1"
    assert members(shelf, "s2") == set()


def test_stories_a_person_merged_stay_merged_whatever_the_method_says(shelf: store.Library) -> None:
    store.merge_stories(shelf, ["s1", "s2"], MOI)
    assert members(shelf, "s1") == set(IDS[:5])
    assert store.find_story(shelf, "s2") == "s1"
    group(shelf)
    store.join_story(shelf, "s2", IDS[5], BECAUSE, LATER)
    assert members(shelf, "s1") == set(IDS)
    assert {kind for _, _, kind in store.ties(shelf)} == {"together"}
    assert len(store.ties(shelf)) == 6


def test_a_story_a_person_split_stays_split_whatever_the_method_says(shelf: store.Library) -> None:
    _, new = store.split_story(shelf, "s1", IDS[:1], MOI)
    group(shelf)
    assert members(shelf, new) == {IDS[0]}
    assert members(shelf, "s1") == set(IDS[1:3])
    apart = {frozenset(pair[:2]) for pair in store.ties(shelf) if pair[2] == "apart"}
    assert apart == {frozenset((IDS[0], other)) for other in IDS[1:3]}


def test_an_article_a_person_rejected_or_added_stays_where_it_was_put(shelf: store.Library) -> None:
    store.reject_member(shelf, "s1", IDS[0], MOI)
    assert store.story_of(shelf, IDS[0]) is None
    assert len(store.ties(shelf, [IDS[0]])) == 2
    store.add_member(shelf, "s2", IDS[5], MOI)
    group(shelf)
    assert IDS[5] in members(shelf, "s2")


@pytest.mark.parametrize("change", ["merge", "split", "reject", "add"])
def test_every_decision_can_be_taken_back(shelf: store.Library, change: str) -> None:
    before = {story: members(shelf, story) for story in ("s1", "s2")}
    if change == "merge":
        number = store.merge_stories(shelf, ["s1", "s2"], MOI)
    elif change == "split":
        number, _ = store.split_story(shelf, "s1", IDS[:2], MOI)
    elif change == "reject":
        number = store.reject_member(shelf, "s1", IDS[0], MOI)
    else:
        number = store.add_member(shelf, "s2", IDS[0], MOI)
    assert {story: members(shelf, story) for story in ("s1", "s2")} != before
    store.undo_edit(shelf, number, "toi", LATER)
    assert {story: members(shelf, story) for story in ("s1", "s2")} == before
    assert store.ties(shelf) == []
    assert store.find_story(shelf, "s2") == "s2"
    group(shelf)
    assert {story: members(shelf, story) for story in ("s1", "s2")} == before
    assert store.list_edits(shelf)[0].kind == "undo"
    assert list(store.check_library(shelf)) == []


def test_an_edit_is_taken_back_once_and_what_is_not_there_never(shelf: store.Library) -> None:
    number = store.record_edit(shelf, Edit("moi", LATER, "note", "s1", note="à revoir"))
    store.undo_edit(shelf, number, "moi", LATER)
    for wrong in (number, 999):
        with pytest.raises(store.UnknownError):
            store.undo_edit(shelf, wrong, "moi", LATER)


def test_an_undo_that_is_taken_back_brings_the_edit_back(shelf: store.Library) -> None:
    number = store.record_edit(shelf, Edit("moi", LATER, "rename", "s1", "a1", {"name": "Claire Vasseur"}))
    undo = store.undo_edit(shelf, number, "toi", LATER)
    assert store.edits_of(shelf, "s1") == []
    store.undo_edit(shelf, undo, "moi", LATER)
    assert [(edit.id, edit.body) for edit in store.edits_of(shelf, "s1")] == [(number, {"name": "Claire Vasseur"})]


def test_the_log_says_who_when_and_what(shelf: store.Library) -> None:
    number = store.record_edit(shelf, Edit("Élise", LATER, "rename", "s1", "a1", {"name": "x"}, "vu au journal"))
    line = store.list_edits(shelf, "s1")[0]
    assert line == Edit("Élise", LATER, "rename", "s1", "a1", {"name": "x"}, "vu au journal", number, None)
    assert store.list_edits(shelf, "s2") == []


def test_corrections_of_actors_and_claims_come_back_in_order_and_without_those_taken_back(shelf: store.Library) -> None:
    place = Place(IDS[0], Span(3, 9))
    merges = Corrections(merges=((Pointer("la préfète"), Pointer("Claire Vasseur")),))
    renames = Corrections(renames=((Pointer(place=place), "Mme Vasseur"),), no_claims=(place,))
    first = store.record_correction(shelf, "s1", merges, MOI)
    store.record_correction(shelf, "s1", renames, MOI)
    assert store.corrections_of(shelf, "s1") == Corrections(merges.merges, (), renames.renames, no_claims=(place,))
    store.undo_edit(shelf, first, "moi", LATER)
    assert store.corrections_of(shelf, "s1") == renames
    assert store.corrections_of(shelf, "s2") == Corrections()


def test_a_forgotten_article_leaves_its_stories_and_the_undo_of_others_works(shelf: store.Library) -> None:
    number = store.merge_stories(shelf, ["s1", "s2"], MOI)
    store.forget_article(shelf, IDS[4], LATER)
    store.undo_edit(shelf, number, "moi", LATER)
    assert members(shelf, "s2") == {IDS[3]}
    assert [one.check for one in store.check_library(shelf)] == ["erased"]
