"""A watch, round after round: articles into stories, what matters told once, whatever stopped it in between."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engine.watching.site import Site, running
from recoupe import library as store
from recoupe.engine.settings import RunSettings
from recoupe.engine.watching import happening
from recoupe.engine.watching.delivering import SendError, deliver
from recoupe.engine.watching.happening import Renewed
from recoupe.engine.watching.polling import Polled
from recoupe.engine.watching.rounds import Told, follow_feeds, run_round
from recoupe.engine.watching.settings import WatchSettings
from recoupe.engine.watching.turns import later
from recoupe.library.watching import Happening, SavedSearch, due_deliveries, list_feeds, list_happenings, save_search
from recoupe.read.settings import ReadSettings
from recoupe.read.web.manners import Manners
from recoupe.read.web.settings import WebSettings

pytestmark = pytest.mark.model
WEB = WebSettings(allow_private=True, host_delay_s=0.0)
SETTINGS = WatchSettings(RunSettings(reading=ReadSettings(web=WEB)), places=("hook",))
FIRST = (
    "Le barrage de Vaugrenant a cédé",
    "Le barrage de Vaugrenant a cédé samedi matin après trois jours de pluie, a annoncé la préfète Claire Vasseur.",
    "L'effondrement du barrage de Vaugrenant a fait 12 morts, selon la préfète Claire Vasseur.",
)
SECOND = (
    "À Vaugrenant, le barrage a cédé après la pluie",
    "Le barrage de Vaugrenant s'est effondré samedi matin après trois jours de pluie, selon les pompiers.",
    "L'effondrement du barrage de Vaugrenant a fait 14 morts, selon les pompiers.",
)
UNLIKE = (
    "Un ours filmé au col de la Sarre",
    "Un randonneur a filmé un ours brun au col de la Sarre, dans le massif, a raconté le garde Bogdan Ferrell.",
    "L'animal s'est éloigné vers la forêt sans approcher des ruches ni des troupeaux de brebis.",
)


@dataclass
class Watch:
    """A library, a site, and a clock that only moves when told."""

    shelf: store.Library
    site: Site
    now: str = "2026-11-21T10:00:00Z"
    seen: list[Told] = field(default_factory=list)

    def round(self, after_s: float = 0.0) -> list[Happening]:
        """One round, some time after the last; the events of it."""
        self.now = later(self.now, after_s)
        known = {one.id for one in list_happenings(self.shelf)}
        self.seen = list(run_round(self.shelf, SETTINGS, lambda: self.now, Manners(WEB, sleep=lambda _: None)))
        return [one for one in reversed(list_happenings(self.shelf)) if one.id not in known]

    def stories(self) -> list[int]:
        """How many articles each story has."""
        return sorted(row.n_articles for row in store.list_stories(self.shelf))


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    with running() as site, store.create_library(tmp_path / "a.recoupe") as shelf:
        follow_feeds(shelf, (f"{site.address}/feed.xml",))
        yield Watch(shelf, site)


def test_stories_form_and_a_figure_that_parts_is_told_with_its_words(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.site.put("x", *UNLIKE)
    assert watch.round() == []
    assert watch.stories() == [1, 1]
    watch.site.put("b", *SECOND, outlet="La Gazette")
    told = watch.round(3600)
    assert watch.stories() == [1, 2]
    assert {"new-story", "new-disagreement"} <= {one.kind for one in told}
    parted = next(one for one in told if one.kind == "new-disagreement")
    cites = parted.body["cites"]
    assert isinstance(cites, list)
    assert {"12 morts", "14 morts"} <= {str(cite["exact"]) for cite in cites}
    for cite in cites:
        text = store.get_text(watch.shelf, cite["article"]) or ""
        assert text[cite["start"] : cite["end"]] == cite["exact"]
    assert all(store.reasons_of(watch.shelf, row.id) for row in store.list_articles(watch.shelf))
    assert watch.round(3600) == []
    assert list(store.check_library(watch.shelf)) == []


def test_a_feed_that_did_not_change_costs_one_request(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.round()
    before = len(watch.site.asked)
    assert watch.round(10) == []
    assert len(watch.site.asked) == before
    watch.round(1200)
    assert watch.site.asked[before:].count("feed.xml") == 1
    assert "a" not in watch.site.asked[before:]
    assert [one.outcome for one in watch.seen if isinstance(one, Polled)] == ["same"]


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(watch: Watch) -> None:
    watch.site.status = 500
    waits = []
    for _ in range(3):
        watch.round(90_000)
        feed = list_feeds(watch.shelf)[0]
        assert feed.next_at is not None
        waits.append(feed.next_at > later(watch.now, SETTINGS.every_s * 2**feed.failures - 1))
    assert waits == [True] * 3
    assert feed.failures == 3
    watch.site.status = 200
    watch.round(90_000)
    assert list_feeds(watch.shelf)[0].failures == 0


def test_an_edit_in_silence_is_told_with_the_cells_it_changed_and_a_cosmetic_one_is_not(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.site.put("b", *SECOND, outlet="La Gazette")
    watch.round()
    watch.site.put("a", *FIRST, noise="Une publicité")
    watch.site.put("b", SECOND[0], SECOND[1], SECOND[2].replace("s, selon", "s , selon"), outlet="La Gazette")
    assert watch.round(2 * 3600) == []
    assert len(list(store.list_articles(watch.shelf))) == 3
    watch.site.put("a", FIRST[0], FIRST[1], FIRST[2].replace("12 morts", "21 morts"))
    told = watch.round(8 * 3600)
    assert [one.kind for one in told].count("edit") == 1
    touched = next(one.body["touched"] for one in told if one.kind == "edit")
    assert isinstance(touched, list)
    assert ("figure", "12 mort", "21 mort") in {(one["table"], one["was"], one["now"]) for one in touched}
    story = next(row.id for row in store.list_stories(watch.shelf) if row.n_articles > 2)
    assert len(store.story_articles(watch.shelf, story)) == 4


def test_an_edit_that_is_taken_back_is_told_and_then_there_is_rest(watch: Watch) -> None:
    edited = (FIRST[0], FIRST[1], FIRST[2].replace("12 morts", "21 morts"))
    for number, words in enumerate((FIRST, edited, FIRST)):
        watch.site.put("a", *words)
        watch.round((0, 2 * 3600, 8 * 3600)[number])
    assert [one.kind for one in list_happenings(watch.shelf)] == ["edit", "edit"]
    assert len(list(store.list_articles(watch.shelf))) == 2
    watch.round(60)
    assert [one for one in watch.seen if isinstance(one, Renewed)] == []


def test_a_correction_and_a_saved_search_are_told(watch: Watch) -> None:
    save_search(watch.shelf, SavedSearch("ours", "ours", {}, watch.now))
    watch.site.put("a", *FIRST)
    assert watch.round() == []
    watch.site.put("x", *UNLIKE, "Correction : une première version de cet article situait le col en Italie.")
    told = watch.round(3600)
    assert sorted(one.kind for one in told) == ["correction", "search"]
    assert watch.round(3600) == []


def test_what_was_there_before_anybody_watched_is_no_news(watch: Watch) -> None:
    from recoupe.engine.adding import AddSettings, add_pages
    from recoupe.read import read_bytes

    for name, told in (("a", FIRST), ("b", SECOND)):
        watch.site.put(name, *told, outlet=f"Journal {name}")
        pages = [read_bytes(f"{name}.html", watch.site.pages[name].encode())]
        list(add_pages(watch.shelf, pages, AddSettings(SETTINGS.run, "2026-11-21T08:00:00Z")))
    watch.site.listed.clear()
    assert watch.round() == []
    assert watch.stories() == [2]


def test_killed_between_comparing_and_telling_nothing_is_lost_and_nothing_told_twice(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.site.put("a", *FIRST)
    watch.round()
    watch.site.put("b", *SECOND, outlet="La Gazette")

    def killed(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(happening, "to_json", killed)
    with pytest.raises(KeyboardInterrupt):
        watch.round(3600)
    assert list_happenings(watch.shelf) == []
    monkeypatch.undo()
    first = watch.round(60)
    assert {"new-story", "new-disagreement"} <= {one.kind for one in first}
    took = list[str]()
    done = list(deliver(watch.shelf, "hook", lambda one: took.append(one.key), lambda: watch.now))
    assert [one.trouble for one in done] == [None] * len(first)
    assert took == [one.key for one in first]
    assert list(deliver(watch.shelf, "hook", lambda one: took.append(one.key), lambda: watch.now)) == []


def test_killed_between_sending_and_marking_an_event_is_told_again_with_its_key(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.site.put("b", *SECOND, outlet="La Gazette")
    watch.round()
    took = list[str]()

    def send_and_die(one: Happening) -> None:
        took.append(one.key)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(deliver(watch.shelf, "hook", send_and_die, lambda: watch.now))
    list(deliver(watch.shelf, "hook", lambda one: took.append(one.key), lambda: watch.now))
    assert took[0] == took[1]
    assert len(took) == len(set(took)) + 1


def test_a_place_that_does_not_answer_is_tried_again_later(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.site.put("b", *SECOND, outlet="La Gazette")
    n = len(watch.round())

    def refuse(_: Happening) -> None:
        raise SendError("HTTP 500")

    assert {one.trouble for one in deliver(watch.shelf, "hook", refuse, lambda: watch.now)} == {"HTTP 500"}
    assert list(due_deliveries(watch.shelf, "hook", watch.now)) == []
    assert len(list(due_deliveries(watch.shelf, "hook", later(watch.now, 61)))) == n


def test_the_versions_of_an_article_are_shown_with_their_edits_and_cells(
    watch: Watch, capsys: pytest.CaptureFixture[str]
) -> None:
    from recoupe.app.command import main

    watch.site.put("a", *FIRST)
    watch.site.put("b", *SECOND, outlet="La Gazette")
    watch.round()
    watch.site.put("a", FIRST[0], FIRST[1], FIRST[2].replace("12 morts", "21 morts"))
    watch.round(2 * 3600)
    assert main(["show", str(watch.shelf.path), f"{watch.site.address}/a", "--versions"]) == 0
    shown = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["meaningful"], [edit["new"] for edit in one["revisions"]]) for one in shown] == [(True, ["21"])]
    assert ("12 mort", "21 mort") in {(cell["was"], cell["now"]) for cell in shown[0]["cells"]}
    assert main(["show", str(watch.shelf.path), f"{watch.site.address}/b", "--versions", "--lang", "en"]) == 0
    assert "No other version" in capsys.readouterr().err


def test_what_was_erased_does_not_come_back_and_no_event_repeats_its_words(watch: Watch) -> None:
    watch.site.put("a", *FIRST)
    watch.site.put("b", *SECOND, outlet="La Gazette")
    assert any("12 morts" in str(one.body) for one in watch.round())
    store.forget_article(watch.shelf, store.find_article(watch.shelf, f"{watch.site.address}/a"), watch.now)
    assert not any("12 morts" in str(one.body) for one in list_happenings(watch.shelf))
    watch.site.put("a", *FIRST, noise="Une autre publicité")
    watch.site.put("x", *UNLIKE)
    watch.round(2 * 3600)
    assert sorted(row.source[-2:] for row in store.list_articles(watch.shelf)) == ["/b", "/x"]
