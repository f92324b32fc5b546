"""Who answers what was told: no deal was signed, nobody will lose a post, nothing proves it, the matter is not on the table."""

from collections.abc import Sequence

from recoupe.annotate.attributions.scene import Scene

REACH = 9
"""Words from a negation to what it denies: "n'a, à ce stade et à ma connaissance, été signé" has eight between."""
SUBJECT = 8
"""Words of the longest subject before a negation: "aucun des chiffres avancés par ce journal" has seven."""


def counters(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether a sentence contradicts what somebody else must have told first.

    A bare negation tells something ("Aucun blessé n'est à déplorer"); one of a deal, a proof or a thing pointed at answers.

    Args:
        scene: the block.
        words: the sentence, small letters, marks left out.
        quoted: "il" and "elle" in it are not the speaker.
    """
    denial = scene.cues.denial
    if denial.holds("counter.agenda", words) or denial.holds("counter.unaware", words):
        return not denial.holds("counter.yet", words)
    if _never_got(scene, words):
        return True
    places = [at for at, word in enumerate(words) if scene.cues.has("negation", word)]
    if words and denial.has("counter.supposing", words[0]):
        return False
    return any(
        _unsettled(scene, words, at)
        or _unproved(scene, words, at)
        or _points_back(scene, words, at, quoted)
        or _was_not(scene, words, at, quoted)
        for at in places
        if not denial.holds("counter.yet", words[at : at + REACH])
    )


def rejects_this(scene: Scene, words: Sequence[str]) -> bool:
    """Whether an answer opens with a thing pointed at and says it is not so: "ce document n'a pas de valeur officielle"."""
    if not words or not scene.cues.denial.has("own.these", words[0]):
        return False
    return any(scene.cues.has("negation", each) for each in words[2:4])


def was_nothing(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a sentence's own clause says that nothing was, or never: "n'avoir jamais vu ce papier", "Rien n'a été versé"."""
    denial = scene.cues.denial
    at = next((n for n, word in enumerate(words) if scene.cues.has("negation", word)), None)
    if at is None or any(scene.cues.has("that", each) or scene.cues.has("relatives", each) for each in words[1:at]):
        return False
    behind = words[at + 1 : at + REACH]
    past = next((n for n, each in enumerate(behind[:4]) if denial.has("own.auxiliaries", each)), None)
    if past is None or any(scene.cues.has("to", each) for each in behind[past + 1 : past + 3]):
        return False  # to have nothing to hide
    whole = any(denial.holds(group, behind) for group in ("own.never", "own.nothing", "own.nil"))
    whole = whole or _none_before(scene, words, at, "counter.none", "counter.nobody", "counter.nothing")
    return whole and not any(denial.has("counter.more_of", each) or denial.has("counter.undecided", each) for each in behind)


def there_was_no(scene: Scene, words: Sequence[str]) -> bool:
    """Whether it opens with a thing there never was: "il n'y a pas eu de coups", "Il n'y a eu aucun contact"."""
    at = next((n for n, word in enumerate(words[:4]) if scene.cues.has("negation", word)), None)
    if at is None or words[at + 1 : at + 2] != ["y"]:
        return False
    behind = words[at + 2 : at + 6]
    later = any(scene.cues.has("that", each) or scene.cues.denial.has("counter.more_of", each) for each in behind)
    return "eu" in behind and not later


def _was_not(scene: Scene, words: Sequence[str], at: int, quoted: bool) -> bool:
    """Whether what is charged is said not to be, or to be something else.

    "aucun plan n'existe", "il n'y a pas eu de camouflage", "ce tableau n'émane pas de nous", "ce n'est pas un plan social".
    """
    denial = scene.cues.denial
    before, behind = words[:at], words[at + 1 : at + REACH]
    subordinate = bool(before) and denial.has("own.breaks", before[-1])
    if not behind or subordinate or any(denial.has("counter.more_of", each) for each in behind[:4]):
        return False
    if before and denial.has("counter.that_is", before[-1]):
        is_no = denial.has("own.be", behind[0]) and any(each in ("un", "une", "des") for each in behind[2:4])
        return quoted and is_no and _is_charge(scene, behind[3:5])
    if behind[0].startswith(tuple(denial.words["counter.exist"])):
        none = denial.holds("counter.none", [*before, *behind[:6]]) or denial.holds("counter.not_any", behind)
        return none and _is_charge(scene, [*before, *behind])
    if denial.taken("counter.of_us", words, at + 3):
        return bool(before) and denial.has("own.these", before[0]) and denial.has("own.be", behind[0])
    if behind[0] == "y" and "eu" in behind[1:4] and not any(scene.cues.has("that", each) for each in behind[2:5]):
        never = quoted and denial.holds("own.never", behind[1:4]) and not any(denial.has("own.compared", each) for each in behind)
        return never or _is_charge(scene, behind[3:])
    if behind[0].startswith(tuple(denial.words["counter.origin"])):
        groups = ("objects.published", "objects.sayings")
        pointed = any(denial.has("own.these", each) for each in before)
        told = any(denial.has(group, each) for each in before for group in groups) or _is_charge(scene, before)
        return "vous" in before or (pointed and told)
    return False


def _is_charge(scene: Scene, words: Sequence[str]) -> bool:
    """Whether something somebody may be charged with stands here."""
    groups = ("counter.charges", "own.alleged", "own.faults", "counter.wrong")
    return any(
        scene.cues.denial.has(group, each) or scene.cues.denial.has(group, each.removesuffix("s"))
        for each in words
        for group in groups
    )


def spares(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nobody and nothing will suffer what was feared: "Aucun salarié ne sera licencié", "Pas un train ne disparaîtra"."""
    denial = scene.cues.denial
    for at, word in enumerate(words):
        if scene.cues.has("negation", word) and _none_before(scene, words, at, "counter.none", "counter.nobody"):
            behind = words[at + 1 : at + REACH]
            if any(denial.has("counter.losing", each) for each in behind):
                return True
            if any(denial.has("counter.will_be", each) for each in behind):
                return any(denial.has("counter.suffered", each) for each in behind)
    return False


def is_unharmed(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nobody came to harm, which is news rather than an answer: "Aucun passager n'a été blessé"."""
    denial = scene.cues.denial
    for at, word in enumerate(words):
        if scene.cues.has("negation", word) and _none_before(scene, words, at, "counter.none", "counter.nobody"):
            behind = [_plain(each) for each in words[at + 1 : at + REACH]]
            hurt = any(denial.has("counter.harmed", each.removesuffix("s")) for each in behind)
            been = any(scene.cues.has("aux.been", each) for each in words[at + 1 : at + REACH])
            return hurt and been and not denial.holds("own.one_of_ours", words[:at])
    return False


def is_faultless(scene: Scene, words: Sequence[str]) -> bool:
    """Whether no wrong was done or found, which means little from those who looked: "Aucun manquement n'a été constaté"."""
    denial = scene.cues.denial
    places = [at for at, word in enumerate(words) if scene.cues.has("negation", word)]
    return any(
        _none_before(scene, words, at, "counter.none")
        and any(denial.has("counter.wrong", each) for each in words[max(0, at - SUBJECT) : at])
        for at in places
    )


def was_nobody(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nobody of some body did it: "personne, dans son entourage, ne s'est rendu à Genève"; no "personne n'est venu"."""
    denial = scene.cues.denial
    first = next((n for n, word in enumerate(words[:3]) if denial.has("counter.nobody", word)), None)
    if first is None or not any(denial.has("own.nobody_in", each) for each in words[first + 1 : first + 2]):
        return False
    at = next((n for n in range(first + 2, min(first + SUBJECT + 2, len(words))) if scene.cues.has("negation", words[n])), None)
    behind = words[at + 1 : at + REACH] if at is not None else ()
    past = any(denial.has("own.auxiliaries", each) for each in behind[:4])
    return past and not any(denial.has("counter.undergone", each) for each in behind)


def _none_before(scene: Scene, words: Sequence[str], at: int, *groups: str) -> bool:
    """Whether the subject before a negation is nobody or nothing: "aucun salarié", "pas un seul euro", "rien"."""
    first = max(0, at - SUBJECT)
    return any(scene.cues.denial.taken(group, words, n) for group in groups for n in range(first, at))


def _unsettled(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether no deal, sum or order was made: "aucun accord n'a été signé", "rien n'a été promis"."""
    denial = scene.cues.denial
    if not _none_before(scene, words, at, "counter.none", "counter.nothing"):
        return False
    if any(denial.has("counter.undecided", each) for each in words[max(0, at - SUBJECT) : at]):
        return False
    behind = words[at + 1 : at + REACH]
    be = next((n for n, each in enumerate(behind) if denial.has("own.be", each)), None)
    return be is not None and any(denial.has("counter.settled", each) for each in behind[be + 1 :])


def _unproved(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether nothing proves a thing of the speaker's own, or one told before: "rien ne démontre que notre usine"."""
    denial = scene.cues.denial
    if not _none_before(scene, words, at, "counter.none", "counter.nobody", "counter.nothing"):
        return False
    behind = words[at + 1 : at + REACH]
    if not any(denial.has("counter.proving", each) for each in behind):
        return False
    after = words[at + 1 : at + REACH + SUBJECT]
    ours = any(denial.has("counter.ours", each) for each in after)
    told = any(denial.has("own.such", each) or denial.has("objects.sayings", each) for each in after)
    return ours or told


def _points_back(scene: Scene, words: Sequence[str], at: int, quoted: bool) -> bool:
    """Whether the speaker never had to do with what was told: "n'a jamais eu ce papier", "ne l'avoir jamais reçue"."""
    denial = scene.cues.denial
    window = words[at + 1 : at + REACH]
    none_of_it = "en" in window[:3] and any(denial.has("own.nil", each) for each in window)  # "n'en avoir reçu aucun"
    never = denial.holds("own.never", window) or none_of_it
    before = words[at - 1] if at else ""
    infinitive = any(scene.cues.has("aux.infinitive", each) for each in window[:4])
    named = denial.has("own.first", before) and not denial.has("counter.anybody", before)
    own = infinitive or at == 0 or named or (denial.has("own.self", before) and not quoted)
    aux = next((n for n, each in enumerate(window) if denial.has("own.auxiliaries", each)), None)
    if not never or not own or aux is None:
        return False
    deed = next((n for n in range(aux + 1, len(window)) if denial.has("counter.had", _plain(window[n]))), None)
    if deed is None or any(denial.has("counter.undergone", each) for each in window[aux + 1 : deed]):
        return False
    clitic = none_of_it or any(denial.has("counter.it", each) for each in window[:aux])
    if not clitic and denial.has("counter.witnessed", _plain(window[deed])) and _is_wonder(scene, window[deed + 1 :]):
        return False
    pointed = any(denial.has("own.these", each) or denial.has("counter.that", each) for each in window[deed + 1 : deed + 3])
    return clitic or pointed


def _is_wonder(scene: Scene, words: Sequence[str]) -> bool:
    """Whether what was never seen is only called unheard of: "Je n'ai jamais vu ça", "vu un tel monde"; no paper, no sum."""
    denial = scene.cues.denial
    groups = ("own.alleged", "objects.published", "objects.sayings", "own.faults")
    return not any(denial.has(group, each) or denial.has(group, each.removesuffix("s")) for each in words for group in groups)


def _never_got(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a warning, an order or a sum never came: "n'avoir reçu aucune alerte", "nous n'avons reçu aucun signalement"."""
    denial = scene.cues.denial
    for at, word in enumerate(words[:-1]):
        if denial.has("counter.got", _plain(word)) and denial.taken("counter.none", words, at + 1):
            own = any(
                scene.cues.has("aux.infinitive", each) or denial.has("own.first", each) for each in words[max(0, at - 5) : at]
            )
            for_us = any(denial.taken("own.represented", words, n) for n in range(max(0, at - 6), at))
            return (own or for_us) and any(denial.has("counter.came", each) for each in words[at + 1 : at + 5])
    return False


def got_no_word(scene: Scene, words: Sequence[str]) -> bool:
    """Whether no word reached the speaker: "n'avoir reçu aucune consigne", which contests nothing; "aucun sou" may."""
    denial = scene.cues.denial
    for at, word in enumerate(words[:-1]):
        if denial.has("counter.got", _plain(word)) and denial.taken("counter.none", words, at + 1):
            return any(denial.has("counter.messages", each.removesuffix("s")) for each in words[at + 2 : at + 4])
    return False


def _plain(participle: str) -> str:
    """A participle without its agreement: "reçues" is "reçu"."""
    return participle.removesuffix("s").removesuffix("e") if len(participle) > 3 else participle
