"""Who says that nothing will be said: a negation, a verb of telling, and what would be told, in the speaker's own mouth."""

from collections.abc import Sequence

from recoupe.annotate.attributions.scene import Scene

REACH = 8
"""Words between a negation and the verb of telling: "ne suis malheureusement pas en mesure de vous" has eight."""
TOLD = 6
"""Words behind a verb in which what would be told stands: "donner, à ce stade, aucun chiffre" has four before it."""


def reserves(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether a sentence keeps something back: "Je ne donnerai aucun nom", "ne pas commenter", "réserver nos explications".

    Args:
        scene: the block.
        words: the sentence, small letters, marks left out.
        quoted: "il" and "elle" in it are not the speaker.
    """
    denial = scene.cues.denial
    if quoted and _passes_on(scene, words):
        return True
    later = denial.holds("reserving.later", words)
    for at, word in enumerate(words):
        if scene.cues.has("negation", word) and _keeps_back(scene, words, at, quoted):
            return True
        if denial.has("reserving.reserve", word) and _is_kept(scene, words, at + 1):
            return True
        if later and denial.has("reserving.will_tell", word):
            return True
    return False


def _passes_on(scene: Scene, words: Sequence[str]) -> bool:
    """Whether somebody else is to answer: "C'est à la justice de répondre, pas à moi"."""
    denial = scene.cues.denial
    if len(words) < TOLD - 1 or not denial.has("counter.that_is", words[0]) or not denial.has("reserving.passed_on", words[2]):
        return False
    of = next((n for n in range(3, len(words) - 1) if words[n] in ("de", "d'") and _tells(scene, words, n + 1, True)), None)
    return of is not None and not any(word in ("vous", "nous") for word in words[3:of])


def _is_kept(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether somebody's own words are what is kept: "nos réponses à la justice"."""
    denial = scene.cues.denial
    if at + 1 >= len(words) or not denial.has("reserving.own", words[at]):
        return False
    return denial.has("reserving.words", words[at + 1]) or denial.has("objects.told", words[at + 1])


def _keeps_back(scene: Scene, words: Sequence[str], at: int, quoted: bool) -> bool:
    """Whether the negation at this word is of telling something."""
    denial = scene.cues.denial
    window = words[at + 1 : at + 1 + REACH]
    if not _denies_telling(scene, words, at, window):
        return False
    before = words[at - 1] if at else ""
    if describes(scene, words, at):
        return False
    infinitive = at == 0 or scene.cues.has("negative", window[0])
    own = infinitive or denial.has("own.first", before) or (denial.has("own.self", before) and not quoted)
    able = infinitive
    for n, each in enumerate(window, at + 1):
        if denial.has("reserving.able", each):
            able = True
            continue
        told = _tells(scene, words, n, able)
        if told is not None:
            return own or denial.has("reserving.by_rule", told)
        past = denial.has("own.auxiliaries", each) and not able and not _obliges(scene, words, n)
        if past or denial.has("own.breaks", each):
            return False
    return False


def describes(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether the clause only tells what a thing is like, none of what is asked: "une recette que je ne peux pas livrer"."""
    denial = scene.cues.denial
    relative = at > 3 and words[at - 2] in ("que", "qu'") and scene.cues.has("determiners", words[at - 4])
    return relative and not any(denial.has(group, words[at - 3]) for group in ("reserving.words", "objects.told"))


def _denies_telling(scene: Scene, words: Sequence[str], at: int, window: Sequence[str]) -> bool:
    """Whether "ne" is whole and nobody else's silence: "on ne leur dit rien", "de ne pas en parler" are."""
    denial = scene.cues.denial
    whole = any(scene.cues.has("negative", each) or denial.has("own.nil", each) for each in window)
    told_to = [each for each in window[:3] if scene.cues.has("object_pronouns", each)]
    before = words[at - 1] if at else ""
    others = any(denial.has("reserving.others", each) for each in told_to) or (before == "on" and "nous" in told_to)
    asked_of = denial.has("reserving.asked_of", before)
    return whole and not others and not asked_of and "tout" not in window and not denial.has("reserving.must", window[0])


def _obliges(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether an auxiliary only leads to what one has to do, or is able to: "n'ai pas à commenter", "n'est pas en mesure de"."""
    denial = scene.cues.denial
    behind = words[at + 1 : at + 6]
    return any(scene.cues.has("to", each) or denial.has("reserving.able", each) for each in behind)


def _tells(scene: Scene, words: Sequence[str], at: int, able: bool) -> str | None:
    """The verb of telling at this word, where it has what it needs to be one; None where it has not."""
    denial = scene.cues.denial
    lemmas, coming = scene.cues.lemmas(words[at])
    coming = coming or able
    behind = words[at + 1 : at + 1 + TOLD]
    near = words[max(0, at - 4) : at + 3]
    for lemma in lemmas:
        if denial.has("reserving.free", lemma):
            return lemma
        if denial.has("reserving.reflexive", lemma) and any(scene.cues.has("reflexives", each) for each in near[:5]):
            return lemma
        if denial.has("reserving.speaking", lemma) and _speaks(scene, words, at, coming):
            return lemma
    if words[at].startswith(tuple(denial.words["reserving.giving"])):
        found = any(denial.has("reserving.words", each) or denial.has("objects.told", each) for each in behind)
        return words[at] if found and behind[:1] != ["raison"] else None
    return None


def _speaks(scene: Scene, words: Sequence[str], at: int, coming: bool) -> bool:
    """Whether "dire", "parler", "répondre" are refused here: nothing else is told, and it is no habit of theirs."""
    denial = scene.cues.denial
    behind = words[at + 1 : at + 1 + TOLD]
    nothing = any(denial.has("reserving.nothing", each) for each in words[max(0, at - 4) : at + 3])
    clause = next((n for n, each in enumerate(behind) if each in ("que", "qu'")), None)
    if clause is not None and (clause < 2 or "autre" in behind[:clause]) and not denial.has("reserving.nothing", behind[0]):
        return False
    if denial.holds("reserving.no_answer", behind[:3]):
        return False
    pointed = any(denial.has("own.these", each) or denial.has("counter.that", each) for each in behind[:3])
    asked = denial.holds("reserving.askers", behind) or any(denial.has("reserving.matters", each) for each in behind)
    return coming or nothing or pointed or asked or "en" in words[max(0, at - 2) : at]
