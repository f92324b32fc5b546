"""Permanent links: they find their row after the dossier changed, and say so when it is gone."""

from dataclasses import replace

from app.web.desks import client, made_story, make_desk
from recoupe.app.web.keys import Key, find_row, keys_of, parse_key
from recoupe.app.web.story_view import view_of
from recoupe.records import Dossier


def keys() -> dict[str, Key]:
    return view_of(made_story(), "fr").keys


def turned() -> Dossier:
    """The same story, its claims and figures in another order and under other ids."""
    dossier = made_story().dossier
    claims = tuple(replace(claim, id=f"new-{claim.id}") for claim in dossier.links.claims[::-1])
    figures = tuple(replace(figure, id=f"new-{figure.id}") for figure in dossier.links.figures[::-1])
    return replace(dossier, links=replace(dossier.links, claims=claims, figures=figures))


def test_every_row_has_a_link_that_leads_to_it() -> None:
    browser = client(make_desk(made_story()))
    for anchor, key in keys().items():
        answer = browser.get(f"/s/vaubray/p/{key.path}")
        assert answer.status_code == 307, anchor
        assert browser.get(answer.headers["location"]).status_code == 200


def test_a_key_is_written_and_read_back() -> None:
    for key in keys().values():
        assert parse_key(str(key)) == key
    assert parse_key("claim~a~b~4-2") is None
    assert parse_key("nothing") is None


def test_a_link_finds_its_claim_among_others_under_another_id() -> None:
    before, after = made_story(), made_story(turned())
    old, new = view_of(before, "fr"), view_of(after, "fr")
    for n, claim in enumerate(before.dossier.links.claims, start=1):
        anchor = find_row(keys_of(new.guide), old.keys[f"c{n}"])
        assert anchor is not None
        found = after.dossier.links.claims[int(anchor[1:]) - 1]
        assert found.says == claim.says


def test_a_link_whose_words_say_nothing_any_more_tells_so_and_shows_the_words() -> None:
    dossier = made_story().dossier
    empty = replace(dossier, links=replace(dossier.links, claims=()))
    answer = client(make_desk(made_story(empty))).get(f"/s/vaubray/p/{keys()['c1'].path}")
    assert answer.status_code == 404
    assert f"/a/{keys()['c1'].article}?at=" in answer.text


def test_a_link_to_no_row_at_all_is_refused() -> None:
    browser = client(make_desk(made_story()))
    for path in ("claim/x/1-2", "none/x/1-2", "claim/x/2-1", "claim/x/a-b", "claim/x/1"):
        assert browser.get(f"/s/vaubray/p/{path}").status_code == 404
