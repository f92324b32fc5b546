"""The versions of one article side by side: what was edited, and which cells of its story that changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from recoupe import library
from recoupe.dossier import parse_dossier
from recoupe.dossier.changes import Change, Comparison, compare_texts, find_edited
from recoupe.dossier.changes.rows import Replaced
from recoupe.engine.settings import RunSettings
from recoupe.engine.shelved import compile_shelved
from recoupe.library import Library
from recoupe.library.following import current_articles, version_chains
from recoupe.records import ArticleId
from recoupe.render import to_json


@dataclass(frozen=True, slots=True)
class Edited:
    """One edit of an article.

    Attributes:
        url: where both versions stood.
        old, new: the versions; `since`: when the later one was first seen there.
        comparison: of their words.
        change: the cells it changed; None where it changed none.
    """

    url: str
    old: ArticleId
    new: ArticleId
    since: str
    comparison: Comparison
    change: Change | None


def edits_of(shelf: Library, article: ArticleId, settings: RunSettings) -> Iterator[Edited]:
    """The edits at the addresses of an article, the oldest first.

    The cells are those of the dossier of its story as it now is, made once with each version: what the edit alone changed.

    Raises:
        KeepsNoTextError: the library keeps no texts.
    """
    before: tuple[str, ArticleId] | None = None
    for url, version, since, _ in library.versions_of(shelf, article):
        if before is not None and before[0] == url and before[1] != version:
            comparison = compare_texts(library.get_article(shelf, before[1]), library.get_article(shelf, version))
            edit = Edited(url, before[1], version, since, comparison, None)
            yield replace(edit, change=_cells(shelf, edit, settings)) if comparison.meaningful else edit
        before = (url, version)


def _cells(shelf: Library, edit: Edited, settings: RunSettings) -> Change | None:
    chains = version_chains(shelf)
    story = library.story_of(shelf, edit.new) or library.story_of(shelf, edit.old)
    own = {name for name, chain in chains.items() if chain == chains.get(edit.new)} | {edit.old, edit.new}
    others = [one for one in current_articles(shelf, story, chains) if one not in own] if story else []
    sides: list[dict[str, Any]] = [
        parse_dossier(to_json(compile_shelved(shelf, sorted([*others, one]), settings, lambda *_: None, story)))
        for one in (edit.old, edit.new)
    ]
    return find_edited(sides[0], sides[1], Replaced(edit.old, edit.new, edit.comparison))
