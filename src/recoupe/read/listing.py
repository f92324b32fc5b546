"""A feed as a list of articles: those it carries whole as pages, the others by their addresses; and OPML written."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from recoupe.read.formats import FormatError, Part
from recoupe.read.formats.feeds import Entry, Subscription, parse_feed
from recoupe.read.formats.part import rendition
from recoupe.read.links import is_address, page_of
from recoupe.read.settings import ReadSettings
from recoupe.records import Fault, Page


@dataclass(frozen=True, slots=True)
class Listed:
    """One article of a feed.

    Attributes:
        url: where it stands; "" where the feed does not say.
        modified: when the feed says it was last changed, ISO; "" where it does not.
        page: the article, where the feed carries it whole.
    """

    url: str
    modified: str
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed as it is now."""

    title: str
    articles: tuple[Listed, ...]


def read_listing(feed: str, data: bytes, settings: ReadSettings) -> Listing | Fault:
    """Read a feed: RSS, Atom or JSON Feed.

    Faults:
        read.broken: it is none.
    """
    try:
        entries = parse_feed(data)
    except FormatError as error:
        return Fault("read.broken", feed, f"{feed}: {error}")
    listed = (_listed(feed, entry, settings) for entry in entries)
    title = next((entry.item.outlet for entry in entries if entry.item.outlet), "")
    return Listing(title, tuple(one for one in listed if one is not None))


def write_opml(title: str, feeds: Iterable[Subscription]) -> str:
    """The list of feeds as other readers take it: OPML 2.0."""
    lines = [
        f'    <outline type="rss" text={_attribute(one.title or one.feed)} title={_attribute(one.title or one.feed)}'
        f" xmlUrl={_attribute(one.feed)}/>"
        for one in feeds
    ]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>{_text(title)}</title></head>\n  <body>'
    return "\n".join([head, *lines, "  </body>\n</opml>\n"])


def _listed(feed: str, entry: Entry, settings: ReadSettings) -> Listed | None:
    url = entry.item.url if is_address(entry.item.url) else ""
    if url and not entry.whole:
        return Listed(url, entry.item.modified)
    page = page_of(feed, Part(entry.id, rendition(entry.item), "html", url or None), settings)
    return Listed(url, entry.item.modified, page) if isinstance(page, Page) and entry.item.body else None


def _attribute(value: str) -> str:
    return quoteattr(_printable(value), {"\n": " ", "\t": " "})


def _text(value: str) -> str:
    return _attribute(value)[1:-1]


def _printable(value: str) -> str:
    """Without the control characters XML has no words for."""
    return "".join(letter for letter in value if letter.isprintable() or letter == " ")
