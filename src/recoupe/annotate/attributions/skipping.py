"""What stands between a reporting verb and its content: adverbs, times, circumstances between commas, a second verb."""

from recoupe.annotate.attributions.idioms import is_inner
from recoupe.annotate.attributions.phrases import is_finite, is_gerund
from recoupe.annotate.attributions.scene import Scene

DATE = 5
"""One past the tokens of the longest date behind its preposition: "dès le" is none, "depuis mars dernier" has three."""
YEAR = 4
DAYS = 31
ASIDE = 14
"""Tokens of the longest circumstance between two commas that is stepped over."""


def skip_inner(scene: Scene, at: int, limit: int) -> int:
    """Past adverbs, time words and a second verb coordinated with the first: "ni démenti"."""
    passage = scene.passage
    while at < limit:
        low = passage.low(at)
        phrase = passage.phrase_at("inner_phrases", at)
        aside = _aside(scene, at, limit) if low == "," else 0
        between = phrase or aside or _dated(scene, at) or _repeats(scene, at, limit)
        if between:
            at += between
        elif opens_number(scene, at) or passage.has("that", at) or passage.has("whether", at):
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


def _dated(scene: Scene, at: int) -> int:
    """How many tokens a year or a month takes behind its preposition: "a plaidé dès 2019 pour"; 0 where none stands."""
    passage = scene.passage
    if not passage.has("dated_by", at):
        return 0
    end = at + 1
    while end < at + DATE and (passage.has("time", end) or (passage.low(end).isdigit() and _is_day_or_year(passage.low(end)))):
        end += 1
    single = end == at + 2 and passage.low(at + 1).isdigit() and len(passage.low(at + 1)) != YEAR
    return end - at if end > at + 1 and not single else 0


def _is_day_or_year(number: str) -> bool:
    return len(number) == YEAR or int(number) <= DAYS


def _repeats(scene: Scene, at: int, limit: int) -> int:
    """Whether a pronoun here only repeats the subject: "Les libéraux réclament eux une enquête"."""
    passage = scene.passage
    if not passage.has("emphatic", at) or passage.low(at - 1) in (",", "-") or at + 1 >= limit:
        return 0
    opens = passage.has("determiners", at + 1) or passage.has("that", at + 1) or passage.has("of", at + 1)
    return int(opens or scene.quoted_from(at + 1) is not None)


def opens_number(scene: Scene, at: int) -> bool:
    """Whether an adverb opens a number, and so what is said: "revendique plus de 5 000 plaintes"."""
    passage = scene.passage
    n = at + 1 + passage.has("of", at + 1)
    counted = passage.low(n)[:1].isdigit() or passage.pos(n) == "NUM" or passage.has("count_nouns", n + 1)
    return passage.has("counted_by", at) and counted


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
        or ((close + 1) in scene.by_first and scene.by_first[close + 1].shape != "infinitive")
    ):
        return 0
    dated = passage.has("determiners", at + 1) and (passage.has("time", at + 2) or passage.has("time", at + 3))
    opens = passage.pos(at + 1) in ("ADP", "ADV") or passage.has("time", at + 1) or dated
    return close + 1 - at if opens else 0
