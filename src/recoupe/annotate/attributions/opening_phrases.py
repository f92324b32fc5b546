"""Whose verb stands far behind: "Le fonds Lanoix, actionnaire du groupe, avec 6,5% du capital, a déclaré"."""

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right


def opening_phrase(passage: Passage, found: tuple[int, int], start: int) -> tuple[int, int] | None:
    """The phrase a sentence opens with, where only asides without a verb part it from what was taken for the subject.

    Args:
        passage: the block.
        found: what stands right before the verb, as tokens.
        start: the sentence's first token.

    Returns:
        None where what was found may speak itself, or the sentence opens otherwise.
    """
    if found[0] == start or passage.mentions_in(passage.span(*found)) or not passage.low(found[0])[:1].isdigit():
        return None
    if not (passage.has("determiners", start) or passage.pos(start) == "PROPN"):
        return None
    end = phrase_right(passage, start, found[0], apposition=False)
    verbs = any(is_finite(token) and token.low != "soit" for token in passage.tokens[start : found[0]])
    speaks = any(each.span.start <= passage.tokens[end - 1].start for each in passage.mentions_in(passage.span(start, found[0])))
    return (start, end) if passage.low(end) == "," and speaks and not verbs else None
