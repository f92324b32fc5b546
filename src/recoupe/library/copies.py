"""Copies folded: articles that are shown together and have one another's words are shown once, with how many there are."""

import json
from collections.abc import Sequence

from recoupe.library.opening import Library
from recoupe.records import ArticleId


def fold_copies(library: Library, articles: Sequence[ArticleId]) -> dict[ArticleId, ArticleId]:
    """The article each of some articles is folded under: the first of them it is a copy of, or a copy of a copy.

    Args:
        library: open; who copies whom is what `recoupe reuse --library` last found.
        articles: in the order in which they are shown.

    Returns:
        Each article to the one it is folded under; one that is shown to itself.
    """
    place = {article: at for at, article in enumerate(dict.fromkeys(articles))}
    wanted = json.dumps(sorted(place))
    pairs = library.database.execute(
        "SELECT one.article, other.article FROM articles AS one JOIN reuse ON reuse.one = one.id AND reuse.kind = 'copy'"
        " JOIN articles AS other ON other.id = reuse.other"
        " WHERE one.article IN (SELECT value FROM json_each(?1)) AND other.article IN (SELECT value FROM json_each(?1))"
        " ORDER BY one.article, other.article",
        (wanted,),
    )
    home = {article: article for article in place}

    def root(article: ArticleId) -> ArticleId:
        while home[article] != article:
            article = home[article]
        return article

    for one, other in pairs:
        first, second = sorted((root(one), root(other)), key=place.__getitem__)
        home[second] = first
    return {article: root(article) for article in place}
