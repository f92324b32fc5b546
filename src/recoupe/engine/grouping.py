"""The articles of a library put into stories."""

from recoupe import library
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
