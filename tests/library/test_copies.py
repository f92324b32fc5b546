"""Copies folded under what they copy, and how much of an article stands elsewhere."""

from pathlib import Path

import pytest

from library.made import fill_shelf, ids, make_entry
from recoupe import library as store
from recoupe.library.copies import fold_copies, share_elsewhere
from recoupe.records import Passage, ReuseKind, Shared, Span


@pytest.fixture
def shelf(tmp_path: Path) -> store.Library:
    return fill_shelf(tmp_path)


def shared(one: int, other: int, kind: ReuseKind, *spans: tuple[int, int]) -> Shared:
    """A pair, by the numbers of its articles; the same places in both."""
    names = sorted((ids()[one], ids()[other]))
    passages = tuple(Passage(Span(*span), Span(*span), "verbatim") for span in spans)
    return Shared(names[0], names[1], passages, 0.5, 0.5, kind, "unknown", "")


def test_a_copy_of_a_copy_is_folded_under_the_first_shown_and_a_rewriting_under_none(shelf: store.Library) -> None:
    names = ids()
    found = [shared(0, 1, "copy", (0, 9)), shared(1, 2, "copy", (0, 9)), shared(2, 3, "rewrite", (0, 9))]
    store.set_reuse(shelf, found, "1")
    assert fold_copies(shelf, names) == dict.fromkeys(names[:3], names[0]) | {name: name for name in names[3:]}
    assert fold_copies(shelf, names[::-1])[names[0]] == names[2]
    assert fold_copies(shelf, [names[0], names[2]]) == {names[0]: names[0], names[2]: names[2]}
    assert fold_copies(shelf, []) == {}


def test_what_several_articles_have_of_one_counts_once(shelf: store.Library) -> None:
    names = ids()
    store.set_reuse(shelf, [shared(0, 1, "copy", (0, 40), (60, 80)), shared(0, 2, "rewrite", (20, 70))], "1")
    characters = len(make_entry(0, 80).article.text)
    assert share_elsewhere(shelf, names[0]) == round(80 / characters, 4)
    assert share_elsewhere(shelf, names[4]) == 0.0
