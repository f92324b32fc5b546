"""What no reuse is: runs an outlet puts into articles that have nothing else in common, and lines that ask for a click."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from recoupe.language.leftovers import Leftovers
from recoupe.link.passages.words import WORD, Numbers
from recoupe.link.stems import plain

SITES = 3
"""Texts of one outlet from which a run is its furniture, when they share hardly anything else."""
APART = 0.5
"""Share of runs below which two texts of one outlet are two articles, not two versions of one."""
ASKING = 0.75
"""Share of the telling words of a passage that stand in the lines websites leave: from there it asks, and tells nothing."""
LONGEST = 80
"""Words of the longest passage that may be furniture for its words alone."""


def find_common(prints: Sequence[Numbers], outlets: Sequence[str]) -> Numbers:
    """Sampled runs that stand in three articles of one outlet, or more, which are otherwise apart.

    Args:
        prints: the fingerprint of each text.
        outlets: of each text, "" when nobody knows: then nothing is common to an outlet.
    """
    by_outlet: dict[str, list[int]] = defaultdict(list)
    for at, outlet in enumerate(outlets):
        if outlet:
            by_outlet[outlet].append(at)
    found = [_common_of([prints[at] for at in places]) for places in by_outlet.values() if len(places) >= SITES]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)


def _common_of(prints: Sequence[Numbers]) -> Numbers:
    """The runs of one outlet's furniture; versions of one article count once."""
    kept: list[Numbers] = []
    carriers: dict[int, int] = defaultdict(int)
    for own in prints:
        recent = kept[-200:]
        if any(2 * np.intersect1d(own, one, assume_unique=True).size > (own.size + one.size) * APART for one in recent):
            continue
        kept.append(own)
        for number in own.tolist():
            carriers[number] += 1
    return np.fromiter((number for number, n in carriers.items() if n >= SITES), np.uint64)


def without(own: Numbers, common: Numbers) -> Numbers:
    """A fingerprint without what is common."""
    return own[~np.isin(own, common, assume_unique=True)] if common.size else own


def asking_words(leftovers: Leftovers) -> frozenset[str]:
    """The words of the lines websites leave in scraped text, of all languages, without case and accents."""
    return frozenset(word for line in leftovers.lines for word in line.split())


def asks(passage: str, stems: Sequence[int], asking: frozenset[str]) -> bool:
    """Whether a passage is a line that asks for a click, a subscription or a mail.

    Args:
        passage: its words as written.
        stems: a number for each, 0 for a word that stands in any text.
        asking: words of such lines.
    """
    telling = [plain(form.lower()) for form, stem in zip(WORD.findall(passage), stems, strict=True) if stem]
    if not telling or len(stems) > LONGEST:
        return False
    return sum(word in asking for word in telling) >= ASKING * len(telling)
