"""How alike texts are: cosines of their weighted terms, found through the terms they share."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

NAME_MARK = "@"
"""What the term of a word of a proper name begins with."""
NAMED = 2.5
"""Weight of a word of a proper name, against 1 for another word; roles do not count: every story has a minister."""
TERMS = 150
"""Heaviest terms of a text that are compared: the rest is noise and cost."""


def find_likenesses(counts: Sequence[Counter[str]]) -> list[dict[int, float]]:
    """For each text its cosine with every text before it that shares a term, by index.

    Args:
        counts: the terms of each text, those of names marked with `NAME_MARK`.
    """
    spread = Counter(term for found in counts for term in found)
    postings: dict[str, list[tuple[int, float]]] = {}
    alike: list[dict[int, float]] = []
    for at, found in enumerate(counts):
        scores: dict[int, float] = {}
        for term, weight in _vector(found, spread, len(counts)).items():
            carriers = postings.setdefault(term, [])
            for other, theirs in carriers:
                scores[other] = scores.get(other, 0.0) + weight * theirs
            carriers.append((at, weight))
        alike.append(scores)
    return alike


def _vector(found: Counter[str], spread: Counter[str], n_texts: int) -> dict[str, float]:
    """Weights of the heaviest terms, of length 1."""
    weights = {
        term: (1 + log(n)) * log(1 + n_texts / spread[term]) * (NAMED if term.startswith(NAME_MARK) else 1.0)
        for term, n in found.items()
    }
    heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
    length = sqrt(sum(weight * weight for weight in heaviest.values())) or 1.0
    return {term: weight / length for term, weight in heaviest.items()}
