"""Communities that tell one story, put together: a story larger than its articles' neighbour lists falls into parts."""

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from recoupe.link.stream.communities import first_members
from recoupe.link.stream.neighbours import find_neighbours, n_neighbours

ROUNDS = 8
"""Rounds of joining: each joins every story to its nearest, so eight reach 256 parts."""
LEAST_MEMBERS = 1 / 3
"""Members of a part that may join another, in shares of a list of neighbours: smaller parts were weighed pair by pair."""
Meanings = npt.NDArray[np.float32]


def join_parts(
    labels: npt.NDArray[np.int64],
    vectors: csr_matrix,
    measures: npt.NDArray[np.float64],
    resolution: float,
    meanings: tuple[Meanings, float] | None = None,
) -> npt.NDArray[np.int64]:
    """Join communities whose members are, on the mean, as near to one another as members of one community must be.

    Args:
        labels: (n,) community of each article.
        vectors: (n, width) of length 1.
        measures: (n,) own measure of each article.
        resolution: least mean relative similarity.
        meanings: (n, size) vectors of meaning and their share, where they are compared.
    """
    for _ in range(ROUNDS):
        parts, back, sizes = np.unique(labels, return_inverse=True, return_counts=True)
        large = np.flatnonzero(sizes >= max(2, LEAST_MEMBERS * n_neighbours(labels.size)))
        if large.size < 2:
            break
        means = _means(back, sizes)[large]
        meant = None if meanings is None else (*(2 * (np.asarray(means @ meanings[0], np.float32),)), meanings[1])
        worded = csr_matrix(means @ vectors, dtype=np.float32)
        edges = find_neighbours(worded, worded, meant)
        own = np.asarray(means @ measures)
        near = edges.weight / np.sqrt(own[edges.one] * own[edges.other])
        apart = (edges.one != edges.other) & (near >= resolution)
        if not apart.any():
            break
        home = _joined(edges.one[apart], edges.other[apart], near[apart], large.size)
        renamed = np.arange(parts.size)
        renamed[large] = large[home]
        labels = first_members(renamed[back])
    return labels


def _means(back: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64]) -> csr_matrix:
    """(n_parts, n) rows that take the mean of the members of a part."""
    n = back.size
    shares = (1.0 / sizes[back]).astype(np.float32)
    return csr_matrix((shares, (back, np.arange(n))), shape=(sizes.size, n))


def _joined(
    one: npt.NDArray[np.int64], other: npt.NDArray[np.int64], near: npt.NDArray[np.float64], n: int
) -> npt.NDArray[np.int64]:
    """For each part the one it joins: pairs that are each other's nearest, so that no chain forms in one round."""
    nearest = np.arange(n)
    order = np.lexsort((-other, near, one))
    nearest[one[order]] = other[order]
    mutual = nearest[nearest] == np.arange(n)
    return np.where(mutual, np.minimum(nearest, np.arange(n)), np.arange(n))
