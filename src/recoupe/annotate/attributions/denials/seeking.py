"""Whom the writers sought in vain, and answers that never came: "a tenté de joindre le maire, en vain", "aucune réponse de"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.phrases import is_infinitive, phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Span

NEAR = 6
"""Tokens between a verb of trying and the one of reaching: "avons, à plusieurs reprises, tenté de" stays below."""
CAME = 9
"""Tokens between an answer and the verb that says it did not come: "réponse à nos questions ne nous est parvenue" has seven."""


def find_sought(scene: Scene) -> Iterator[Candidate]:
    """Candidates of everybody sought in vain, and of every answer the writers did not get."""
    for at in scene.passage.places("seeking"):
        yield from _sought(scene, at)
    for at in scene.passage.places("answers_awaited"):
        yield from _awaited(scene, at)


def _sought(scene: Scene, at: int) -> Iterator[Candidate]:
    """Whom the writers or their paper tried to reach, told to be in vain behind it."""
    passage = scene.passage
    limit = passage.last_of(at)
    verb = next((n for n in range(at + 1, min(at + NEAR, limit)) if passage.has("reaching_verbs", n)), None)
    if verb is None or passage.tokens[at].depth or not any(passage.phrase_at("in_vain", n) for n in range(at, limit)):
        return
    first = passage.first_of(at)
    ours = any(passage.has("passed_us", n) for n in range(first, at))
    if not ours and not any(each.kind == "media" for each in passage.mentions_in(passage.span(first, at))):
        return
    last = phrase_right(passage, verb + 1, limit)
    content = scene.content(at, verb + 1)
    if last > verb + 1 and content is not None:
        yield Candidate("silence", content, content, passage.span(verb + 1, last), "declines", at, None, ("clear-verb",))


def _awaited(scene: Scene, at: int) -> Iterator[Candidate]:
    """An answer denied to the writers: "Nous n'avons reçu aucune réponse du ministère", "Aucune réponse ne nous est parvenue"."""
    passage = scene.passage
    none = at - 1 if passage.has("nil", at - 1) or passage.has("of", at - 1) else at - 2
    first, limit = passage.first_of(at), passage.last_of(at)
    if none < first or not (passage.has("nil", none) or passage.has("of", none)) or passage.tokens[at].depth:
        return
    near = range(max(first, at - CAME), min(at + CAME, limit))
    came = next((n for n in near if passage.has("answers_came", n)), None)
    denied = came is not None and any(passage.has("negation", n) for n in near) and any(passage.has("passed_us", n) for n in near)
    if came is None or not denied or any(is_infinitive(passage.tokens[n]) for n in near):
        return
    content = scene.content(none, at + 1)
    if content is None:
        return
    cue = passage.span(min(none, came), max(at, came) + 1)
    source = _giver(scene, at + 1, limit) or _giver(scene, came + 1, limit)
    evidence = ("clear-verb",) if source is not None else ("unanswered",)
    form = "silence" if source is not None else "verb-refusal"
    yield Candidate(form, content, cue, source, "declines", at, None, evidence, source is None)


def _giver(scene: Scene, at: int, limit: int) -> Span | None:
    """Who should have given it: "de la préfecture", "de la part du groupe"."""
    passage = scene.passage
    start = at + max(passage.phrase_at("silent_at", at), int(passage.has("of", at)))
    last = phrase_right(passage, start, limit)
    held = passage.span(start, last) if start > at and last > start else None
    return held if held is not None and passage.mentions_in(held) else None
