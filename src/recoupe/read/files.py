"""Names of files and folders to the files they stand for, and their bytes."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from recoupe.read.bytes import KINDS
from recoupe.read.formats import READERS
from recoupe.read.settings import ReadSettings
from recoupe.records import Fault

LISTS = (".urls", ".opml")
"""Endings of files that name addresses instead of holding articles."""
ENDINGS = (*KINDS, *READERS, *LISTS)


def list_files(name: str, settings: ReadSettings) -> Iterator[str | Fault]:
    """The files a name stands for, in order of name; a folder stands for the files in it that are read, at any depth."""
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
    """The files of a folder; folders it may not enter are faults."""
    found: list[str] = []
    barred: list[Fault] = []

    def bar(error: OSError) -> None:
        barred.append(Fault("read.unreadable", str(error.filename), f"{error.filename}: {error.strerror}"))

    for folder, folders, files in os.walk(name, onerror=bar):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        found += [f"{folder.rstrip(os.sep)}{os.sep}{file}" for file in files if _is_read(file)]
        if len(found) > 2 * settings.max_files:
            break
    yield from sorted(barred)
    yield from sorted(found)
    if not found and not barred:
        yield Fault(
            "read.empty-folder", name, f"{name}: no file in this folder that is read ({', '.join(KINDS)}, archives, feeds...)"
        )


def _is_read(file: str) -> bool:
    """Whether a file met in a folder is taken for an article; one that tells about the folder is not, unless it is named."""
    return file.lower().endswith(ENDINGS) and not file.startswith((".", "README"))


def load_bytes(name: str, settings: ReadSettings, stdin: BinaryIO | None) -> bytes | Fault:
    """The bytes of a file or of the standard input, up to the size allowed."""
    most = settings.max_archive_bytes if name.lower().endswith(tuple(READERS)) else settings.max_bytes
    try:
        if name == "-":
            data = (stdin or sys.stdin.buffer).read(most + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(most + 1)
    except (OSError, ValueError) as error:
        return Fault("read.unreadable", name, f"{name}: {getattr(error, 'strerror', None) or 'cannot be read'}")
    if len(data) > most:
        return Fault("read.too-large", name, f"{name}: more than {most:,} bytes; give the article alone, or raise the limit")
    return data
