"""What the speaker does: the cue's act, unless the content or the kind of speaker says better."""

from recoupe.annotate.attributions.demanding import asks
from recoupe.annotate.attributions.denials.denying import declines, denies
from recoupe.annotate.attributions.denials.withholding import keeps_from_us
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Act, SpeakerKind

OWN = frozenset({"ranking", "document", "message"})
"""Frames of nouns for what speaks in its author's own voice."""


def find_act(scene: Scene, candidate: Candidate, kind: SpeakerKind) -> Act:
    """Refusals and denials by what is said come first, then the cue; a medium, a document or nobody reports."""
    called = candidate.act == "asks" and candidate.form.endswith("attr")
    act = "asserts" if called else candidate.act
    quoted = act == "denies" and candidate.form in ("inversion", "incise", "verb-quote")
    if act in ("asserts", "reports") or quoted:
        act = _act_of_words(scene, candidate, act, kind not in ("media", "document"))
    if act == "denies" and _puts_out(scene, candidate):
        return "asserts"
    if act in ("asserts", "reports") and kind not in ("media", "document") and asks(scene, candidate):
        return "asks"
    if candidate.form == "verb-si" and candidate.group is not None and candidate.group.negated and act != "asks":
        return "declines"
    unsaid = kind == "unspecified" and candidate.source is None
    if act in ("asserts", "reports") and (unsaid or kind in ("media", "document")):
        return "asserts" if _is_own(scene, candidate) or (kind == "media" and _opines(scene, candidate)) else "reports"
    if (
        act == "reports"
        and kind in ("person", "anonymous", "organisation")
        and candidate.form not in ("parenthesis", "bare-conditional")
        and not _is_poll(scene, candidate)
    ):
        return "asserts"
    return act


def _act_of_words(scene: Scene, candidate: Candidate, act: Act, own: bool) -> Act:
    """What is done by what is said, whatever verb brings it; what only retells another's words does nothing by them."""
    if _retells(scene, candidate):
        return act
    if declines(scene, candidate) or keeps_from_us(scene, candidate):
        return "declines"
    return "denies" if denies(scene, candidate, own) else act


def _retells(scene: Scene, candidate: Candidate) -> bool:
    """Whether a clause without marks is what somebody else said: "Le palais a assuré que c'était faux, rapporte l'agence"."""
    passage = scene.passage
    if candidate.form not in ("inversion", "incise", "preposition") or passage.quoted_at(candidate.content.start) is not None:
        return False
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    inner = next((each for each in scene.groups if first < each.first < last), None)
    if inner is None or inner.shape != "finite" or inner.passive or passage.has("subject_pronouns", inner.first - 1):
        return False
    return passage.has("that", inner.last) and inner.act in ("asserts", "reports")


def _puts_out(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody is put out rather than something ruled out: "a exclu le capitaine", but "a exclu toute hausse"."""
    group = candidate.group
    if group is None or "fact" not in group.cue.frames or candidate.form != "verb-object":
        return False
    passage, denial = scene.passage, scene.cues.denial
    words = [token.low for token in passage.tokens[passage.at(candidate.content.start) : passage.at(candidate.content.end)]]
    if not words or denial.has("objects.any", words[0]):
        return False
    return not any(denial.has(each, word) for word in words[:6] for each in ("objects.ruled_out", "objects.feared"))


def _is_own(scene: Scene, candidate: Candidate) -> bool:
    """Whether a document speaks as its author's own voice: a ranking, a letter, a press release."""
    if candidate.source is None:
        return candidate.form == "floating"
    if candidate.form == "taken-up":
        return True  # "y lit-on": the writers quote what they hold
    passage = scene.passage
    first = passage.at(candidate.source.start)
    for at in range(first, passage.at(candidate.source.end)):
        cue = scene.cues.nouns.get(passage.low(at))
        named = at > first and passage.text[passage.tokens[at].start].isupper()  # "le Harbor Tribune" is no article of theirs
        own = cue is not None and cue.act == "asserts" and not cue.frames.isdisjoint(OWN)
        if own and not named:
            return True
        if at > first and passage.has("of", at):
            break
    return False


def _opines(scene: Scene, candidate: Candidate) -> bool:
    """Whether a medium gives a view of its own rather than news: "Le Temps reproche à Berne de", "Pour le journal, c'est"."""
    if candidate.form == "stance":
        return True
    return candidate.group is not None and scene.cues.denial.has("own.opining", candidate.group.cue.lemma)


def _is_poll(scene: Scene, candidate: Candidate) -> bool:
    """Whether a pollster or an institute gives a result."""
    if candidate.source is None:
        return False
    passage = scene.passage
    first = passage.at(candidate.source.start)
    words = range(max(0, first - 4), passage.at(candidate.source.end))
    return any("poll" in cue.frames for at in words if (cue := scene.cues.nouns.get(passage.low(at))) is not None)
