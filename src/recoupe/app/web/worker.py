"""The process that reads and compares while this one serves: it can be stopped at any moment, and nothing is half done.

It is spawned, not forked, and keeps what it made of pages before. A second one only links, so that a correction never waits for
an article being read.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from recoupe.engine.held import Given, Known, compile_pages, relink
from recoupe.engine.settings import RunSettings
from recoupe.records import Dossier, Fault, Notes, Page, RecoupeError

if TYPE_CHECKING:
    from recoupe.library import Library

GRACE_S = 2.0
"""Seconds a process that was told to end may take; then it is ended."""


class StoppedError(RecoupeError):
    """The work was stopped, by a person or by the death of its process."""


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work: a story's pages, or its notes when only links are to be made again.

    Attributes:
        pages: at hand already.
        names: files and addresses to read besides.
        folder: left out of the names of files: where uploads were put, nobody's business.
        notes: instead of all that: notes to be linked again.
        faults: of before, kept with notes.
        library: a library that keeps notes already, and the pages of `story`.
        asks: instead of all that: ask the feeds of the library, and put what they bring into it.
    """

    settings: RunSettings
    pages: tuple[Page, ...] = ()
    names: tuple[str, ...] = ()
    folder: str = ""
    given: tuple[Given, ...] = ()
    notes: tuple[Notes, ...] = ()
    faults: tuple[Fault, ...] = ()
    library: str = ""
    story: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an order."""

    pages: tuple[Page, ...]
    dossier: Dossier
    new: int = 0
    """Pages that were not at hand before."""


Heard = Callable[[str, int, int], None]
Warm = Literal["", "links", "parser"]
"""What a process loads as it starts."""


class Worker:
    """One process, started when first needed."""

    def __init__(self, warm: Warm = "") -> None:
        """Make ready; `warm` is loaded before anybody waits for it."""
        self._warm = warm
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection[Any, Any] | None = None

    def start(self) -> None:
        """Start the process, if it is not running."""
        if self._process is not None and self._process.is_alive():
            return
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._warm), daemon=True)
        self._process.start()
        theirs.close()

    def do(self, order: Order, heard: Heard) -> Made:
        """Have an order carried out; one at a time.

        Raises:
            StoppedError: the process was stopped.
            RecoupeError: the order cannot be carried out.
        """
        with self._lock:
            self.start()
            assert self._pipe is not None  # noqa: S101
            try:
                self._pipe.send(order)
                while True:
                    kind, what = self._pipe.recv()
                    if kind == "told":
                        heard(*what)
                    elif kind == "made":
                        made: Made = what
                        return made
                    else:
                        raise RecoupeError(what)
            except (EOFError, OSError) as gone:
                raise StoppedError("the work was stopped") from gone

    def stop(self) -> None:
        """End the process at once; whoever waits for it hears of it."""
        process = self._process
        if process is not None and process.is_alive():
            process.terminate()
            process.join(GRACE_S)
            if process.is_alive():
                process.kill()
        self._process = None


def _serve(pipe: "Connection[Any, Any]", warm: Warm) -> None:
    """What the process does: orders in, results out, until nobody asks any more."""
    known = Known()
    if warm == "links":
        relink((), RunSettings(), ())
    if warm == "parser":
        page = Page("warm.txt", "0" * 64, "Le maire a dit que le pont rouvrira lundi.", "text")
        compile_pages([page], RunSettings(), [], known, lambda *_: None)
        known.made.clear()
    while True:
        try:
            order: Order = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            pipe.send(("made", _carry_out(order, known, lambda *told: pipe.send(("told", told)))))
        except (BrokenPipeError, KeyboardInterrupt):
            return
        except Exception as trouble:  # told to the one who waits: this process lives on
            pipe.send(
                ("failed", f"{type(trouble).__name__}: {trouble}" if not isinstance(trouble, RecoupeError) else str(trouble))
            )


def _carry_out(order: Order, known: Known, heard: Heard) -> Made:
    """One order."""
    if order.asks:
        from recoupe.app.web.asking import ask_feeds  # noqa: PLC0415  only with a library

        asked = ask_feeds(order.library, order.settings, heard)
        return Made((), relink((), order.settings, asked.faults), asked.new)
    if order.notes:
        return Made(order.pages, relink(order.notes, order.settings, order.faults))
    if order.library:
        from recoupe.app.web.kept_notes import KeptNotes  # noqa: PLC0415  only with a library
        from recoupe.library import open_library  # noqa: PLC0415  as above

        with open_library(order.library) as shelf:
            return _compile(order, KeptNotes(shelf=shelf), heard, _pages_in(shelf, order.story))
    return _compile(order, known, heard, [])


def _pages_in(shelf: "Library", story: str) -> list[Page]:
    """The pages of a story a library holds."""
    from recoupe.library import get_page, story_articles  # noqa: PLC0415  as above

    return [get_page(shelf, row.id) for row in story_articles(shelf, story)] if story else []


def _compile(order: Order, known: Known, heard: Heard, shelved: list[Page]) -> Made:
    """The dossier of an order's pages."""
    faults: list[Fault] = []
    pages = dict.fromkeys((*order.pages, *shelved))
    at_hand = {page.id for page in pages}
    for page in _read(order, faults, heard):
        if page.id not in at_hand:
            at_hand.add(page.id)
            pages[page] = None
    dossier = compile_pages(tuple(pages), order.settings, order.given, known, heard)
    every = tuple(sorted({*order.faults, *faults, *dossier.faults}, key=lambda fault: (fault.subject, fault.code, fault.message)))
    kept = tuple(sorted(pages, key=lambda page: (page.source, page.id)))
    return Made(kept, replace(dossier, faults=every), len(kept) - len(order.pages) - len(shelved))


def _read(order: Order, faults: list[Fault], heard: Heard) -> list[Page]:
    """The pages behind the names of an order, without the folder uploads were put in."""
    from recoupe.read import read_inputs  # noqa: PLC0415  the process that only links reads nothing

    pages = []
    prefix = f"{order.folder}/" if order.folder else ""
    for found in read_inputs(order.names, order.settings.reading) if order.names else ():
        if isinstance(found, Page):
            pages.append(replace(found, source=found.source.removeprefix(prefix)))
        else:
            told = found.message.replace(prefix, "") if prefix else found.message
            faults.append(replace(found, subject=found.subject.removeprefix(prefix), message=told))
        heard("read", len(pages), max(len(pages), len(order.names)))
    return pages
