import json
from dataclasses import replace

import pytest

from dossier.made import made_dossier, made_pages
from dossier.pieces import block, left, make, markup
from recoupe.dossier import compile_dossier, verify
from recoupe.dossier.verify.markup import find_tags, folds_to, is_markup, printed, visible
from recoupe.records import Links, Notes, Page, hash_bytes
from recoupe.render.contract import to_json


def rules(dossier: object, pages: tuple[Page, ...]) -> list[str]:
    return sorted({failure.rule for failure in verify(dossier, pages)})


def written() -> dict[str, list[dict[str, object]]]:
    value: dict[str, list[dict[str, object]]] = json.loads(to_json(made_dossier()))
    return value


def test_the_made_story_holds() -> None:
    assert verify(written(), made_pages()) == ()


def test_what_is_no_dossier_fails_on_its_shape_alone() -> None:
    assert rules(["nothing"], made_pages()) == ["verify.shape"]


def test_an_input_that_is_not_given_is_missed() -> None:
    assert "verify.input" in rules(written(), made_pages()[1:])


def test_an_input_that_became_neither_article_nor_fault_is_missed() -> None:
    extra = Page("vaubray/oubli.txt", hash_bytes(b"x"), "x", "text")
    assert rules(written(), (*made_pages(), extra)) == ["verify.input"]
    told = written()
    told["faults"].append({"code": "clean.no-main-text", "subject": "vaubray/oubli.txt", "message": "empty", "cite": None})
    assert verify(told, (*made_pages(), extra)) == ()


def test_furniture_inside_a_block_may_stand_inside_a_cite() -> None:
    made = make("a.txt", "text", [block("body", "Le pont ferme\nPUBLICITÉ\nen mai.")])
    whole = json.loads(to_json(compile_dossier([Notes(made.article)], Links())))
    article = whole["articles"][0]
    at = made.page.text.index("PUBLICITÉ")
    hole = {"kind": "advert", "received_start": at, "received_end": at + 9, "exact": "PUBLICITÉ", "because": "leftovers.advert"}
    text = "Le pont ferme en mai."
    article["furniture"] = [hole]
    article["blocks"][0]["end"] = len(text)
    article["clean_sha256"] = hash_bytes(text.encode())
    cite = {
        "article": article["id"],
        "start": 3,
        "end": 20,
        "exact": "pont ferme en mai",
        "received_start": 3,
        "received_end": 30,
    }
    whole["timeline"] = [{"start": "2024-05-01", "end": None, "says": "pont ferme en mai", "cites": [cite]}]
    assert verify(whole, (made.page,)) == ()


def test_letters_in_no_block_and_no_furniture_are_missed() -> None:
    made = make(
        "a.html", "html", [markup("<html><p>"), block("body", "Le pont ferme."), markup("</p>oubli<!-- pas vu --></html>")]
    )
    failures = verify(json.loads(to_json(compile_dossier([Notes(made.article)], Links()))), (made.page,))
    assert [failure.rule for failure in failures] == ["verify.coverage"]
    assert "5 characters" in failures[0].message


def test_head_scripts_and_attributes_are_no_words() -> None:
    page = "<html><head><title>T</title></head><p title=\"a > b\">x</p><style>p{}</style><!-- c --><img alt='d'>"
    assert is_markup(page)
    assert "".join(page[start:end] for start, end in visible(page)) == "x"


def test_a_less_than_sign_in_plain_text_hides_nothing() -> None:
    assert list(visible("si a < b alors")) == [(0, 14)]
    assert list(find_tags("a < b > c")) == []


def test_character_references_print_nothing_of_their_own() -> None:
    assert list(printed("a&nbsp;b&eacute;", 0, 16)) == [0, 7, 8]


@pytest.mark.parametrize("text", ["\u2022 un", "-----\n", "a | b", "\u2022"])
def test_bullets_and_rules_that_stand_apart_are_no_words(text: str) -> None:
    signs = {n for n, char in enumerate(text) if not char.isalnum() and not char.isspace()}
    assert not signs & set(printed(text, 0, len(text)))


def test_a_bullet_that_touches_its_line_is_layout_when_the_line_is_kept() -> None:
    assert list(printed("\u2022un", 0, 1)) == []


@pytest.mark.parametrize("text", ['dit "oui"', "fin.", "l'an"])
def test_signs_that_touch_a_word_are_words(text: str) -> None:
    assert {n for n, char in enumerate(text) if not char.isspace()} == set(printed(text, 0, len(text)))


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("l&rsquo;usine", "l’usine"),
        ("<b>12</b>&nbsp;000", "12 000"),
        ("un  \n pont", "un pont"),
        ("<a href='x>y'>lien</a>", "lien"),
        ("co\u00adopé\u200bration", "coopération"),
    ],
)
def test_a_slice_folds_to_what_it_prints(raw: str, exact: str) -> None:
    assert folds_to(raw, exact)
    assert not folds_to(raw, exact + "s")


def test_hostile_markup_takes_time_in_proportion() -> None:
    page = "<p " + '<a x="><" ' * 40_000 + "y='" + "<script>" * 10_000 + "<!--" * 10_000
    assert sum(tag.end - tag.start for tag in find_tags(page)) <= len(page)


def test_a_wrong_length_of_the_input_is_told() -> None:
    first = made_pages()[0]
    longer = replace(first, text=first.text + "\n")
    assert "verify.input" in rules(written(), (longer, *made_pages()[1:]))


def test_furniture_that_did_not_stand_there_is_told() -> None:
    made = make("a.txt", "text", [left("share", "Partager", "leftovers.share"), markup("\n"), block("body", "Le pont ferme.")])
    whole = json.loads(to_json(compile_dossier([Notes(made.article)], Links())))
    assert verify(whole, (made.page,)) == ()
    whole["articles"][0]["furniture"][0]["exact"] = "Imprimer"
    assert rules(whole, (made.page,)) == ["verify.furniture"]
