"""Who clears themselves: a deed, a fault or a tie said not to be one's own, and what is said never to have been."""

from collections.abc import Sequence

from recoupe.annotate.attributions.scene import Scene

OWN = 5
"""Words before the negation of a sentence whose subject is the speaker's own: "les agents de notre police" has five."""
WINDOW = 14
"""Words read behind a negation: "n'ai, à aucun moment de ma carrière, touché" has nine."""


def clears(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether somebody denies a deed of their own, or of whom they stand for: "Je n'ai pas triché", "n'avoir rien reçu"."""
    denial = scene.cues.denial
    if words[0] == "jamais" and len(words) > 1 and words[1] in ("de", "d'"):
        return True
    if denial.has("counter.supposing", words[0]):
        return False
    if _says_no(scene, words) or _did_neither(scene, words, quoted):
        return True
    opened = denial.taken("own.opening", words, 0) > 0
    if _never_was(scene, words, quoted):
        return True
    for at, word in enumerate(words):
        if scene.cues.has("negation", word) and _denies_deed(scene, words, at, (quoted, opened)):
            return True
    return False


def did_none(scene: Scene, words: Sequence[str], quoted: bool, named: bool) -> bool:
    """Whether the speaker, or what is theirs, did nothing of a kind: "n'avoir donné aucun feu vert", "sa police n'a rien pris".

    What was done to them ("n'avoir jamais été consulté"), what they lacked and what amazed them contest nothing.

    Args:
        scene: the block.
        words: the sentence, small letters, marks left out.
        quoted: "il" and "elle" in it are not the speaker.
        named: its subject is a name, which whoever insists stands for.
    """
    denial = scene.cues.denial
    at = next((n for n, word in enumerate(words[:OWN]) if scene.cues.has("negation", word)), None)
    if at is None or not (named or _is_own(scene, words, at, quoted) or _is_theirs(scene, words[:at])):
        return False
    window = words[at + 1 : at + WINDOW]
    whole = any(denial.holds(group, window) for group in ("own.never", "own.nothing", "own.nil"))
    aux = next((n for n, each in enumerate(window[:5]) if denial.has("own.auxiliaries", each)), None)
    if not whole or aux is None or "plus" in window[:5]:
        return False
    undergone = any(denial.has("counter.undergone", each) for each in window[aux + 1 :])
    spoiled = any(denial.has("own.lacks", each) or denial.has("own.compared", each) for each in window)
    known = any(denial.has("own.knowing", each) for each in window)
    ahead = any(scene.cues.has("to", each) for each in window[aux + 1 : aux + 3])  # "rien à cacher"
    ahead = ahead or any(denial.has("own.nil", each) for each in window[aux + 1 : aux + 2])  # "n'avoir aucune information"
    named = len(window) > aux + 3 or any(denial.has("counter.nobody", each) for each in window[aux + 1 :])
    return named and not (undergone or spoiled or known or ahead)  # "n'avoir jamais pardonné" names nothing


def _is_theirs(scene: Scene, subject: Sequence[str]) -> bool:
    """Whether a subject is the speaker's own: "ses rejets", "que notre club"."""
    return any(scene.cues.denial.has("own.possessives", each) for each in subject[:2])


def insists_on_never(scene: Scene, words: Sequence[str]) -> bool:
    """Whether "jamais" opens what the speaker says they did not do: "Jamais je n'ai demandé cela"; no wonder, no vow."""
    denial = scene.cues.denial
    opens = len(words) > 3 and denial.has("own.never", words[0]) and denial.has("own.first", words[1])
    if not opens or not scene.cues.has("negation", words[2]) or not _has_past(scene, words, 2):
        return False
    behind = words[3:WINDOW]
    return not any(denial.has("counter.witnessed", each) or denial.has("counter.undergone", each) for each in behind)


def clears_client(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a lawyer says of a client that they were or did not: "mon client n'était pas sur les lieux"."""
    denial = scene.cues.denial
    at = next((n for n, word in enumerate(words[:4]) if scene.cues.has("negation", word)), None)
    if at is None or not any(denial.has("own.clients", each) for each in words[:at]):
        return False
    behind = words[at + 1 : at + 7]
    past = any(denial.has("own.auxiliaries", each) or denial.has("own.imperfect", each) for each in behind[:3])
    done_to = any(denial.has("counter.undergone", each) or denial.has("counter.yet", each) for each in behind)
    return past and not done_to and not any(scene.cues.has("to", each) for each in behind[:4])


def _says_no(scene: Scene, words: Sequence[str]) -> bool:
    """Whether "non" opens the sentence and a deed of the speaker's own is denied behind it: "Non, nous n'avons pas acheté"."""
    denial = scene.cues.denial
    taken = denial.taken("counter.no", words, 0)
    if not taken or len(words) < taken + 3 or not scene.cues.has("negation", words[taken + 1]):
        return False
    return denial.has("own.first", words[taken]) and _has_past(scene, words, taken + 1)


def _did_neither(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether the speaker did neither of two deeds, whatever they are: "Je n'ai ni commandé ni payé ce sondage"."""
    denial = scene.cues.denial
    for at in scene.cues.places("negation", words):
        window = words[at + 1 : at + WINDOW]
        if not _is_own(scene, words, at, quoted) or not window or not denial.has("own.auxiliaries", window[0]):
            continue
        deeds = [window[n + 1] for n, each in enumerate(window[:-1]) if each == "ni"]
        done = [each for each in deeds if each.endswith(tuple(scene.cues.words["participle_ends"]))]
        if len(done) > 1 and not any(denial.has("own.knowing", each) for each in done):
            return True
    return False


def _never_was(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether what was alleged is said never to have been: "Aucune arme de ce type n'a servi", "Ce courriel n'a jamais existé".

    A thing alleged, pointed at, with "jamais"; anything "of this kind" with "aucun"; "quoi que ce soit" behind a negation.
    """
    denial = scene.cues.denial
    at = next((n for n, word in enumerate(words) if scene.cues.has("negation", word)), None)
    if at is None:
        return False
    nobody = denial.holds("counter.nobody", words[:at])
    if denial.holds("own.whatever", words[at:]) and (_has_past(scene, words, at) or nobody):
        return True
    before = words[:at]
    none = denial.holds("own.nil", words)
    if none and denial.holds("own.such_kind", words):
        return True
    pointed = bool(before) and denial.has("own.these", before[0])
    alleged = any(denial.has(group, word) for group in ("own.alleged", "objects.sayings", "objects.published") for word in before)
    never = denial.holds("own.never", words[at : at + 6])
    if never and _is_infinitive(scene, words[at + 1 : at + 6]) and denial.holds("own.such_kind", words):
        return True
    return quoted and pointed and alleged and never and _has_past(scene, words, at)


def _has_past(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether an auxiliary stands behind a negation: it is a deed that is denied, no habit."""
    return any(scene.cues.denial.has("own.auxiliaries", word) for word in words[at + 1 : at + 5])


def _denies_deed(scene: Scene, words: Sequence[str], at: int, place: tuple[bool, bool]) -> bool:
    """Whether the negation at this word denies a deed.

    Args:
        scene: the block.
        words: the sentence.
        at: the "ne".
        place: whether it is quoted, and whether it opens with a word such as "jamais".
    """
    denial, (quoted, opened) = scene.cues.denial, place
    last = next((n for n in range(at + 1, len(words)) if denial.has("own.breaks", words[n])), len(words))
    window = words[at + 1 : min(last, at + WINDOW)]
    never = opened or denial.holds("own.never", window)
    nothing = denial.holds("own.nothing", window) or (at > 0 and denial.has("own.nothing", words[at - 1]))
    nil = denial.holds("own.nil", window)
    if not (never or nothing or nil or denial.holds("own.plain", window)):
        return False
    own = _is_own(scene, words, at, quoted) or (opened and denial.holds("own.one_of_ours", words[:3]))
    own = own or (opened and denial.has("own.never", words[0]))
    if _denies_fault(scene, words, at, window):
        return True
    verb = _participle(scene, window)
    if verb is None:
        return False
    name, place_of_verb = verb
    if denial.has("own.guilt", name) or (denial.has("own.ties", name) and (own or never or nothing)):
        return True
    rest = window[place_of_verb + 1 : place_of_verb + 6]
    if denial.has("own.deeds", name):
        return own or never or nothing or nil
    spoiled = any(_spoils(scene, rest, n, name) for n in range(len(rest)))
    return denial.has("own.acts", name) and own and (never or nothing) and not spoiled


def _spoils(scene: Scene, words: Sequence[str], at: int, verb: str) -> bool:
    """Whether a word behind the verb makes it a comparison or a lack: "autant reçu", "reçu de réponse"; not "signé ça"."""
    denial = scene.cues.denial
    if denial.has("own.lacks", words[at]):
        return True
    if at > 0 and denial.has("own.deed_nouns", words[at - 1]):
        return False
    such = at > 0 and denial.has("own.such", words[at])
    return denial.has("own.compared", words[at]) or (such and denial.has("own.gained", verb))


def _is_own(scene: Scene, words: Sequence[str], at: int, quoted: bool) -> bool:
    """Whether the subject before "ne" is the speaker, or whom the speaker stands for; an infinitive has the speaker's."""
    denial = scene.cues.denial
    if at == 0 or words[at - 1] in ("de", "d'", "et", "ou") or _is_infinitive(scene, words[at + 1 : at + 6]):
        return True
    if denial.has("own.first", words[at - 1]):
        return True
    if denial.has("own.self", words[at - 1]):
        return not quoted
    return any(denial.taken("own.represented", words, at - reach) == reach for reach in (2, 3))


def _is_infinitive(scene: Scene, window: Sequence[str]) -> bool:
    """Whether the auxiliary behind a negation is an infinitive, whose subject is the speaker's: "n'avoir", "ne pas avoir"."""
    denial = scene.cues.denial
    aux = (word for word in window if not denial.has("own.clitics", word) and not denial.has("own.between", word))
    return scene.cues.has("aux.infinitive", next(aux, ""))


def _denies_fault(scene: Scene, words: Sequence[str], at: int, window: Sequence[str]) -> bool:
    """Whether a fault is said not to be: "il n'y a ni trou ni cachette", "nous n'exerçons aucune pression"."""
    denial = scene.cues.denial
    exists = any(denial.taken("own.existing", words, first) > at - first >= 0 for first in range(max(0, at - 1), at + 1))
    for n, word in enumerate(window):
        plain = denial.has("own.plain", word) or denial.has("own.never", word)
        nil = denial.has("own.nil", word) or word == "ni" or (exists and plain)
        behind = window[n + 1 : n + (4 if plain else 3)]
        hidden = any(denial.has("own.hidden", each) for each in window[n + 2 : n + 4])  # "aucun secret" charges nobody
        if nil and (hidden or any(denial.has("own.faults", each) for each in behind)):
            ours = at > 1 and denial.has("reserving.own", words[0])
            own = at == 0 or denial.has("own.first", words[at - 1]) or denial.has("own.self", words[at - 1])
            return exists or own or (ours and denial.has("own.auxiliaries", window[0]))
    return False


def _participle(scene: Scene, window: Sequence[str]) -> tuple[str, int] | None:
    """The participle or the quality behind an auxiliary, in its plainest form, and its place."""
    denial = scene.cues.denial
    at = 0
    while at < len(window) and (denial.has("own.clitics", window[at]) or denial.has("own.between", window[at])):
        at += 1
    if at >= len(window) or not denial.has("own.auxiliaries", window[at]):
        return None
    at += 1
    while at < len(window) and (_is_between(scene, window[at]) or denial.has("falsity.adverbs", window[at])):
        if denial.has("own.nil", window[at - 1]) and not denial.has("own.between", window[at]):
            return None  # "aucun élément criminel": a noun, no adverb
        at += 1
    if at >= len(window):
        return None
    word = window[at]
    for name in (word, word.removesuffix("s"), word.removesuffix("e"), word.removesuffix("es")):
        if any(denial.has(group, name) for group in ("own.deeds", "own.acts", "own.guilt", "own.ties")):
            return name, at
    return None


def _is_between(scene: Scene, word: str) -> bool:
    denial = scene.cues.denial
    return denial.has("own.between", word) or denial.has("own.clitics", word) or word.endswith("ment")
