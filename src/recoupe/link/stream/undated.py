"""Articles without a day, put beside the dated ones they most resemble."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from recoupe.link.stream.neighbours import find_neighbours
from recoupe.link.stream.vectors import make_vectors
from recoupe.link.stream.windows import SIGNS, Item, Window

NEAR = 0.4
"""Share of what the nearest article reaches with its own nearest, from which an article without a day joins its story."""


def place_undated(window: Window, items: Sequence[Item], width: int) -> None:
    """Put each article without a day into the story of its nearest dated one, or leave it alone.

    Args:
        window: has read the dated articles of the language.
        items: the articles without a day; none of them brings two stories together.
        width: number of terms known.
    """
    if not items:
        return
    numbers = sorted(window.signs)
    every = _sign_rows(window, numbers, width)
    new = make_vectors([item.bag for item in items], window.spread, SIGNS, width)
    edges = find_neighbours(new, every)
    best: dict[int, tuple[float, int]] = {}
    for row, column, weight in zip(edges.one.tolist(), edges.other.tolist(), edges.weight.tolist(), strict=True):
        best[row] = max(best.get(row, (0.0, -1)), (weight, -column))
    for row, item in enumerate(items):
        weight, column = best.get(row, (0.0, 1))
        floor = window.settings.short_floor if window.short else window.settings.floor
        window.story[item.number] = item.number
        if column <= 0 and weight >= NEAR * floor:
            near = numbers[-column]
            measure = max(window.nearest.get(near, (0, 0.0))[1], floor)
            if weight >= NEAR * measure:
                window.story[item.number] = window.story[near]
                window.nearest[item.number] = near, min(1.0, weight / measure)
        terms = new.indices[new.indptr[row] : new.indptr[row + 1]]
        window.signs[item.number] = terms.astype(np.int32), new.data[new.indptr[row] : new.indptr[row + 1]]


def _sign_rows(window: Window, numbers: Sequence[int], width: int) -> csr_matrix:
    """(n_articles, width) of the heaviest terms of the dated articles."""
    signs = [window.signs[number] for number in numbers]
    starts = np.concatenate([[0], np.cumsum([terms.size for terms, _ in signs])])
    columns, values = np.concatenate([t for t, _ in signs]), np.concatenate([w for _, w in signs])
    return csr_matrix((values, columns, starts), shape=(len(numbers), width), dtype=np.float32)
