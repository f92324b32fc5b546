"""Where the writer takes over from what somebody says: a contrast with its own speaker, a word on what was said, its date."""

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.phrases import is_finite, is_infinitive
from recoupe.annotate.attributions.scene import Scene

SUBJECT_REACH = 12
"""Tokens from a contrast to its reporting verb: "mais le porte-parole du ministère de l'Intérieur assure" has nine."""
WORD_REACH = 4
"""Tokens from a comma to the word for what was said: "une version des faits que" has the word second."""
HOLDER_REACH = 10
"""Tokens from "ce que" to its verb: "ce que l'avocat de la famille s'abstient de commenter" has eight."""
OBJECT = 14
"""Tokens of an object before "et" and a third verb: "dément en bloc toute entente avec le groupe" has eight."""
SPEECH = ("que", "quote", "colon", "si", "inf", "np", "attr", "accuse")


def resumes_at(scene: Scene, at: int, limit: int) -> bool:
    """Whether the writer speaks again behind this comma, whatever is said before it.

    Args:
        scene: the block.
        at: the token behind the comma.
        limit: one past the sentence.
    """
    another = _contrasts(scene, at, limit) or _answers(scene, at, limit)
    return another or _judges(scene, at, limit) or scene.passage.phrase_at("narrators", at) > 0


def _contrasts(scene: Scene, at: int, limit: int) -> bool:
    """Whether a clause with a speaker and a verb of its own is set against what was said: ", mais il affirme que"."""
    passage = scene.passage
    taken = passage.phrase_at("contrasts", at)
    if not taken or passage.has("that", at + taken) or (passage.low(at + taken - 1) in ("que", "qu'") and taken == 1):
        return False
    start = at + taken
    for n in range(start, min(start + SUBJECT_REACH, limit)):
        group = scene.by_first.get(n)
        if group is not None and group.shape == "finite" and group.act is not None and group.takes(*SPEECH):
            return n > start
        if is_finite(passage.tokens[n]) or passage.has("relatives", n) or passage.has("that", n) or passage.low(n) == ";":
            return False
    return False


def _answers(scene: Scene, at: int, limit: int) -> bool:
    """Whether somebody else is heard behind a comma alone: "certains jugent A, d'autres affirment B"."""
    taken = scene.passage.phrase_at("stand_ins", at)
    for n in range(at + taken, min(at + taken + WORD_REACH, limit) if taken else 0):
        group = scene.by_first.get(n)
        if group is not None:
            return group.shape == "finite" and group.act is not None and not group.passive and group.takes(*SPEECH)
        if scene.passage.pos(n) != "ADV":
            return False
    return False


def _judges(scene: Scene, at: int, limit: int) -> bool:
    """Whether what was said is taken up by a word for it: ", une information que le parquet", ", ce que l'intéressé dément"."""
    passage = scene.passage
    if passage.low(at) == "ce" and passage.low(at + 1) in ("que", "qu'", "dont", "qui"):
        reach = range(at + 2, min(at + HOLDER_REACH, limit))
        return any(n in scene.by_first and scene.by_first[n].act is not None for n in reach)
    for n in range(at, min(at + WORD_REACH, limit)):
        if passage.has("words_said", n):
            behind = n + 1
            while behind < limit and passage.pos(behind) in ("ADJ", "ADV"):
                behind += 1
            told = behind in scene.by_head or passage.has("that", behind) or passage.has("relatives", behind)
            return told or passage.has("told_of", behind)
        if passage.pos(n) not in ("DET", "ADJ", "NUM", "PRON", "ADV") and not passage.has("determiners", n):
            return False
    return False


def is_enumerated(scene: Scene, group: Group) -> bool:
    """Whether a verb behind a comma can only be one more of a row: "reconnaît des voyages, jure n'avoir rien porté et accuse".

    An infinitive stands behind it, or anything at all ("toute fraude"), or an object and "et" with a third verb; whoever would
    speak in an incise is followed by none of that.
    """
    passage = scene.passage
    limit = passage.last_of(group.head)
    if group.takes("inf") and any(is_infinitive(passage.tokens[n]) for n in range(group.last, min(group.last + 3, limit))):
        return True
    if not group.takes("np", "np?"):
        return False
    if scene.cues.denial.has("objects.any", passage.low(group.last)) and passage.pos(group.last + 1) == "NOUN":
        return True
    third = next((each for each in scene.groups if group.last < each.first < min(group.last + OBJECT, limit)), None)
    joined = third is not None and third.shape == "finite" and passage.has("and", third.first - 1)
    return joined and third is not None and third.first - 1 > group.last + 1 and passage.has("determiners", group.last)


def brings_words(scene: Scene, group: Group, limit: int) -> bool:
    """Whether a participle or an infinitive brings words of its own: "en affirmant que", not "en répondant à un appel"."""
    passage = scene.passage
    at = group.last
    if group.takes("np", "attr", "accuse", "np^") and not group.takes("asked", "whom"):
        return True
    for n in range(at, min(at + WORD_REACH * 2, limit)):
        opens = scene.quoted_from(n) is not None or passage.low(n) == ":"
        if (opens or passage.has("that", n) or passage.has("whether", n)) and group.takes("que", "quote", "colon", "si"):
            return True
        if is_finite(passage.tokens[n]) or passage.low(n) in (",", ";"):
            return False
    infinitive = any("VerbForm=Inf" in passage.tokens[n].morph for n in range(at, min(at + WORD_REACH, limit)))
    return infinitive and group.takes("inf", "of", "to")
