"""What somebody counts or values: "en a compté 8 000", "estime la valeur à 880 millions", "compare le maire à « un coq »"."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive
from recoupe.annotate.attributions.scene import Scene

OBJECT_REACH = 14
"""Tokens from a verb to the "à" of its value: "la valeur des parts de l'usine de ciment" has nine."""
COUNT_REACH = 3
"""Tokens before the number of a count: "une bonne centaine", "plus de 300"."""


def find_valued(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int] | None:
    """X at Y, Y a number or words in marks; a pronoun may stand for X."""
    if not group.takes("valued") or start >= limit:
        return None
    passage = scene.passage
    pronoun = any(low in ("le", "la", "l'", "les") for low in group.clitics)
    if not (pronoun or passage.has("determiners", start)):
        return None
    for at in range(start, min(start + OBJECT_REACH, limit)):
        token = passage.tokens[at]
        if is_finite(token) or is_infinitive(token) or passage.has("relatives", at) or token.low in (",", ";", ":"):
            return None
        if passage.has("to", at) and at + 1 < limit and (_is_number(scene, at + 1) or scene.quoted_from(at + 1) is not None):
            return (start, content_end(scene, start, limit, group, phrase=True))
    return None


def find_counted(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int] | None:
    """A number somebody counts or settles on; of "compter" only what it has counted, since a town "compte 300 habitants"."""
    if not group.takes("num") or start >= limit:
        return None
    counted = "en" in group.clitics or len(group.verbs) > 1
    if group.cue.lemma == "compter" and not counted:
        return None
    if not _is_number(scene, start):
        return None
    return (start, content_end(scene, start, limit, group, phrase=True))


def _is_number(scene: Scene, at: int) -> bool:
    """Whether a number begins here: "8 000", "plus de 300", "une bonne centaine", "une fourchette de 820 à 880"."""
    passage = scene.passage
    if passage.pos(at) == "NUM" or passage.low(at)[:1].isdigit():
        return True
    for n in range(at, at + COUNT_REACH):
        if passage.has("count_nouns", n):
            return True
        if n > at and (passage.pos(n) == "NUM" or passage.low(n)[:1].isdigit()):
            return True
        if passage.pos(n) not in ("DET", "ADJ", "ADV", "ADP", "PRON") and not passage.has("determiners", n):
            return False
    return False
