"""Whether a statement is held at arm's length, and by what: conditional, modal, adverb, or the choice of a word."""

from recoupe.annotate.attributions.hearsay import is_hearsay
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Hedge, Mode, Span


def find_hedge(scene: Scene, candidate: Candidate) -> Hedge | None:
    """The strongest marker of reserve in a content or its cue, quotations apart; None when it is stated flat."""
    passage = scene.passage
    first, last = passage.at(candidate.content.start), passage.at(candidate.content.end)
    base = _base_depth(scene, candidate)
    free = [at for at in scene.reserves if first <= at < last and passage.tokens[at].depth <= base]
    cue = candidate.group
    if cue is not None and cue.conditional and is_hearsay(scene, cue.verbs[0]):
        return "conditional"
    if any(is_hearsay(scene, at) for at in free):
        return "conditional"
    if candidate.form == "preposition" and any(passage.low(at) in scene.hedges.wishes for at in free):
        return "conditional"
    if any(passage.low(at) in scene.hedges.modals for at in free):
        return "modal"
    words = candidate.content.within(passage.text).lower().replace("\u2019", "'")
    if any(adverb in words and _holds(words, adverb) for adverb in scene.hedges.adverbs):
        return "adverb"
    if any(passage.low(at) in scene.hedges.lexical and passage.pos(at) != "AUX" for at in free):
        return "lexical"
    return None


def _base_depth(scene: Scene, candidate: Candidate) -> int:
    """The depth of quotation at which the writer's own words stand in this content."""
    passage = scene.passage
    cue = passage.at(candidate.cue.start) if candidate.cue else passage.at(candidate.content.start)
    return passage.tokens[min(cue, len(passage.tokens) - 1)].depth if candidate.cue else 0


def _holds(words: str, phrase: str) -> bool:
    at = words.find(phrase)
    if at == -1:
        return False
    before, after = words[at - 1 : at], words[at + len(phrase) : at + len(phrase) + 1]
    return not before.isalpha() and not after.isalpha()


def find_mode(scene: Scene, content: Span, cue: Span | None) -> Mode:
    """Direct when every word stands in quotation marks, mixed when some do, else indirect; an inserted cue does not count."""
    passage = scene.passage
    outer = [quoted.span for quoted in passage.quoted if quoted.span.overlap(content)]
    around = any(span.start < content.start and content.end < span.end for span in outer)
    inner = [span for span in outer if not (span.start < content.start and content.end < span.end)]
    if not inner or around:
        return "mixed" if inner else "indirect"
    at = content.start
    for span in sorted([*inner, cue] if cue else inner):
        if any(map(str.isalnum, passage.text[at : min(span.start, content.end)])):
            return "mixed"
        at = max(at, span.end)
    return "mixed" if any(map(str.isalnum, passage.text[at : content.end])) else "direct"
