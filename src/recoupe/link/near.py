"""Which articles tell one story, by their words alone: what undated articles are dated by."""

from collections import Counter
from collections.abc import Mapping, Sequence

from recoupe.language.predicates import fold_words
from recoupe.link.alike import NAME_MARK, find_likenesses
from recoupe.records import Article, ArticleId

JOINED = 0.1
"""Cosine from which two articles tell one story. Ten stories mixed: at least 0.148 to the closest of its own, the one stray
article 0.018, and 0.088 or less to another story's unless one agency signs both (0.111, 0.151)."""
SHORTEST, STEM = 5, 6
"""Letters a word needs to tell anything, and letters it is compared by."""


def find_near(articles: Sequence[Article], names: Mapping[ArticleId, Sequence[str]]) -> dict[ArticleId, dict[ArticleId, float]]:
    """For each article the others whose words are alike enough to tell one story, with the cosine that says so.

    Args:
        articles: of one run.
        names: the words of each that look like names.
    """
    together: dict[ArticleId, dict[ArticleId, float]] = {article.id: {} for article in articles}
    for at, scores in enumerate(find_likenesses([_terms(article, names[article.id]) for article in articles])):
        for other, score in scores.items():
            if score >= JOINED:
                together[articles[at].id][articles[other].id] = score
                together[articles[other].id][articles[at].id] = score
    return together


def _terms(article: Article, names: Sequence[str]) -> Counter[str]:
    found = Counter(word[:STEM] for word in fold_words(article.text) if len(word) >= SHORTEST and not word.isdigit())
    found.update(NAME_MARK + name for name in names)
    return found
