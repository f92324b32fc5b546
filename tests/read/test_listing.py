"""Feeds of three kinds as lists of articles; lists of feeds written and read back."""

import json

import pytest

from recoupe.read.formats.feeds import Subscription, read_opml
from recoupe.read.listing import Listing, read_listing, write_opml
from recoupe.read.settings import ReadSettings
from recoupe.records import Fault

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Fanal</title>
<item><title>Un</title><link>https://a.example/1</link><description>Résumé</description></item>
<item><title>Deux</title><link>https://a.example/2</link><description>Court</description>
<content:encoded>&lt;p&gt;Tout le texte de cet article.&lt;/p&gt;</content:encoded></item>
<item><title>Trois</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>L'Arve</title><entry><title>Un</title><id>x</id>
<link href="https://b.example/1"/><updated>2026-11-20T10:00:00Z</updated></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Nordet",
        "items": [{"id": "1", "url": "https://c.example/1", "date_modified": "2026-11-20T10:00:00Z"}],
    }
)


def listing(written: str) -> Listing:
    found = read_listing("https://a.example/feed", written.encode(), ReadSettings())
    assert isinstance(found, Listing)
    return found


def test_an_article_a_feed_carries_whole_is_a_page_and_another_an_address() -> None:
    found = listing(RSS)
    assert found.title == "Le Fanal"
    assert [(one.url, one.page is not None) for one in found.articles] == [
        ("https://a.example/1", False),
        ("https://a.example/2", True),
    ]
    page = found.articles[1].page
    assert page is not None
    assert "Tout le texte" in page.text


@pytest.mark.parametrize(("written", "url"), [(ATOM, "https://b.example/1"), (JSON, "https://c.example/1")])
def test_atom_and_json_feeds_say_when_an_article_changed(written: str, url: str) -> None:
    found = listing(written)
    assert [(one.url, one.modified[:16]) for one in found.articles] == [(url, "2026-11-20T10:00")]


@pytest.mark.parametrize("written", ["", "<html><p>non</p></html>", "{}", "[1]", '{"version": "x", "items": 3}'])
def test_what_is_no_feed_is_a_fault(written: str) -> None:
    found = read_listing("https://a.example/feed", written.encode(), ReadSettings())
    assert isinstance(found, Fault)
    assert found.code == "read.broken"


def test_a_list_of_feeds_is_read_back_as_written() -> None:
    feeds = [Subscription('A "&" <b>\n', "https://a.example/?x=1&y=2"), Subscription("", "https://b.example/\x07")]
    found = read_opml(write_opml("t & t", feeds).encode())
    assert [one.feed for one in found] == ["https://a.example/?x=1&y=2", "https://b.example/"]
    assert found[0].title.startswith('A "&" <b>')
