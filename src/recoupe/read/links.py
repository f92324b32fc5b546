"""Addresses to pages: articles, feeds and lists of them, each page as the web gave it."""

from collections.abc import Iterable, Iterator

from recoupe.read.bytes import read_bytes
from recoupe.read.formats import FormatError, Part
from recoupe.read.formats.documents import read_pdf
from recoupe.read.formats.feeds import parse_feed, read_opml
from recoupe.read.formats.part import rendition
from recoupe.read.settings import ReadSettings
from recoupe.read.web.fetch import Fetched, fetch_pages
from recoupe.read.web.manners import Manners
from recoupe.records import Fault, Page

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_FEED_OPENINGS = (b"<rss", b"<feed", b"<rdf:RDF")


def is_address(name: str) -> bool:
    """Whether an input is named by its address on the web."""
    return name.lower().startswith(("http://", "https://"))


def read_addresses(urls: Iterable[str], settings: ReadSettings) -> Iterator[Page | Fault]:
    """Fetch articles; an address that turns out to be a feed stands for the articles it lists.

    An article the feed carries whole is taken from the feed; the others are fetched.
    """
    manners = Manners(settings.web)
    for got in fetch_pages(urls, settings.web, manners):
        if isinstance(got, Fault):
            yield got
        elif _is_feed(got):
            yield from _feed(got, settings, manners)
        else:
            yield from article_pages(got, settings)


def list_addresses(name: str, data: bytes) -> list[str]:
    """The addresses in a list: an OPML file of feeds, or one address a line, "#" before what is none.

    Raises:
        FormatError: not OPML, or a line that is no address.
    """
    if name.lower().endswith(".opml"):
        return [subscription.feed for subscription in read_opml(data)]
    lines = [line.strip() for line in data.decode("utf-8", "replace").lstrip("\ufeff").splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    wrong = next((line for line in found if not is_address(line)), None)
    if wrong is not None:
        raise FormatError(f"{wrong[:80]!r} is no http(s) address; one address a line is expected")
    return found


def page_of(name: str, part: Part, settings: ReadSettings) -> Page | Fault:
    """The page of one article inside a file, named by the file and what tells it from the others."""
    page = read_bytes(f"{name}#{part.fragment}", part.data, settings, part.kind)
    if isinstance(page, Fault):
        return page
    return Page(page.source, page.sha256, page.text, page.kind, page.encoding, part.url, part.captured or page.captured)


def _is_feed(got: Fetched) -> bool:
    opening = got.data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return got.content_type in FEED_TYPES or any(mark in opening for mark in _FEED_OPENINGS)


def _feed(got: Fetched, settings: ReadSettings, manners: Manners) -> Iterator[Page | Fault]:
    try:
        entries = parse_feed(got.data)
    except FormatError as error:
        yield Fault("read.broken", got.asked, f"{got.asked}: {error}")
        return
    for entry in entries:
        if entry.whole or not is_address(entry.item.url):
            yield page_of(got.asked, Part(entry.id, rendition(entry.item), "html", entry.item.url or None), settings)
        else:
            for page in fetch_pages([entry.item.url], settings.web, manners):
                yield from [page] if isinstance(page, Fault) else article_pages(page, settings)


def article_pages(got: Fetched, settings: ReadSettings) -> Iterator[Page | Fault]:
    """The page of an article the web gave; of a PDF, the pages it holds."""
    if got.content_type == "application/pdf":
        try:
            yield from (page_of(got.asked, part, settings) for part in read_pdf(got.data))
        except FormatError as error:
            yield Fault("read.broken", got.asked, f"{got.asked}: {error}")
        return
    page = read_bytes(got.asked, got.data, settings, "text" if got.content_type == "text/plain" else None)
    if isinstance(page, Fault):
        yield page
    else:
        yield Page(page.source, page.sha256, page.text, page.kind, page.encoding, got.url, page.captured)
