"""Articles near to one another, put together: communities of a graph, never its connected components."""

import graspologic_native
import numpy as np
import numpy.typing as npt

from recoupe.link.stream.neighbours import Edges

SEED = 20_261
"""Of the generator the search draws from: the same graph gives the same communities on every machine."""
ROUNDS = 1
"""Full rounds of the search; a second changed B3 by less than .005 on invented streams, at half as much time again."""


BEST, OF_BEST = 90.0, 0.45
"""An article that stands alone must not measure its neighbours by chance meetings: its own measure is never below this share
of what the best tenth of the articles reach. Streams of near copies need it, streams of rewrites do not notice it."""


def own_measures(edges: Edges, n: int, nearest: int, floor: float) -> npt.NDArray[np.float64]:
    """Mean similarity of each of `n` articles with its nearest, never below `floor` nor far below that of the others."""
    ends = np.concatenate([edges.one, edges.other])
    weights = np.concatenate([edges.weight, edges.weight])
    order = np.lexsort((-weights, ends))
    ends, weights = ends[order], weights[order]
    first = np.searchsorted(ends, np.arange(n))
    rank = np.arange(ends.size) - first[ends] if ends.size else np.zeros(0, np.int64)
    near = rank < nearest
    sums = np.bincount(ends[near], weights[near], minlength=n)
    means = sums / nearest
    least = max(floor, OF_BEST * float(np.percentile(means, BEST))) if n else floor
    measures: npt.NDArray[np.float64] = np.maximum(means, least)
    return measures


def relative(edges: Edges, measures: npt.NDArray[np.float64]) -> Edges:
    """The same pairs, their similarity in shares of what both articles reach with their nearest."""
    shared = edges.weight / np.sqrt(measures[edges.one] * measures[edges.other])
    return Edges(edges.one, edges.other, np.minimum(shared, 1.0))


def find_communities(edges: Edges, n: int, resolution: float) -> npt.NDArray[np.int64]:
    """A community number for each of `n` articles; one that has no neighbour is alone.

    Maximises the constant Potts model by the Leiden algorithm: two articles stay together when the mean weight among the
    members is above `resolution`, so a chain of neighbours is no community.

    Source:
        docs/sources.md#leiden.
    """
    alone = np.arange(n, dtype=np.int64)
    if not len(edges):
        return alone
    named = [
        (str(one), str(other), weight)
        for one, other, weight in zip(edges.one.tolist(), edges.other.tolist(), edges.weight.tolist(), strict=True)
    ]
    _, found = graspologic_native.leiden(
        named, resolution=resolution, use_modularity=False, seed=SEED, iterations=ROUNDS, randomness=0.001
    )
    numbers = np.fromiter((int(name) for name in found), np.int64, len(found))
    alone[numbers] = np.fromiter(found.values(), np.int64, len(found)) + n
    return first_members(alone)


def first_members(labels: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The same parts, each named after its first member."""
    _, first, back = np.unique(labels, return_index=True, return_inverse=True)
    named: npt.NDArray[np.int64] = first[back].astype(np.int64)
    return named
