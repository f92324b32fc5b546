"""Pairs of texts worth comparing word by word: those that share runs of words, and those whose sentences share rare words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

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
FEWEST = 20
"""Texts that are reckoned with however few there are: in three texts no word is rare."""
LEAST_PAIRS = 3
"""Pairs of rare words two texts must share: a sentence told in other words keeps its names, its numbers and two nouns."""

MOST_SENTENCES = 40_000
"""Sentences of a language that are all compared with one another, at some seconds; of more, those that share rare words."""
ALIKE, NEAREST = 0.36, 8
"""Cosine from which two sentences may say the same, and how many of the nearest are kept of each."""
EVERYWHERE, EVERYWHERE_FEW = 0.1, 30
"""Share of the texts, and number of them, above which a word brings no two sentences together."""
ANY = 0
"""The stem under which the weight of a word that one text has stands: how much the rarest says."""

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


def share_sentences(texts: Sequence[Read], weights: Mapping[int, float]) -> Pairs:
    """Pairs of texts of one language that have sentences alike, with how many; none where there are too many sentences.

    Args:
        texts: of one language.
        weights: how much each stem says.
    """
    sentences = [(at, sentence.stems) for at, text in enumerate(texts) for sentence in text.sentences if sentence.stems]
    if not 1 < len(sentences) <= MOST_SENTENCES:
        return {}
    most = max(EVERYWHERE_FEW, EVERYWHERE * len(texts))
    least = log(1 + max(len(texts), FEWEST) / most)
    column: dict[int, int] = {}
    starts, columns, values = [0], list[int](), list[float]()
    for _, stems in sentences:
        said = [(column.setdefault(stem, len(column)), weights[stem]) for stem in sorted(stems) if weights[stem] >= least]
        length = sum(weight**2 for _, weight in said) ** 0.5
        columns += [at for at, _ in said]
        values += [weight / length for _, weight in said]
        starts.append(len(columns))
    rows = csr_matrix((np.asarray(values, np.float32), columns, starts), shape=(len(sentences), max(1, len(column))))
    near = sp_matmul_topn(rows, rows.T.tocsr(), top_n=NEAREST + 1, threshold=ALIKE, n_threads=1).tocoo()
    owner = np.asarray([at for at, _ in sentences])
    one, other = owner[near.row], owner[near.col]
    apart = one < other
    codes, counts = np.unique(one[apart] * len(texts) + other[apart], return_counts=True)
    return {(code // len(texts), code % len(texts)): n for code, n in zip(codes.tolist(), counts.tolist(), strict=True)}


def nearest_partners(pairs: Pairs, n_texts: int) -> list[tuple[int, int]]:
    """The pairs in which at least one text counts the other among those it shares most with, in order."""
    partners: list[list[tuple[int, int]]] = [[] for _ in range(n_texts)]
    for (one, other), n in pairs.items():
        partners[one].append((-n, other))
        partners[other].append((-n, one))
    kept = {(min(at, other), max(at, other)) for at, own in enumerate(partners) for _, other in sorted(own)[:MOST_PARTNERS]}
    return sorted(kept)


def rarity(texts: Sequence[Read]) -> dict[int, float]:
    """How much each stem says: the logarithm of how few texts have it; under `ANY`, what one says that a single text has."""
    spread = Counter(stem for text in texts for stem in {s for sentence in text.sentences for s in sentence.stems})
    n = max(len(texts), FEWEST)
    return {stem: log(1 + n / count) for stem, count in spread.items()} | {ANY: log(1 + n)}


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
