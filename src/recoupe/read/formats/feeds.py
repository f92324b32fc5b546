"""RSS, Atom and JSON Feed: the articles a feed carries whole, and the addresses of the rest; OPML lists of feeds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from recoupe.read.formats.part import FormatError, Item, Part, rendition
from recoupe.read.formats.xml import parse_xml

MOST_ENTRIES = 5_000
"""A feed lists what is new; a longer one is an archive under another name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: where the article stands, and what the feed itself says of it.

    Attributes:
        whole: the feed carries the article's text; otherwise `item` holds a summary at most.
    """

    id: str
    item: Item
    whole: bool


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed named in an OPML list."""

    title: str
    feed: str
    site: str = ""
    folder: str = ""


def read_feed(data: bytes) -> Iterator[Part]:
    """The articles a feed carries whole, or in summary where it carries no more.

    Raises:
        FormatError: not a feed.
    """
    for entry in parse_feed(data):
        if entry.item.title or entry.item.body:
            yield Part(entry.id, rendition(entry.item), "html", entry.item.url or None, encoding="utf-8")


def parse_feed(data: bytes) -> list[Entry]:
    """The entries of an RSS, Atom or JSON feed, in the feed's order.

    Raises:
        FormatError: not a feed.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_entries(data)
    import feedparser  # noqa: PLC0415  loaded when a feed is read

    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise FormatError(f"not a feed: {parsed.get('bozo_exception', 'no RSS or Atom element')}")
    outlet, language = parsed.feed.get("title", ""), parsed.feed.get("language", "")
    return [_xml_entry(entry, n, outlet, language) for n, entry in enumerate(parsed.entries[:MOST_ENTRIES], 1)]


def _xml_entry(entry: Any, n: int, outlet: str, language: str) -> Entry:  # noqa: ANN401  feedparser's own mapping
    contents = [c for c in entry.get("content", ()) if c.get("value")]
    summary = entry.get("summary", "")
    body = max((c["value"] for c in contents), key=len, default=summary)
    item = Item(
        title=entry.get("title", ""),
        body=body,
        is_html=True,
        authors=tuple(a["name"] for a in entry.get("authors", ()) if a.get("name")),
        outlet=(entry.get("source") or {}).get("title") or outlet,
        published=_iso(entry.get("published_parsed") or entry.get("updated_parsed")),
        modified=_iso(entry["updated_parsed"]) if "updated_parsed" in entry.keys() else "",  # noqa: SIM118  `in entry` guesses
        language=language,
        url=entry.get("link", ""),
    )
    return Entry(entry.get("id") or entry.get("link") or f"entry-{n}", item, bool(contents) and body != summary)


def _iso(parsed: Any) -> str:  # noqa: ANN401  a time.struct_time in UTC, or None
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]) if parsed else ""


def _json_entries(data: bytes) -> list[Entry]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not a JSON feed: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or "jsonfeed.org" not in str(feed.get("version")):
        raise FormatError("not a JSON feed: no version of jsonfeed.org, or no list of items")
    return [_json_entry(item, n, feed) for n, item in enumerate(feed["items"][:MOST_ENTRIES], 1) if isinstance(item, dict)]


def _json_entry(item: dict[str, Any], n: int, feed: dict[str, Any]) -> Entry:
    html, text = str(item.get("content_html") or ""), str(item.get("content_text") or "")
    authors = item.get("authors") or ([item["author"]] if isinstance(item.get("author"), dict) else [])
    known = Item(
        title=str(item.get("title") or ""),
        body=html or text or str(item.get("summary") or ""),
        is_html=bool(html),
        authors=tuple(str(a["name"]) for a in authors if isinstance(a, dict) and a.get("name")),
        outlet=str(feed.get("title") or ""),
        published=str(item.get("date_published") or ""),
        modified=str(item.get("date_modified") or ""),
        language=str(item.get("language") or feed.get("language") or ""),
        url=str(item.get("url") or item.get("external_url") or ""),
    )
    return Entry(str(item.get("id") or known.url or f"item-{n}"), known, bool(html or text))


def read_opml(data: bytes) -> list[Subscription]:
    """The feeds of an OPML list, in its order, each with the folder that holds it.

    Raises:
        FormatError: not OPML.
    """
    root = parse_xml(data)
    if root.tag.rpartition("}")[2].lower() != "opml":
        raise FormatError(f"not OPML: the file opens with <{root.tag}>")
    found = list[Subscription]()
    for outline in root.iter("outline"):
        feed = outline.get("xmlUrl") or outline.get("xmlurl")
        if feed:
            parent = outline.getparent()
            folder = _named(parent) if parent is not None and parent.tag == "outline" else ""
            found.append(Subscription(_named(outline), feed, outline.get("htmlUrl") or "", folder))
    return found


def _named(outline: etree._Element) -> str:
    return outline.get("title") or outline.get("text") or ""
