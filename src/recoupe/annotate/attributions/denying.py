"""Denials and refusals by what is said: calling a thing false, clearing oneself, refusing to speak, whatever the cue."""

from collections.abc import Iterator, Sequence
from itertools import islice

from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Span

LONGEST = 34
"""Words of the longest sentence read for a denial; longer ones go on to say something else."""
FIRST_SENTENCES = 2
"""How far into a quotation its denial may stand: all direct denials of the invented stories stand in the first two sentences."""
SHORT = 8
"""Words of the longest sentence an attribute makes a denial of: "« Ce sont des accusations mensongères »" has six."""
WINDOW = 14
"""Words read behind a negation: "n'ai, à aucun moment de ma carrière, touché" has nine."""
SILENT = ("noun", "according", "citing", "relying", "bare-conditional", "at-request", "passive", "reduced", "relative", "asked")
"""Forms whose content is not what the speaker says."""


def denies(scene: Scene, candidate: Candidate, own: bool = True) -> bool:
    """Whether the content calls something said elsewhere false, or clears its speaker: "« C'est faux »", "n'avoir rien volé".

    Args:
        scene: the block.
        candidate: what is said, and how it was found.
        own: the speaker may be accused of something; a medium that tells of others is not.
    """
    if candidate.form in SILENT or candidate.form.endswith("accuse"):
        return False
    denial = scene.cues.denial
    if candidate.form.endswith("object"):
        words = next(_sentences(scene, _with_cue(candidate)), [])
        if _is_all(scene, next(_sentences(scene, candidate.content), [])):
            return True
        alone = denial.holds("innocence.ignorance", words) or denial.holds("innocence.phrases", words)
        return alone or (len(words) < 14 and is_false(scene, words))
    if candidate.form.endswith("attr"):
        return _disqualifies(scene, candidate)
    opinion = candidate.form in ("stance", "as-clause")
    answers = own and not opinion and _may_answer(scene, candidate)
    for words in _opening(scene, candidate):
        if is_false(scene, words) or denial.holds("innocence.phrases", words):
            return True
        if answers and clears(scene, words, _is_quoted(scene, candidate)):
            return True
    return not opinion and _performs(scene, candidate, "denies")


def declines(scene: Scene, candidate: Candidate) -> bool:
    """Whether the content says that nothing will be said: "« Sans commentaire »", "qu'elle ne commenterait pas"."""
    if candidate.form in (*SILENT, "preposition", "stance", "as-clause") or candidate.form.endswith("attr"):
        return False
    said = any(scene.cues.denial.holds("refusal.phrases", words) for words in _opening(scene, candidate))
    return said or _performs(scene, candidate, "declines")


def _opening(scene: Scene, candidate: Candidate) -> list[list[str]]:
    """The first sentences of what is said, those too long to be a denial left out."""
    content = _with_cue(candidate) if candidate.form.endswith("inf") else candidate.content
    first = islice(_sentences(scene, content), FIRST_SENTENCES)
    return [words for words in first if len(words) <= LONGEST]


def _with_cue(candidate: Candidate) -> Span:
    """A content with the cue right before it: "se dit victime | d'une cabale", "dit tout | ignorer"."""
    content, cue = candidate.content, candidate.cue
    near = cue is not None and cue.end <= content.start < cue.end + 12
    return Span(cue.start, content.end) if cue is not None and near else content


def _sentences(scene: Scene, content: Span) -> Iterator[list[str]]:
    """The words of each sentence of a content, marks left out."""
    passage = scene.passage
    words: list[str] = []
    for token in passage.tokens[passage.at(content.start) : passage.at(content.end)]:
        if token.low in (".", "!", "?", ";", "\u2026") and words:
            yield words
            words = []
        elif not token.is_mark:
            words.append(token.low)
    if words:
        yield words


def is_false(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a sentence calls something false: "ces chiffres sont tout simplement faux", "Pure calomnie"."""
    denial = scene.cues.denial
    short = len(words) <= SHORT and denial.holds("falsity.attributes", words)
    if short or denial.holds("falsity.phrases", words):
        return True
    rest = [at for at in range(len(words)) if not denial.has("falsity.around", words[at])]
    if rest and rest[-1] - rest[0] < 4 and _is_all(scene, words[rest[0] : rest[-1] + 1]):
        return True
    return any(denial.has("falsity.copulas", word) and _predicates(scene, words, at) for at, word in enumerate(words))


def _is_all(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nothing stands here but words that deny alone, and what may stand around them."""
    denial = scene.cues.denial
    at = 0
    if not any(denial.taken("falsity.alone", words, n) for n in range(len(words))):
        return False
    while at < len(words):
        taken = denial.taken("falsity.alone", words, at)
        if not taken and not denial.has("falsity.around", words[at]):
            return False
        at += taken or 1
    return True


def _predicates(scene: Scene, words: Sequence[str], copula: int) -> bool:
    """Whether a copula is followed by falsity; a weak word only when it is said of something said."""
    denial = scene.cues.denial
    if any(denial.has("falsity.not_before", word) for word in words[max(0, copula - 3) : copula]):
        return False
    at = copula + 1
    while at < len(words) and (denial.has("falsity.adverbs", words[at]) or words[at].endswith("ment")):
        at += 1
    if at >= len(words) or not denial.has("falsity.predicates", words[at]):
        return False
    if not denial.has("falsity.weak", words[at]):
        return True
    return any(denial.has("objects.sayings", word) for word in words[:copula])


def _disqualifies(scene: Scene, candidate: Candidate) -> bool:
    """Whether a quality calls a thing false: "qualifie ces rumeurs d'absurdes"; absurd alone may be said of a reform."""
    denial, passage = scene.cues.denial, scene.passage
    words = next(_sentences(scene, candidate.content), [])
    if len(words) > 14:
        return False
    if any(denial.holds(group, words) for group in ("falsity.phrases", "falsity.attributes", "innocence.phrases")):
        return True
    found = [word for word in words if denial.has("falsity.predicates", word)]
    if not found:
        return False
    first, last = passage.first_of(candidate.head), passage.last_of(candidate.head)
    groups = ("objects.sayings", "objects.published")
    sayings = any(denial.has(group, token.low) for token in passage.tokens[first:last] for group in groups)
    clitic = candidate.group is not None and bool(candidate.group.clitics)
    return sayings or clitic or any(not denial.has("falsity.weak", word) for word in found)


def _is_quoted(scene: Scene, candidate: Candidate) -> bool:
    return scene.passage.quoted_at(candidate.content.start) is not None or candidate.form == "label"


def _may_answer(scene: Scene, candidate: Candidate) -> bool:
    """Whether a cue can bring an answer to an accusation: who tells, remembers or admits does not."""
    group = candidate.group
    return group is None or not scene.cues.denial.has("own.not_answering", group.cue.lemma)


def clears(scene: Scene, words: Sequence[str], quoted: bool) -> bool:
    """Whether somebody denies a deed of their own, or of whom they stand for: "Je n'ai pas triché", "n'avoir rien reçu"."""
    denial = scene.cues.denial
    if words[0] == "jamais" and len(words) > 1 and words[1] in ("de", "d'"):
        return True
    opened = denial.taken("own.opening", words, 0) > 0
    for at, word in enumerate(words):
        if scene.cues.has("negation", word) and _denies_deed(scene, words, at, (quoted, opened)):
            return True
    return False


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
    own = _is_own(scene, words, at, quoted)
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
        if nil and any(denial.has("own.faults", each) for each in window[n + 1 : n + (4 if plain else 3)]):
            own = at == 0 or denial.has("own.first", words[at - 1]) or denial.has("own.self", words[at - 1])
            return exists or own
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


def _performs(scene: Scene, candidate: Candidate, act: str) -> bool:
    """Whether what is said opens with the speaker doing this: "je démens", "elle ne commenterait pas", "réfuter avec force"."""
    passage, denial = scene.passage, scene.cues.denial
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    for group in scene.groups:
        if not first <= group.first < last or group.act != act or group.head == candidate.head or group.passive:
            continue
        opening = (
            first if passage.tokens[group.first].sentence == passage.tokens[first].sentence else passage.first_of(group.first)
        )
        lead = [token.low for token in passage.tokens[opening : group.first] if not token.is_mark]
        if not lead or lead[-1:] == ["et"]:
            return group.shape in ("infinitive", "finite") or not lead
        quoted = _is_quoted(scene, candidate)
        said = denial.has("own.first", lead[-1]) or (denial.has("own.self", lead[-1]) and not quoted)
        if said and len(lead) < 8:
            return True
    return False


def is_sayable(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is something that may be true or false: "ces accusations", "toute entente", a quotation."""
    passage, denial = scene.passage, scene.cues.denial
    words = [token.low for token in passage.tokens[first : min(last, first + 8)]]
    if scene.quoted_from(first) is not None or (words and denial.has("objects.pointing", words[0])):
        return True
    head = words[:5] if passage.pos(first) == "ADP" else words[:4]
    marked = any(scene.quoted_from(n) is not None for n in range(first, min(last, first + 3)))
    whole = any(denial.has("objects.any", word) for word in head[: 2 if passage.pos(first) == "ADP" else 1])
    groups = ("objects.sayings", "objects.proposals")
    return marked or whole or any(denial.has(group, word) for word in head for group in groups)


def is_ruling(scene: Scene, source: Span | None, content: Span, verb: str) -> bool:
    """Whether a court, an assembly or voters rule on what they were asked: "La cour a rejeté la demande"."""
    denial, passage = scene.cues.denial, scene.passage

    def holds(group: str, span: Span, reach: int) -> bool:
        words = passage.tokens[passage.at(span.start) : passage.at(span.end)][:reach]
        return any(denial.has(group, token.low) for token in words)

    asked = holds("objects.proposals", content, 4) or denial.has("objects.voting", verb)
    return source is not None and asked and holds("objects.deciding", source, 3)


def is_askable(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is a request for words, or somebody who asks: "à nos questions", "au Phare"."""
    passage, denial = scene.passage, scene.cues.denial
    words = [token.low for token in passage.tokens[first : min(last, first + 9)]]
    asked = [word for word in words if denial.has("objects.asked_for", word)]
    if asked:
        calls = all(denial.has("objects.calls", word) for word in asked)
        return not calls or any(denial.has("objects.ours", word) for word in words[:3])
    return any(mention.kind in ("media", "person") for mention in passage.mentions_in(passage.span(first, last)))


def is_thing(scene: Scene, source: Span | None) -> bool:
    """Whether a subject is a thing that cannot refuse: "Le marché n'a pas réagi"."""
    if source is None:
        return False
    passage = scene.passage
    words = [token.low for token in passage.tokens[passage.at(source.start) : passage.at(source.end)]][:3]
    return any(scene.cues.denial.has("objects.things", word) for word in words)
