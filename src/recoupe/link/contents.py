"""The words of a text that carry content, as stems, and how much two sets of them share."""

from collections.abc import Mapping

from recoupe.language.predicates import Predicates, fold_words


def content_stems(text: str, predicates: Predicates) -> frozenset[str]:
    """Stems of the words that carry content; stop words and lone letters left out."""
    words = (word for word in fold_words(text) if word not in predicates.stop and len(word) > 1)
    return frozenset(predicates.stem(word) for word in words)


def shared_weight(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> tuple[float, float]:
    """Dice and share of the smaller, both weighted; an item without a weight weighs 1."""
    shared = sum(weights.get(item, 1.0) for item in one & other)
    if not shared:
        return 0.0, 0.0
    left, right = (sum(weights.get(item, 1.0) for item in side) for side in (one, other))
    return 2 * shared / (left + right), shared / min(left, right)
