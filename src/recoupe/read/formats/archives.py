"""WARC and WACZ: pages as a crawler or a browser saved them."""

import zipfile
from collections.abc import Iterator
from email.message import Message
from io import BytesIO
from typing import Literal

from recoupe.read.formats.part import MOST_PART_BYTES, FormatError, Part

MOST_UNPACKED_BYTES = 4 * 2**30
"""What one archive inside a WACZ may unpack to: more is a bomb, or a corpus to be read as WARC files."""


def read_warc(data: bytes) -> Iterator[Part]:
    """The pages among the responses of a WARC file, plain or compressed by record.

    A file cut short gives what came before the cut, then says so: real crawls have them.

    Raises:
        FormatError: the file holds no WARC record, or ends inside one.
    """
    yield from _records(BytesIO(data))


def read_wacz(data: bytes) -> Iterator[Part]:
    """The pages of every WARC file inside a WACZ package.

    Raises:
        FormatError: the package is no zip file, holds no archive, or one that unpacks to more than `MOST_UNPACKED_BYTES`.
    """
    try:
        package = zipfile.ZipFile(BytesIO(data))
        names = sorted(name for name in package.namelist() if name.startswith("archive/") and ".warc" in name)
    except zipfile.BadZipFile as error:
        raise FormatError(f"not a WACZ package: {error}") from error
    if not names:
        raise FormatError("a WACZ package without a file under archive/")
    for name in names:
        if package.getinfo(name).file_size > MOST_UNPACKED_BYTES:
            raise FormatError(f"{name} unpacks to {package.getinfo(name).file_size} bytes, the most is {MOST_UNPACKED_BYTES}")
        try:
            yield from _records(BytesIO(package.read(name)))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise FormatError(f"{name}: {error}") from error


def _records(stream: BytesIO) -> Iterator[Part]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  a compiled library, loaded when an archive is read

    seen = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            seen += 1
            content_type, charset = _declared(record.http_content_type, record.http_charset)
            if content_type not in ("text/html", "application/xhtml+xml", "text/plain"):
                continue
            due = min(record.content_length, MOST_PART_BYTES)
            body = record.reader.read(MOST_PART_BYTES)
            if len(body) < due and not record.http_headers.get("Transfer-Encoding"):
                raise ValueError(f"record {record.record_id} is cut short")
            if body:
                kind: Literal["text", "html"] = "text" if content_type == "text/plain" else "html"
                url, date = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
                yield Part(url or f"record-{seen}", body, kind, url, date, charset)
    except (ValueError, OSError) as error:
        raise FormatError(f"the archive breaks after {seen} responses: {error}") from error
    if not seen:
        raise FormatError("no WARC response in the file")


def _declared(content_type: str | None, charset: str | None) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = content_type or ""
    return message.get_content_type(), charset or message.get_content_charset()
