"""Bytes at hand to a page: decoded, kind told, nothing taken away."""

import re
from pathlib import Path

from recoupe.read.decoding import decode
from recoupe.read.settings import ReadSettings
from recoupe.records import Fault, Page, PageKind, hash_bytes

KINDS: dict[str, PageKind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
SNIFF_CHARACTERS = 4096
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.I)
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)


def read_bytes(source: str, data: bytes, settings: ReadSettings | None = None, kind: PageKind | None = None) -> Page | Fault:
    """Bytes at hand to a page.

    Args:
        source: how the input is named; its ending tells the kind where `kind` does not.
        data: the bytes as received.
        settings: when they were captured.
        kind: given by who knows better than the name: a server, an archive.

    Faults:
        read.empty, read.not-text.
    """
    settings = settings or ReadSettings()
    if not data.strip():
        return Fault("read.empty", source, f"{source}: nothing in it")
    decoded = decode(data)
    if decoded is None:
        return Fault("read.not-text", source, f"{source}: not text in any encoding known; give a page or a text")
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return Fault("read.empty", source, f"{source}: nothing in it")
    kind = kind or _kind(source, decoded.text)
    return Page(source, hash_bytes(data), decoded.text, kind, decoded.encoding, captured=settings.captured)


def _kind(source: str, text: str) -> PageKind:
    """By the ending of the name, unless the words open a page; by the words alone where the ending says nothing."""
    named = KINDS.get(Path(source).suffix.lower())
    if named is None:
        return "html" if _MARKUP.search(text, 0, SNIFF_CHARACTERS) else "text"
    return "html" if named == "text" and _PAGE.match(text[:SNIFF_CHARACTERS]) else named
