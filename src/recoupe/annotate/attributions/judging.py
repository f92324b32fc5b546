"""What a verb says of a thing: "qualifie X de Y", "juge X « irresponsable »", "le qualifiant de Y", "y voit une menace"."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Scene

CALLED = 8
"""Tokens from what is called names to the marks: "les allégations de l'ONG" has four."""


def find_judgement(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int] | None:
    """X as Y: "qualifie X de Y", "juge X « irresponsable »", "le qualifiant de Y"."""
    if not group.takes("attr") or group.takes("accuse"):
        return None
    passage = scene.passage
    pronoun = (
        any(low in ("le", "la", "l'", "les") for low in group.clitics) or "reflexive" in group.cue.frames or group.cue.reflexive
    )
    if passage.has("as", start):
        return (start + 1, content_end(scene, start + 1, limit, group, phrase=True))
    if scene.cues.has("predicators", group.cue.lemma) and not (
        (passage.has("of", start) and _is_judged(scene, start + 1))
        or pronoun
        or passage.has("as", start)
        or _names_object(scene, start, limit)
    ):
        return None
    if scene.cues.has("predicators", group.cue.lemma) and passage.has("of", start) and _is_judged(scene, start + 1):
        return (start + 1, content_end(scene, start + 1, limit, group, phrase=True))
    if pronoun and (passage.has("of", start) or passage.pos(start) in ("ADJ", "VERB", "NOUN") or _opens_words(scene, start)):
        first = start + 1 if passage.has("of", start) else start
        return (first, content_end(scene, first, limit, group, phrase=True))
    if pronoun:
        return None
    last = content_end(scene, start, limit, group, phrase=True)
    if group.takes("que", "quote", "np", "np?") and not _has_quality(scene, start, last):
        return (start, last) if _is_judgement(scene, group, start, last) else None
    return (start, last) if any(_is_quality(scene, n) for n in range(start + 1, last)) else None


def _is_judged(scene: Scene, at: int) -> bool:
    """Whether a judgement stands right behind "qualifier de": "de mensongère la vidéo", "de « ridicule » cette idée"."""
    return _opens_words(scene, at) or scene.cues.denial.has("falsity.predicates", scene.passage.low(at))


def _names_object(scene: Scene, start: int, limit: int) -> bool:
    """Whether what is qualified is somebody, something pointed at, or the quality stands in marks."""
    passage = scene.passage
    if passage.mention_at(start) is not None or passage.low(start) in (
        "ce",
        "cet",
        "cette",
        "ces",
        "sa",
        "son",
        "ses",
        "leur",
        "leurs",
    ):
        return True
    if any(scene.cues.denial.has("objects.sayings", passage.low(n)) for n in range(start, min(start + 3, limit))):
        return True
    return any(_opens_words(scene, n) or passage.has("as", n) for n in range(start + 1, limit))


def _has_quality(scene: Scene, first: int, last: int) -> bool:
    """Whether a judgement stands behind the object: "comme", or an adjective in quotation marks."""
    passage = scene.passage
    return any(passage.has("as", n) or (_opens_words(scene, n) and n > first) for n in range(first, last)) and not is_finite(
        passage.tokens[first]
    )


def _is_quality(scene: Scene, at: int) -> bool:
    passage = scene.passage
    return (
        passage.has("of", at)
        or passage.has("as", at)
        or _opens_words(scene, at)
        or passage.pos(at) == "ADJ"
        or is_finite(passage.tokens[at])
    )


def _opens_words(scene: Scene, at: int) -> bool:
    quoted = scene.quoted_from(at)
    return quoted is not None and not scene.is_name(quoted)


def _is_judgement(scene: Scene, group: Group, first: int, last: int) -> bool:
    """Whether an adjective here is what somebody finds something: "juge inutile la réforme", "juge la réforme trop chère"."""
    passage = scene.passage
    if not scene.cues.has("judges", group.cue.lemma):
        return False
    lead = first
    while lead < last and (passage.has("degrees", lead) or passage.low(lead).endswith("ment")):
        lead += 1
    if passage.pos(lead) == "ADJ" and not passage.has("determiners", first):
        return any(passage.has("determiners", n) for n in range(lead + 1, last))
    if not (passage.has("determiners", first) or passage.pos(first) in ("DET", "PROPN")) or first + 1 >= last:
        return False
    ruled = group.cue.lemma == "juger" and passage.has("courts", group.first - 1)
    return not ruled and any(_is_found(scene, n) for n in range(first + 2, last))


def _is_found(scene: Scene, at: int) -> bool:
    """Whether an adjective judges the noun before it: a degree stands before it, or it tells no sort or place."""
    passage = scene.passage
    graded = passage.has("degrees", at - 1)
    if passage.pos(at) not in ("ADJ", "VERB", "NOUN") or (passage.pos(at) != "ADJ" and not graded):
        return False
    closes = (
        at + 1 >= len(passage.tokens)
        or passage.pos(at + 1) in ("", "PUNCT", "ADP", "CCONJ", "SCONJ")
        or passage.low(at + 1) in (",", ".")
    )
    judging = passage.has("judging_adjectives", at)
    sorts = not judging and passage.low(at).endswith(tuple(scene.cues.words["sort_ends"]))
    return graded or (closes and not sorts and not passage.has("time", at))


def find_called(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int] | None:
    """Something said that is called names in marks: "a appelé le rapport « un mauvais roman »", as translated pages put it.

    Any thing may be, where the marks hold no name but a judgement: they open with a small letter.
    """
    passage, denial = scene.passage, scene.cues.denial
    if not scene.cues.has("callers", group.cue.lemma) or not passage.has("determiners", start):
        return None
    groups = ("objects.sayings", "objects.published", "objects.told_of")
    quoted = next((scene.quoted_from(n) for n in range(start + 2, min(start + CALLED, limit)) if scene.quoted_from(n)), None)
    if quoted is None or scene.passage.has("to", passage.at(quoted.span.start) - 1):
        return None  # "a appelé l'équipe à « rester unie »" calls nothing names
    judged = passage.text[quoted.span.start + 1 : quoted.span.end].lstrip()[:1].islower()  # no name then
    if not judged and not any(denial.has(name, passage.low(start + 1)) for name in groups):
        return None
    return start, passage.at(quoted.span.end)


def find_seen(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int] | None:
    """What somebody sees in something: "y voit « un recul »", "voit dans cette loi une menace"."""
    passage = scene.passage
    if group.cue.lemma != "voir" or start >= limit:
        return None
    at = start
    if "y" not in group.clitics:
        if passage.low(start) not in ("dans", "en"):
            return None
        at = next((n for n in range(start + 2, limit) if passage.has("indefinite", n) or _opens_words(scene, n)), limit)
    if at < limit and (passage.has("indefinite", at) or _opens_words(scene, at)):
        return at, content_end(scene, at, limit, group, phrase=True)
    return None
