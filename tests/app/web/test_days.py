"""Stories over time: columns and lanes stand where their days are, and lead to the stories of a day."""

from datetime import date
from pathlib import Path

from app.web.desks import client, made_story, make_desk, parsed
from app.web.test_library import desk_over
from library.made import VERSION, WHEN, entry_of
from recoupe import library
from recoupe.app.web.days import EDGE, WIDTH, draw_days, window_of
from recoupe.app.web.shelf import Listed
from recoupe.language.phrases import load_desk_phrases

SAY = load_desk_phrases("en")
OLD, NEW = Listed("old", "A strike", 3, "2026-01-02", "2026-01-05"), Listed("new", "A dam", 5, "2026-02-08", "2026-02-10")


def test_the_window_ends_with_the_latest_story_and_is_wide_enough_to_compare() -> None:
    assert window_of([NEW, OLD], "") == (date(2026, 1, 2), date(2026, 2, 10))
    assert window_of([NEW], "") == (date(2026, 1, 14), date(2026, 2, 10))
    assert window_of([NEW, OLD], "2026-01-20") == (date(2025, 12, 24), date(2026, 1, 20))
    assert window_of([Listed("x", "Undated", 1, "", "")], "") is None


def test_columns_are_as_high_as_their_day_has_articles_and_lead_to_it() -> None:
    drawn = draw_days([NEW], (date(2026, 2, 1), date(2026, 2, 10)), {"2026-02-09": 4, "2026-02-10": 2}, ("2026-02-10", ""), SAY)
    first, last = drawn.columns
    assert first.height == 2 * last.height
    assert first.href == "/?day=2026-02-09&until=2026-02-10"
    assert (first.chosen, last.chosen) == (False, True)
    assert first.words == "9 February 2026: 4 articles"
    assert last.x + last.width <= WIDTH - EDGE


def test_lanes_stay_on_the_sheet_and_names_stand_where_there_is_room() -> None:
    long = Listed("long", "A trial " * 60, 9, "2025-01-01", "2026-02-10")
    drawn = draw_days([NEW, long, OLD], (date(2026, 1, 1), date(2026, 2, 10)), {}, ("", ""), SAY)
    new, over, old = drawn.lanes
    assert (new.anchor, old.anchor) == ("end", "start")
    assert over.x >= EDGE
    assert over.x + over.width <= WIDTH - EDGE
    assert len(over.name) < 20
    assert over.words.startswith("A trial")


def test_a_day_lists_its_stories_and_an_earlier_window_leaves_later_ones_out(tmp_path: Path) -> None:
    path = tmp_path / "press.recoupe"
    with library.create_library(path) as shelf:
        for name, days in (("a", ("2026-02-01", "2026-02-03")), ("b", ("2026-02-03",)), ("c", ("2026-01-01",))):
            entries = [entry_of([f"Story {name} {day}", "Words."], f"{name}{day}.txt", "Arve", day) for day in days]
            for entry in entries:
                library.add_article(shelf, entry, WHEN, VERSION)
            members = tuple((entry.article.id, ()) for entry in entries)
            library.set_story(shelf, library.Grouped(name * 8, members, title=f"Story {name}"), WHEN)
    with client(desk_over(path)) as browser:

        def listed(address: str) -> list[str]:
            page = parsed(browser.get(address).text)
            return [item.text_content().split("\n")[0] for item in page.xpath("//ul[@class='stories']/li")]

        assert listed("/") == ["Story b", "Story a", "Story c"] or listed("/") == ["Story a", "Story b", "Story c"]
        assert listed("/?day=2026-02-01") == ["Story a"]
        assert sorted(listed("/?day=2026-02-03")) == ["Story a", "Story b"]
        assert listed("/?until=2026-01-31") == ["Story c"]
        assert listed("/?day=nonsense") == listed("/")
        columns = parsed(browser.get("/").text).xpath("//a[rect[@class='day']]/@href")
        assert "/?day=2026-02-03&until=2026-02-03#stories" in columns


def test_a_desk_in_memory_draws_the_days_of_what_is_open() -> None:
    with client(make_desk(made_story())) as browser:
        page = parsed(browser.get("/?lang=en").text)
        assert page.xpath("//*[local-name()='svg'][@class='days']//*[@class='run']")
