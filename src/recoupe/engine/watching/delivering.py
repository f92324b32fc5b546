"""Events that places are still to be told: each told in order, marked when it was, tried again when it was not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recoupe.engine.watching.turns import next_try
from recoupe.library import Library
from recoupe.library.watching import Happening, due_deliveries, mark_failed, mark_sent

Send = Callable[[Happening], None]
"""Tells one event to one place; raises `SendError` when the place did not take it."""


class SendError(Exception):
    """A place could not be told; the message says why."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One event and whether a place took it; `trouble` None when it did."""

    happening: Happening
    place: str
    trouble: str | None


def deliver(shelf: Library, place: str, send: Send, clock: Callable[[], str]) -> Iterator[Delivered]:
    """Tell a place what it has not been told.

    An event is marked once the place has taken it. Killed between the two, it is told again: at least once, with the same key.
    """
    for delivery in list(due_deliveries(shelf, place, clock())):
        happening = delivery.happening
        try:
            send(happening)
        except SendError as trouble:
            mark_failed(shelf, happening.id, place, str(trouble), next_try(clock(), delivery.tries))
            yield Delivered(happening, place, str(trouble))
        else:
            mark_sent(shelf, happening.id, place, clock())
            yield Delivered(happening, place, None)
