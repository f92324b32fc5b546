"""Term vectors of articles, weighed by how rare a term has lately been."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from recoupe.link.stream.terms import Bag

HALF_LIFE_DAYS = 30.0
"""After a month an article counts half for how rare a term is: the name of last year's minister is rare again."""
FADED = 0.5
"""Articles a term counts for when it is new or has long faded: no word is infinitely rare."""
SPARED = 50
"""Articles a term may stand in however few there are."""
COMMON, COMMON_SMALL, MOST_SMALL = 0.02, 0.2, 1000.0
"""Shares of the articles above which a term parts nothing, in large streams and in small ones; a small one has few stories."""


@dataclass(slots=True)
class Spread:
    """In how many recent articles each term stands; older ones count less and less."""

    n_articles: float = 0.0
    counts: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(1024))

    def pass_days(self, days: float) -> None:
        """Let what was counted fade."""
        if days > 0:
            faded = 0.5 ** (days / HALF_LIFE_DAYS)
            self.n_articles *= faded
            self.counts *= faded

    def add(self, bags: Sequence[Bag]) -> None:
        """Count the terms of new articles."""
        self.n_articles += len(bags)
        terms = np.concatenate([bag.terms for bag in bags]) if bags else np.zeros(0, np.int32)
        if terms.size and terms.max() >= self.counts.size:
            grown = np.zeros(max(2 * self.counts.size, int(terms.max()) + 1))
            grown[: self.counts.size] = self.counts
            self.counts = grown
        np.add.at(self.counts, terms, 1.0)

    def _known(self, terms: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """Counts of terms, 0 of those not met yet."""
        found = np.zeros(terms.size)
        met = terms < self.counts.size
        found[met] = self.counts[terms[met]]
        return found

    def rarity(self, terms: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """Weight of each term: the rarer the heavier, 0 for one that stands nearly everywhere."""
        counts = np.maximum(self._known(terms), FADED)
        n = self.n_articles
        common = max(SPARED, COMMON * n, min(COMMON_SMALL * n, MOST_SMALL))
        weights: npt.NDArray[np.float64] = np.where(counts > common, 0.0, np.log1p(n / counts))
        return weights


def make_vectors(bags: Sequence[Bag], spread: Spread, n_terms: int, width: int) -> csr_matrix:
    """Vectors of length 1 of the heaviest terms of each article.

    Args:
        bags: the articles.
        spread: how rare terms are.
        n_terms: heaviest terms kept of an article.
        width: number of known terms.

    Returns:
        (n_articles, width) float32.
    """
    starts, columns, values = [0], [], []
    for bag in bags:
        weights = bag.weights * spread.rarity(bag.terms)
        kept = np.flatnonzero(weights > 0)
        # Ties go to the term met first in the stream: the same whatever the machine.
        heaviest = kept[np.lexsort((bag.terms[kept], -weights[kept]))[:n_terms]]
        length = np.sqrt(np.sum(weights[heaviest] ** 2)) or 1.0
        columns.append(bag.terms[heaviest])
        values.append((weights[heaviest] / length).astype(np.float32))
        starts.append(starts[-1] + heaviest.size)
    data = np.concatenate(values) if values else np.zeros(0, np.float32)
    indices = np.concatenate(columns) if columns else np.zeros(0, np.int32)
    return csr_matrix((data, indices, np.asarray(starts)), shape=(len(bags), width), dtype=np.float32)
