"""Many notes to links: actors, claims, figures, origins, timeline."""

from collections.abc import Sequence

from recoupe.language import Tables
from recoupe.link.cast import cast_of
from recoupe.link.claims import group_statements, link_claims
from recoupe.link.dating import date_articles
from recoupe.records import Actor, Links, Notes

__all__ = ["date_articles", "link"]


def link(notes: Sequence[Notes], tables: Tables) -> Links:
    """Cross-check what was noted in all articles of one story.

    Args:
        notes: one for each article, in any order: the result does not depend on it.
        tables: of the articles' language.
    """
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors: tuple[Actor, ...] = ()
    cast = cast_of(actors)
    groups, _ = group_statements(ordered, cast, tables.predicates)
    claims, origins = link_claims(ordered, groups, cast, tables.predicates)
    return Links(actors=actors, origins=origins, claims=claims)
