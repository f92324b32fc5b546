"""The collector of cycles, paused while many small records are made that all stay alive."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the search for reference cycles, and leave it as it was.

    A page of 5 MB becomes a million small records that are all alive until its article is made and hold no cycle: looking
    through them again and again takes a quarter of the time (3.0 to 2.3 s of processor on such a page). So do the tables of a
    language and of the parser, 650 000 objects that are never freed: 0.5 s of a run that starts cold; and looking through them
    while articles are annotated takes one millisecond in twenty.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
