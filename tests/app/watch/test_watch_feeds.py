"""`recoupe watch` as a person types it: events on standard output, once, and the places it tells."""

import xml.etree.ElementTree as ET  # our own file is read
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from engine.watching.site import Site, running
from recoupe import library as store
from recoupe.app.command import main
from recoupe.app.watch import watch_feeds as verb
from recoupe.app.watch.alone import alone
from recoupe.language.commands import load_command_words
from recoupe.library.watching import Feed, list_feeds, set_feed
from recoupe.read.web.manners import Manners

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(verb, "Manners", partial(Manners, sleep=lambda _: None))
    with running() as site:
        yield site


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store.create_library(tmp_path / "a.recoupe").close()
    return tmp_path / "a.recoupe"


def again(path: Path) -> None:
    """Make every feed due."""
    with store.open_library(path, writable=True) as shelf:
        for feed in list_feeds(shelf):
            set_feed(shelf, Feed(feed.url, feed.title, feed.etag, feed.modified))


@pytest.mark.model
def test_an_event_is_a_line_an_entry_and_a_post_each_once(
    site: Site, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Le pont de Vaubray a été fermé lundi par le maire Oumar Sarr à cause de fissures dans une pile."
    site.put("a", "Le pont de Vaubray est fermé", words, "La fermeture du pont de Vaubray durera trois semaines.")
    feed, atom = f"{site.address}/feed.xml", tmp_path / "events.xml"
    call = [
        "watch",
        str(path),
        "--once",
        "--allow-private",
        "--lang",
        "en",
        "--atom",
        str(atom),
        "--webhook",
        f"{site.address}/h",
    ]
    assert main([*call, feed]) == 0
    assert capsys.readouterr().out == ""
    again(path)
    site.put("b", "À Vaubray, le pont est fermé", words, "Le pont de Vaubray rouvrira dans trois semaines.", outlet="L'Arve")
    assert main(call) == 0
    told = capsys.readouterr()
    lines = [line.split("\t") for line in told.out.splitlines()]
    assert "new-story" in {line[1] for line in lines}
    assert all(len(line) == 4 for line in lines)
    assert "new\t2\t" in told.err
    entries = ET.fromstring(atom.read_text(encoding="utf-8")).findall(f"{ATOM}entry")  # noqa: S314  as above
    assert [one["kind"] for one in site.told] == [line[1] for line in lines]
    assert {f"urn:recoupe:{one['id']}" for one in site.told} == {entry.findtext(f"{ATOM}id") for entry in entries}
    assert site.keys == [one["id"] for one in site.told]
    again(path)
    before = atom.read_bytes()
    assert main(call) == 0
    assert capsys.readouterr().out == ""
    assert (len(site.told), atom.read_bytes()) == (len(lines), before)


def test_feeds_come_from_opml_and_go_to_opml(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given, out = tmp_path / "in.opml", tmp_path / "out.opml"
    given.write_text(
        '<opml version="2.0"><body><outline text="A &amp; B" xmlUrl="https://a.example/feed?x=1&amp;y=2"/></body></opml>',
        encoding="utf-8",
    )
    assert main(["watch", str(path), str(given), "https://b.example/rss", "--opml-out", str(out)]) == 0
    found = [one.get("xmlUrl") for one in ET.parse(out).getroot().iter("outline")]  # noqa: S314  as above
    assert found == ["https://a.example/feed?x=1&y=2", "https://b.example/rss"]
    assert main(["watch", str(path), "--unfollow", "https://b.example/rss", "--opml-out", str(out)]) == 0
    assert "b.example" not in out.read_text(encoding="utf-8")
    capsys.readouterr()
    given.write_text("<html/>", encoding="utf-8")
    assert main(["watch", str(path), str(given), "--lang", "en"]) == 1
    assert "no list of feeds" in capsys.readouterr().err


def test_a_watch_of_nothing_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(path), "--once", "--lang", "en"]) == 2
    assert "No feed is followed" in capsys.readouterr().err
    assert main(["watch", str(path), "https://a.example/f", "--mail", "nobody", "--once", "--lang", "en"]) == 2
    assert "--mail wants" in capsys.readouterr().err


def test_a_private_feed_is_refused_unless_asked(site: Site, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", str(path), f"{site.address}/feed.xml", "--once"]) == 1
    assert site.asked == []
    assert "refused" in capsys.readouterr().err


def test_two_watches_of_one_library_are_told_so_and_the_second_ends(
    site: Site, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = load_command_words("en")
    call = ["watch", str(path), "--once", "--allow-private", "--lang", "en", f"{site.address}/feed.xml"]
    with alone(str(path), words):
        assert main(call) == 1
        assert "one watch of a library at a time" in capsys.readouterr().err
        assert site.asked == []
        assert main(["list", str(path)]) == 0
    assert main(call) == 0
    assert "feed.xml" in site.asked
