"""An idiom's further words behind its verb, and what may stand between the words of a verb group."""

from recoupe.annotate.attributions.passage import NONE, Passage
from recoupe.language.cues import Cue

INNER = frozenset({"\u00ab", "\u00bb", '"', "\u201c", "\u201d", "-t"})
ADDRESSED = ("tu", "vous")
SHORT_FORM = 4
"""Letters from which a form in -es is that of "tu" alone: "es" is none of a verb of saying."""
SKIPPED = 3
"""Adverbs that may stand before a further word of an idiom."""


def is_unaddressed(passage: Passage, at: int) -> bool:
    """Whether a form only "tu" takes stands without it: "les personnes présentes", "des accuses de réception"."""
    spoken = any(passage.low(n).lstrip("-") in ADDRESSED for n in (at - 2, at - 1, at + 1))
    return passage.low(at).endswith("es") and len(passage.low(at)) > SHORT_FORM and not spoken


def is_inner(passage: Passage, index: int) -> bool:
    """Whether a token may stand inside a verb group: an adverb, a negative word, a marked adverb."""
    token, words = passage.tokens[index], passage.words
    low = token.low
    return (
        token.pos == "ADV"
        or low in words.get("adverbs", NONE)
        or low in words.get("negative", NONE)
        or low.endswith("ment")
        or low in INNER
    )


def after_rest(passage: Passage, index: int, cue: Cue) -> int | None:
    """Past an idiom's further words, adverbs between allowed; None when they do not follow, or are somebody's in marks."""
    at = index + 1
    for number, word in enumerate(cue.rest):
        skipped = 0
        at += 3 * (number == 0 and _is_set_apart(passage, at))
        while not _is_word(passage.low(at), word):
            aside = len(cue.rest) == 1 and passage.has("time", at)
            aside = aside or passage.phrase_at("inner_phrases", at) > 0 or passage.phrase_at("no_object_phrases", at) > 0
            taken_up = cue.refuses and passage.has("object_pronouns", at)
            inner = taken_up or aside or is_inner(passage, at)
            if number > 1 or skipped == SKIPPED or at >= len(passage.tokens) or not inner:
                return None
            at += passage.phrase_at("inner_phrases", at) or passage.phrase_at("no_object_phrases", at) or 1
            skipped += 1
        at += 1
    quoted = bool(cue.rest) and passage.tokens[at - 1].depth > passage.tokens[index].depth
    negated = any(passage.has("negation", n) for n in range(max(index - SKIPPED, 0), index))
    if "rien" in cue.rest and any(passage.has("negation", n) for n in range(index + 1, at)):
        return None  # "dit ne rien regretter" is no "dire rien"
    return None if quoted and (cue.act == "asserts" or (cue.act is None and not negated)) else at


def _is_set_apart(passage: Passage, at: int) -> bool:
    """Whether a pronoun between two commas repeats the subject here: "parle, elle, de"."""
    return passage.low(at) == "," and passage.has("emphatic", at + 1) and passage.low(at + 2) == ","


def _is_word(low: str, word: str) -> bool:
    """Whether a token is an idiom's word, elided or not."""
    return low == word or (len(word) == 2 and word[1] == "e" and low == word[0] + "'")


def gives_words(passage: Passage, at: int) -> bool:
    """Whether what is given is words: "fournir des détails", not "fournir des armes"."""
    right = passage.low(at) == "raison"  # "donner raison" gives no words
    return not right and any(passage.cues.denial.has("objects.told", low) for low in passage.lows[at : at + 5])


def leaves_open(passage: Passage, first: int, head: int, last: int) -> bool:
    """Whether "sans" leaves something untold: "sans en dire plus", "sans pouvoir dire combien", "sans dire pourquoi"."""
    if passage.has("more", last):
        return passage.has("object_pronouns", head - 1)
    wished = first < head and passage.low(first) in passage.cues.wish
    asked = passage.has("whether", last) or passage.has("which", last)
    asked = asked or (passage.pos(last) == "ADP" and (passage.has("whether", last + 1) or passage.has("which", last + 1)))
    return passage.cues.has("answer_verbs", passage.low(head)) and (wished or asked)


def _follows_medium(passage: Passage, index: int) -> bool:
    """Whether the name of a medium ends right before a form that may be a noun: "Le Courrier titre", "Le Phare note"."""
    end = passage.tokens[index - 1].end
    return any(each.span.end == end and each.kind == "media" and each.form == "name" for each in passage.mentions)


def takes_object(passage: Passage, index: int) -> bool:
    """Whether a form between a noun and a determiner can only be a verb: "la directrice juge la mesure"."""
    if _follows_medium(passage, index):
        return True
    if (
        passage.pos(index - 1) not in ("NOUN", "PROPN", "ADJ")
        or passage.tokens[index - 1].sentence != passage.tokens[index].sentence
    ):
        return False
    behind = index + 2 if passage.pos(index + 1) == "ADJ" and not passage.has("determiners", index + 1) else index + 1
    while (
        behind < min(len(passage.tokens), index + SKIPPED + 1) and is_inner(passage, behind) and passage.low(behind) not in INNER
    ):
        behind += 1
    whole = passage.cues.denial.has("objects.any", passage.low(behind)) and passage.pos(behind + 1) == "NOUN"
    return whole or passage.has("object_determiners", behind) or passage.low(index + 1) == "\u00ab"
