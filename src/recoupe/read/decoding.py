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
_WESTERN = frozenset(
    bytes.fromhex("808591929394969799 9c a0a9abaeb0b4b7babb")
    + bytes.fromhex("c0c1c2c4c6c7c8c9cacbcdcecfd1d3d4d6d9dadbdcdf e0e1e2e4e6e7e8e9eaebedeeeff1f2f3f4f6f9fafbfc")
)
"""Windows-1252: accented letters of the languages above, their quotation marks, dashes, the euro, the no-break space."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
"""Control characters no text holds: not the ends of lines and pages, nor the escape of old terminals."""


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
    if b"\x00" in data[:HEAD_BYTES]:
        return _unmarked_utf16(data[:HEAD_BYTES])
    declared = _DECLARED.search(data, 0, HEAD_BYTES) or _XML_DECLARED.search(data[:HEAD_BYTES])
    named = [declared[1].decode("ascii", "ignore").lower()] if declared else []
    named = ["cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name for name in named]
    return [
        *(name for name in named if name not in ("utf-8", "utf8") and _is_text_codec(name)),
        *(["cp1252"] if _is_western(data[:SAMPLE_BYTES]) else _detected(data)),
        "cp1252",
        "latin-1",
    ]


def _unmarked_utf16(head: bytes) -> list[str]:
    """UTF-16 that lost its mark has a zero in every other byte; other bytes with zeros are no text."""
    low, high = head[1::2].count(0), head[0::2].count(0)
    return ["utf-16-le"] if low > 0.4 * len(head) else ["utf-16-be"] if high > 0.4 * len(head) else []


def _is_western(sample: bytes) -> bool:
    """Whether nearly all high bytes are what French, Spanish, German or Italian text in Windows-1252 is made of.

    A detector takes short texts for any of a dozen code pages; this asks first. Mac and Eastern European texts fail it: their
    accented letters stand at other places.
    """
    high = [byte for byte in sample if byte >= 0x80]
    return bool(high) and sum(byte in _WESTERN for byte in high) >= 0.97 * len(high)


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
    return len(_CONTROL.findall(sample)) <= MAX_CONTROL * max(1, len(sample))
