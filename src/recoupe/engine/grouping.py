"""The articles of a library put into stories, and who among them copies whom."""

from recoupe import library
from recoupe.engine.local import Told
from recoupe.engine.method import method_version
from recoupe.language import Tables
from recoupe.library import Library
from recoupe.records import Membership


def group_library(shelf: Library, when: str) -> tuple[tuple[Membership, ...], int]:
    """Put every article of a library into its story, and write what changed.

    What people decided goes before what is found: their rulings are an input, and a membership of theirs is never overwritten.

    Args:
        shelf: open for writing; readers and other writers go on while the stories are found.
        when: the time of it, as the caller's clock says.

    Returns:
        The memberships found, and how many articles moved.
    """
    from recoupe.link.stream import cluster_stream  # noqa: PLC0415  nothing heavy before it is needed

    memberships = cluster_stream(library.stream_articles(shelf), library.rulings_of(shelf))
    return memberships, library.set_memberships(shelf, memberships, when)


def find_copies(shelf: Library, tables: Tables, told: Told | None = None) -> int:
    """Find which articles of a library share passages, and keep it; how many pairs do.

    Args:
        shelf: open for writing; readers go on meanwhile.
        tables: of the language most articles are in.
        told: is told how far it is.
    """
    from recoupe.link.passages import find_passages  # noqa: PLC0415  nothing heavy before it is needed

    def tell(done: int, total: int) -> None:
        if told is not None:
            told("reuse", done, total)

    pairs = list(find_passages(list(library.stream_articles(shelf)), tables.leftovers, tell))
    return library.set_reuse(shelf, pairs, method_version())
