"""Names of files, folders and `-` to pages, one by one, in order of name."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

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
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.I)
SNIFF_CHARACTERS = 4096


def read_inputs(
    names: Iterable[str], settings: ReadSettings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Fault]:
    """Read every input named; a folder stands for the .txt, .md and .html files in it, at any depth, in order of name.

    Args:
        names: files, folders, and `-` for the standard input, as named on the command line.
        settings: sizes and counts.
        stdin: what `-` reads; the process's own by default.

    Yields:
        One page or one fault for each input, in order of name as given; the same bytes met again are a fault.

    Faults:
        read.missing, read.unreadable, read.not-a-file, read.too-large, read.empty, read.not-text, read.kind, read.duplicate,
        read.too-many, read.empty-folder.
    """
    settings = settings or ReadSettings()
    seen: dict[str, str] = {}
    done: set[str] = set()
    count = 0
    for name in sorted(set(names), key=lambda one: (one == "-", one)):
        for found in _files(name, settings):
            source = found if isinstance(found, str) else found.subject
            if source in done:
                continue
            done.add(source)
            count += 1
            if count > settings.max_files:
                yield Fault(
                    "read.too-many",
                    name,
                    f"{name}: more than {settings.max_files} inputs; the rest was not read, run it in parts",
                )
                return
            yield _once(_read_one(found, settings, stdin) if isinstance(found, str) else found, seen)


def _once(result: Page | Fault, seen: dict[str, str]) -> Page | Fault:
    """The page, or the fault that says where its bytes were met before."""
    if isinstance(result, Fault):
        return result
    first = seen.setdefault(result.sha256, result.source)
    if first != result.source:
        return Fault("read.duplicate", result.source, f"{result.source}: the same bytes as {first}; read once")
    return result


def _files(name: str, settings: ReadSettings) -> Iterator[str | Fault]:
    """The files a name stands for."""
    if name == "-":
        yield name
        return
    try:
        mode = Path(name).stat().st_mode
    except FileNotFoundError:
        yield Fault("read.missing", name, f"{name}: no such file or folder")
    except (OSError, ValueError) as error:
        yield Fault("read.unreadable", name, f"{name}: {getattr(error, 'strerror', None) or 'cannot be reached'}")
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(name, settings)
        elif stat.S_ISREG(mode):
            yield name
        else:
            yield Fault("read.not-a-file", name, f"{name}: neither a file nor a folder")


def _folder(name: str, settings: ReadSettings) -> Iterator[str | Fault]:
    """The readable kinds of files under a folder, in order of name; folders it may not enter are faults."""
    found: list[str] = []
    barred: list[Fault] = []

    def bar(error: OSError) -> None:
        barred.append(Fault("read.unreadable", str(error.filename), f"{error.filename}: {error.strerror}"))

    for folder, folders, files in os.walk(name, onerror=bar):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        found += [os.path.join(folder, file) for file in files if Path(file).suffix.lower() in KINDS and not file.startswith(".")]  # noqa: PTH118 - keeps the name as given
        if len(found) > 2 * settings.max_files:
            break
    yield from sorted(barred)
    yield from sorted(found)
    if not found and not barred:
        yield Fault("read.empty-folder", name, f"{name}: no .txt, .md or .html file in this folder")


def _read_one(name: str, settings: ReadSettings, stdin: BinaryIO | None) -> Page | Fault:
    """One file or the standard input."""
    suffix = Path(name).suffix.lower()
    if name != "-" and suffix and suffix not in KINDS:
        return Fault("read.kind", name, f"{name}: {suffix} is not read; give .txt, .md or .html")
    try:
        data = _bytes(name, settings.max_bytes + 1, stdin)
    except (OSError, ValueError) as error:
        return Fault("read.unreadable", name, f"{name}: {getattr(error, 'strerror', None) or 'cannot be read'}")
    if len(data) > settings.max_bytes:
        return Fault(
            "read.too-large", name, f"{name}: more than {settings.max_bytes:,} bytes; give the article alone, or raise the limit"
        )
    return read_bytes(name, data, settings)


def _bytes(name: str, most: int, stdin: BinaryIO | None) -> bytes:
    """At most so many bytes of an input."""
    if name == "-":
        return (stdin or sys.stdin.buffer).read(most)
    with Path(name).open("rb") as file:
        return file.read(most)


def read_bytes(source: str, data: bytes, settings: ReadSettings | None = None) -> Page | Fault:
    """Bytes at hand to a page; the kind comes from the name, else from the text.

    Faults:
        read.empty, read.not-text.
    """
    settings = settings or ReadSettings()
    if not data.strip():
        return Fault("read.empty", source, f"{source}: nothing in it")
    decoded = decode(data)
    if decoded is None:
        return Fault("read.not-text", source, f"{source}: not text in any encoding known; give .txt, .md or .html")
    if not decoded.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        return Fault("read.empty", source, f"{source}: nothing in it")
    kind = KINDS.get(Path(source).suffix.lower())
    if kind is None:
        kind = "html" if _MARKUP.search(decoded.text, 0, SNIFF_CHARACTERS) else "text"
    elif kind == "text" and re.match(r"\s*<(?:!doctype\s+html|html)\b", decoded.text[:SNIFF_CHARACTERS], re.I):
        kind = "html"
    return Page(source, hash_bytes(data), decoded.text, kind, decoded.encoding, captured=settings.captured)
