"""Denials and refusals by what is said: calling a thing false, clearing oneself, refusing to speak, whatever the cue."""

from collections.abc import Iterator, Sequence
from itertools import islice

from recoupe.annotate.attributions.denials.clearing import clears, clears_client, did_none, insists_on_never
from recoupe.annotate.attributions.denials.countering import (
    counters,
    got_no_word,
    is_faultless,
    is_unharmed,
    rejects_this,
    spares,
    there_was_no,
    was_nobody,
    was_nothing,
)
from recoupe.annotate.attributions.denials.decrying import decries, judges_false
from recoupe.annotate.attributions.denials.reserving import describes, reserves
from recoupe.annotate.attributions.denials.unknowing import knew_nothing
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Span

LONGEST = 34
"""Words of the longest sentence read for a denial; longer ones go on to say something else."""
FIRST_SENTENCES = 2
"""How far into a quotation its denial may stand: all direct denials of the invented stories stand in the first two sentences."""
SHORT = 8
"""Words of the longest sentence an attribute makes a denial of: "« Ce sont des accusations mensongères »" has six."""
QUALITY = 4
"""Words behind "contient" in which a lie is named: "contient plusieurs graves inexactitudes" has three."""
REJECTED = 10
"""Words behind a verb of rejecting in which what it rejects is named: "avec la plus grande fermeté ces accusations" has seven."""
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
        return _object_denies(scene, candidate)
    if candidate.form.endswith("attr"):
        return _disqualifies(scene, candidate)
    opening = first_sentences(scene, candidate)
    if any(is_false(scene, words) or denial.holds("innocence.phrases", words) for words in opening):
        return True
    if candidate.form == "verb-quote" and opening and judges_false(scene, candidate, opening[0]):
        return True
    if candidate.form in ("stance", "as-clause"):
        return False
    if own and _answers(scene, candidate, opening):
        return True
    return candidate.form != "preposition" and _performs(scene, candidate, "denies")


def _object_denies(scene: Scene, candidate: Candidate) -> bool:
    """Whether a noun phrase somebody utters is a name for untrue words, alone or as a verb of protest brings it."""
    denial = scene.cues.denial
    words = next(_sentences(scene, _with_cue(candidate)), [])
    said = next(_sentences(scene, candidate.content), [])
    cried = any(denial.has("falsity.cried", word) for word in said)
    if _is_all(scene, said) and (not scene.cues.has("to", said[0]) or cried):
        return True
    if decries(scene, candidate, said):
        return True
    alone = denial.holds("innocence.ignorance", words) or denial.holds("innocence.phrases", words)
    alone = alone or denial.holds("falsity.attributes", said[:SHORT])
    return alone or (len(words) < 14 and is_false(scene, words))


def _answers(scene: Scene, candidate: Candidate, opening: Sequence[Sequence[str]]) -> bool:
    """Whether its first sentences clear the speaker, contradict what was told, or calm what was feared."""
    quoted = _is_quoted(scene, candidate)
    insists = candidate.group is not None and scene.cues.denial.has("counter.insisting", candidate.group.cue.lemma)
    if any(spares(scene, words) or (insists and _insists(scene, candidate, words)) for words in opening):
        return True
    told = candidate.group is None or scene.cues.denial.has("counter.telling", candidate.group.cue.lemma)
    if told and any(is_unharmed(scene, words) or got_no_word(scene, words) for words in opening):
        return False
    replied = candidate.group is not None and scene.cues.denial.has("counter.answers", candidate.group.cue.lemma)
    if replied and any(was_nothing(scene, words) or rejects_this(scene, words) for words in opening):
        return True
    if any(insists_on_never(scene, words) or clears_client(scene, words) for words in opening[:1]):
        return True
    return may_answer(scene, candidate) and any(
        clears(scene, words, quoted) or counters(scene, words, quoted) or knew_nothing(scene, words) for words in opening
    )


def _insists(scene: Scene, candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether who insists on this contests it: no wrong was found, what was told never took place, the speaker did none of it."""
    if is_faultless(scene, words) or there_was_no(scene, words) or was_nobody(scene, words):
        return True
    if got_no_word(scene, words):
        return False
    return did_none(scene, words, _is_quoted(scene, candidate), _names_subject(scene, candidate))


def _names_subject(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands right before the first negation of what is said: "« La Marvie n'a rien livré »"."""
    passage = scene.passage
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    at = next((n for n in range(first, min(last, first + QUALITY + 2)) if passage.has("negation", n)), None)
    return at is not None and at > first and passage.pos(at - 1) == "PROPN"


def declines(scene: Scene, candidate: Candidate) -> bool:
    """Whether the content says that nothing will be said: "« Sans commentaire »", "qu'elle ne commenterait pas"."""
    if candidate.form in (*SILENT, "preposition", "stance", "as-clause") or candidate.form.endswith("attr"):
        return False
    denial, sentences = scene.cues.denial, first_sentences(scene, candidate)
    invokes = candidate.group is not None and denial.has("refusal.invoking", candidate.group.cue.lemma)
    kept = invokes or any(len(words) <= SHORT for words in sentences)
    if kept and any(denial.holds("refusal.secrets", words) for words in sentences):
        return True
    if candidate.form.endswith("object") and not invokes:
        return _performs(scene, candidate, "declines")
    quoted = _is_quoted(scene, candidate)
    said = any(
        denial.holds("refusal.phrases", _first_clause(words, ("mais",))) or reserves(scene, _first_clause(words), quoted)
        for words in sentences
    )
    brief = len(sentences) == 1 and len(sentences[0]) <= SHORT and quoted
    said = said or (brief and denial.holds("refusal.short", sentences[0]))
    return said or _performs(scene, candidate, "declines")


def first_sentences(scene: Scene, candidate: Candidate) -> list[list[str]]:
    """The first sentences of what is said, those too long to be a denial left out."""
    content = _with_cue(candidate) if candidate.form.endswith("inf") else candidate.content
    known = scene.opening_words.get(content)
    if known is None:
        first = islice(_sentences(scene, content), FIRST_SENTENCES)
        known = scene.opening_words[content] = [words for words in first if len(words) <= LONGEST]
    return known


def _first_clause(words: Sequence[str], between: Sequence[str] = ("et", "mais")) -> Sequence[str]:
    """The words before a second clause of the same verb: "qu'il n'a rien reçu | et qu'il ne dira rien", "| mais qu'il ignore"."""
    cut = next((n for n in range(1, len(words)) if words[n - 1] in between and words[n] in ("que", "qu'")), len(words))
    return words[:cut]


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
    short = len(words) <= SHORT and (denial.holds("falsity.attributes", words) or _is_scorned(scene, words))
    if short or denial.holds("falsity.phrases", words):
        return True
    if any(_is_untrue(scene, words, at) for at in scene.cues.places("negation", words)):
        return True
    if any(_holds_lies(scene, words, at) for at in denial.places("falsity.holding", words)):
        return True
    if _is_nearly_all(scene, words):
        return True
    return any(_predicates(scene, words, at) for at in denial.places("falsity.copulas", words))


def _is_nearly_all(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nothing stands here but words that deny alone, once what may stand around them is left out at both ends."""
    denial = scene.cues.denial
    if not denial.holds("falsity.alone", words):
        return False
    if len(words) < 5 and _is_all(scene, words):
        return True
    rest = [at for at in range(len(words)) if not denial.has("falsity.around", words[at])]
    return bool(rest) and rest[-1] - rest[0] < 4 and _is_all(scene, words[rest[0] : rest[-1] + 1])


def _holds_lies(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether what was published is said to hold untrue words: "l'article est truffé d'erreurs", no party full of quarrels."""
    denial = scene.cues.denial
    told = any(
        denial.has(group, word) for word in words[:at] for group in ("objects.published", "objects.told_of", "objects.sayings")
    )
    behind = words[at + 1 : at + 1 + QUALITY]
    return told and any(denial.has("falsity.untrue", word) for word in behind)


def _is_untrue(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether something said is said not to be true: "cela n'était pas vrai", "ces chiffres ne sont en rien exacts"."""
    denial = scene.cues.denial
    behind = words[at + 1 : at + 8]
    be = next((n for n, each in enumerate(behind[:2]) if denial.has("falsity.copulas", each)), None)
    if be is None or not any(denial.has("own.plain", each) or denial.has("own.never", each) or each == "rien" for each in behind):
        return False
    end = next((n for n in range(be + 1, len(behind)) if denial.has("falsity.truths", behind[n])), None)
    if end is None or any(scene.cues.has("that", each) for each in behind[be:end]):
        return False
    told = at > 0 and denial.has("falsity.told_true", words[at - 1])
    return told or any(denial.has(group, each) for each in words[:at] for group in ("objects.sayings", "objects.published"))


def _is_all(scene: Scene, words: Sequence[str]) -> bool:
    """Whether nothing stands here but words that deny alone, and what may stand around them."""
    denial = scene.cues.denial
    at = 0
    if not denial.holds("falsity.alone", words):
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
        return at < len(words) and _is_outrage(scene, words, at)
    if not denial.has("falsity.weak", words[at]):
        return True
    return any(denial.has(group, word) for word in words[:copula] for group in ("objects.sayings", "objects.published"))


def _is_scorned(scene: Scene, words: Sequence[str]) -> bool:
    """Whether a few words call an accusation a disgrace, or false: "Une rumeur « abjecte »", "des allégations infondées"."""
    denial = scene.cues.denial
    at = next((n for n, word in enumerate(words) if denial.has("objects.accusing", word)), None)
    if at is None:
        return False
    false = any(
        denial.has("falsity.predicates", word) and not denial.has("falsity.weak", word) for word in words[at + 1 : at + 4]
    )
    scorned = any(denial.has("falsity.outraged", word) for word in words[at + 1 : at + 3])
    return scorned or (false and not any(denial.has("falsity.not_before", word) for word in words))


def _is_outrage(scene: Scene, words: Sequence[str], at: int) -> bool:
    """Whether what was said of somebody is called a disgrace: "Ces propos sont injurieux"."""
    denial = scene.cues.denial
    return denial.has("falsity.outraged", words[at]) and any(denial.has("objects.accusing", word) for word in words[:at])


def _disqualifies(scene: Scene, candidate: Candidate) -> bool:
    """Whether a quality calls a thing false: "qualifie ces rumeurs d'absurdes"; absurd alone may be said of a reform."""
    denial, passage = scene.cues.denial, scene.passage
    words = next(_sentences(scene, candidate.content), [])[:14]
    if any(denial.holds(group, words) for group in ("falsity.phrases", "falsity.attributes", "innocence.phrases")):
        return True
    found = [word for word in words if denial.has("falsity.predicates", word) or denial.has("falsity.cried", word)]
    if not found:
        return any(denial.has("falsity.outraged", word) for word in words) and _accuses(scene, candidate)
    first, last = passage.first_of(candidate.head), passage.last_of(candidate.head)
    groups = ("objects.sayings", "objects.published")
    sayings = any(denial.has(group, token.low) for token in passage.tokens[first:last] for group in groups)
    clitic = candidate.group is not None and bool(candidate.group.clitics)
    return sayings or clitic or any(not denial.has("falsity.weak", word) for word in found)


def _accuses(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is judged is an accusation: "juge ces insinuations « indignes »"; a reform may be called so, too."""
    passage = scene.passage
    first, last = passage.first_of(candidate.head), passage.last_of(candidate.head)
    return any(scene.cues.denial.has("objects.accusing", token.low) for token in passage.tokens[first:last])


def _is_quoted(scene: Scene, candidate: Candidate) -> bool:
    return scene.passage.quoted_at(candidate.content.start) is not None or candidate.form == "label"


def may_answer(scene: Scene, candidate: Candidate) -> bool:
    """Whether a cue can bring an answer to an accusation: who tells, remembers or admits does not."""
    group = candidate.group
    return group is None or not scene.cues.denial.has("own.not_answering", group.cue.lemma)


def _performs(scene: Scene, candidate: Candidate, act: str) -> bool:
    """Whether what is said opens with the speaker doing this: "je démens", "elle ne commenterait pas", "réfuter avec force"."""
    passage, denial = scene.passage, scene.cues.denial
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    for group in scene.groups:
        if not first <= group.first < last or group.act != act or group.head == candidate.head or group.passive:
            continue
        if act == "declines" and group.negated and denial.has("reserving.told", group.cue.lemma):
            continue  # whether that keeps anything back is for `reserves` to say
        deed = act == "denies" and not _is_of_words(scene, group, last)  # "avoir repoussé les assaillants"
        if deed or any(passage.low(n) == "tout" for n in range(group.first, group.head)):
            continue
        opening = (
            first if passage.tokens[group.first].sentence == passage.tokens[first].sentence else passage.first_of(group.first)
        )
        lead = [token.low for token in passage.tokens[opening : group.first] if not token.is_mark]
        if not lead or lead[-1:] == ["et"]:
            return group.shape in ("infinitive", "finite") or not lead
        if "mais" in lead[1:] or describes(scene, lead, len(lead)):
            continue  # "que l'enquête suit son cours, mais qu'il ne peut confirmer": the second clause alone refuses
        quoted = _is_quoted(scene, candidate)
        said = denial.has("own.first", lead[-1]) or (denial.has("own.self", lead[-1]) and not quoted)
        if said and len(lead) < 8:
            return True
    return False


def _is_of_words(scene: Scene, group: Group, last: int) -> bool:
    """Whether what a verb of rejecting rejects can be said: "avoir rejeté en bloc ces accusations", "je les rejette"."""
    behind = scene.passage.tokens[group.last : min(last, group.last + REJECTED)]
    named = any(scene.cues.denial.has(each, token.low) for token in behind for each in ("objects.sayings", "objects.told_of"))
    return not group.takes("said") or bool(group.clitics) or named or not behind or is_sayable(scene, group.last, last)


def is_sayable(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is something that may be true or false: "ces accusations", "toute entente", a quotation."""
    passage, denial = scene.passage, scene.cues.denial
    words = [token.low for token in passage.tokens[first : min(last, first + 8)]]
    if scene.quoted_from(first) is not None or (words and denial.has("objects.pointing", words[0])):
        return True
    head = words[:5] if passage.pos(first) == "ADP" else words[:4]
    marked = any(scene.quoted_from(n) is not None for n in range(first, min(last, first + 3)))
    whole = any(denial.has("objects.any", word) for word in head[:2])
    groups = ("objects.sayings", "objects.proposals", "objects.told_of", "falsity.cried")
    return marked or whole or any(denial.has(group, word) for word in head for group in groups)


def is_ruling(scene: Scene, source: Span | None, content: Span, verb: str) -> bool:
    """Whether a court, an assembly or voters rule on what they were asked: "La cour a rejeté la demande"."""
    denial, passage = scene.cues.denial, scene.passage

    def holds(group: str, span: Span, reach: int) -> bool:
        words = passage.tokens[passage.at(span.start) : passage.at(span.end)][:reach]
        return any(denial.has(group, token.low) for token in words)

    asked = holds("objects.proposals", content, 4) or denial.has("objects.voting", verb)
    told = denial.has("objects.disputing", verb) or (denial.has("objects.declining", verb) and holds("objects.ours", content, 2))
    return source is not None and asked and not told and holds("objects.deciding", source, 3)


def is_askable(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun phrase is a request for words, or somebody who asks: "à nos questions", "au Phare"."""
    passage, denial = scene.passage, scene.cues.denial
    words = [token.low for token in passage.tokens[first : min(last, first + 9)]]
    asked = [word for word in words if denial.has("objects.asked_for", word)]
    if asked:
        calls = all(denial.has("objects.calls", word) for word in asked)
        return not calls or any(denial.has("objects.ours", word) for word in words[:3])
    askers = ("media", "person") if passage.has("to", first) else ("media",)
    return any(mention.kind in askers for mention in passage.mentions_in(passage.span(first, last)))


def is_thing(scene: Scene, source: Span | None, act: str) -> bool:
    """Whether a subject is a thing that cannot deny or refuse: "Le marché n'a pas réagi", "La note ne dit rien de l'argent"."""
    if source is None:
        return False
    passage = scene.passage
    first = passage.at(source.start)
    own = passage.tokens[first : passage.at(source.end)][:3]
    bare = len(own) > 1 and not passage.has("determiners", first)
    if bare and all(passage.text[token.start].isupper() for token in own[:2]):
        return False  # "Radio Brume": what a body is called is no thing
    words = [token.low for at, token in enumerate(own) if at < 2 or passage.text[token.start].islower()]  # "Le parti Avenir"
    groups = ("objects.things", "objects.writings") if act == "declines" else ("objects.things",)
    return any(scene.cues.denial.has(group, word) for word in words for group in groups)
