"""Reporting verbs: subject, verb, content, in that order; participles and infinitives that share the subject of another verb."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import in_preposition
from recoupe.annotate.attributions.contents import Found, content_of
from recoupe.annotate.attributions.denying import is_ruling, is_sayable, is_thing
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.inversions import BEFORE_CUE, is_speaker_behind
from recoupe.annotate.attributions.phrases import is_finite, phrase_right, starts_phrase
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.subjects import SUBJECTS, subject_left, subject_right
from recoupe.records import Span

NARRATED = 12
"""Words of the longest subject of an infinitive that tells: "Et la présidente du conseil d'administration de ce club de"."""


def find_verbs(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every group whose content follows it."""
    for group in scene.groups:
        if group.passive or group.shape == "reduced" or group.act is None or group.inverted is not None:
            continue
        if in_preposition(scene, group.head):
            continue
        found = content_of(scene, group)
        if found is None or (found.frame in ("object", "weak-object") and is_speaker_behind(scene, group)):
            continue
        content = scene.content(found.first, found.last)
        if content is None:
            continue
        narrated = group.shape == "infinitive" and _is_narrated(scene, group)
        subject, shared = source_of(scene, group)
        without = group.shape == "infinitive" and group.negated and group.act == "declines"
        told = _narrative_subject(scene, group)
        subject, shared = (told, False) if told is not None else (subject, shared)
        form = f"verb-{found.frame}" if group.shape == "finite" or without or told is not None else f"{group.shape}-{found.frame}"
        source = scene.passage.span(*subject) if subject else None
        if source is not None and source.overlap(content):
            source = None
        if group.act in ("denies", "declines") and (
            is_thing(scene, source) or is_ruling(scene, source, content, group.cue.lemma)
        ):
            continue
        yield from _after_object(scene, group, found, source)
        yield Candidate(
            form,
            content,
            _cue(scene, group) if without else group.span(scene.passage),
            source,
            group.act,
            group.head,
            group,
            (*_evidence(scene, group, found, shared, narrated), *_clear_object(scene, group, found)),
        )


def _cue(scene: Scene, group: Group) -> Span:
    """The words of a refusal in an infinitive, with the "sans" that makes it one."""
    first = next((n for n in range(group.first, max(group.first - 4, -1), -1) if scene.passage.has("without", n)), group.first)
    return scene.passage.span(first, group.last)


def _after_object(scene: Scene, group: Group, found: Found, source: Span | None) -> Iterator[Candidate]:
    """The quotation a colon brings behind an object or a clause: "dénonce une dérive : « ... »"."""
    passage = scene.passage
    colon = next((n for n in range(found.last - 1, min(found.last + 2, len(passage.tokens))) if passage.low(n) == ":"), None)
    if (
        colon is None
        or group.act is None
        or found.frame in ("colon", "quote")
        or not group.takes("quote", "np", "attr", "accuse")
    ):
        return
    quoted = scene.quoted_from(colon + 1)
    if quoted is not None and len(quoted.span) > 20 and group.act != "declines":
        yield Candidate("verb-quote", quoted.span, group.span(passage), source, "asserts", colon, group, ("after-object",))


def _is_narrated(scene: Scene, group: Group) -> bool:
    """Whether an infinitive goes on with what was said before: "avant d'ajouter", "après avoir affirmé"."""
    passage = scene.passage
    before = group.first - 1
    while before >= 0 and (passage.has("of", before) or passage.has("narrated_inner", before)):
        before -= 1
    return passage.has("narrated_openers", before) or passage.has("aux.have", before)


def _evidence(scene: Scene, group: Group, found: Found, shared: bool, narrated: bool) -> tuple[str, ...]:
    """What speaks for or against this reading."""
    marks = any(scene.passage.tokens[n].depth > scene.passage.tokens[group.head].depth for n in range(found.first, found.last))
    return tuple(
        name
        for name, holds in (
            (f"frame-{found.frame}", True),
            ("shared-subject", shared),
            ("narrated", narrated),
            ("doubtful-verb", group.doubtful),
            ("marks-inside", marks and found.frame != "quote"),
            ("clear-verb", group.cue.act in ("denies", "asks", "declines")),
        )
        if holds
    )


def _clear_object(scene: Scene, group: Group, found: Found) -> tuple[str, ...]:
    """Whether nobody but a speaker can deny or refuse this: "nie toute faute", "ne souhaite pas confirmer cet échange"."""
    denied = group.act == "denies" and found.frame == "object" and is_sayable(scene, found.first, found.last)
    refused = group.act == "declines" and group.negated and group.wish and found.frame == "object"
    return ("clear-object",) if denied or refused else ()


def source_of(scene: Scene, group: Group) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a verb group, and whether it is another verb's."""
    if group.shape in ("gerund", "infinitive"):
        return _controller(scene, group), True
    if group.inverted is not None:
        return (group.inverted, group.inverted + 1), False
    subject = subject_left(scene.passage, group)
    if subject is not None:
        return subject, False
    return _shared(scene, group), True


def _shared(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The subject of the verb this one is coordinated with."""
    tokens = scene.passage.tokens
    before = scene.previous_group(group)
    if before is not None and before.inverted is None and not before.passive:
        found, _ = source_of(scene, before)
        if found is not None:
            return found
    at = group.head
    for _ in range(4):
        if tokens[at].dep != "conj":
            break
        at = tokens[at].head
        subject = _subject_of(scene, at)
        if subject is not None:
            return subject
    return None


def _narrative_subject(scene: Scene, group: Group) -> tuple[int, int] | None:
    """Who speaks in an infinitive that tells: "Et le maire d'ajouter : « ... »"."""
    passage = scene.passage
    if group.shape != "infinitive" or not passage.has("of", group.first - 1):
        return None
    start = passage.first_of(group.head)
    opens = start + 1 if passage.has("and", start) else start
    comma = next((n for n in range(group.first - 2, start, -1) if passage.low(n) in (",", ";")), None)
    first = opens if comma is None or comma - start < 2 else comma + 1
    words = passage.tokens[first : group.first - 1]
    if not words or len(words) > NARRATED or any(is_finite(token) or token.is_mark for token in words):
        return None
    led = first > start or passage.tokens[group.head].dep == "ROOT"
    return (first, group.first - 1) if led and starts_phrase(passage, first, group.first) else None


def _controller(scene: Scene, group: Group) -> tuple[int, int] | None:
    """Who speaks in a participle or an infinitive: the subject of the verb it hangs on."""
    before = scene.previous_group(group)
    if before is not None:
        if before.inverted is not None:
            return before.inverted, before.inverted + 1
        behind = subject_right(scene.passage, before, scene.passage.last_of(before.head))
        inserted = scene.passage.low(before.first - 1) in BEFORE_CUE and (
            scene.quoted_before(before.first) is not None or is_speaker_behind(scene, before)
        )
        if behind is not None and inserted and behind[1] <= group.first:
            return behind
        found, _ = source_of(scene, before) if before.shape == "finite" and not before.passive else (None, False)
        if found is not None:
            return found
    tokens = scene.passage.tokens
    at = group.head
    for _ in range(4):
        head = tokens[at].head
        subject = _subject_of(scene, head)
        if subject is not None:
            return subject
        if head == at:
            break
        at = head
    return _first_subject(scene, group)


def _first_subject(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The first subject of the sentence outside this clause, where the parser ties the participle to nothing useful."""
    tokens = scene.passage.tokens
    first, last = scene.passage.first_of(group.head), scene.passage.last_of(group.head)
    depth = tokens[group.head].depth
    for at in range(first, last):
        if tokens[at].dep in SUBJECTS and tokens[at].depth == depth and not scene.passage.has("relatives", at):
            return _whole(scene, at, first)
    return None


def _subject_of(scene: Scene, verb: int) -> tuple[int, int] | None:
    """The parser's subject of a verb, whole."""
    tokens = scene.passage.tokens
    first, last = scene.passage.first_of(verb), scene.passage.last_of(verb)
    for at in range(first, last):
        if tokens[at].head == verb and tokens[at].dep in SUBJECTS and not scene.passage.has("relatives", at):
            return _whole(scene, at, first)
    return None


def _whole(scene: Scene, noun: int, start: int) -> tuple[int, int]:
    """A subject with its determiner and what follows it."""
    passage = scene.passage
    first = noun
    while (
        first > start
        and passage.pos(first - 1) in ("DET", "ADJ", "PROPN", "NUM")
        and passage.tokens[first - 1].head in (noun, first)
    ):
        first -= 1
    return first, max(noun + 1, phrase_right(passage, first, passage.last_of(noun)))
