import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from dossier.made import GAZETTE, RELAIS, SENTINELLE, gazette, made_dossier, relais, sentinelle
from dossier.made_links import links
from recoupe.dossier import Settings, compile_dossier
from recoupe.records import Dossier, Furniture, Links, Notes, Span
from recoupe.render import to_html

EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">{{ 7*7 }}'


def parsed(text: str) -> Any:
    return lxml_html.fromstring(text)


def page(language: str = "fr") -> str:
    return to_html(made_dossier(language))


def hostile() -> Dossier:
    """A dossier whose every free field is an attack."""
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    actors = tuple(replace(actor, name=EVIL, aliases=(EVIL,)) for actor in tied.actors)
    claims = tuple(replace(claim, says=EVIL) for claim in tied.claims)
    figures = tuple(replace(figure, what=EVIL) for figure in tied.figures)
    events = tuple(replace(event, says=EVIL) for event in tied.timeline)
    notes = relais()
    furniture = (Furniture(Span(0, 8), "share", EVIL, EVIL),)
    article = replace(notes.article, source=EVIL, outlet=EVIL, language=EVIL, furniture=furniture, flags=(EVIL,))
    evil = replace(tied, actors=actors, claims=claims, figures=figures, timeline=events)
    return compile_dossier([sentinelle(), gazette(), replace(notes, article=article)], evil)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_link_inside_the_page_has_its_target_and_every_id_stands_once(language: str) -> None:
    tree = parsed(page(language))
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    hrefs = [href for href in tree.xpath("//@href") if href.startswith("#")]
    assert len(hrefs) > 50
    assert sorted({href[1:] for href in hrefs} - set(ids)) == []


def test_every_cell_that_speaks_leads_to_its_words() -> None:
    tree = parsed(page())
    cells = tree.xpath("//td[contains(@class, 'cell')]//a/@href")
    assert cells == ["#A1:c1", "#A1:c1-2", "#A2:c1", "#A3:c1", "#A3:c1-2"]
    words = {href: tree.get_element_by_id(href[1:]).text_content() for href in cells}
    assert words["#A2:c1"] == "L’usine de Vaubray a caché une fuite de solvant"
    assert words["#A3:c1-2"] == "Rien n’a été caché à personne"


def test_words_lead_back_to_the_rows_they_prove() -> None:
    tree = parsed(page())
    back = tree.xpath("//article[@id='A2']//a[contains(@class, 'back')]/@href")
    assert {"#c1", "#n2", "#g1", "#A2:row:d1"} <= set(back)


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert re.findall(r"""(?:src|href|action|poster|data)\s*=\s*["'](?!#|data:,)[^"']*""", text) == []
    assert "@import" not in text
    assert re.findall(r"url\((?!#)[^)]*\)", text) == []
    assert "http" not in re.sub(r"http-equiv|https://schema.org", "", text)


def test_the_policy_lets_in_this_script_and_style_alone() -> None:
    text = page()
    policy = parsed(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inner = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inner) == 1
        assert base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode() in policy
    assert re.findall(r"<[^>]+\sstyle=", text) == []
    assert re.findall(r"<[^>]+\son[a-z]+=", text) == []


def test_attacks_in_any_field_stay_text() -> None:
    text = to_html(hostile())
    tree = parsed(text)
    assert tree.xpath("//script/@type") == ["application/ld+json"]
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//img") == []
    assert [name for name in tree.xpath("//@*") if "javascript:" in name and name.startswith("javascript")] == []
    assert tree.xpath("//*[@onerror]") == []
    assert "{{ 7*7 }}" in tree.text_content()
    assert tree.text_content().count("<script>alert(1)</script>") > 8


def test_two_renderings_are_the_same_bytes_and_inputs_may_come_in_any_order() -> None:
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    one = to_html(compile_dossier([sentinelle(), gazette(), relais()], tied))
    other = to_html(compile_dossier([relais(), gazette(), sentinelle()], tied))
    assert one == other


def test_labels_follow_the_language_and_words_do_not() -> None:
    assert "À vérifier" in page("fr")
    assert "To check" in page("en")
    assert "À vérifier" not in page("en")
    assert "a caché une fuite de solvant" in page("en")


def test_removed_words_are_shown_with_their_rule() -> None:
    tree = parsed(page())
    removed = tree.xpath("//article[@id='A3']//details[@class='removed']//li")
    assert [item.xpath("string(s)") for item in removed] == [
        "Accueil | Régions | Abonnez-vous",
        "La suite après cette annonce",
        "Partager sur Piaf & Cie",
    ]
    assert removed[0].xpath("string(code)") == "leftovers.menu"


def test_an_empty_dossier_is_a_page_that_says_so() -> None:
    text = to_html(compile_dossier([], Links()))
    assert "Aucun fait commun" in text
    tree = parsed(text)
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= set(tree.xpath("//@id"))


def test_an_article_without_anything_found_is_still_read() -> None:
    text = to_html(compile_dossier([Notes(RELAIS.article)], Links(), Settings("en")))
    assert "La préfète, elle, n’a rien dit hier soir." in parsed(text).text_content()


def test_no_score_no_gauge_no_rating() -> None:
    assert parsed(page()).xpath("//meter | //progress") == []
