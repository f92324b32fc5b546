"""Through whom a writing or a source is known: "une note consultée par X", "les sources de X", "deux élus qui ont parlé à X"."""

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage
from recoupe.records import Mention

BEHIND = 12
"""Tokens behind a source in which a relative tells who saw it: "que le journal régional X a pu consulter" has nine."""
OWN = 4
"""Tokens in which the noun of a writing stands: "une vaste enquête" has it third."""
NEAR, FAR = 3, 5
"""Tokens from "par", "que" or "dont" to the medium: "le quotidien belge" has two before the name, "nos confrères de La Meuse",
to whom only sources speak, four."""


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
        return _sources_of(passage, first, last) or (_confided(passage, first, limit) if draft.candidate.group is None else None)
    if any(passage.has("press_pieces", n) for n in range(first, min(first + OWN, last))):
        return None  # "une enquête publiée par X" is X's own
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


def _medium(passage: Passage, first: int, limit: int, near: int = NEAR) -> Mention | None:
    """The medium named at a token, its article and its role before it."""
    for at in range(first, min(first + near, limit)):
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


def _confided(passage: Passage, first: int, limit: int) -> Mention | None:
    """The medium sources spoke to, in the words that describe them: "trois élus qui se sont confiés à X", "cité par X"."""
    for at in range(first + 1, limit):
        if passage.has("by", at) and any(passage.has(group, at - 1) for group in ("relayed", "asked", "met")):
            return _medium(passage, at + 1, limit, FAR)
        if passage.has("confiding", at):
            return next((found for n in range(at + 1, limit) if (found := _listener(passage, n, limit)) is not None), None)
    return None


def _listener(passage: Passage, at: int, limit: int) -> Mention | None:
    """The medium behind a preposition of where or to whom one speaks."""
    return _medium(passage, at + 1, limit, FAR) if passage.has("to", at) or passage.has("spoken_in", at) else None
