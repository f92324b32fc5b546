"""Stories that follow one another: the trial after the arrest, the vote after the debate."""

from collections.abc import Mapping, Sequence

import numpy as np

from recoupe.link.stream.communities import find_communities, own_measures, relative
from recoupe.link.stream.gathering import Signs, Told, gap_days, sum_rows
from recoupe.link.stream.neighbours import find_neighbours, join_edges, no_edges
from recoupe.link.stream.settings import StreamSettings

SINGLE = 200_000
"""Stories above which those of one article begin no saga: a million of them would, at some minutes' cost, for nobody."""


def find_sagas(stories: Sequence[Told], signs: Mapping[int, Signs], width: int, settings: StreamSettings) -> dict[int, int]:
    """For each story the one that opened its saga; a story without a sequel is its own.

    Args:
        stories: of one language, in order of their first day.
        signs: terms and weights of each article.
        width: number of terms known.
        settings: how near two stories of a saga are.
    """
    alone = {told.name: told.name for told in stories}
    kept = [told for told in stories if len(stories) <= SINGLE or len(told.members) > 1]
    if len(kept) < 2:
        return alone
    rows = sum_rows(kept, signs, width)
    edges = join_edges(no_edges(), find_neighbours(rows, rows))
    gaps = np.asarray([gap_days(kept[a], kept[b]) for a, b in zip(edges.one.tolist(), edges.other.tolist(), strict=True)])
    edges = edges.where(gaps <= settings.saga_days) if gaps.size else edges
    measures = own_measures(edges, len(kept), settings.nearest, settings.saga_floor)
    labels = find_communities(relative(edges, measures), len(kept), settings.saga_resolution)
    opened: dict[int, int] = {}
    for told, label in zip(kept, labels.tolist(), strict=True):
        alone[told.name] = opened.setdefault(label, told.name)
    return alone
