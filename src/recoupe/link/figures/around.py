"""The words around a number: its sentence, the class word it belongs to, what stands right beside it."""

from bisect import bisect_left

from recoupe.language.figures import WORD, FigureWords
from recoupe.records import Notes, Quantity, Span

LEFT_WORDS = 9
RIGHT_WORDS = 8
"""Words on either side in which the class word is looked for: in 31 of the 34 amounts of the real articles it is there."""
REACH = 260
ENDS = frozenset(".!?;\n")
NEAR_WORDS = 4
PLACE_REACH = 60
RIGHT_COST = 1
"""A class word after the amount must be this much nearer than one before it: French puts the verb first."""


def sentence_of(note: Notes, span: Span) -> Span:
    """The sentence that holds a span: the parser's, else what stands between two marks."""
    held = next((sentence.span for sentence in note.sentences if sentence.span.holds(span)), None)
    text = note.article.text
    low, high = span.start, span.end
    while low > 0 and text[low - 1] not in ENDS and span.start - low < REACH:
        low -= 1
    while high < len(text) and text[high] not in ENDS and high - span.end < REACH:
        high += 1
    if held is None:
        return Span(low, high)
    return held


def nearest_class(
    text: str, span: Span, clause: Span, words: FigureWords, *, inside: bool, of: frozenset[str] = frozenset()
) -> tuple[str | None, Span | None, frozenset[str]]:
    """The class word nearest to a span, a noun that is counted first, and all classes of its neighbourhood; `of` some classes."""
    left = [Span(*hit.span()) for hit in WORD.finditer(text, clause.start, span.start)][-LEFT_WORDS:]
    right = [Span(*hit.span()) for hit in WORD.finditer(text, span.end, clause.end)][:RIGHT_WORDS]
    own = [Span(*hit.span()) for hit in WORD.finditer(text, span.start, span.end)]
    ranked = [(0, at) for at in own] if inside else []
    # A word right behind another number is that number's.
    ranked += [(far + 1, at) for far, at in enumerate(reversed(left)) if not text[at.start - 2 : at.start - 1].isdigit()]
    ranked += [(far + 1 + RIGHT_COST, at) for far, at in enumerate(right)]
    found = [(far, at, name) for far, at in ranked if (name := words.class_of(at.within(text))) and (not of or name in of)]
    if not found:
        return None, None, frozenset()
    _, at, name = min(found, key=lambda item: (item[0], item[1]))
    return name, at, frozenset(one for _, _, one in found)


def near_stems(text: str, span: Span, clause: Span, words: FigureWords) -> frozenset[str]:
    """What the words right beside a number are compared by, the number's own left out."""
    left = [hit[0] for hit in WORD.finditer(text, clause.start, span.start)]
    right = [hit[0] for hit in WORD.finditer(text, span.end, clause.end)]
    kept = [stem for word in reversed(left) if (stem := words.stem(word))][:NEAR_WORDS]
    kept += [stem for word in right if (stem := words.stem(word))][:NEAR_WORDS]
    return frozenset(kept)


def own_clause(note: Notes, quantity: Quantity, clause: Span, words: FigureWords) -> Span:
    """The part of its sentence a number is told in, where another number with words of its own stands before it.

    "Deux hommes sont morts, quatorze ont été intoxiqués": what the first two words say is of the first number.
    """
    text, span = note.article.text, quantity.span
    opening = words.opens.search(text, clause.start, span.start)
    if opening is None or quantity.dimension != "count":
        return clause
    at = bisect_left(note.quantities, span.start, key=lambda other: other.span.start)
    before = [other for other in note.quantities[max(0, at - 2) : at] if other.dimension == "count" and clause.holds(other.span)]
    after = next((other.span.start for other in note.quantities[at + 1 : at + 2]), clause.end)
    stop = words.stops.search(text, span.end, min(clause.end, after))
    end = stop.start() if stop else min(clause.end, after)
    if not before or not _tells_class(text, (before[-1].span.end, opening.start()), words):
        return clause
    if not _tells_class(text, (span.start, end), words):
        return clause
    return Span(opening.start(), clause.end)


def _tells_class(text: str, part: tuple[int, int], words: FigureWords) -> bool:
    """Whether a word of a known class stands between two places."""
    return any(words.class_of(hit[0]) for hit in WORD.finditer(text, *part))


def places_near(text: str, span: Span, clause: Span, words: FigureWords) -> frozenset[str]:
    """The places told right beside a number: "8 500 manifestants à Rennes", "Rennes (8 500 manifestants"."""
    low, high = max(clause.start, span.start - PLACE_REACH), min(clause.end, span.end + PLACE_REACH)
    return frozenset(hit["place"] or hit["head"] for hit in words.place.finditer(text, low, high))
