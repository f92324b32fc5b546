"""The nearest articles of each new one among those still open."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

LEAST = 0.02
"""Similarity below which two articles share a word by chance."""
MOST_NEIGHBOURS, LEAST_NEIGHBOURS, BUDGET = 60, 10, 400_000
"""Neighbours kept of an article: all of a story where there are few articles, ten where there are many."""
CHUNK = 512
"""Rows compared at once where meaning is compared: 512 rows by 20,000 columns are 40 MB."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of articles, the smaller number first, each pair once, with their similarity in (0, 1]."""

    one: npt.NDArray[np.int64]
    other: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Number of pairs."""
        return int(self.one.size)

    def where(self, kept: npt.NDArray[np.bool_]) -> "Edges":
        """Some of the pairs."""
        return Edges(self.one[kept], self.other[kept], self.weight[kept])


def no_edges() -> Edges:
    """No pair."""
    return Edges(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


def join_edges(first: Edges, second: Edges) -> Edges:
    """The pairs of both, each once, in order."""
    one, other = np.concatenate([first.one, second.one]), np.concatenate([first.other, second.other])
    weight = np.concatenate([first.weight, second.weight])
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((-weight, high, low))
    low, high, weight = low[order], high[order], weight[order]
    new = np.ones(low.size, np.bool_)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    new &= low != high
    return Edges(low[new], high[new], weight[new])


def n_neighbours(n_open: int) -> int:
    """How many neighbours an article may have among so many."""
    return int(min(MOST_NEIGHBOURS, max(LEAST_NEIGHBOURS, BUDGET // max(1, n_open))))


def find_neighbours(
    new: csr_matrix, every: csr_matrix, meanings: tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], float] | None = None
) -> Edges:
    """Pairs of a new article and its nearest among all.

    Args:
        new: (n_new, width) vectors of length 1.
        every: (n_all, width); the new ones stand among them.
        meanings: (n_new, size) and (n_all, size) vectors of meaning, and their share of the similarity.

    Returns:
        Row numbers in `new` and in `every`; not yet in order.
    """
    top = min(n_neighbours(every.shape[0]) + 1, every.shape[0])
    if meanings is None:
        found = sp_matmul_topn(new, every.T.tocsr(), top_n=top, threshold=LEAST, n_threads=1).tocoo()
        return Edges(found.row.astype(np.int64), found.col.astype(np.int64), np.minimum(found.data.astype(np.float64), 1.0))
    rows, columns, weights = [], [], []
    new_meanings, all_meanings, share = meanings
    turned = every.T.tocsr()
    for start in range(0, new.shape[0], CHUNK):
        worded = np.asarray((new[start : start + CHUNK] @ turned).todense())
        meant = np.maximum(new_meanings[start : start + CHUNK] @ all_meanings.T, 0.0)
        both = (1 - share) * worded + share * meant
        nearest = np.argsort(-both, axis=1, kind="stable")[:, :top]
        near = np.take_along_axis(both, nearest, axis=1)
        row, column = np.nonzero(near > LEAST)
        rows.append(row + start)
        columns.append(nearest[row, column])
        weights.append(near[row, column])
    return Edges(
        np.concatenate(rows).astype(np.int64),
        np.concatenate(columns).astype(np.int64),
        np.minimum(np.concatenate(weights).astype(np.float64), 1.0),
    )
