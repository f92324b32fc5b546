"""Who calls what was told of them a lie by its noun or its quality: "dénonce une cabale", "juge « faux » ce chiffre"."""

from collections.abc import Sequence

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.scene import Candidate, Scene

LEAD = 4
"""Words before the noun: "contre une simple" has three."""
QUALITY = 3
"""Words before a quality in marks: "tout simplement" has two."""


def decries(scene: Scene, candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether a candidate's first words are what a verb of protest calls untrue."""
    passage, group = scene.passage, candidate.group
    places = passage.at(candidate.content.start), passage.at(candidate.content.end)
    return group is not None and calls_lies(scene, group, words, places)


def calls_lies(scene: Scene, group: Group, words: Sequence[str], places: tuple[int, int]) -> bool:
    """Whether the object of a verb of protest is a name for untrue words: "dénonce un « roman d'espionnage »".

    In marks they are the speaker's about what was told; without, only words that say as much by themselves count, for a novel or
    an invention may be spoken of, too.

    Args:
        scene: the block.
        group: the verb.
        words: the first words of the object, small letters, marks left out.
        places: its first token and one past its last.
    """
    denial = scene.cues.denial
    if group.negated or not denial.has("decrying.verbs", group.cue.lemma):
        return False
    at = next((n for n, word in enumerate(words[:LEAD]) if not denial.has("decrying.around", word)), None)
    if at is None:
        return False
    cried = group.cue.lemma == "crier" and denial.taken("decrying.cried", words, at)
    if cried or denial.taken("decrying.bare", words, at):
        return True
    depth = scene.passage.tokens[group.head].depth
    near = scene.passage.tokens[places[0] : min(places[0] + 2 * LEAD, places[1])]
    marked = any(token.low == words[at] and token.depth > depth for token in near)
    return marked and denial.taken("decrying.marked", words, at) > 0


def judges_false(scene: Scene, candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether a quality in marks calls something said false: "a jugé « fantaisistes » les chiffres de la presse"."""
    denial, group = scene.cues.denial, candidate.group
    if group is None or group.negated or not scene.cues.has("judges", group.cue.lemma):
        return False
    at = next((n for n, word in enumerate(words[:QUALITY]) if denial.has("falsity.predicates", word)), None)
    if at is None or any(denial.has("falsity.not_before", word) for word in words[:at]):
        return False
    groups = ("objects.sayings", "objects.published", "objects.told_of")
    return any(denial.has(name, word) for word in words[at + 1 : at + 5] for name in groups)
