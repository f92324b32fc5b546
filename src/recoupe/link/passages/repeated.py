"""Furniture of sites nobody names: runs that stand in many texts which have nothing else in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from recoupe.link.passages.fingerprints import RUN, fingerprint, runs
from recoupe.link.passages.words import Numbers, Read

CARRIERS = 6
"""Texts of unrelated matters from which a run is furniture: a report is copied by many, but by many that tell the same."""
LOOKED_AT = 24
"""Texts of one run that are compared with one another."""
RELATED = 0.1
"""Cosine of the stems of two texts from which they tell of one matter. Stories to tune with: 9 of 10 pairs of one story are
above, 1 of 200 pairs of two stories."""
NOTHING = np.zeros(0, np.uint64)


@dataclass(slots=True)
class _Matters:
    """What each text tells beside the runs in question, and which texts tell of one matter."""

    said: Sequence[frozenset[int]]
    rarity: Mapping[int, float]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    def are_one(self, one: int, other: int) -> bool:
        """Whether two texts tell of one matter; so they do when one tells nothing besides."""
        pair = (min(one, other), max(one, other))
        if pair not in self.known:
            shared = sum(self.rarity.get(stem, 0.0) ** 2 for stem in self.said[one] & self.said[other])
            self.known[pair] = shared >= RELATED * self._length(one) * self._length(other)
        return self.known[pair]

    def n_apart(self, texts: Sequence[int]) -> int:
        """How many of some texts tell of matters of their own."""
        kept: list[int] = []
        for text in texts:
            if not any(self.are_one(text, other) for other in kept):
                kept.append(text)
        return len(kept)

    def _length(self, text: int) -> float:
        return sqrt(sum(self.rarity.get(stem, 0.0) ** 2 for stem in self.said[text]))


def find_repeated(texts: Sequence[Read], rarity: Mapping[int, float], one_in: int = 1) -> Numbers:
    """Runs that stand in six texts, or more, that have nothing else in common.

    Args:
        texts: of one language, of outlets nobody knows.
        rarity: how much each stem says.
        one_in: a run in so many is looked at, for the memory.
    """
    prints = [fingerprint(text.numbers, one_in) for text in texts]
    if len(texts) < CARRIERS:
        return NOTHING
    numbers = np.concatenate(prints)
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), [own.size for own in prints])
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if numbers.size else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, numbers.size))
    many = np.flatnonzero(sizes >= CARRIERS)
    if not many.size:
        return NOTHING
    matters = _Matters([_beside(text, numbers[starts[many]]) for text in texts], rarity)
    judged: dict[tuple[int, ...], bool] = {}
    found = []
    for at in many.tolist():
        carriers = tuple(owners[starts[at] : starts[at] + min(int(sizes[at]), LOOKED_AT)].tolist())
        if carriers not in judged:
            judged[carriers] = matters.n_apart(carriers) >= CARRIERS
        if judged[carriers]:
            found.append(numbers[starts[at]])
    return np.asarray(found, np.uint64)


def _beside(text: Read, repeated: Numbers) -> frozenset[int]:
    """The stems of the sentences that hold none of some runs."""
    at = np.flatnonzero(np.isin(runs(text.numbers), repeated))
    said: set[int] = set()
    for sentence in text.sentences:
        first, last = np.searchsorted(at, [sentence.start - RUN + 1, sentence.end])
        if first == last:
            said |= sentence.stems
    return frozenset(said)
