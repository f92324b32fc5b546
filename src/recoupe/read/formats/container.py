"""One file, many articles: which reader opens which file, by its ending."""

from collections.abc import Callable, Iterator

from recoupe.read.formats.agency import read_newsml, read_ninjs
from recoupe.read.formats.archives import read_wacz, read_warc
from recoupe.read.formats.documents import read_docx, read_pdf
from recoupe.read.formats.feeds import read_feed
from recoupe.read.formats.mail import read_mail
from recoupe.read.formats.part import Part
from recoupe.read.formats.tables import read_csv, read_jsonl, read_parquet

Reader = Callable[[bytes], Iterator[Part]]

READERS: dict[str, Reader] = {
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": read_wacz,
    ".rss": read_feed,
    ".atom": read_feed,
    ".feed.json": read_feed,
    ".feed.xml": read_feed,
    ".eml": read_mail,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
    ".ninjs.json": read_ninjs,
    ".ninjs": read_ninjs,
    ".newsml": read_newsml,
    ".newsml.xml": read_newsml,
}
"""Endings, longest first where one is the tail of another; a reader takes the bytes of one file and yields its articles."""


def open_container(name: str, data: bytes) -> Iterator[Part] | None:
    """The articles inside a file, or None when its name ends like no container.

    Args:
        name: of the file; only its ending counts.
        data: its bytes; each reader caps what it unpacks.

    Raises:
        FormatError: while iterating, the file is not what its name says, or is cut short.
    """
    lower = name.lower()
    ending = max((end for end in READERS if lower.endswith(end)), key=len, default=None)
    return READERS[ending](data) if ending else None
