"""Pairs of texts worth comparing word by word: those that share runs of words, and those whose sentences share rare words."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import log

import numpy as np
import numpy.typing as npt

from recoupe.link.passages.words import Numbers, Read

MOST_CARRIERS = 64
"""Texts that may carry one run before it is taken for a set phrase or for furniture."""
MOST_PARTNERS = 24
"""Texts compared with one: the ones that share most."""
LEAST_RUNS = 2
"""Sampled runs two texts must share; one is met by chance."""
RARE = 5
"""Rarest words of a sentence that are paired: ten pairs a sentence."""
COMMON = 0.02
"""Share of the texts above which a word is not rare, whatever the sentence."""
FEW = 5
"""Texts a word may stand in however few there are."""
LEAST_PAIRS = 3
"""Pairs of rare words two texts must share: a sentence told in other words keeps its names, its numbers and two nouns."""

Pairs = dict[tuple[int, int], int]


def share_runs(prints: Sequence[Numbers]) -> Pairs:
    """Pairs of texts that share sampled runs, with how many.

    Args:
        prints: the fingerprint of each text.
    """
    return _meet(prints, LEAST_RUNS)


def share_rare_words(texts: Sequence[Read]) -> Pairs:
    """Pairs of texts of one language whose sentences share pairs of rare words, with how many."""
    spread = Counter(stem for text in texts for stem in {s for sentence in text.sentences for s in sentence.stems})
    most = max(FEW, COMMON * len(texts))
    marks = []
    for text in texts:
        own: set[int] = set()
        for sentence in text.sentences:
            rare = sorted((spread[stem], stem) for stem in sentence.stems if 1 < spread[stem] <= most)[:RARE]
            own |= {_pair(one, other) for (_, one), (_, other) in combinations(sorted(rare, key=lambda r: r[1]), 2)}
        marks.append(np.sort(np.fromiter(own, np.uint64, len(own))))
    return _meet(marks, LEAST_PAIRS)


def nearest_partners(pairs: Pairs, n_texts: int) -> list[tuple[int, int]]:
    """The pairs in which at least one text counts the other among those it shares most with, in order."""
    partners: list[list[tuple[int, int]]] = [[] for _ in range(n_texts)]
    for (one, other), n in pairs.items():
        partners[one].append((-n, other))
        partners[other].append((-n, one))
    kept = {(min(at, other), max(at, other)) for at, own in enumerate(partners) for _, other in sorted(own)[:MOST_PARTNERS]}
    return sorted(kept)


def rarity(texts: Sequence[Read]) -> dict[int, float]:
    """How much each stem says: the logarithm of how few texts have it."""
    spread = Counter(stem for text in texts for stem in {s for sentence in text.sentences for s in sentence.stems})
    n = max(len(texts), 20)
    return {stem: log(1 + n / count) for stem, count in spread.items()}


def _meet(marks: Sequence[Numbers], least: int) -> Pairs:
    """Pairs of texts that have marks in common, with how many; marks of very many texts are passed over."""
    owners = np.repeat(np.arange(len(marks), dtype=np.int64), [own.size for own in marks])
    numbers = np.concatenate(marks) if len(marks) else np.zeros(0, np.uint64)
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    starts = np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if numbers.size else np.zeros(0, np.int64)
    sizes = np.diff(np.append(starts, numbers.size))
    found: list[npt.NDArray[np.int64]] = []
    for size in np.unique(sizes).tolist():
        if 1 < size <= MOST_CARRIERS:
            groups = owners[starts[sizes == size][:, None] + np.arange(size)]
            one, other = np.triu_indices(size, 1)
            found.append((groups[:, one] * len(marks) + groups[:, other]).ravel())
    if not found:
        return {}
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    kept = counts >= least
    return {
        (code // len(marks), code % len(marks)): n for code, n in zip(codes[kept].tolist(), counts[kept].tolist(), strict=True)
    }


def _pair(one: int, other: int) -> int:
    """A number for two words, whichever comes first."""
    low, high = (one, other) if one < other else (other, one)
    return (low * 0x9E3779B97F4A7C15 + high) & 0xFFFF_FFFF_FFFF_FFFF
