"""Where an article speaks of itself and not of the story: "ce que l'on sait", "lire aussi", "décryptage"."""

from collections.abc import Iterator, Sequence

from recoupe.language.predicates import Predicates, fold_words
from recoupe.records import Role, Sentence, Span

HEADS: frozenset[Role] = frozenset({"title", "standfirst", "heading"})
"""Roles of blocks where a colon parts what is told from what the article makes of it."""
Keyed = Sequence[tuple[str, Span]]


def find_service(sentence: Sentence, text: str, role: Role, predicates: Predicates) -> tuple[Span, ...]:
    """The words of a sentence that speak of the article; in a heading, all on their side of a colon.

    Args:
        sentence: with its words.
        text: of the article.
        role: of its block.
        predicates: of the language.
    """
    keyed = [(part, word.span) for word in sentence.words for part in fold_words(word.span.within(text))]
    found = set(_runs(keyed, predicates.marks("service").phrases))
    if role in HEADS:
        heads = predicates.marks("service.heads")
        found |= set(_runs(keyed, heads.phrases))
        found = {_side(span, sentence.span, text) for span in found}
        for key, span in keyed:
            side = _side(span, sentence.span, text) if key in heads.words else None
            # "Explications" is such a word where it stands alone.
            if side is not None and sum(side.holds(other) for _, other in keyed) == 1:
                found.add(side)
    return tuple(sorted(found))


def _runs(keyed: Keyed, phrases: Sequence[tuple[str, ...]]) -> Iterator[Span]:
    """Where runs of words stand in a sentence."""
    keys = tuple(key for key, _ in keyed)
    present = frozenset(keys)
    for phrase in phrases:
        if not present.issuperset(phrase):
            continue
        for at in range(len(keys) - len(phrase) + 1):
            if keys[at : at + len(phrase)] == phrase:
                yield Span(keyed[at][1].start, keyed[at + len(phrase) - 1][1].end)


def _side(span: Span, whole: Span, text: str) -> Span:
    """The side of a colon where some words stand; the whole heading without one."""
    before, after = text.rfind(":", whole.start, span.start), text.find(":", span.end, whole.end)
    return Span(before if before >= 0 else whole.start, after if after >= 0 else whole.end)


__all__ = ["find_service"]
