"""What is kept from the writers, or from anybody: "a refusé de nous ouvrir", "n'a pas souhaité remettre le fichier"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.idioms import is_inner
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_infinitive
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import subject_left
from recoupe.language.cues import Cue

UNWILLING = Cue("verb", "vouloir", "asserts", "declines", frozenset())
"""What a negated verb of wish stands for, whatever is not wished."""
HANDED = 5
"""Tokens behind a verb in which what it hands over stands: "publier au complet ses derniers comptes" has five."""
REACH = 6
"""Tokens between a verb of wish and "nous": "n'était pas du tout en mesure de" has five."""


def find_withheld(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every negated wish to do something for the writers, or to hand over what would tell something."""
    passage = scene.passage
    for at in passage.places("passed_us", "handing_over"):
        done = _done_for_us(scene, at)
        if done is None or passage.tokens[at].depth or (done in scene.by_head and scene.by_head[done].act == "declines"):
            continue
        group = _unwilling(scene, at)
        subject = subject_left(passage, group) if group is not None else None
        if group is None or subject is None or _is_us(passage, subject):
            continue
        content = scene.content(at, content_end(scene, done + 1, passage.last_of(at), group))
        if content is not None:
            source, evidence = passage.span(*subject), ("clear-verb", "clear-object")
            yield Candidate("verb-refusal", content, group.span(passage), source, "declines", group.head, group, evidence)


def keeps_from_us(scene: Scene, candidate: Candidate) -> bool:
    """Whether what somebody refuses to do was to be done for the writers, or to tell something: "refuse de publier l'audit"."""
    passage, group = scene.passage, candidate.group
    if candidate.form != "verb-inf" or group is None or group.negated or passage.tokens[group.head].depth:
        return False
    at = passage.at(candidate.content.start) + 1
    refused = scene.cues.denial.has("objects.declining", group.cue.lemma)
    return refused and _done_for_us(scene, at) is not None


def _done_for_us(scene: Scene, at: int) -> int | None:
    """The infinitive behind "nous", a pronoun between allowed, or one that hands over a writing; None where none stands."""
    passage = scene.passage
    if passage.has("handing_over", at):
        return at if any(scene.cues.denial.has("objects.handed", low) for low in passage.lows[at + 1 : at + HANDED]) else None
    verb = at + 1
    while passage.has("object_pronouns", verb):
        verb += 1
    return verb if passage.has("passed_us", at) and verb < len(passage.tokens) and is_infinitive(passage.tokens[verb]) else None


def _unwilling(scene: Scene, us: int) -> Group | None:
    """The negated verb of wish before "nous", auxiliary and negation included; None where there is none."""
    passage, wishes = scene.passage, scene.cues.wish
    for verb in range(us - 1, max(us - REACH, 0), -1):
        words = [n for n in range(verb + 1, us) if not is_inner(passage, n) or passage.has("to", n)]
        between = tuple(passage.low(n) for n in words if passage.low(n) != "en")  # as the lexicon keeps "en mesure de"
        if between not in wishes.get(passage.low(verb), ()):
            continue
        first = next((n for n in range(verb - 1, max(verb - REACH, -1), -1) if passage.has("negation", n)), None)
        if first is None or not any(passage.has("negative", n) for n in range(first, us)):
            return None
        return Group(first, us, verb, UNWILLING, "finite", (verb,), negated=True, wish=True)
    return None


def _is_us(passage: Passage, subject: tuple[int, int]) -> bool:
    """Whether the writers themselves are unwilling: "Nous n'avons pas voulu nous étendre"."""
    return passage.low(subject[0]) in ("nous", "on")
