"""What a number is called: a noun of its sentence with its complements, in the article's own words."""

from collections.abc import Sequence

from recoupe.records import Quantity, Sentence, Span, Word

LONGEST = 70
"""Characters of a name; a longer one ends at the last whole word before."""
LEFT_REACH = 60
COMPLEMENTS = frozenset({"nmod", "amod", "flat", "flat:name", "flat:foreign", "fixed", "case", "det", "nummod", "compound"})
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX", "ADJ"})
MARKS = ',;:()\u00ab\u00bb\u201c\u201d\u2014\n"'
"""Marks a name ends at: what follows is another part of the sentence."""


def name_span(text: str, quantity: Quantity, sentence: Sentence | None, near: Span | None, times: Sequence[Span] = ()) -> Span:
    """The words that name what a number is a number of.

    Args:
        text: of the article.
        quantity: the number.
        sentence: the parsed sentence it stands in; None where there is none.
        near: the nearest word of a known class.
        times: of the article's moments: a weekday names nothing.

    Returns:
        A noun with its complements, or the number with the words that belong to it; never a piece of a clause.
    """
    words = sentence.words if sentence is not None else ()
    inside = [at for at, word in enumerate(words) if word.span.overlap(quantity.span)]
    # The parser does not know the language of an article from abroad.
    if not inside or quantity.damaged or quantity.rule == "quantities.abroad":
        return quantity.span
    root = next((at for at in inside if words[at].head not in inside or words[at].head == at), inside[0])
    if quantity.dimension in ("count", "age"):
        return _to_right(text, quantity.span, _phrase(text, words, root).end)
    for noun in (_governor(words, root, quantity), _sibling(words, root), _known(words, near, quantity)):
        if noun is not None and words[noun].span.within(text).isalpha() and not _in(times, words[noun].span):
            return _before(words, noun, _phrase(text, words, noun), quantity.span)
    return _to_right(text, quantity.span, _phrase(text, words, root).end)


def _in(spans: Sequence[Span], span: Span) -> bool:
    return any(one.overlap(span) for one in spans)


def _governor(words: Sequence[Word], root: int, quantity: Quantity) -> int | None:
    """The noun a number is a complement of: "une prime de 28 %"."""
    head = words[root].head
    close = 0 < quantity.span.start - words[head].span.end <= LEFT_REACH
    bound = any(word.head == root and word.dep == "case" for word in words)
    return head if bound and words[root].dep == "nmod" and words[head].pos == "NOUN" and close else None


def _sibling(words: Sequence[Word], root: int) -> int | None:
    """What a verb moves by a number, or to it: "abaisser de 12 mètres le niveau", "la vitesse est limitée à 40 km/h"."""
    verb = words[root].head
    if not words[root].dep.startswith("obl") or words[verb].pos not in VERBS:
        return None
    for wanted in ("obj", "nsubj:pass"):
        for at, word in enumerate(words):
            if at != root and word.head == verb and word.dep == wanted and word.pos == "NOUN":
                return at
    return None


def _known(words: Sequence[Word], near: Span | None, quantity: Quantity) -> int | None:
    """The noun of a known class beside the number."""
    if near is None or near.overlap(quantity.span):
        return None
    return next((at for at, word in enumerate(words) if word.span.overlap(near) and word.pos == "NOUN"), None)


def _phrase(text: str, words: Sequence[Word], noun: int) -> Span:
    """A noun with the complements that follow it."""
    kept, end = {noun}, words[noun].span.end
    for at in range(noun + 1, len(words)):
        word = words[at]
        if word.dep not in COMPLEMENTS or not (word.head in kept or word.head > at):
            break
        kept.add(at)
        if word.pos in NOUNS or word.pos in ("ADJ", "NUM"):
            end = word.span.end
    return _to_right(text, words[noun].span, end)


def _before(words: Sequence[Word], noun: int, phrase: Span, number: Span) -> Span:
    """The phrase as far as it goes before the number: the number is no part of its name."""
    if not phrase.overlap(number) or phrase.start >= number.start:
        return phrase
    ends = [word.span.end for word in words[noun:] if word.span.end <= number.start and word.pos in (*NOUNS, "ADJ")]
    return Span(phrase.start, max(ends, default=words[noun].span.end))


def _to_right(text: str, span: Span, end: int) -> Span:
    """The span, longer to the right as far as no mark stands between, and no longer than a name may be."""
    if end <= span.end:
        return span
    cut = next((at for at in range(span.end, end) if text[at] in MARKS), end)
    if cut - span.start > LONGEST:
        cut = text.rfind(" ", span.end, span.start + LONGEST)
    while cut > span.end and text[cut - 1].isspace():
        cut -= 1
    return Span(span.start, max(cut, span.end))
