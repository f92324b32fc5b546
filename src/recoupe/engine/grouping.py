"""The articles of a library put into stories, and who among them copies whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe import library
from recoupe.engine.local import Told
from recoupe.engine.method import method_version
from recoupe.language import Tables
from recoupe.library import Library
from recoupe.library.following import Chain, version_chains
from recoupe.records import ArticleId, Membership, Ruling, StreamArticle


def group_library(shelf: Library, when: str) -> tuple[tuple[Membership, ...], int]:
    """Put every article of a library into its story, and write what changed.

    What people decided goes before what is found: their rulings are an input, and a membership of theirs is never overwritten.
    Versions of one article count as one, by the words of the latest: side by side they would be each other's nearest.

    Args:
        shelf: open for writing; readers and other writers go on while the stories are found.
        when: the time of it, as the caller's clock says.

    Returns:
        The memberships found, and how many articles moved.
    """
    from recoupe.link.stream import cluster_stream  # noqa: PLC0415  nothing heavy before it is needed

    chains = version_chains(shelf)
    firsts = {name: chain.first for name, chain in chains.items()}
    found = cluster_stream(_latest(library.stream_articles(shelf), chains), ruled_on(library.rulings_of(shelf), firsts))
    versions: dict[str, list[ArticleId]] = {}
    for name, first in sorted(firsts.items()):
        versions.setdefault(first, []).append(name)
    each = (replace(one, article=name) for one in found for name in versions.get(one.article, [one.article]))
    memberships = tuple(sorted(each, key=lambda one: one.article))
    return memberships, library.set_memberships(shelf, memberships, when)


def ruled_on(said: Sequence[Ruling], firsts: Mapping[ArticleId, str]) -> list[Ruling]:
    """What people said of any version, of its article, which goes by the id of its first."""
    found = [replace(one, one=_first(one.one, firsts), other=_first(one.other, firsts)) for one in said]
    return [ruling for ruling in found if ruling.one != ruling.other]


def _first(name: str, firsts: Mapping[ArticleId, str]) -> str:
    return firsts.get(ArticleId(name), name)


def _latest(articles: Iterator[StreamArticle], chains: Mapping[ArticleId, Chain]) -> Iterator[StreamArticle]:
    """Each article once: the words of its latest version under the id of its first."""
    for article in articles:
        chain = chains.get(ArticleId(article.id))
        if chain is None:
            yield article
        elif chain.newest == article.id:
            yield replace(article, id=chain.first)


def find_copies(shelf: Library, tables: Tables, told: Told | None = None) -> int:
    """Find which articles of a library share passages, and keep it; how many pairs do. Versions of one article are no copies.

    Args:
        shelf: open for writing; readers go on meanwhile.
        tables: of the language most articles are in.
        told: is told how far it is.
    """
    from recoupe.link.passages import find_passages  # noqa: PLC0415  nothing heavy before it is needed

    def tell(done: int, total: int) -> None:
        if told is not None:
            told("reuse", done, total)

    firsts = {name: chain.first for name, chain in version_chains(shelf).items()}
    pairs = find_passages(list(library.stream_articles(shelf)), tables.leftovers, tell)
    kept = [pair for pair in pairs if _first(pair.one, firsts) != _first(pair.other, firsts)]
    return library.set_reuse(shelf, kept, method_version())
