"""What stands between a reporting verb and its content: adverbs, times, circumstances between commas, a second verb."""

from recoupe.annotate.attributions.idioms import is_inner
from recoupe.annotate.attributions.phrases import is_finite, is_gerund
from recoupe.annotate.attributions.scene import Scene

ASIDE = 14
"""Tokens of the longest circumstance between two commas that is stepped over."""


def skip_inner(scene: Scene, at: int, limit: int) -> int:
    """Past adverbs, time words and a second verb coordinated with the first: "ni démenti"."""
    passage = scene.passage
    while at < limit:
        low = passage.low(at)
        phrase = passage.phrase_at("inner_phrases", at)
        aside = _aside(scene, at, limit) if low == "," else 0
        if phrase or aside:
            at += phrase or aside
        elif passage.has("that", at) or passage.has("whether", at):
            break
        elif low in ("ni", "ou", "et") and passage.pos(at + 1) == "VERB" and not is_finite(passage.tokens[at + 1]):
            at += 2
        elif (
            (is_inner(passage, at) or _is_time(scene, at) or (low.isdigit() and passage.has("time", at + 1)))
            and scene.quoted_from(at) is None
            and (passage.pos(at) not in ("DET", "NUM") or passage.has("time", at + 1))
            and low != "d'"
            and not _determines(scene, at)
            and not passage.has("to", at)
            and not passage.has("negation", at)
        ):
            at += 1
        else:
            break
    return at


def _is_time(scene: Scene, at: int) -> bool:
    """Whether a token is of a time: "ce" in "ce mardi", not in "ce qu'il appelle"."""
    passage = scene.passage
    pointing = passage.has("determiners", at) and not passage.has("time", at + 1)
    return passage.has("time", at) and not pointing


def _determines(scene: Scene, at: int) -> bool:
    """Whether "tout" is the object's determiner, not an adverb: "a démenti tout accord"."""
    fault = scene.cues.denial.has("own.faults", scene.passage.low(at + 1))
    named = fault or scene.passage.pos(at + 1) in ("NOUN", "ADJ", "PROPN") or scene.quoted_from(at + 1) is not None
    return scene.cues.denial.has("objects.any", scene.passage.low(at)) and named


def _aside(scene: Scene, at: int, limit: int) -> int:
    """How many tokens a circumstance between two commas takes: "a dû démentir, en 2019, des soupçons"; 0 where there is none."""
    passage = scene.passage
    if passage.has("emphatic", at + 1) and passage.low(at + 2) == ",":
        return 3
    close = next((n for n in range(at + 1, min(at + ASIDE, limit)) if passage.low(n) == ","), None)
    if close is None or close + 1 >= limit or passage.tokens[at].depth != passage.tokens[close].depth:
        return 0
    inner = passage.tokens[at + 1 : close]
    if (
        any(is_finite(token) or is_gerund(token) for token in inner)
        or (at + 1) in scene.by_first
        or (close + 1) in scene.by_first
    ):
        return 0
    opens = passage.pos(at + 1) in ("ADP", "ADV") or passage.has("time", at + 1)
    return close + 1 - at if opens else 0
