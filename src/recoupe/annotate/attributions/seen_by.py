"""Through whom a writing or a source is known: "une note consultée par X", "un courrier dont X a copie", "les sources de X"."""

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage
from recoupe.records import Mention

BEHIND = 12
"""Tokens behind a source in which a relative tells who saw it: "que le journal régional X a pu consulter" has nine."""
NEAR = 3
"""Tokens between "par", "que" or "dont" and the medium: "le quotidien belge" has two before the name."""


def seen_by(draft: Draft) -> Mention | None:
    """The medium a writing or a source is known through; None where the words around name none."""
    source, speaker, passage = draft.candidate.source, draft.speaker, draft.scene.passage
    if source is None or speaker is None or speaker.kind not in ("document", "anonymous"):
        return None
    if not passage.block.span.holds(source):
        return None
    first, last = passage.at(source.start), passage.at(source.end)
    limit = min(last + BEHIND, passage.last_of(first))
    if speaker.kind == "anonymous":
        return _sources_of(passage, first, last)
    found = (_seen_at(passage, at, limit) for at in range(first + 1, limit))
    return next((medium for medium in found if medium is not None), None)


def _seen_at(passage: Passage, at: int, limit: int) -> Mention | None:
    """The medium behind "par", "que" or "dont", where a word of seeing stands before or behind it."""
    medium = _medium(passage, at + 1, limit)
    if medium is None:
        return None
    if passage.has("by", at):
        return medium if passage.has("seen", at - 1) or passage.has("seen", at - 2) else None
    behind = passage.at(medium.span.end)
    told = range(behind, min(behind + NEAR + 3, limit))
    relative = passage.has("that", at) or passage.has("seen_through", at)
    return medium if relative and any(passage.has("seen", n) for n in told) else None


def _medium(passage: Passage, first: int, limit: int) -> Mention | None:
    """The medium named at a token, its article and its role before it."""
    for at in range(first, min(first + NEAR, limit)):
        mention = passage.mention_at(at)
        if mention is not None and mention.kind == "media" and mention.form == "name":
            return mention
        if not (passage.has("determiners", at) or passage.pos(at) in ("NOUN", "ADJ") or passage.low(at) == "\u00ab"):
            return None
    return None


def _sources_of(passage: Passage, first: int, last: int) -> Mention | None:
    """The medium whose sources speak: "les sources du Temps", "deux sources de l'agence X"."""
    for at in range(first, last - 1):
        if passage.has("told_sources", at) and passage.has("of", at + 1):
            return _medium(passage, at + 2, last)
    return None
