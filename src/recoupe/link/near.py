"""Which articles tell one story, by their words alone: what undated articles are dated by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from recoupe.language.predicates import fold_words
from recoupe.records import Article, ArticleId

JOINED = 0.1
"""Cosine from which two articles tell one story. Ten stories mixed: at least 0.148 to the closest of its own, the one stray
article 0.018, and 0.088 or less to another story's unless one agency signs both (0.111, 0.151)."""
NAMED = 2.5
"""Weight of a word of a proper name, against 1 for another word."""
SHORTEST, STEM = 5, 6
"""Letters a word needs to tell anything, and letters it is compared by."""
TERMS = 150
"""Heaviest terms of an article that are compared."""


def find_near(articles: Sequence[Article], names: Mapping[ArticleId, Sequence[str]]) -> dict[ArticleId, dict[ArticleId, float]]:
    """For each article the others whose words are alike enough to tell one story, with the cosine that says so.

    Args:
        articles: of one run.
        names: the words of each that look like names.
    """
    counts = [_terms(article, names[article.id]) for article in articles]
    spread = Counter(term for found in counts for term in found)
    postings: dict[str, list[tuple[int, float]]] = {}
    near: list[dict[int, float]] = [{} for _ in articles]
    for at, found in enumerate(counts):
        for term, weight in _vector(found, spread, len(articles)).items():
            for other, theirs in postings.setdefault(term, []):
                near[at][other] = near[at].get(other, 0.0) + weight * theirs
            postings[term].append((at, weight))
    together: dict[ArticleId, dict[ArticleId, float]] = {article.id: {} for article in articles}
    for at, scores in enumerate(near):
        for other, score in scores.items():
            if score >= JOINED:
                together[articles[at].id][articles[other].id] = score
                together[articles[other].id][articles[at].id] = score
    return together


def _terms(article: Article, names: Sequence[str]) -> Counter[str]:
    found = Counter(word[:STEM] for word in fold_words(article.text) if len(word) >= SHORTEST and not word.isdigit())
    found.update("@" + name for name in names)
    return found


def _vector(found: Counter[str], spread: Counter[str], n_articles: int) -> dict[str, float]:
    """Weights of the heaviest terms, of length 1."""
    weights = {
        term: (1 + log(n)) * log(1 + n_articles / spread[term]) * (NAMED if term.startswith("@") else 1.0)
        for term, n in found.items()
    }
    heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
    length = sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
    return {term: weight / length for term, weight in heaviest.items()}
