"""What may come before an inverted subject: a day, an hour, whom or where it was told."""

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import CLOSERS, STOPS, starts_phrase

POINTED = ("ce", "cet", "cette")
"""What points at a day: "a dit ce lundi"."""


def is_dated(passage: Passage, at: int) -> bool:
    """Whether a token belongs to a date: "lundi", "ce lundi", the number in "lundi 18 août"."""
    if passage.low(at) in POINTED:
        return passage.has("time", at + 1)
    return passage.has("time", at) or (passage.low(at)[:1].isdigit() and at > 0 and passage.has("time", at - 1))


def over_circumstance(passage: Passage, at: int, limit: int) -> int:
    """Past what may come before an inverted subject: "à l'AFP", "sur X", "lors d'un point de presse", "dans un communiqué"."""
    at += passage.phrase_at("inner_phrases", at)  # "a indiqué de son côté le ministre"
    at = _over_aside(passage, at)
    for _ in range(3):
        comma = at + 1 if passage.low(at) == "," else at
        near = passage.has("of", comma) and passage.pos(comma - 1) != "ADV"
        if passage.pos(comma) != "ADP" or near or passage.has("by", comma):
            break
        hour = _hour_end(passage, comma)
        at = hour or _circumstance_end(passage, comma, limit)
        if passage.low(at) == ",":
            at += 1
    return at


def _hour_end(passage: Passage, at: int) -> int:
    """One past "à 10 h 00", "vers 18 h"; 0 where no hour is told."""
    if not passage.low(at + 1).isdigit() or not passage.has("hours", at + 2):
        return 0
    return at + 4 if passage.low(at + 3).isdigit() else at + 3


def _over_aside(passage: Passage, at: int) -> int:
    """Past a word or a time between two commas: ", laconique,", ", hier soir,"; where it began if nothing of the kind stands."""
    if passage.low(at) != ",":
        return at
    if passage.low(at + 2) == "," and passage.pos(at + 1) in ("ADJ", "VERB", "ADV"):
        return at + 3
    n = at + 1
    while passage.has("time", n) or passage.low(n).isdigit() or passage.phrase_at("inner_phrases", n):
        n += max(1, passage.phrase_at("inner_phrases", n))
    if passage.pos(n) == "ADP" and n < len(passage.tokens):
        n = _circumstance_end(passage, n, passage.last_of(n))
    return n + 1 if n > at + 1 and passage.low(n) == "," and starts_phrase(passage, n + 1, passage.last_of(at)) else at


def _circumstance_end(passage: Passage, at: int, limit: int) -> int:
    """One past a prepositional phrase that is no part of the subject: one noun with what "de" adds to it."""
    end = at + 1
    while end < limit and passage.pos(end) not in ("NOUN", "PROPN") and passage.mention_at(end) is None:
        if passage.low(end) in STOPS or passage.low(end) == ",":
            return end
        end += 1
    named = passage.mention_at(end)
    end = passage.at(named.span.end) if named is not None else end + 1
    end += end < limit and passage.low(end) in CLOSERS and passage.tokens[end].depth > passage.tokens[at].depth
    while end < limit and passage.mention_at(end) is None and (passage.pos(end) in ("ADJ", "PROPN") or is_dated(passage, end)):
        end += 1
    if passage.has("of", end) and end < limit:
        return _circumstance_end(passage, end, limit)
    return end
