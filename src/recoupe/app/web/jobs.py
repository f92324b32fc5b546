"""Work somebody waits for: articles being added, one piece of work after the other, told as it goes, stopped at a word."""

import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from threading import Lock, Thread
from typing import Literal

from recoupe.app.web.shelf import Held, Shelf
from recoupe.app.web.worker import Made, Order, StoppedError, Worker
from recoupe.records import Fault, RecoupeError

State = Literal["waiting", "running", "done", "failed", "stopped"]
KEPT = 200
"""Jobs remembered, for whoever comes back to the page of one."""
MOST_WAITING = 20
"""Jobs that may wait at a time."""


@dataclass(slots=True)
class Job:
    """One piece of work.

    Attributes:
        story: the story it adds to; "" before a new one is there.
        what: names of what it adds, to be shown.
        folder: where uploads were put; gone when the job ends.
        told: stage, done and total, the newest last; one a stage.
        new: articles it added.
        trouble: why it failed.
    """

    id: str
    story: str
    what: str
    folder: Path | None = None
    state: State = "waiting"
    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    new: int = 0
    trouble: str = ""
    opens: bool = False
    """It only reads a story out of the library."""
    goal: str = ""
    """The page it leads to when it is for no story in particular."""
    beat: int = 0
    """Grows with everything that happens."""

    @property
    def over(self) -> bool:
        """Whether nothing will happen any more."""
        return self.state in ("done", "failed", "stopped")


Plan = Callable[[], Order]
"""Says what is to be done, when the job starts: the story may have changed while it waited."""
Place = Callable[[Job, Made], Held | None]
"""Puts what a job made into the story it is for: None when it made nothing worth keeping."""


class Jobs:
    """The jobs of a desk, and the two processes that do them."""

    def __init__(self, shelf: Shelf, *, warm: bool = True) -> None:
        """Make ready; `warm` loads the parser at once."""
        self.shelf = shelf
        self.reader, self.linker = Worker("parser" if warm else ""), Worker("links" if warm else "")
        self._jobs: dict[str, Job] = {}
        self._waiting: Queue[tuple[Job, Plan, Place] | None] = Queue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Start taking jobs."""
        self._thread = Thread(target=self._take, daemon=True, name="jobs")
        self._thread.start()
        self.reader.start()
        self.linker.start()

    def stop(self) -> None:
        """Stop all work; what was not finished has left no trace."""
        self._waiting.put(None)
        self.reader.stop()
        self.linker.stop()

    def __iter__(self) -> Iterator[Job]:
        return iter(tuple(self._jobs.values()))

    def get(self, job: str) -> Job | None:
        """A job; None when there is none of that id."""
        return self._jobs.get(job)

    def add(self, job: Job, plan: Plan, place: Place) -> Job:
        """Have something done.

        Raises:
            RecoupeError: too much is waiting already.
        """
        with self._lock:
            if sum(not job.over for job in self) >= MOST_WAITING:
                raise RecoupeError("too much is waiting already")
            self._jobs[job.id] = job
            for old in [job for job in self if job.over][: max(len(self._jobs) - KEPT, 0)]:
                del self._jobs[old.id]
        self._waiting.put((job, plan, place))
        return job

    def cancel(self, job: Job) -> None:
        """Stop a job: at once when it runs, before it starts when it waits."""
        with self._lock:
            if job.over:
                return
            running = job.state == "running"
            job.state = "stopped"
            job.beat += 1
        if running:
            self.reader.stop()

    def _take(self) -> None:
        """What the thread does: one job after the other."""
        while (taken := self._waiting.get()) is not None:
            job, plan, place = taken
            with self._lock:
                if job.state != "waiting":
                    _clear(job)
                    continue
                job.state = "running"
            self._do(job, plan, place)
            _clear(job)

    def _do(self, job: Job, plan: Plan, place: Place) -> None:
        """One job."""

        def heard(stage: str, done: int, total: int) -> None:
            job.told[stage] = (done, total)
            job.beat += 1

        try:
            made = self.reader.do(plan(), heard)
            with self._lock:
                if job.state != "running":
                    return
                held = place(job, made)
                job.state, job.new = ("done", made.new) if held or job.goal else ("failed", 0)
                job.story = held.id if held else job.story
        except StoppedError:
            job.state = "stopped"
        except RecoupeError as trouble:
            job.state, job.trouble = "failed", str(trouble)
        except Exception as trouble:  # the thread must live: the job says what went wrong
            job.state, job.trouble = "failed", f"{type(trouble).__name__}: {trouble}"
        finally:
            job.beat += 1


def new_job(story: str, what: str, folder: Path | None = None) -> Job:
    """A job with a name nobody guesses."""
    return Job(secrets.token_urlsafe(12), story, what, folder)


def _clear(job: Job) -> None:
    """Throw away what a job was given to read."""
    if job.folder is not None:
        shutil.rmtree(job.folder, ignore_errors=True)


def new_folder() -> Path:
    """A folder for uploads, nobody else's."""
    return Path(tempfile.mkdtemp(prefix="recoupe-"))
