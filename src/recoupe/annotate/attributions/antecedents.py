"""Whom a relative speaks of: the noun its verb agrees with, read leftwards over the complements between."""

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite

SPEAKERS = ("person", "anonymous", "organisation", "media")
KNOWN = ("human_nouns", "group_nouns", "thinkers", "source_words", "speaking_nouns", "people")
"""Groups of nouns that can be the subject of a verb of saying themselves."""
VERB_REACH = 8
"""Tokens between a relative and its verb: "qui, elle aussi, ne veut plus" has six."""


def agreeing(passage: Passage, first: int, last: int, relative: int, floor: int) -> tuple[int, int]:
    """The phrase before a relative, cut at any verb inside it and widened to the noun the relative's verb agrees with.

    "deux cadres de la ville, qui demandent" has a plural verb: its subject is no town. A phrase that begins with "de" is never
    whole.

    Args:
        passage: the block.
        first: of the phrase that ends before the relative.
        last: one past it.
        relative: the relative pronoun.
        floor: first token that may be taken.
    """
    first = _behind_source_word(passage, _behind_verb(passage, first, last))
    wanted = _number_of_verb(passage, relative)
    while first > floor:
        whole = not (_hangs_on(passage, first) or _is_middle(passage, first))
        number = _number_of_head(passage, first, last)
        if whole and (wanted is None or number is None or number == wanted or not _joins_left(passage, first)):
            break
        wider = _widened(passage, first, floor)
        if wider == first or (whole and _number_of_head(passage, wider, last) != wanted):
            break
        first = wider
    return _narrowed(passage, first, last), last


def _narrowed(passage: Passage, first: int, last: int) -> int:
    """Past a noun that says nothing, to whoever completes it: "un choix de la présidente", "le soutien d'Ada Roy"."""
    held = [mention for mention in passage.mentions_in(passage.span(first, last)) if mention.kind in SPEAKERS]
    at = min((passage.at(mention.span.start) for mention in held), default=first)
    head = next((n for n in range(first, last) if passage.pos(n) in ("NOUN", "PROPN")), first)
    silent = at > head and any(passage.has("of", n) for n in range(head + 1, at)) and passage.pos(head) == "NOUN"
    known = any(passage.has(group, head) for group in KNOWN) or passage.low(head) in passage.cues.nouns
    return at if silent and not known and not passage.low(head).endswith("s") else first


def _behind_source_word(passage: Passage, first: int) -> int:
    """Past the preposition that names a source: "selon deux cadres, qui"."""
    found = (len(words) for words, _ in passage.cues.prepositions.get(passage.low(first), ()) if passage.opens(words, first))
    return first + max(found, default=0)


def _behind_verb(passage: Passage, first: int, last: int) -> int:
    """Past any finite verb in the phrase, to where the noun phrase behind it begins."""
    verb = next((n for n in range(last - 1, first - 1, -1) if is_finite(passage.tokens[n]) or _is_compound(passage, n)), None)
    if verb is None:
        return first
    if passage.has("determiners", verb + 1) or passage.pos(verb + 1) == "PROPN":
        return verb + 1
    start = last - 1
    while start > verb + 1 and not passage.has("determiners", start) and passage.pos(start) != "PROPN":
        start -= 1
    while start > verb + 1 and passage.pos(start - 1) in ("PROPN", "DET", "NUM"):
        start -= 1
    return start


def _is_compound(passage: Passage, at: int) -> bool:
    """Whether a participle stands behind its auxiliary: "nous avons joint Ada Roy, qui"."""
    if "VerbForm=Part" not in passage.tokens[at].morph:
        return False
    return any(passage.cues.has("aux.have", passage.low(n)) for n in (at - 1, at - 2) if n >= 0)


def _number_of_verb(passage: Passage, relative: int) -> str | None:
    """Whether the relative's verb is plural or not; None where the relative is its object or nothing tells."""
    if passage.low(relative) != "qui":
        return None
    for n in range(relative + 1, min(relative + VERB_REACH, len(passage.tokens))):
        if is_finite(passage.tokens[n]):
            return _number(passage.tokens[n].morph)
    return None


def _number(morph: str) -> str | None:
    return "plural" if "Number=Plur" in morph else "singular" if "Number=Sing" in morph else None


def _number_of_head(passage: Passage, first: int, last: int) -> str | None:
    """The number of the first noun of a phrase; None for names and where "et" joins two."""
    if any(passage.has("and", n) for n in range(first, last)):
        return None
    head = next((n for n in range(first, last) if passage.pos(n) in ("NOUN", "PROPN")), None)
    return _number(passage.tokens[head].morph) if head is not None and passage.pos(head) == "NOUN" else None


def _hangs_on(passage: Passage, first: int) -> bool:
    """Whether the phrase begins as a complement: "de la ville", "du chef"."""
    return passage.low(first) in ("de", "d'", "du", "au", "aux") or (passage.low(first) == "des" and passage.pos(first) == "ADP")


def _is_middle(passage: Passage, first: int) -> bool:
    """Whether the phrase begins inside one: "administration" in "conseil d'administration"."""
    bare = passage.pos(first) == "NOUN" and passage.pos(first - 2) in ("NOUN", "PROPN")
    return bare and passage.low(first - 1) in ("d'", "de")


def _joins_left(passage: Passage, first: int) -> bool:
    """Whether a preposition ties the phrase to the noun before it."""
    return passage.has("of", first - 1) or passage.has("to", first - 1)


def _widened(passage: Passage, first: int, floor: int) -> int:
    """Where the noun begins that the phrase completes; the same place where there is none."""
    at = first - 1
    if at > floor and (passage.has("of", at) or passage.has("to", at)):
        at -= 1
    while at > floor and passage.pos(at) == "ADJ":
        at -= 1
    if at < floor or passage.pos(at) not in ("NOUN", "PROPN"):
        return first
    while at - 1 >= floor and passage.pos(at - 1) in ("ADJ", "NUM", "PROPN", "DET") and passage.low(at - 1) != ",":
        at -= 1
    return at
