"""What a stream has put together so far: its stories as records of their own, with their terms, anchors and days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Signs = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Told:
    """One story as a whole.

    Attributes:
        name: number of the article it is named after.
        language: of its articles.
        members: numbers of its articles, in order of day.
        first, last: days of the first and the last; infinite where nobody knows.
    """

    name: int
    language: str
    members: tuple[int, ...]
    first: float
    last: float


def gather(story: Mapping[int, int], days: Mapping[int, float], language: str) -> list[Told]:
    """The stories of one language, in order of their first day, then name."""
    members: dict[int, list[int]] = {}
    for number, name in story.items():
        members.setdefault(name, []).append(number)
    found = []
    for name, numbers in members.items():
        ordered = sorted(numbers, key=lambda number: (days[number], number))
        last = max((days[number] for number in ordered if days[number] != inf), default=inf)
        found.append(Told(name, language, tuple(ordered), days[ordered[0]], last))
    return sorted(found, key=lambda told: (told.first, told.name))


def sum_rows(stories: Sequence[Told], signs: Mapping[int, Signs], width: int) -> csr_matrix:
    """(n_stories, width) float32 rows of length 1: the sum of what stands in the members."""
    starts, columns, values = [0], [], []
    for told in stories:
        terms = np.concatenate([signs[number][0] for number in told.members])
        weights = np.concatenate([signs[number][1] for number in told.members])
        unique, back = np.unique(terms, return_inverse=True)
        total = np.bincount(back, weights, minlength=unique.size)
        length = np.sqrt(np.sum(total**2)) or 1.0
        columns.append(unique.astype(np.int32))
        values.append((total / length).astype(np.float32))
        starts.append(starts[-1] + unique.size)
    data = np.concatenate(values) if values else np.zeros(0, np.float32)
    indices = np.concatenate(columns) if columns else np.zeros(0, np.int32)
    return csr_matrix((data, indices, np.asarray(starts)), shape=(len(stories), width), dtype=np.float32)


def gap_days(one: Told, other: Told) -> float:
    """Days between two stories; 0 when they overlap or a day is not known."""
    if inf in (one.first, other.first):
        return 0.0
    return max(0.0, one.first - other.last, other.first - one.last)
