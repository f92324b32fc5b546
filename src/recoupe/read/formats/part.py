"""One article inside a file that holds several."""

from dataclasses import dataclass
from html import escape
from typing import Literal

MOST_PART_BYTES = 20 * 2**20
"""A longer article is no article: the longest live blog of our samples is 3 MiB of HTML."""


class FormatError(Exception):
    """A file is not what its name says, or ends too soon; the message says what and where."""


@dataclass(frozen=True, slots=True)
class Part:
    """One article inside a file.

    Attributes:
        fragment: what tells it from the others, appended to the file's name after "#": a row, a record, an item.
        data: its bytes, as the file keeps them or as `rendition` writes them; hashed to make the article's id.
        kind: how the bytes are to be read.
        url: where the file says it stood.
        captured: when the file says it was captured, ISO.
        encoding: the codec the file declares for it, None where it declares none.
    """

    fragment: str
    data: bytes
    kind: Literal["text", "html"]
    url: str | None = None
    captured: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What a structured source says of one article, before it is written as a page."""

    title: str = ""
    body: str = ""
    """HTML when `is_html`, else paragraphs parted by blank lines."""
    is_html: bool = False
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    url: str = ""
    credit: str = ""


def rendition(item: Item) -> bytes:
    """A page that says what a structured source says, so that every later stage reads it like any other page.

    The same item gives the same bytes. Nothing is added: an empty field leaves no trace.
    """
    head = [_meta("property", "og:title", item.title), _meta("property", "og:site_name", item.outlet)]
    head += [_meta("property", "og:url", item.url), _meta("property", "article:published_time", item.published)]
    head += [_meta("property", "article:modified_time", item.modified)]
    head += [_meta("name", "author", author) for author in item.authors]
    body = item.body if item.is_html else "\n".join(f"<p>{escape(p.strip(), quote=False)}</p>" for p in _paragraphs(item.body))
    parts = [
        _element("h1", item.title),
        _element("p", item.standfirst, "standfirst"),
        _element("p", ", ".join(item.authors), "byline"),
        body,
        _element("p", item.credit, "credit"),
    ]
    language = f' lang="{escape(item.language)}"' if item.language else ""
    lines = [f'<!doctype html>\n<html{language}>\n<head>\n<meta charset="utf-8">', *head, "</head>\n<body>\n<article>", *parts]
    return "\n".join(filter(None, [*lines, "</article>\n</body>\n</html>\n"])).encode("utf-8", "replace")


def _paragraphs(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return [p for p in (text.split("\n\n") if "\n\n" in text else text.split("\n")) if p.strip()]


def _meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}">' if value else ""


def _element(tag: str, text: str, named: str = "") -> str:
    mark = f' class="{named}"' if named else ""
    return f"<{tag}{mark}>{escape(text, quote=False)}</{tag}>" if text else ""
