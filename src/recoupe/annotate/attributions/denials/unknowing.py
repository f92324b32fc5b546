"""Who knew nothing of what was told: "ne rien savoir de ces contacts", "n'en avoir rien su", "ignorait jusqu'à son existence"."""

from collections.abc import Sequence

from recoupe.annotate.attributions.scene import Scene

BEHIND = 6
"""Words from a negation to the knowing: "n'a, à ce jour, strictement rien su de" stays below."""


def knew_nothing(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a sentence says that something told elsewhere was not known; not to know at all, or why, answers nothing.

    Args:
        scene: the block.
        words: the sentence, small letters, marks left out.
    """
    denial = scene.cues.denial
    if any(denial.has("unknowing.ignored", word) and _is_whole(scene, words, at + 1) for at, word in enumerate(words)):
        return True
    return any(_is_unknown(scene, words, at) for at in scene.cues.places("negation", words))


def _is_whole(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether the very existence of a thing was ignored: "ignorait jusqu'à l'existence de ce contrat"."""
    denial = scene.cues.denial
    return denial.taken("unknowing.even", words, at) > 0 or denial.taken("unknowing.existence", words, at) > 0


def _is_unknown(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether the negation at this word is of knowing something that is named, or taken up by "en"."""
    denial = scene.cues.denial
    behind = words[at + 1 : at + 1 + BEHIND]
    if at and denial.has("counter.anybody", words[at - 1]):
        return False  # "on n'en sait rien"
    met = next((n for n, each in enumerate(behind) if denial.has("unknowing.acquainted", each)), len(behind))
    if any(denial.has("own.these", each) for each in words[at + 2 + met :][:3]) and any(
        denial.has("own.plain", each) or denial.has("own.never", each) for each in behind
    ):
        return True
    known = next((n for n, each in enumerate(behind) if denial.has("unknowing.knowing", each)), None)
    if known is None or any(denial.has("counter.yet", each) or denial.has("counter.more_of", each) for each in behind):
        return False
    after = words[at + 2 + known :]
    noun = denial.has("unknowing.noun", behind[known])
    nothing = any(denial.has("unknowing.nothing", each) for each in (*behind[:known], *after[:1]))
    never = nothing or any(denial.has("own.plain", each) or denial.has("own.never", each) for each in behind[:known])
    if not (never if noun else nothing) or any(scene.cues.has("that", each) for each in after):
        return False
    if "en" in behind[:known]:
        return True
    start = 1 if after and denial.has("unknowing.nothing", after[0]) else 0
    return _names(scene, after[start:])


def _names(scene: Scene, words: Sequence[str]) -> bool:
    """Whether "de" brings a thing that is told of: "de ces contacts", "d'un tel canal", "des appels", "du projet"."""
    denial = scene.cues.denial
    if len(words) < 2 or not scene.cues.has("of", words[0]):
        return False
    if denial.has("unknowing.of_the", words[0]):
        return True
    return (
        denial.has("own.these", words[1])
        or denial.has("unknowing.the", words[1])
        or denial.has("own.such", words[1])
        or (len(words) > 2 and denial.has("own.such", words[2]))
    )
