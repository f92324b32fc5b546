"""Whatever a caller names to pages, one by one: files, folders, addresses, `-`."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from recoupe.read.bytes import KINDS, read_bytes
from recoupe.read.files import ENDINGS, LISTS, list_files, load_bytes
from recoupe.read.formats import FormatError, open_container
from recoupe.read.links import is_address, list_addresses, page_of, read_addresses
from recoupe.read.settings import ReadSettings
from recoupe.records import Fault, Page


def read_inputs(
    names: Iterable[str], settings: ReadSettings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Fault]:
    """Read every input named.

    A folder stands for the files in it; an archive, a feed or a table for the articles it holds; a list for its addresses.

    Args:
        names: files, folders, addresses and `-` for the standard input, as named on the command line.
        settings: sizes, counts, and manners on the web.
        stdin: what `-` reads; the process's own by default.

    Yields:
        Pages and faults in order of name; the same bytes met again are a fault.

    Faults:
        read.missing, read.unreadable, read.not-a-file, read.too-large, read.empty, read.not-text, read.kind, read.broken,
        read.duplicate, read.too-many, read.empty-folder, and those of `web.fetch.fetch_pages`.
    """
    settings = settings or ReadSettings()
    seen: dict[str, str] = {}
    for count, found in enumerate(_results(names, settings, stdin), 1):
        if count > settings.max_files:
            yield _too_many(found.source if isinstance(found, Page) else found.subject, settings)
            return
        yield _once(found, seen)


def _results(names: Iterable[str], settings: ReadSettings, stdin: BinaryIO | None) -> Iterator[Page | Fault]:
    """Pages and faults before copies are told."""
    done: set[str] = set()
    for name in sorted(set(names), key=lambda one: (one == "-", one)):
        if is_address(name):
            yield from read_addresses([name], settings)
            continue
        for file in list_files(name, settings):
            source = file if isinstance(file, str) else file.subject
            if source not in done:
                done.add(source)
                yield from _file(file, settings, stdin) if isinstance(file, str) else [file]


def _file(name: str, settings: ReadSettings, stdin: BinaryIO | None) -> Iterator[Page | Fault]:
    """One file or the standard input: a page, or the articles it holds, or those it names."""
    if name != "-" and "." in name.rpartition("/")[2][1:] and not name.lower().endswith(ENDINGS):
        kinds = ", ".join([*KINDS][:6])
        yield Fault("read.kind", name, f"{name}: this kind of file is not read; give {kinds}, an archive, a feed or a table")
        return
    data = load_bytes(name, settings, stdin)
    if isinstance(data, Fault):
        yield data
        return
    try:
        if name.lower().endswith(LISTS):
            yield from read_addresses(list_addresses(name, data), settings)
            return
        parts = open_container(name, data) if name != "-" else None
        yield from (page_of(name, part, settings) for part in parts) if parts is not None else [read_bytes(name, data, settings)]
    except FormatError as error:
        yield Fault("read.broken", name, f"{name}: {error}")


def _once(result: Page | Fault, seen: dict[str, str]) -> Page | Fault:
    """The page, or the fault that says where its bytes were met before."""
    if isinstance(result, Fault):
        return result
    first = seen.setdefault(result.sha256, result.source)
    if first != result.source:
        return Fault("read.duplicate", result.source, f"{result.source}: the same bytes as {first}; read once")
    return result


def _too_many(name: str, settings: ReadSettings) -> Fault:
    return Fault("read.too-many", name, f"{name}: more than {settings.max_files} inputs; the rest was not read, run it in parts")
