"""What can go wrong with a library, one class for each thing a caller can do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.records import RecoupeError

_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26
"""Primary result codes of SQLite."""


class LibraryError(RecoupeError):
    """A library cannot do what is asked.

    Attributes:
        code: what went wrong, a key of the words a person is told it by.
        fields: what those words have blanks for.
    """

    code = "error"

    def __init__(self, path: Path | str, why: str = "", **fields: object) -> None:
        self.path, self.why = str(path), why
        self.fields: dict[str, object] = {"path": self.path, "why": why, **fields}
        super().__init__(f"{path}: {self.code}{': ' if why else ''}{why}")


class NoLibraryError(LibraryError):
    """There is no library at this place: make one, or name another."""

    code = "missing"


class NoFolderError(LibraryError):
    """The folder the library should be in is not there: make it, or name another."""

    code = "no_folder"


class OtherRetentionError(LibraryError):
    """The library is there and keeps something else: what is kept is decided when it is made."""

    code = "other_retention"


class NotALibraryError(LibraryError):
    """The file is something else: name another."""

    code = "not_a_library"


class NewerLibraryError(LibraryError):
    """A later recoupe wrote this file: use that one."""

    code = "newer"


class OlderLibraryError(LibraryError):
    """An earlier recoupe wrote this file, and it is opened for reading only: open it once for writing."""

    code = "older"


class StaleWordsError(LibraryError):
    """The words were analysed by other rules than today's: have them analysed again first."""

    code = "stale_words"


class LibraryBusyError(LibraryError):
    """Somebody else has been writing for longer than we wait: try again."""

    code = "busy"


class LibraryFullError(LibraryError):
    """The disk, or the size the file may have, is full: make room; what was acknowledged is there."""

    code = "full"


class ReadOnlyError(LibraryError):
    """The file, or the folder that has to take its journal, cannot be written: read it, or put it elsewhere."""

    code = "read_only"


class LibraryDamagedError(LibraryError):
    """The file is broken: take it from a copy."""

    code = "damaged"


class KeepsNoTextError(LibraryError):
    """What is asked for needs words the library does not keep."""

    code = "keeps_no_text"


class UnknownError(LibraryError):
    """The library has no such article, story, edit or search; or more than one by this beginning of a name."""

    code = "unknown"


_BY_CODE: dict[int, type[LibraryError]] = {
    _BUSY: LibraryBusyError,
    _LOCKED: LibraryBusyError,
    _FULL: LibraryFullError,
    _CORRUPT: LibraryDamagedError,
    _NO_DATABASE: NotALibraryError,
    _CANNOT_OPEN: LibraryError,
    _READ_ONLY: ReadOnlyError,
    _IO: LibraryError,
}


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn what the database says into what a caller can act on.

    Raises:
        LibraryError: in place of every error of the database that is not a defect of ours.
    """
    try:
        yield
    except sqlite3.DatabaseError as trouble:
        kind = _BY_CODE.get(getattr(trouble, "sqlite_errorcode", -1) & 0xFF)
        if kind is None:
            raise
        raise kind(path, str(trouble)) from trouble
