"""Reporting clauses whose verb no lexicon lists: what stands behind a quotation, verb first, tells who said it.

Any verb can: "« On verra », philosophe-t-il", "« Tout est à refaire », se marre Ada Roy". Only the place tells, so marks must
stand there.
"""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import in_preposition
from recoupe.annotate.attributions.marks import Quoted
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene

SHORTEST = 12
"""Characters of the shortest quotation told by an unlisted verb: a title before its verb ("« Le Cid », joue") is shorter."""
AUXILIARIES = 6
"""Tokens from a clause's first word to its verb: "s'est-il aussitôt emporté" has six."""
PERSONS = ("-il", "-elle", "-ils", "-elles")
VERBAL = ("VERB", "NOUN", "ADJ", "ADV")
"""What the parser takes rare verbs for behind a quotation; a person must then follow."""
SPEAKERS = ("person", "anonymous", "organisation", "media")
ENDS = (",", ".", ";", ":", "!", "?", "\u2026", "", "\u2013", "\u2014", ")")


def find_incises(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every quotation behind or inside which an unlisted verb and its subject stand."""
    passage = scene.passage
    for quoted in passage.quoted:
        if quoted.depth > 0 or not quoted.closed or len(quoted.span) < SHORTEST or _is_source(scene, quoted):
            continue
        close = passage.at(quoted.span.end)
        marked = passage.low(close) == ","
        spoken = passage.low(close - 2) in ("!", "?", "\u2026", ",")
        if close < len(passage.tokens) and (marked or spoken):
            yield from _behind(scene, quoted, close + marked)
        for comma in range(passage.at(quoted.span.start) + 2, close):
            if passage.low(comma) == "," and passage.tokens[comma].depth == 1:
                yield from _inside(scene, quoted, comma + 1, close)


def _is_source(scene: Scene, quoted: Quoted) -> bool:
    """Whether marks hold the name of a source: "Selon la « Gazette du Nord », la ministre Ada Roy part"."""
    at = scene.passage.at(quoted.span.start) - 1
    at -= at > 0 and scene.passage.has("determiners", at)
    return at >= 0 and in_preposition(scene, at)


def _behind(scene: Scene, quoted: Quoted, first: int) -> Iterator[Candidate]:
    """The clause right behind a quotation."""
    passage = scene.passage
    if _is_listed(scene, first):
        return
    limit = passage.last_of(min(first, len(passage.tokens) - 1))
    found = _inverted(passage, first, limit) or _with_subject(passage, first, limit)
    if found is not None:
        verb_end, source = found
        cue, head = passage.span(first, verb_end), verb_end - 1
        yield Candidate("inversion", quoted.span, cue, passage.span(*source), "asserts", head, None, ("quote-before", "unlisted"))


def _inside(scene: Scene, quoted: Quoted, first: int, close: int) -> Iterator[Candidate]:
    """The clause a quotation is interrupted by: verb, pronoun, comma."""
    passage = scene.passage
    found = None if _is_listed(scene, first) else _inverted(passage, first, close)
    if found is not None and passage.low(found[0]) == ",":
        cue, source = passage.span(first, found[0]), passage.span(*found[1])
        yield Candidate("incise", quoted.span, cue, source, "asserts", found[0] - 1, None, ("inside-quote", "unlisted"))


def _is_listed(scene: Scene, first: int) -> bool:
    """Whether a verb of the lexicon that brings quotations stands in the clause that begins here."""
    return any(first <= group.head < first + AUXILIARIES and group.takes("quote", "que", "si") for group in scene.groups)


def _inverted(passage: Passage, first: int, limit: int) -> tuple[int, tuple[int, int]] | None:
    """One past the verb group, and the pronoun behind the verb: "s'amuse-t-elle", "a-t-il aussitôt imagé"."""
    for at in range(first + 1, min(first + AUXILIARIES, limit)):
        if passage.low(at) in PERSONS:
            alone = passage.low(at - 1) if passage.low(at - 1) != "-t" else passage.low(at - 2)
            source = at, at + 1
            if not (passage.cues.has("aux.have", alone) or passage.cues.has("aux.be", alone)):
                return at + 1, source
            verb = next((n for n in range(at + 1, min(at + 4, limit)) if _is_participle(passage, n)), None)
            return (verb + 1, source) if verb is not None else None
        if passage.tokens[at].is_mark:
            return None
    return None


def _with_subject(passage: Passage, first: int, limit: int) -> tuple[int, tuple[int, int]] | None:
    """One past the verb, and the phrase behind it, where that names a speaker and the clause ends there."""
    verb = first
    while verb < limit and (passage.has("reflexives", verb) or passage.has("object_pronouns", verb)):
        verb += 1
    if verb >= limit or (verb > first and passage.has("definite", verb - 1) and not is_finite(passage.tokens[verb])):
        return None  # "\u00ab A \u00bb, le milliardaire Ada Roy": an article, and a noun
    if passage.cues.has("aux.have", passage.low(verb)) or passage.cues.has("aux.be", passage.low(verb)):
        verb = next((n for n in range(verb + 1, min(verb + 3, limit)) if _is_participle(passage, n)), limit)
    elif not _may_tell(passage, verb):
        return None
    start = verb + 1
    if start >= limit:
        return None
    end = phrase_right(passage, start, limit)
    whole = passage.span(start, end) if end > start else None
    mention = passage.mention_at(start)
    if whole is None or mention is None or mention.kind not in SPEAKERS or mention.form == "document":
        return None
    if not is_finite(passage.tokens[verb]) and mention.kind != "person":
        return None
    ends = passage.low(end) in ENDS or passage.pos(end) in ("ADP", "ADV") or passage.has("time", end)
    return (start, (start, end)) if ends else None


def _may_tell(passage: Passage, at: int) -> bool:
    """Whether a lone word behind a quotation can be the verb that tells who said it."""
    if passage.has("stative", at) or passage.has("no_verbs", at):
        return False
    return passage.pos(at) in VERBAL and not passage.tokens[at].is_mark


def _is_participle(passage: Passage, at: int) -> bool:
    """Whether a token is a past participle; the parser takes rare ones for adjectives or nouns."""
    token = passage.tokens[at]
    if "VerbForm=Part" in token.morph:
        return True
    return token.pos in ("ADJ", "NOUN", "VERB") and token.low.endswith(tuple(passage.cues.words["participle_ends"]))
