"""Bytes to text: by byte order mark, as declared, or by what decodes and reads like text."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)")
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w-]+)")
HEAD_BYTES = 4096
SAMPLE_BYTES = 65_536
MAX_CONTROL = 0.02
"""Share of control characters above which bytes are no text: pages and texts met have none, pictures .10 and more."""
_TEXT_CONTROLS = "\t\n\r\f\x0b\x85\x1b"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the codec that anyone can get it back with."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Decode received bytes; None when they are no text.

    Line ends and every other character are kept. The order is that of trust: a byte order mark, strict UTF-8 (text of another
    encoding almost never decodes as UTF-8 by chance), the declared charset, detection on a sample, and Windows-1252.
    """
    for codec in _candidates(data):
        try:
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError, TypeError, ValueError):
            continue
        if "\x00" not in text[:HEAD_BYTES] and _reads_as_text(text):
            return Decoded(text, codec)
        if codec == "utf-8":
            return None
    return None


def _candidates(data: bytes) -> list[str]:
    """Codecs to try, the most trusted first."""
    marked = [codec for mark, codec in _MARKS if data.startswith(mark)]
    if marked:
        return marked[:1]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return ["utf-8"]
    declared = _DECLARED.search(data, 0, HEAD_BYTES) or _XML_DECLARED.search(data[:HEAD_BYTES])
    named = [declared[1].decode("ascii", "ignore").lower()] if declared else []
    named = ["cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name for name in named]
    return [
        *(name for name in named if name not in ("utf-8", "utf8") and _is_text_codec(name)),
        *_detected(data),
        "cp1252",
        "latin-1",
    ]


def _is_text_codec(name: str) -> bool:
    """Whether Python has a text codec of that name."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _detected(data: bytes) -> list[str]:
    """What a detector takes a sample for, when no declaration helps."""
    best = from_bytes(data[:SAMPLE_BYTES], steps=5, chunk_size=512).best()
    if best is None:
        return []
    # The Western code pages differ in a few signs only; the one that has the French quotation marks and the euro is taken.
    western = best.encoding in (
        "latin_1",
        "iso8859_1",
        "iso8859_15",
        "cp1252",
        "cp1250",
        "cp1257",
        "mac_roman",
        "cp1254",
        "iso8859_9",
        "cp850",
        "cp437",
        "cp858",
    )
    return ["cp1252"] if western else [best.encoding]


def _reads_as_text(text: str) -> bool:
    """Whether a sample is free of the control characters binary files are full of."""
    sample = text[:SAMPLE_BYTES]
    control = sum(1 for char in sample if (char < " " or "\x7f" <= char <= "\x9f") and char not in _TEXT_CONTROLS)
    return control <= MAX_CONTROL * max(1, len(sample))
