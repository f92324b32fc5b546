"""The collector of cycles, paused while many small records are made that all stay alive."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

LOOKED_THROUGH = 256
"""Pauses after which everything is looked through once, 0.2 s: less than 0.1 ms an article where each is for ten."""
_pauses = count(1)


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the search for reference cycles, and leave it as it was.

    A page of 5 MB becomes a million small records that are all alive until its article is made and hold no cycle: looking
    through them again and again takes a quarter of the time (3.0 to 2.3 s of processor on such a page). So do the tables of a
    language and of the parser, 650 000 objects that are never freed: 0.5 s of a run that starts cold; and looking through them
    while articles are annotated takes one millisecond in twenty.

    What was made meanwhile counts as old: the search would else begin with all of it, 1.6 ms an article. Cycles made by others
    meanwhile wait for the next time everything is looked through.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _age()
            gc.enable()


def _age() -> None:
    """Count all that is alive as old; now and then, look through it. What a caller has frozen stays frozen."""
    if next(_pauses) % LOOKED_THROUGH == 0:
        gc.collect()
    elif gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
