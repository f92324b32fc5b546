"""Noun phrases on either side of a cue: where a source or an object begins and ends."""

from recoupe.annotate.attributions.passage import Passage, Token

STOPS = frozenset(".;:!?\u2026\u2013\u2014)]\u00bb\u201d")
CLOSERS = frozenset('\u00bb\u201d"')
RELATIVES = frozenset({"dont", "lequel", "laquelle", "comme", "selon", "tandis"})
BREAKERS = ("relatives", "that", "subject_pronouns", "and", "time", "to", "of", "negation", "cited", "settings", "envoy_settings")
BREAKING = frozenset({"ADP", "SCONJ", "PRON"})
"""The words, their groups and the parts of speech that may end a phrase: no other word is looked into."""
POINTING = frozenset({"ce", "cet", "cette", "ces"})
"""Words that open no apposition: they point at something else."""
ENVOY = 4
"""Tokens in which whoever is sent to a body stands before the body: a secretary of state has three."""
PHRASE_LIMIT = 40
"""Tokens of the longest source phrase read; titles with two appositions stay below thirty."""


def is_finite(token: Token) -> bool:
    """Whether the parser takes a token for a finite verb."""
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph


def is_infinitive(token: Token) -> bool:
    """Whether the parser takes a token for an infinitive."""
    return token.pos in ("VERB", "AUX") and "VerbForm=Inf" in token.morph


def is_gerund(token: Token) -> bool:
    """Whether a token is a present participle that opens a clause."""
    return token.low.endswith("ant") and token.pos in ("VERB", "AUX")


def phrase_right(passage: Passage, first: int, limit: int, apposition: bool = True) -> int:
    """One past the noun phrase that starts here; `first` itself where none does.

    It stops at a verb, a relative, a clause mark, a time or a new preposition; "X, directrice de Y," is taken whole.
    """
    at = first
    limit = min(limit, first + PHRASE_LIMIT)
    while at < limit:
        step = _step_right(passage, first, at, limit)
        if step == 0:
            break
        at += step
    at = _trim_right(passage, first, at)
    several = passage.has("several", first) and passage.pos(at + 1) == "PROPN"
    if apposition and at > first and passage.low(at) == "," and not several:
        end = _apposition_right(passage, at, limit) or at
        clash = passage.has("one_only", first) and passage.has("many_only", at + 1)
        return at if clash and passage.low(end) == "," else end  # "le communiqué, les forces, soutenues par tous, tiennent"
    return at


def _step_right(passage: Passage, first: int, at: int, limit: int) -> int:
    """How many tokens the phrase may take at this place."""
    token = passage.tokens[at]
    low = token.low
    if low == "(":
        close = next((n for n in range(at, min(at + 5, limit)) if passage.low(n) == ")"), at)
        return close + 1 - at if close > at else 0
    if token.depth > passage.tokens[first].depth:
        return _quoted_right(passage, first, at, limit)
    if low in STOPS or low == "," or is_finite(token) or is_infinitive(token) or (is_gerund(token) and at > first):
        return 0
    return 0 if _may_break(passage, token) and _breaks(passage, first, at, limit) else 1


def _may_break(passage: Passage, token: Token) -> bool:
    """Whether a token is of those that may end a phrase: most are not, and are not looked into."""
    return token.pos in BREAKING or token.low in RELATIVES or token.low in passage.cues.first_words(*BREAKERS)


def _breaks(passage: Passage, first: int, at: int, limit: int) -> bool:
    """Whether a small word ends the phrase."""
    token = passage.tokens[at]
    low = token.low
    if passage.has("relatives", at) or passage.has("that", at) or low in RELATIVES:
        return True
    if passage.has("subject_pronouns", at):
        return at > first and passage.low(at - 1) not in ("d'", "entre")
    if passage.has("and", at):
        return at == first or not starts_phrase(passage, at + 1, limit)
    if passage.has("time", at) and at > first and passage.low(at - 1) != "-" and not passage.phrase_before("stand_ins", at):
        return passage.low(at - 1) not in ("du", "de", "d'", "le", "la", "l'", "un", "une") and not passage.has("owners", at - 1)
    if at > first and (_parts_phrase(passage, at) or _is_setting(passage, at)):
        return True
    if token.pos == "ADP" or passage.has("of", at) or passage.has("to", at):
        return not (
            at == first
            or passage.has("of", at)
            or passage.has("to", at)
            or (low == "entre" and passage.low(at - 1) == "d'")
            or (low == "en" and passage.pos(at + 1) in ("NOUN", "PROPN", "ADJ"))
        )
    if passage.has("cited", at) and passage.has("by", at + 1 + passage.has("time", at + 1)):
        return at > first
    return (
        token.pos in ("SCONJ", "PRON") and at > first and not passage.has("pronoun_subjects", at) and low not in ("eux", "elles")
    )


def _parts_phrase(passage: Passage, at: int) -> bool:
    """Whether a negation, whom somebody spoke to or has it from begins here: "X n'", "à l'agence", "de source sûre"."""
    if passage.has("to", at):
        return _is_medium(passage, at + 1) or _is_named(passage, at)
    sourced = passage.has("of", at) and passage.low(at + 1) in ("source", "sources") and passage.pos(at - 1) == "PROPN"
    return sourced or passage.has("negation", at)


def _is_setting(passage: Passage, at: int) -> bool:
    """Whether where or when somebody spoke begins here: "le ministre en marge d'un sommet"; an envoy to a body is none."""
    if passage.phrase_at("envoy_settings", at):
        return not any(passage.has("envoys", n) for n in range(max(at - ENVOY, 0), at))
    return passage.phrase_at("settings", at) > 0


def _is_named(passage: Passage, at: int) -> bool:
    """Whether somebody's name ends right before: "M. Roy à Lille", "Ada Roy à ses élus" are no more than M. Roy and Ada Roy."""
    end = passage.tokens[at - 1].end
    return any(each.span.end == end and each.kind == "person" and each.form == "name" for each in passage.mentions)


def _is_medium(passage: Passage, at: int) -> bool:
    """Whether a medium is named here: "à l'agence X" is whom somebody spoke to."""
    mention = passage.mention_at(at) or passage.mention_at(at + 1)
    return mention is not None and mention.kind == "media"


def starts_phrase(passage: Passage, at: int, limit: int) -> bool:
    """Whether a noun phrase can begin here."""
    return (at < limit and passage.has("pronoun_subjects", at)) or (
        at < limit
        and (passage.has("determiners", at) or passage.pos(at) in ("PROPN", "NOUN", "ADJ", "DET", "NUM"))
        and not is_finite(passage.tokens[at])
    )


def _quoted_right(passage: Passage, first: int, at: int, limit: int) -> int:
    """Past a quotation inside the phrase: un « ancien officier »; none right after a name."""
    if at == first or passage.pos(at - 1) not in ("DET", "ADJ", "NOUN", "ADP"):
        return 0 if at > first else 1
    close = next((n for n in range(at, limit) if passage.tokens[n].depth < passage.tokens[at].depth), limit)
    return close - at


def _trim_right(passage: Passage, first: int, at: int) -> int:
    """Leave out prepositions, determiners and adverbs the phrase ends on."""
    while at > first + passage.has("stressed", first) and (
        passage.pos(at - 1) in ("ADP", "CCONJ", "DET") or passage.has("of", at - 1) or (passage.has("to", at - 1))
    ):
        at -= 1
    return at


def _apposition_right(passage: Passage, comma: int, limit: int) -> int | None:
    """One past an apposition behind this comma, when a comma or the end of the sentence closes it."""
    at = comma + 1
    token = passage.tokens[at] if at < limit else None
    if token is None or token.pos not in ("NOUN", "PROPN", "DET", "ADJ") or token.depth > passage.tokens[comma].depth:
        return None
    if token.low in POINTING or (passage.has("cited", at) and passage.has("by", at + 1)):
        return None
    end = phrase_right(passage, at, min(limit, at + 22), apposition=False)
    while end < limit and passage.pos(end) == "ADP" and not (passage.has("time", end) or passage.phrase_at("closers", end)):
        after = phrase_right(passage, end + 1, min(limit, at + 24), apposition=False)
        if after == end + 1:
            break
        end = after
    closing = passage.low(end)
    if end == at or not (
        end >= passage.last_of(comma) or closing in (",", ".", ";", ":", "") or passage.phrase_at("closers", end)
    ):
        return None
    return end
