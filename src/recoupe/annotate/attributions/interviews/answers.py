"""What somebody answers in an interview: one thing after another, cut where an answer turns to a refusal, a denial, a demand."""

from collections.abc import Iterator

from recoupe.annotate.attributions.acts import find_act
from recoupe.annotate.attributions.denials.denying import is_false
from recoupe.annotate.attributions.interviews.turns import Turn
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Act, Span

EVIDENCE = ("label-person", "answer", "in-body")
LEAD = 4
"""Words before the verb of a demand in its sentence: "Aujourd'hui, je lui demande" has four."""


def find_answers(scene: Scene, turn: Turn) -> Iterator[Candidate]:
    """The candidates of a block that answers, one for each thing it does, in reading order."""
    for content in _parts(scene, turn):
        yield _candidate(scene, turn, content)


def is_own(scene: Scene, turn: Turn, candidate: Candidate) -> bool:
    """Whether who answers tells of their own words: "Je maintiens 1,9 milliard" adds nothing to the answer around it."""
    if candidate.source is None or not turn.content.holds(candidate.content):
        return False
    return scene.passage.has("own_subjects", scene.passage.at(candidate.source.start))


def _candidate(scene: Scene, turn: Turn, content: Span) -> Candidate:
    opens = turn.cue is not None and content.start == turn.content.start
    head = scene.passage.at(turn.cue.start if turn.cue and opens else content.start)
    words = [token.low for token in scene.passage.tokens[scene.passage.at(content.start) :][: LEAD + 4] if not token.is_mark]
    act: Act = "asks" if _demands(scene, words) else "asserts"
    return Candidate("label", content, turn.cue, turn.source, act, head, None, EVIDENCE, unsaid=turn.source is None)


def _parts(scene: Scene, turn: Turn) -> Iterator[Span]:
    """The answer cut before a sentence that does something else, and behind a refusal the speaker goes on from."""
    if scene.quoted_ending(turn.content.end) is not None and scene.quoted_from(scene.passage.at(turn.content.start)) is not None:
        yield turn.content
        return
    start, end, told = turn.content.start, turn.content.start, ""
    for sentence in scene.passage.sentences:
        if sentence.end <= turn.content.start or sentence.start >= turn.content.end:
            continue
        span = Span(max(sentence.start, turn.content.start), min(sentence.end, turn.content.end))
        act = _act(scene, turn, span, opens=not told)
        if told and _turns(scene, span, told, act):
            yield Span(start, end)
            start, told = span.start, ""
        told = told if told and act == "asserts" else act
        end = span.end
    yield Span(start, turn.content.end)


def _turns(scene: Scene, span: Span, told: str, act: Act) -> bool:
    """Whether a sentence does something else than those before it: a reason given for a refusal goes with it."""
    if act != "asserts":
        return act != told
    passage = scene.passage
    at = passage.at(span.start)
    elaborates = passage.has("reasons", at) and not (passage.has("relatives", at + 1) or passage.has("that", at + 1))
    return told == "declines" and not elaborates


def _act(scene: Scene, turn: Turn, span: Span, *, opens: bool) -> Act:
    """What one sentence of an answer does: behind another only plain words of a denial, a refusal or a demand count."""
    passage = scene.passage
    act = find_act(scene, _candidate(scene, turn, span), "person")
    tokens = passage.tokens[passage.at(span.start) : passage.at(span.end)]
    words = [token.low for token in tokens if not token.is_mark]
    if act == "declines" or opens:
        return act if act != "asks" or opens else "asserts"
    if act == "denies" and is_false(scene, words):
        return "denies"
    return "asks" if act == "asks" and _demands(scene, words) else "asserts"


def _demands(scene: Scene, words: list[str]) -> bool:
    """Whether the speaker demands something in so many words: "Je demande au maire de"."""
    own = next((n for n, word in enumerate(words[:LEAD]) if scene.cues.has("own_subjects", word)), None)
    if own is None:
        return False
    behind = next((word for word in words[own + 1 : own + 3] if not scene.cues.has("object_pronouns", word)), "")
    return any(cue.act == "asks" and not cue.rest for cue, _ in scene.cues.verbs.get(behind, ()))
