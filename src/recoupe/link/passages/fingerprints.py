"""A small sample of the runs of words of a text: two texts that share a passage share some of the sample."""

import numpy as np

from recoupe.link.passages.words import Numbers

RUN = 5
"""Words of a run: four are met by chance in the idioms of the press, six miss a light edit."""
FACTOR = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xBF58476D1CE4E5B9)


def runs(numbers: Numbers, length: int = RUN) -> Numbers:
    """A number for each run of words: (n - length + 1,) uint64, in order."""
    n = numbers.size - length + 1
    if n <= 0:
        return np.zeros(0, np.uint64)
    with np.errstate(over="ignore"):
        found = np.zeros(n, np.uint64)
        for at in range(length):
            found = found * FACTOR + numbers[at : at + n]
        found ^= found >> np.uint64(31)
        found *= MIX
        found ^= found >> np.uint64(29)
    return found


def fingerprint(numbers: Numbers, one_in: int) -> Numbers:
    """The runs kept in the sample, each once, in order of number.

    Args:
        numbers: the words of a text.
        one_in: a run is kept when its number is a multiple: the same run is kept in every text that has it.

    Source:
        docs/sources.md#fracminhash.
    """
    found = runs(numbers)
    return np.unique(found[found % np.uint64(one_in) == 0])
