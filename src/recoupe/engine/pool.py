"""The stages in other processes, a batch of records at a time: the same records, in the same order, as in this one.

Processes are spawned, not forked: a fork copies the locks of whatever threads the parser's libraries hold. Each loads the tables
and the parser once. One that dies (native code can) costs the record that killed it, not the run.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, Self

from recoupe.engine.stages import Stage, attempt_all, failed
from recoupe.language import Tables, load_tables

AHEAD = 2
"""Batches waiting for each process: none idles, and memory stays flat however many records there are."""


class Pool:
    """A `local.Spread` over some processes; a context, at whose end they stop."""

    def __init__(self, jobs: int, batch: int) -> None:
        """Make ready to start `jobs` processes that take `batch` records at a time."""
        self._jobs, self._batch = jobs, batch
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def __call__(self, stage: Stage[Any], records: Sequence[Any], tables: Tables) -> Iterator[Any]:
        """Take records through a stage.

        Faults:
            engine.stage-failed: the stage stopped on this record, or its process died twice of it.
        """
        waiting: deque[tuple[Sequence[Any], Future[list[Any]]]] = deque()
        for batch in (records[at : at + self._batch] for at in range(0, len(records), self._batch)):
            waiting.append((batch, self._submit(stage, batch, tables)))
            if len(waiting) == self._jobs * AHEAD:
                yield from self._collect(stage, waiting, tables)
        while waiting:
            yield from self._collect(stage, waiting, tables)

    def _collect(
        self, stage: Stage[Any], waiting: deque[tuple[Sequence[Any], Future[list[Any]]]], tables: Tables
    ) -> Iterator[Any]:
        """What became of the oldest batch; of all that wait when a process died, since it took the others with it."""
        batch, future = waiting.popleft()
        try:
            done = future.result()
        except BrokenProcessPool:
            self._stop()
            lost = [batch, *(other for other, _ in waiting)]
            waiting.clear()
            for record in (record for other in lost for record in other):
                yield self._alone(stage, record, tables)
        else:
            yield from done

    def _alone(self, stage: Stage[Any], record: Any, tables: Tables) -> Any:  # noqa: ANN401  what the stage makes
        """One record with nothing beside it, so that a process that dies tells which record it was."""
        try:
            return self._submit(stage, [record], tables).result()[0]
        except BrokenProcessPool:
            self._stop()
            return failed(stage, record, "its process died")

    def _submit(self, stage: Stage[Any], batch: Sequence[Any], tables: Tables) -> Future[list[Any]]:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"))
        try:
            return self._executor.submit(_work, stage, list(batch), tables.language)
        except BrokenProcessPool:
            self._stop()
            return self._submit(stage, batch, tables)

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _work(stage: Stage[Any], batch: Sequence[Any], language: str) -> list[Any]:
    """What another process does: the same as `local.here`."""
    tables = load_tables(language)
    return list(attempt_all(stage, batch, tables))
