"""The screens: each answers in both languages, says what the dossier says, and leads only to where something is."""

from collections import Counter

import pytest

from app.web.desks import client, made_story, make_desk, parsed
from recoupe.app.web.story_view import view_of
from recoupe.records import Dossier
from render.test_document import hostile

SCREENS = ("", "/claims", "/figures", "/sources", "/log")


def every_page(story: str = "/s/vaubray") -> list[str]:
    view = view_of(made_story(), "fr")
    articles = [f"{story}/a/{article}" for article in view.ways.articles.values()]
    tabs = [f"{articles[0]}?tab={tab}" for tab in ("quotes", "figures", "dates", "actors", "provenance")]
    more = [f"{articles[0]}?text=received", f"{articles[0]}?with={articles[1].rpartition('/')[2]}", f"{articles[0]}?at=0-12"]
    one, other = (article.rpartition("/")[2] for article in articles[:2])
    return ["/", "/method", *(story + end for end in SCREENS), *articles, *tabs, *more, f"{story}/diff/{one}/{other}"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_answers_in_the_language_asked_for(language: str) -> None:
    browser = client(make_desk(made_story()), headers={"accept-language": f"{language}-CH,{language};q=0.9"})
    for page in every_page():
        answer = browser.get(page)
        assert answer.status_code == 200, page
        assert parsed(answer.text).get("lang") == language


def test_a_language_chosen_is_kept() -> None:
    browser = client(make_desk(made_story()), headers={"accept-language": "fr"})
    assert parsed(browser.get("/?lang=en").text).get("lang") == "en"
    assert parsed(browser.get("/s/vaubray").text).get("lang") == "en"


def test_ids_stand_once_and_links_of_the_desk_lead_to_something() -> None:
    browser = client(make_desk(made_story()))
    seen: dict[str, set[str]] = {}

    def ids_of(address: str) -> set[str]:
        if address not in seen:
            answer = browser.get(address, follow_redirects=True)
            assert answer.status_code == 200, address
            is_page = answer.headers["content-type"].startswith("text/html")
            seen[address] = set(parsed(answer.text).xpath("//@id")) if is_page else set()
        return seen[address]

    for page in every_page():
        tree = parsed(browser.get(page).text)
        twice = [name for name, times in Counter(tree.xpath("//@id")).items() if times > 1]
        assert twice == [], page
        for href in tree.xpath("//a/@href"):
            address, _, anchor = href.partition("#")
            found = ids_of(address or page)
            assert not anchor or anchor in found, f"{page} -> {href}"


def test_the_desk_says_who_denies_and_where() -> None:
    text = parsed(client(make_desk(made_story())).get("/s/vaubray").text).text_content()
    assert "Odilon Ferrand" in text
    assert "démenti" in text


def test_a_cell_leads_to_its_words_in_the_reader() -> None:
    browser = client(make_desk(made_story()))
    href = parsed(browser.get("/s/vaubray/claims").text).xpath("//td[contains(@class, 'cell')]//a/@href")[0]
    address, _, anchor = href.partition("#")
    words = parsed(browser.get(address).text).get_element_by_id(anchor)
    assert "fuite de solvant" in words.text_content()


def test_the_columns_stand_in_order_of_time_the_undated_last() -> None:
    tree = parsed(client(make_desk(made_story())).get("/s/vaubray/claims").text)
    heads = [head.text_content().split()[0] for head in tree.xpath("//table[contains(@class, 'matrix')]//thead//th[a]")]
    assert heads == ["A3", "A1", "A2"]


def test_filters_leave_what_answers_them() -> None:
    browser = client(make_desk(made_story()))

    def rows(query: str) -> list[str]:
        found: list[str] = parsed(browser.get(f"/s/vaubray/claims?{query}").text).xpath("//tbody[@data-row]/@id")
        return found

    assert "c1" in rows("")
    assert rows("text=FUITE+de+solvant") == ["c1"]
    assert rows("text=nothing+like+it") == []
    assert "c1" in rows("act=denies")
    assert rows("verdict=no-such-verdict") == rows("")
    assert rows("call=confirmed") == []


def test_received_and_cleaned_text_have_the_same_anchors() -> None:
    browser = client(make_desk(made_story()))
    article = next(iter(view_of(made_story(), "fr").ways.articles.values()))
    pages = [parsed(browser.get(f"/s/vaubray/a/{article}{end}").text) for end in ("", "?text=received")]
    anchors = [sorted(name for name in tree.xpath("//article//@id") if ":c" in name) for tree in pages]
    assert anchors[0] == anchors[1] != []
    assert pages[1].xpath("//span[@class='gone']")[0].text_content() == "Laisser un commentaire"


def test_words_named_by_their_place_are_lit() -> None:
    browser = client(make_desk(made_story()))
    view = view_of(made_story(), "fr")
    notes = view.dossier.notes[2]
    start = notes.article.text.index("Marthe Quesnel")
    page = f"/s/vaubray/a/{notes.article.id}?at={start}-{start + 14}"
    assert parsed(browser.get(page).text).get_element_by_id("at").text_content() == "Marthe Quesnel"


@pytest.mark.parametrize("place", ["9-2", "0-99999999", "a-b", "0-", "-4", "1-2-3", "9" * 30 + "-9"])
def test_a_place_that_is_none_lights_nothing(place: str) -> None:
    browser = client(make_desk(made_story()))
    article = next(iter(view_of(made_story(), "fr").ways.articles.values()))
    answer = browser.get(f"/s/vaubray/a/{article}?at={place}")
    assert answer.status_code == 200
    assert 'id="at"' not in answer.text


@pytest.mark.parametrize(
    "address", ["/s/none", "/s/vaubray/a/none", "/a/none", "/jobs/none", "/static/no.css", "/static/..%2fdesk.py", "/x"]
)
def test_what_is_not_there_is_said_to_be_not_there(address: str) -> None:
    assert client(make_desk(made_story())).get(address).status_code == 404


def test_attacks_in_every_field_stay_text() -> None:
    browser = client(make_desk(made_story(hostile())))
    for page in every_page():
        tree = parsed(browser.get(page).text)
        scripts = [script.get("src", "")[:8] for script in tree.xpath("//script")]
        assert scripts == ["/static/"] * (3 if "with=" in page else 2), page
        assert tree.xpath("//img | //iframe | //object | //embed") == []
        assert [name for name in tree.xpath("//@*/..") for name in name.attrib if name.startswith("on")] == []
        assert [href for href in tree.xpath("//@href") if href.lower().startswith(("javascript", "data"))] == []
        assert "49" not in tree.xpath("string(//h1)")


def test_no_page_has_a_style_or_a_script_of_its_own() -> None:
    browser = client(make_desk(made_story()))
    for page in every_page():
        tree = parsed(browser.get(page).text)
        assert tree.xpath("//style | //@style | //script[not(@src)]") == [], page


def empty() -> Dossier:
    dossier = made_story().dossier
    return type(dossier)(dossier.version, "fr", dossier.notes[:1], type(dossier.links)())


def test_a_story_in_which_nothing_was_found_has_all_its_screens() -> None:
    browser = client(make_desk(made_story(empty())))
    for end in SCREENS:
        assert browser.get(f"/s/vaubray{end}").status_code == 200


def test_the_printable_dossier_has_a_policy_that_fits_its_own_script() -> None:
    answer = client(make_desk(made_story())).get("/s/vaubray/dossier")
    assert "sha256-" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_page_seen_before_is_not_sent_again_until_something_changes() -> None:
    desk = make_desk(made_story())
    browser = client(desk)
    browser.get("/s/vaubray")
    mark = browser.get("/s/vaubray/claims").headers["etag"]
    assert browser.get("/s/vaubray/claims", headers={"if-none-match": mark}).status_code == 304
    assert browser.get("/s/vaubray/claims?lang=en", headers={"if-none-match": mark}).status_code == 200
    held = desk.shelf.get("vaubray")
    assert held is not None
    desk.shelf.put(held)
    assert browser.get("/s/vaubray/claims", headers={"if-none-match": mark}).status_code == 200
    assert client(desk).get("/s/vaubray/claims", headers={"if-none-match": mark}).status_code == 200
