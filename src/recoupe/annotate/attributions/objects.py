"""Noun phrases as contents: what a verb denies, announces or speaks of, behind a preposition or a circumstance."""

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.denials.denying import is_sayable
from recoupe.annotate.attributions.denials.refusing import starts_object
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite, phrase_right
from recoupe.annotate.attributions.scene import Scene
from recoupe.annotate.attributions.skipping import opens_number, skip_inner

HUMAN = ("people", "human_nouns", "group_nouns", "thinkers")
"""Groups of nouns somebody can tell something to."""
SETTING = 5
"""Tokens from "au micro de" to the object: a medium with its town stays below."""


def find_object(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """A noun phrase as content, behind a preposition where the entry names one: its tokens and the frame that brings it.

    Args:
        scene: the block.
        group: the verb.
        start: the first token behind it, adverbs and times stepped over.
        limit: one past the sentence.
    """
    passage = scene.passage
    if start >= limit or (not group.negated and _says_nothing(scene, group)):
        return None
    if _is_deal(scene, group, start, limit):
        return None
    prepositions = {frame[1:] for frame in group.cue.frames if frame[0] == "+"}
    plain = "of" if passage.has("of", start) else "to" if passage.has("to", start) else passage.low(start)
    if scene.quoted_from(start) is not None and "of" in prepositions and passage.has("of", start + 1):
        return start, content_end(scene, start, limit, group, True), "object"
    if plain in prepositions and passage.pos(start) != "DET" and is_deniable(scene, group, start, limit):
        return start, content_end(scene, start, limit, group, True), "object"
    heard = _over_recipient(scene, group, start, limit) if group.takes("np", "np?") and not prepositions & {"to"} else start
    if heard > start:
        return _bare(scene, group, heard, limit)
    told = passage.has("to", start) and (start == group.last or plain in prepositions)
    if group.takes("np", "np?") and passage.pos(start) == "ADP" and not passage.has("of", start):
        behind = over_place(scene, start, limit, group.act == "denies")
        quoted = scene.quoted_from(behind) is not None or scene.quoted_from(behind + 1) is not None
        start = behind if quoted or not told else start
        start = _over_setting(scene, start, limit)
    return _bare(scene, group, start, limit)


def is_phrase(scene: Scene, start: int, comma: int) -> bool:
    """Whether a determiner and its noun fill the words up to a comma: "soutient la ministre, qu'il dit honnête"."""
    passage = scene.passage
    words = range(start + 1, comma)
    nouns = [n for n in words if passage.pos(n) in ("NOUN", "PROPN")]
    return (
        passage.pos(start) == "DET"
        and bool(nouns)
        and all(passage.pos(n) in ("NOUN", "PROPN", "ADJ", "ADP", "DET") for n in words)
    )


def _over_setting(scene: Scene, at: int, limit: int) -> int:
    """Past where or to whom it was said, where the object follows: "a reconnu au micro de X une erreur"; else where it began."""
    passage = scene.passage
    taken = passage.phrase_at("settings", at)
    return (_over_words(passage, at + taken, min(at + taken + SETTING, limit)) if taken else 0) or at


def _over_words(passage: Passage, start: int, limit: int) -> int:
    """The determiner of the next phrase behind nouns and adjectives alone; 0 where there is none."""
    for n in range(start, limit):
        if passage.has("determiners", n) and passage.pos(n) == "DET":
            return 0 if _leads_on(passage, n - 1) else n
        if passage.pos(n) not in ("NOUN", "PROPN", "ADJ", "ADP") and not passage.has("determiners", n):
            return 0
    return 0


def _leads_on(passage: Passage, at: int) -> bool:
    """Whether a preposition here still needs its noun: "au micro de la radio"."""
    return passage.has("of", at) or passage.has("to", at) or passage.pos(at) == "ADP"


def _is_deal(scene: Scene, group: Group, start: int, limit: int) -> bool:
    """Whether a contract is made, no finding: "a conclu à cette fin un marché"; "conclut à une entente" finds one."""
    if group.cue.lemma != "conclure" or scene.passage.pos(start) != "ADP":
        return False
    object_at = over_place(scene, start, limit)
    behind = range(object_at + 1, min(object_at + 4, limit))
    return object_at > start and any(scene.passage.has("deals", n) for n in behind)


def _over_recipient(scene: Scene, group: Group, at: int, limit: int) -> int:
    """Past whom it was told, where the object follows: "a confirmé à La Vigie l'authenticité de la note"; else where it began.

    Of whom something is asked belongs to what is asked.
    """
    passage = scene.passage
    if not passage.has("to", at):
        return at
    named = passage.mention_at(at + 1)
    if named is None or named.form != "name" or named.kind not in ("media", "person", "organisation"):
        somebody = group.act != "asks" and (
            named is not None or any(passage.has(group, n) for group in HUMAN for n in (at + 1, at + 2))
        )
        return _over_words(passage, at + 2, min(at + 2 + SETTING, limit)) or at if somebody else at
    behind = passage.at(named.span.end)
    if passage.has("of", behind):  # a name that goes on: "au Courrier du soir"
        behind = max(behind, phrase_right(passage, at + 1, limit, apposition=False))
    return behind if behind < limit and passage.has("determiners", behind) and not passage.has("of", behind) else at


def _says_nothing(scene: Scene, group: Group) -> bool:
    """Whether the verb only turns to its object, or means to show it: "a réagi aux propos de X", "voulait publier une note"."""
    intended = group.wish and scene.cues.has("unveilers", group.cue.lemma)
    return intended or scene.cues.has("reacting", group.cue.lemma)


def _bare(scene: Scene, group: Group, start: int, limit: int) -> tuple[int, int, str] | None:
    """A direct object as content."""
    passage = scene.passage
    felt = group.cue.lemma == "dire" and passage.has("felt_by", start)
    if not (felt or group.takes("np", "np?", "np^")) or not (starts_object(scene, start) or opens_number(scene, start)):
        return None
    if any(passage.has("not_contents", n) for n in range(start, min(start + 3, limit))):
        return None
    if passage.has("to", start) and not {"l'", "le"}.isdisjoint(group.clitics):
        return None  # "La ville l'a confirmé aux syndicats": what is told stands before
    last = content_end(scene, start, limit, group, True)
    while last > start + 1 and passage.phrase_before("inner_phrases", last - 1):
        last -= passage.phrase_before("inner_phrases", last - 1)
    ruled = scene.cues.has("rulers", group.cue.lemma) and any(passage.has("ruled_on", n) for n in range(start, last))
    if ruled or not is_deniable(scene, group, start, last) or _is_unveiled(scene, group, start, last):
        return None
    return start, last, "object" if felt or group.takes("np", "np^") else "weak-object"


def is_deniable(scene: Scene, group: Group, first: int, last: int) -> bool:
    """Whether a phrase may be what a verb of more than one sense denies: "rejette ces accusations", not "rejette l'appel"."""
    words = [token.low for token in scene.passage.tokens[first : min(last, first + 6)]]
    if group.cue.lemma == "contester":
        sued = any(scene.passage.phrase_at("before_courts", n) for n in range(first, min(last + 6, len(scene.passage.tokens))))
        return not sued and not any(scene.cues.denial.has("objects.decisions", word) for word in words[:4])
    if group.negated and scene.cues.has("owning_up", group.cue.lemma):
        if words[:2] == ["du", "tout"]:
            return False
        faults = ("own.faults", "counter.wrong", "counter.charges", "objects.sayings", "objects.any", "objects.pointing")
        return any(
            scene.cues.denial.has(name, word.removesuffix("s")) or scene.cues.denial.has(name, word)
            for word in words
            for name in faults
        )
    if group.cue.lemma == "repousser" and any(scene.cues.denial.has("objects.fought_off", word) for word in words[:3]):
        return any(scene.cues.denial.has("own.these", word) for word in words[:1])  # soldiers repel "une attaque"
    return not group.takes("said") or is_sayable(scene, first, last)


def over_place(scene: Scene, at: int, limit: int, denied: bool = False) -> int:
    """Past a circumstance before the object: "avait nié en 2022 toute défaillance"; where it stands if no object follows."""
    passage = scene.passage
    for n in range(at + 1, min(at + 8, limit)):
        if scene.quoted_from(n) is not None or (passage.has("determiners", n) and scene.quoted_from(n + 1) is not None):
            return n
        whole = scene.cues.denial.has("objects.any", passage.low(n)) and passage.pos(n + 1) == "NOUN"
        if whole and denied and passage.pos(n - 1) not in ("ADP", "DET"):
            return n
        dated = passage.low(n) == "des" and (passage.pos(n - 1) == "NUM" or passage.has("time", n - 1) or _is_written(passage, n))
        own = n > at + 1 and passage.pos(n - 1) != "ADP" and not passage.has("of", n - 1)
        if passage.has("determiners", n) and ((own and passage.pos(n) == "DET") or dated):
            return n
        if passage.low(n) == ",":
            after = skip_inner(scene, n, limit)
            return after if after > n and after < limit and starts_object(scene, after) else at
        if is_finite(passage.tokens[n]) or passage.low(n) in (".", ";"):
            break
    return at


def _is_written(passage: Passage, at: int) -> bool:
    """Whether "des" opens the object behind where it was said: "a dénoncé dans un communiqué des accusations graves"."""
    cue = passage.cues.nouns.get(passage.low(at - 1))
    written = cue is not None and not cue.frames.isdisjoint({"document", "message", "item"})
    somebody = any(passage.has(group, n) for group in HUMAN for n in (at + 1, at + 2))
    return written and passage.low(at - 2) in ("un", "une") and not somebody


def _is_unveiled(scene: Scene, group: Group, first: int, last: int) -> bool:
    """Whether a medium only brought a matter to light: "Le Temps, qui a révélé l'affaire"; what it says of it is told apart."""
    passage = scene.passage
    bare = all(
        passage.pos(n) in ("DET", "NOUN", "ADJ") or passage.has("determiners", n) for n in range(first, min(first + 3, last))
    )
    matter = any(passage.has("matters", n) for n in range(first, min(first + 2, last)))
    relative = passage.has("relatives", group.first - 1) or passage.has("relatives", group.first - 2)
    return scene.cues.has("unveilers", group.cue.lemma) and matter and bare and relative
