"""A process that adds articles until it is killed, and says which are in: what the tests and the bench of kills start."""

import sys
from itertools import count

from library.made import VERSION, WHEN, make_entry
from recoupe import library


def main(path: str, start: int) -> None:
    """Add made articles from a number on; each hash is said once its article is acknowledged."""
    with library.open_library(path, writable=True) as shelf:
        for number in count(start):
            entry = make_entry(number, 60)
            library.add_article(shelf, entry, WHEN, VERSION)
            sys.stdout.write(entry.page.sha256 + "\n")
            sys.stdout.flush()
