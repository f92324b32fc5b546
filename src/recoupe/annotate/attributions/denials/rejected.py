"""What a relative rejects: the words its verb agrees with, not the body named last before it."""

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_gerund, phrase_right
from recoupe.annotate.attributions.scene import Scene

SAYABLE = ("objects.sayings", "objects.published", "objects.told_of", "objects.told", "objects.proposals", "counter.charges")


def said_before(scene: Scene, phrase: tuple[int, int], that: int, group: Group) -> tuple[int, int]:
    """The phrase a denial in a relative is about, given the one right before its "que".

    Nobody denies a body or a person: in "les résultats proclamés par la commission, que l'opposition a rejetés" it is the results
    that are rejected, as the participle tells.

    Args:
        scene: the block.
        phrase: what stands right before the relative.
        that: the relative.
        group: the verb of the relative.
    """
    first, last = _behind_gerund(scene, *phrase)
    passage = scene.passage
    if passage.low(that - 1) != "," or not (_is_somebody(scene, first, last) or _disagrees(scene, first, last, group)):
        return first, last
    for at in range(first - 1, passage.first_of(that) - 1, -1):
        if passage.low(at) in (";", ":"):
            break
        if passage.pos(at) == "NOUN" and _is_sayable(scene, at) and not _disagrees(scene, at, at + 1, group):
            start = at
            while start > passage.first_of(at) and passage.pos(start - 1) in ("DET", "ADJ", "NUM"):
                start -= 1
            return start, max(at + 1, phrase_right(passage, start, that))
    return first, last


def _behind_gerund(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The phrase behind a participle that brings it: "un article faisant état d'un projet, que le groupe dément"."""
    passage = scene.passage
    verb = next((n for n in range(last - 1, first, -1) if is_gerund(passage.tokens[n])), None)
    if verb is None:
        return first, last
    start = next((n for n in range(verb + 1, last) if passage.has("determiners", n) and not passage.has("of", n)), None)
    return (start, last) if start is not None else (first, last)


def _is_sayable(scene: Scene, at: int) -> bool:
    return any(scene.cues.denial.has(group, scene.passage.low(at)) for group in SAYABLE)


def _is_somebody(scene: Scene, first: int, last: int) -> bool:
    """Whether the phrase is a person or a body and holds nothing said."""
    passage = scene.passage
    span = passage.span(first, last)
    held = [mention for mention in passage.mentions_in(span) if mention.kind in ("person", "organisation", "media", "anonymous")]
    whole = any(len(mention.span) * 2 > len(span) for mention in held)
    return whole and not any(_is_sayable(scene, n) for n in range(first, last))


def _disagrees(scene: Scene, first: int, last: int, group: Group) -> bool:
    """Whether a participle behind "avoir" shows that its object is another: "que l'opposition a rejetés" has a plural one."""
    passage = scene.passage
    low = passage.low(group.head)
    if len(group.verbs) < 2 or "VerbForm=Part" not in passage.tokens[group.head].morph:
        return False
    head = next((n for n in range(first, last) if passage.pos(n) == "NOUN"), None)
    if head is None or any(passage.has("and", n) for n in range(first, last)):
        return False
    plural = low.endswith("s")
    return ("Number=Plur" in passage.tokens[head].morph) != plural and low[-1:] in ("s", "e")
