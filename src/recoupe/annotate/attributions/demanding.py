"""What is asked for by what is said: an order, a wish that somebody do something, a question and nothing else."""

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Span

SAID = ("inversion", "incise", "verb-quote", "floating")
"""Forms that bring what somebody said, in their own words or nearly so."""
LONGEST_LEAD = 8
"""Words before a wish in its sentence: "Public ou privé, qu'on nous laisse respirer" has three."""


def asks(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is said asks something of somebody: "Ne touchez à rien", "Qu'on nous rende nos terres", "Et après ?"."""
    if candidate.group is not None and candidate.form == "verb-que":
        return scene.cues.has("wishing", candidate.group.cue.lemma) and not candidate.group.negated
    if candidate.form == "verb-inf" and candidate.group is not None:
        return scene.cues.has("proposing", candidate.group.cue.lemma) and _is_for_others(scene, candidate)
    if candidate.form not in SAID:
        return False
    passage = scene.passage
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    while first < last and passage.tokens[first].is_mark:
        first += 1
    if first >= last:
        return False
    return (
        _demands(scene, first, last)
        or _orders(passage, first, last)
        or _wishes(passage, first, last)
        or _only_asks(scene, candidate.content, first, last)
    )


def _is_for_others(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is proposed is said to be done, with no word that the speaker will do it alone: "propose d'envoyer"."""
    passage = scene.passage
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    return passage.has("of", first) and not any(passage.has("oneself", n) for n in range(first, last))


def _demands(scene: Scene, first: int, last: int) -> bool:
    """Whether the speaker says that they ask: "Nous demandons un moratoire"; a mere wish ("Je veux savoir") is one's own."""
    passage = scene.passage
    group = next((each for each in scene.groups if first <= each.first < last), None)
    if group is None or group.act != "asks" or group.shape != "finite" or group.passive or group.negated:
        return False
    said = group.first - 1 >= first and passage.has("first_person", group.first - 1) and group.first - first < LONGEST_LEAD
    return said and passage.first_of(group.first) <= first and not scene.cues.has("wishing", group.cue.lemma)


def _orders(passage: Passage, first: int, last: int) -> bool:
    """Whether it opens with an imperative: "Ne restez pas là", "Arrêtez ce massacre"; "Voyez-vous" and "Assez" order nothing."""
    at = first
    while at < last and (passage.has("negation", at) or passage.has("before_order", at)):
        at += 1
    low = passage.low(at)
    behind = passage.low(at + 1) if at + 1 < last else ""
    plural = low.endswith(("ez", "ons")) and not passage.has("no_orders", at)
    verb = passage.pos(at) in ("VERB", "AUX") or at > first
    turned = behind == ("-vous" if low.endswith("ez") else "-nous")
    asked = turned and any(passage.low(n) == "?" for n in range(at, last))
    return plural and verb and not asked and not passage.has("subject_pronouns", at + 1)


def _wishes(passage: Passage, first: int, last: int) -> bool:
    """Whether somebody is to do something: "Qu'il vienne le dire", behind a few words set off by a comma or at once."""
    for at in range(first, min(first + LONGEST_LEAD, last)):
        opens = at == first or passage.low(at - 1) == ","
        if opens and passage.low(at) in ("que", "qu'") and passage.has("wished_of", at + 1):
            return True
        if at > first and passage.pos(at) in ("VERB", "AUX"):
            return False
    return False


def _only_asks(scene: Scene, content: Span, first: int, last: int) -> bool:
    """Whether a quotation is one question: "Qui va payer ?"."""
    passage = scene.passage
    end = last
    while end > first and (passage.tokens[end - 1].is_mark and passage.low(end - 1) != "?"):
        end -= 1
    if end == first or passage.low(end - 1) != "?" or passage.quoted_at(content.start) is None:
        return False
    return not any(passage.low(n) in (".", "!", "?", ";", ":", "\u2026") for n in range(first, end - 1))
