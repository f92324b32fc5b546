"""What a refusal is about: the phrase behind it, the one that opens the sentence, else the refusing words themselves."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.denying import is_askable
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Scene


def starts_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase begins here that a verb may take for its object."""
    passage = scene.passage
    return (
        passage.has("determiners", at)
        or passage.pos(at) in ("DET", "NOUN", "PROPN", "NUM")
        or scene.quoted_from(at) is not None
        or passage.low(at) in ("celui", "celle", "ceux", "celles", "cela", "ceci", "tout", "toute", "ce", "avoir")
    )


def find_refused(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """What somebody will not speak about: the phrase behind the refusal, else the refusing clause itself."""
    passage = scene.passage
    first = scene.start(group.head)
    if passage.phrase_at("questions_put", first) and first < group.first:
        comma = next((n for n in range(first, group.first) if passage.low(n) == ","), None)
        if comma is not None and comma - first > 3 and passage.has("to", first):
            return (first, comma, "object")
    if start < limit and passage.has("that", start) and group.takes("que"):
        return (start + 1, content_end(scene, start + 1, limit, group), "que")
    if start < limit and (passage.has("whether", start) or (passage.has("whether", start + 1) and passage.pos(start) == "ADP")):
        return (start, content_end(scene, start, limit, group), "si")
    opens = start < limit and (
        starts_object(scene, start) or passage.pos(start) == "ADP" or passage.has("to", start) or passage.has("of", start)
    )
    skipped = "-" in group.cue.frames or any(passage.has("not_objects", n) for n in range(group.last, start))
    if opens and not skipped and not passage.has("not_objects", start) and not passage.phrase_at("no_object_phrases", start):
        last = content_end(scene, start, limit, group, phrase=True)
        if group.takes("asked") and not is_askable(scene, start, last):
            return None
        return (start, last, "object")
    fronted = _fronted(scene, group, first)
    if fronted is not None:
        return fronted
    return None if passage.low(group.last) == "ni" else (group.first, group.last, "refusal")


def _fronted(scene: Scene, group: Group, first: int) -> tuple[int, int, str] | None:
    """What a refusal is about where that opens the sentence: "Sur la hausse des loyers, l'échevine botte en touche"."""
    passage = scene.passage
    start = first + 1 if passage.has("to", first) and passage.has("fronted", first + 1) else first
    comma = next((n for n in range(first, group.first) if passage.low(n) == ","), None)
    if comma is None or not passage.has("fronted", start) or any(is_finite(token) for token in passage.tokens[first:comma]):
        return None
    return (first, comma, "object")
