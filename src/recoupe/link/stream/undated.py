"""Articles without a day, put beside the dated ones they most resemble."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from recoupe.link.stream.neighbours import find_neighbours
from recoupe.link.stream.vectors import make_vectors
from recoupe.link.stream.windows import SIGNS, Item, Window

NEAR = 0.4
"""Share of what the nearest article reaches with its own nearest, from which an article without a day joins its story."""
CLEARLY = 0.7
"""Share of its similarity with the nearest that no article of another story may reach: whoever fits two stories joins none."""


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
    met: dict[int, list[tuple[float, int]]] = {}
    for row, column, weight in zip(edges.one.tolist(), edges.other.tolist(), edges.weight.tolist(), strict=True):
        met.setdefault(row, []).append((-weight, numbers[column]))
    for row, item in enumerate(items):
        window.story[item.number] = item.number
        near = _nearest(window, sorted(met.get(row, [])))
        if near is not None:
            number, weight = near
            window.story[item.number] = window.story[number]
            window.nearest[item.number] = number, min(1.0, weight / window.reach[number])
        terms = new.indices[new.indptr[row] : new.indptr[row + 1]]
        window.signs[item.number] = terms.astype(np.int32), new.data[new.indptr[row] : new.indptr[row + 1]]


def _nearest(window: Window, met: Sequence[tuple[float, int]]) -> tuple[int, float] | None:
    """The nearest dated article, when it is near enough and no other story's is about as near; similarities come as -weights."""
    if not met:
        return None
    weight, number = -met[0][0], met[0][1]
    story = window.story[number]
    other = next((-against for against, one in met if window.story[one] != story), 0.0)
    if weight < NEAR * window.reach[number] or other > CLEARLY * weight:
        return None
    return number, weight


def _sign_rows(window: Window, numbers: Sequence[int], width: int) -> csr_matrix:
    """(n_articles, width) of the heaviest terms of the dated articles."""
    signs = [window.signs[number] for number in numbers]
    starts = np.concatenate([[0], np.cumsum([terms.size for terms, _ in signs])])
    columns, values = np.concatenate([t for t, _ in signs]), np.concatenate([w for _, w in signs])
    return csr_matrix((values, columns, starts), shape=(len(numbers), width), dtype=np.float32)
