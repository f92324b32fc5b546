"""Whose "on" it is, where the sentence says so: "À l'Élysée, on assure", "assure-t-on au parquet"."""

from dataclasses import replace

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.records import Span

REACH = 14
"""Tokens of the longest phrase that tells where "on" speaks: "Dans l'entourage de la ministre de la Santé, X," has twelve."""


def placed(scene: Scene, candidate: Candidate) -> Candidate:
    """The candidate with the body "on" speaks for as its source, where the text gives one beside the verb.

    A town is left out: whoever speaks there speaks for nobody.
    """
    passage = scene.passage
    if candidate.source is None or candidate.source.within(passage.text).lower().strip("-") != "on":
        return candidate
    at = passage.at(candidate.source.start)
    found = _voiced(scene, candidate) or _before(scene, at) or _behind(scene, candidate, at)
    if found is None or candidate.content.overlap(found):
        return candidate
    content = candidate.content
    if found.start < content.start and found.end > content.start:
        return candidate
    return replace(candidate, source=found)


def _voiced(scene: Scene, candidate: Candidate) -> Span | None:
    """Whoever gives their voice right behind the verb: "on apprend par la voix du lieutenant Ada Roy que"."""
    passage = scene.passage
    start = passage.at(candidate.cue.end) if candidate.cue is not None else len(passage.tokens)
    taken = passage.phrase_at("voiced_by", start)
    last = phrase_right(passage, start + taken, passage.last_of(start)) if taken else start
    return passage.span(start + taken, last) if last > start + taken else None


def _before(scene: Scene, pronoun: int) -> Span | None:
    """The phrase that opens the sentence and ends at a comma before "on"."""
    passage = scene.passage
    first = passage.first_of(pronoun)
    if pronoun - first > REACH or passage.low(pronoun - 1) != ",":
        return None
    if any(is_finite(token) for token in passage.tokens[first:pronoun]):
        return None
    return next((span for n in range(first, min(first + 3, pronoun)) if (span := _body_at(passage, n, pronoun - 1))), None)


def _behind(scene: Scene, candidate: Candidate, pronoun: int) -> Span | None:
    """The phrase right behind the verb: "assure-t-on au ministère", "a-t-on appris de source sûre"."""
    passage = scene.passage
    asked = candidate.form == "verb-inf" and candidate.group is not None and not candidate.group.takes("inf")
    if asked:
        return None  # "On demande au maire de partir": he is asked, and does not speak.
    start = max(pronoun + 1, passage.at(candidate.cue.end) if candidate.cue else 0)
    limit = passage.last_of(pronoun)
    while start < limit and not passage.phrase_at("spoken_from", start) and _is_passed(passage, start):
        start += 1
    if start >= limit:
        return None
    found = _body_at(passage, start, limit)
    told = passage.at(found.end) if found is not None and passage.has("to", start) and _is_told(passage, found) else start
    return (_body_at(passage, told, limit) or found) if start < told < limit else found


def _is_told(passage: Passage, body: Span) -> bool:
    """Whether a phrase is the medium somebody spoke to: "a-t-on indiqué à l'agence X de source proche"."""
    return any(mention.kind == "media" for mention in passage.mentions_in(body))


def _is_passed(passage: Passage, at: int) -> bool:
    """Whether a token may stand between "on" and where it speaks: "fait-on savoir mardi au parquet"."""
    return passage.pos(at) == "ADV" or passage.has("time", at) or is_infinitive(passage.tokens[at])


def _body_at(passage: Passage, at: int, limit: int) -> Span | None:
    """The body, or the source that gives no name, a preposition of place leads to here."""
    taken = passage.phrase_at("spoken_from", at)
    if not taken:
        return None
    first = at + taken
    last = phrase_right(passage, first, limit, apposition=False)
    if last <= first:
        return None
    span = passage.span(first, last)
    speaker = find_speaker(passage, span)
    if speaker is None or speaker.mention.kind in ("place", "document") or (speaker.made and speaker.mention.kind == "person"):
        return None
    beside = passage.low(at) == "de" or passage.has("beside_whom", at) or passage.has("beside_whom", at + 1)
    return None if speaker.mention.kind == "person" and beside else span
