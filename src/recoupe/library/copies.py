"""What copies are to whoever looks: shown once where articles are shown together, and how much of an article stands elsewhere."""

import json
from collections.abc import Sequence

from recoupe.library.opening import Library
from recoupe.library.shared_words import reuse_of
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


def share_elsewhere(library: Library, article: ArticleId) -> float:
    """Share of the characters of an article, in [0, 1], that stand in some other article; what several have counts once."""
    pairs = reuse_of(library, article)
    spans = sorted(passage.one if pair.one == article else passage.other for pair in pairs for passage in pair.passages)
    row = library.database.execute("SELECT characters FROM articles WHERE article = ?", (article,)).fetchone()
    total = reached = 0
    for span in spans:
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return round(min(1.0, total / row[0]), 4) if row and row[0] else 0.0
