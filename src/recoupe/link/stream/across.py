"""Stories of several languages that tell one event: linked as stories, by the names and numbers that carry over."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags

from recoupe.link.meanings import apart_from_all, find_meanings
from recoupe.link.stream.gathering import Told, gap_days
from recoupe.link.stream.neighbours import find_neighbours

Ids = npt.NDArray[np.int32]
CANDIDATES = 0.12
"""Cosine of anchors from which the meaning of two stories is compared at all."""
SURE = 0.45
"""Cosine of anchors from which two stories are one whatever they mean."""
JOINED = 0.3
"""Mean of the cosines of anchors and of meaning from which two stories are one."""
MOST_COMPARED = 600
"""Stories whose meaning is worked out, the largest first: at some twenty milliseconds each, some ten seconds at most."""


def link_languages(
    stories: Sequence[Told], anchors: Mapping[int, Ids], openings: Mapping[int, str], window_days: float
) -> dict[int, tuple[int, float]]:
    """Pairs of stories of two languages that are each other's nearest.

    Args:
        stories: of all languages.
        anchors: article to the numbers of its names and figures.
        openings: article to its title and first words.
        window_days: days two stories of one event may lie apart.

    Returns:
        Place of the later story to the place of the earlier one and how near they are; no chains of three by guess: each
        language's story is linked to one of each other language at most.
    """
    if len({told.language for told in stories}) < 2:
        return {}
    rows = _anchor_rows(stories, anchors)
    pairs = [
        (one, other, weight)
        for one, other, weight in _edges(rows)
        if one < other
        and stories[one].language != stories[other].language
        and weight >= CANDIDATES
        and gap_days(stories[one], stories[other]) <= window_days
    ]
    near = _with_meaning(pairs, stories, openings)
    return _mutual(near, stories)


def _anchor_rows(stories: Sequence[Told], anchors: Mapping[int, Ids]) -> csr_matrix:
    starts, columns, values = [0], [], []
    for told in stories:
        found, counts = np.unique(np.concatenate([anchors[number] for number in told.members]), return_counts=True)
        columns.append(found)
        values.append(1.0 + np.log(counts))
        starts.append(starts[-1] + found.size)
    indices = np.concatenate(columns)
    width = int(indices.max(initial=0)) + 1
    rows = csr_matrix((np.concatenate(values), indices, np.asarray(starts)), shape=(len(stories), width), dtype=np.float32)
    spread = np.bincount(indices, minlength=width)
    rows = csr_matrix(rows @ diags(np.log1p(len(stories) / np.maximum(spread, 1)).astype(np.float32)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return csr_matrix(diags((1.0 / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)) @ rows)


def _edges(rows: csr_matrix) -> list[tuple[int, int, float]]:
    edges = find_neighbours(rows, rows)
    return sorted(zip(edges.one.tolist(), edges.other.tolist(), edges.weight.tolist(), strict=True))


def _with_meaning(
    pairs: Sequence[tuple[int, int, float]], stories: Sequence[Told], openings: Mapping[int, str]
) -> list[tuple[int, int, float]]:
    """The pairs whose names are very near, or whose names and meaning both are: names alone link all news of a country."""
    unsure = {place for one, other, weight in pairs if weight < SURE for place in (one, other)}
    asked = sorted(sorted(unsure, key=lambda at: (-len(stories[at].members), at))[:MOST_COMPARED])
    row = {place: at for at, place in enumerate(asked)}
    meanings = find_meanings([openings.get(stories[place].members[0], "") for place in asked])
    for language in sorted({stories[place].language for place in asked}):
        own = [row[place] for place in asked if stories[place].language == language]
        meanings[own] = apart_from_all(meanings[own])
    found = [pair for pair in pairs if pair[2] >= SURE]
    for one, other, weight in pairs:
        if weight < SURE and one in row and other in row:
            near = (weight + float(meanings[row[one]] @ meanings[row[other]])) / 2
            if near >= JOINED:
                found.append((one, other, near))
    return found


def _mutual(near: Sequence[tuple[int, int, float]], stories: Sequence[Told]) -> dict[int, tuple[int, float]]:
    """Pairs that are each other's nearest in their two languages, the nearest first."""
    found: dict[int, tuple[int, float]] = {}
    taken: set[tuple[int, str]] = set()
    for one, other, weight in sorted(near, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if (one, stories[other].language) in taken or (other, stories[one].language) in taken or other in found:
            continue
        taken |= {(one, stories[other].language), (other, stories[one].language)}
        found[other] = one, weight
    return found
