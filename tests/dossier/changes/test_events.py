"""What matters between two dossiers of a story: told once, with the words that show it, never for a mere new linking."""

from dossier.changes.made import cell, claim, dossier, figure
from recoupe.dossier.changes import Change, find_changes

LEAK = claim("la fuite", cell("a", "states", "La fuite dure"))


def kinds(found: tuple[Change, ...]) -> list[str]:
    return [one.kind for one in found]


def test_a_story_is_new_when_a_second_article_tells_it() -> None:
    alone, both, three = dossier(["a"]), dossier(["a", "b"]), dossier(["a", "b", "c"])
    assert kinds(find_changes(None, alone)) == []
    assert kinds(find_changes(None, both)) == ["new-story"]
    assert kinds(find_changes(alone, both)) == ["new-story"]
    assert kinds(find_changes(both, three)) == []


def test_the_first_denial_rings_and_the_second_does_not() -> None:
    denied = claim("la fuite", cell("a", "states", "La fuite dure"), cell("b", "denies", "nie la fuite"))
    again = claim("la fuite", *denied["cells"], cell("c", "denies", "dément"))
    before, after, later = dossier(["a", "x"], [LEAK]), dossier(["a", "b", "x"], [denied]), dossier(["a", "b", "c", "x"], [again])
    found = find_changes(before, after)
    assert kinds(found) == ["first-denial"]
    assert [cite.exact for cite in found[0].cites] == ["nie la fuite"]
    assert find_changes(after, later) == ()
    assert find_changes(after, after) == ()


def test_a_denial_that_only_linking_moved_is_no_news() -> None:
    other = claim("autre", cell("a", "states", "La fuite dure"), cell("b", "denies", "nie la fuite"))
    assert find_changes(dossier(["a", "b"], [LEAK]), dossier(["a", "b"], [other])) == ()
    assert find_changes(dossier(["a", "b"], [LEAK]), dossier(["a", "b", "c"], [other])) == ()


def test_a_denial_of_what_nobody_says_is_background_unless_it_is_a_main_claim() -> None:
    alone = claim("vieux démenti", cell("b", "denies", "avait nié en mars"))
    before = dossier(["a", "x"], [LEAK])
    assert kinds(find_changes(before, dossier(["a", "b", "x"], [LEAK, alone]))) == ["first-denial"]
    assert find_changes(before, dossier(["a", "b", "x"], [LEAK, alone | {"core": False}])) == ()
    said = claim("la vente", cell("a", "reports-conditional", "serait vendue"), cell("b", "denies", "nie")) | {"core": False}
    assert kinds(find_changes(before, dossier(["a", "b", "x"], [LEAK, said]))) == ["first-denial"]


def test_an_event_has_the_same_key_whatever_the_ids() -> None:
    before = dossier(["a", "x"], [LEAK])
    keys = set()
    for name in ("c1", "c2"):
        denied = claim(name, cell("a", "states", "La fuite dure"), cell("b", "denies", "nie la fuite"))
        keys.add(find_changes(before, dossier(["a", "b", "x"], [denied]))[0].key)
    assert len(keys) == 1


def test_a_second_origin_confirms_and_a_relay_does_not() -> None:
    both = (cell("a", "states", "La fuite dure"), cell("b", "reports", "une fuite"))
    before = dossier(["a", "x"], [LEAK])
    found = find_changes(before, dossier(["a", "b", "x"], [claim("la fuite", *both, origins=2)]))
    assert kinds(found) == ["first-confirmation"]
    assert [cite.exact for cite in found[0].before] == ["La fuite dure"]
    assert find_changes(before, dossier(["a", "b", "x"], [claim("la fuite", *both, origins=1)])) == ()
    hedged = claim("la fuite", both[0], cell("b", "reports-conditional", "une fuite"), origins=2)
    assert find_changes(before, dossier(["a", "b", "x"], [hedged])) == ()


def test_figures_that_part_ring_once_and_a_rounding_does_not() -> None:
    before = dossier(["a", "x"], [], [figure("morts", ("a", "12 morts", "12"))])
    parted = figure("morts", ("a", "12 morts", "12"), ("b", "14 morts", "14"), verdict="differ")
    after = dossier(["a", "b", "x"], [], [parted])
    found = find_changes(before, after)
    assert kinds(found) == ["new-disagreement"]
    assert found[0].cites[0].article == "b"
    third = figure("morts", ("a", "12 morts", "12"), ("b", "14 morts", "14"), ("c", "15 morts", "15"), verdict="differ")
    assert find_changes(after, dossier(["a", "b", "c", "x"], [], [third])) == ()
    rounded = dossier(["a", "b", "x"], [], [parted | {"severity": "rounding"}])
    assert find_changes(before, rounded) == ()
