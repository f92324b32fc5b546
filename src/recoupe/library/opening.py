"""Making and opening a library: one SQLite file, its settings, its schema brought up to date."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, get_args

from recoupe.library.analysis import VERSION
from recoupe.library.errors import (
    LibraryError,
    NewerLibraryError,
    NoFolderError,
    NoLibraryError,
    NotALibraryError,
    OlderLibraryError,
    OtherRetentionError,
    ReadOnlyError,
    StaleWordsError,
    told,
)

Retention = Literal["text", "spans", "hashes"]
RETENTIONS: tuple[Retention, ...] = get_args(Retention)
APPLICATION = 0x7265636F
"""Written in the file's head: "reco"."""
WAIT_S = 15.0
"""How long one writer waits for another: a write takes milliseconds, the stories of 100 000 articles 3 s of processor."""
CACHE_KIB = 64 * 1024
"""The upper pages of every index of 100 000 articles fit in it."""
JOURNAL_BYTES = 64 * 1024 * 1024
"""The journal is cut back to this after a large write."""
ANALYSED_ROWS = 400
"""Rows of an index that are looked at for what the planner should know: a large library closes as fast as a small one."""
_HEAD = b"SQLite format 3\x00"
ANALYSIS = "analysis"
"""The setting that says by which analysis the full text was made."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_COMMENT = re.compile(r"--[^\n]*")


@dataclass(slots=True)
class Library:
    """An open library; a context, closed at its end. One thread uses it at a time; opening another costs a millisecond.

    Attributes:
        path: the file.
        database: the connection; this room alone uses it.
        writable: opened for writing.
        retention: what is kept of an article: its text, its spans, or hashes alone.
        known: what this connection has learned of the file and need not ask again.
        state: changes when another connection has written.
    """

    path: Path
    database: sqlite3.Connection
    writable: bool
    retention: Retention = "text"
    known: dict[tuple[str, str], int] = field(default_factory=dict)
    state: int = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            if self.writable:
                # What the planner should know of the tables, if nobody else is writing: it is not worth waiting for.
                self.database.execute("PRAGMA busy_timeout = 0")
                self.database.execute(f"PRAGMA analysis_limit = {ANALYSED_ROWS}")
                self.database.execute("PRAGMA optimize")
        self.database.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is there once this ends, or nothing of it.

        Raises:
            LibraryBusyError: another writer did not end in time.
            LibraryFullError: no room; the library is as it was before.
        """
        with told(self.path):
            if self.database.in_transaction:
                yield self.database
                return
            self.database.execute("BEGIN IMMEDIATE")
            self._unlearn()
            try:
                yield self.database
                self.database.execute("COMMIT")
            except BaseException:
                self.known.clear()
                with suppress(sqlite3.Error):
                    self.database.execute("ROLLBACK")
                raise

    def _unlearn(self) -> None:
        """Set aside what was learned of the file once somebody else has written to it."""
        state = int(self.database.execute("PRAGMA data_version").fetchone()[0])
        if state != self.state:
            self.known.clear()
            self.state = state

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several reads of one state of the library, whoever writes meanwhile."""
        with told(self.path):
            if self.database.in_transaction:
                yield self.database
                return
            self.database.execute("BEGIN")
            try:
                yield self.database
            finally:
                if self.database.in_transaction:
                    self.database.execute("COMMIT")


def create_library(path: Path | str, retention: Retention = "text") -> Library:
    """Make an empty library; one that is there already, and keeps the same, is opened.

    Raises:
        NotALibraryError: the file is something else.
        LibraryError: the place cannot be written, or the library there keeps something else.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise NoFolderError(path.parent, "no such folder")
    if not os.access(path.parent, os.W_OK):
        raise ReadOnlyError(path, "read-only")
    library = Library(path, _connect(path, "rwc"), writable=True)
    try:
        with told(path):
            _check_kind(library, may_be_empty=True)
            library.database.execute("PRAGMA journal_mode = WAL")
            _prepare(library)
            _migrate(library, retention)
            library.retention = _retention(library)
        if library.retention != retention:
            kept = library.retention
            raise OtherRetentionError(path, f"keeps {kept}, not {retention}", kept=kept, asked=retention)
    except BaseException:
        library.database.close()
        raise
    return library


def open_library(path: Path | str, *, writable: bool = False, wait_s: float = WAIT_S, stale: bool = False) -> Library:
    """Open a library; readers see the last state committed and never wait for a writer.

    From a place where nothing can be written it is read as it stands.

    Args:
        path: the file.
        writable: to change it; an older schema is then brought up to date.
        wait_s: how long to wait for another writer.
        stale: open it although its words were analysed otherwise than today, to have them analysed again.

    Raises:
        NoLibraryError: there is no such file.
        NotALibraryError: it is something else.
        ReadOnlyError: it is to be changed and cannot be, or its journal holds what cannot be read without writing.
        NewerLibraryError: a later version made it.
        OlderLibraryError: an earlier version made it, and it is opened for reading.
        StaleWordsError: its words are to be analysed again before anything is added.
    """
    path = Path(path)
    if not path.is_file():
        raise NotALibraryError(path, "not a file") if path.exists() else NoLibraryError(path)
    mode = _mode(path, writable)
    library = Library(path, _connect(path, mode, wait_s), writable)
    try:
        with told(path):
            _check_kind(library, may_be_empty=False)
            _prepare(library)
            if writable:
                _migrate(library, None)
            elif schema_version(library) < LATEST:
                raise OlderLibraryError(path, version=schema_version(library), latest=LATEST)
            library.retention = _retention(library)
            if writable and not stale and _setting(library, ANALYSIS) != VERSION:
                raise StaleWordsError(path, found=_setting(library, ANALYSIS), needed=VERSION)
    except BaseException:
        library.database.close()
        raise
    return library


def _mode(path: Path, writable: bool) -> str:
    """How the file is opened. Where we cannot write, and nobody has it open, it is read as it stands, without its locks.

    Raises:
        ReadOnlyError: it cannot be opened so.
    """
    if os.access(path.parent, os.W_OK) and (os.access(path, os.W_OK) or not writable):
        return "rw" if writable else "ro"
    journal = Path(f"{path}-wal")
    has_journal = journal.is_file() and journal.stat().st_size > 0
    if Path(f"{path}-shm").exists() and not writable:
        return "ro"
    if writable or has_journal:
        raise ReadOnlyError(path, "read-only")
    return "ro&immutable=1"


def schema_version(library: Library) -> int:
    """Which schema the file has."""
    return int(library.database.execute("PRAGMA user_version").fetchone()[0])


def _connect(path: Path, mode: str, wait_s: float = WAIT_S) -> sqlite3.Connection:
    """Connect to a database or an empty file; of other short files SQLite would take the first byte for nothing, and write."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
    except FileNotFoundError:
        head = b""
    except OSError as trouble:
        raise LibraryError(path, trouble.strerror or str(trouble)) from trouble
    if head and head != _HEAD:
        raise NotALibraryError(path, "another kind of file")
    with told(path):
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", timeout=wait_s, isolation_level=None, uri=True, check_same_thread=False
        )


def _check_kind(library: Library, *, may_be_empty: bool) -> None:
    """Refuse what is no library, or a later one."""
    application = library.database.execute("PRAGMA application_id").fetchone()[0]
    if application == APPLICATION:
        if schema_version(library) > LATEST:
            raise NewerLibraryError(library.path, version=schema_version(library), latest=LATEST)
        return
    is_empty = library.database.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if not (may_be_empty and is_empty and application == 0):
        raise NotALibraryError(library.path, "another kind of file")


def _prepare(library: Library) -> None:
    """The settings of a connection. Every acknowledged write survives a power cut (FULL); what is deleted is overwritten."""
    run = library.database.execute
    run("PRAGMA foreign_keys = ON")
    run("PRAGMA trusted_schema = OFF")
    run("PRAGMA temp_store = MEMORY")
    run(f"PRAGMA cache_size = -{CACHE_KIB}")
    if library.writable:
        run("PRAGMA synchronous = FULL")
        run("PRAGMA secure_delete = ON")
        run(f"PRAGMA journal_size_limit = {JOURNAL_BYTES}")
    else:
        run("PRAGMA query_only = ON")


def _migrate(library: Library, retention: Retention | None) -> None:
    """Run the migrations the file has not seen, all in one transaction."""
    if schema_version(library) == LATEST:
        return
    with library.writing() as database:
        for number in range(schema_version(library) + 1, LATEST + 1):
            for statement in _statements(MIGRATIONS[number - 1]):
                database.execute(statement)
        if retention is not None:
            settings = (("retention", retention), (ANALYSIS, VERSION))
            database.executemany("INSERT OR IGNORE INTO settings VALUES (?, ?)", settings)
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {LATEST}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a migration; its comments hold no quotes and its strings no semicolons."""
    yield from (one.strip() for one in _COMMENT.sub("", script).split(";") if one.strip())


def _retention(library: Library) -> Retention:
    kept = _setting(library, "retention")
    return next((kind for kind in RETENTIONS if kind == kept), "text")


def _setting(library: Library, name: str) -> str | None:
    row = library.database.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


MIGRATIONS = tuple(path.read_text(encoding="utf-8") for path in sorted(_MIGRATIONS.glob("*.sql")))
"""One script a version, in order; a script that was released is never changed."""
LATEST = len(MIGRATIONS)
