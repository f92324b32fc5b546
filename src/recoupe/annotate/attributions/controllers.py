"""Who speaks in a verb group: its subject, another verb's, or the noun a participle describes."""

from recoupe.annotate.attributions.boundaries import goes_on
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.inversions import BEFORE_CUE, is_somebody, is_speaker_behind
from recoupe.annotate.attributions.phrases import is_finite, phrase_right, starts_phrase
from recoupe.annotate.attributions.scene import Scene
from recoupe.annotate.attributions.subjects import SUBJECTS, antecedent, subject_left, subject_right

MAIN_REACH = 40
"""Tokens of the longest participle clause that opens a sentence: what it says may be a whole clause."""
VERB_NEAR = 5
"""Tokens between a subject and its verb: adverbs, pronouns, a negation."""


def source_of(scene: Scene, group: Group) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a verb group, and whether it is another verb's."""
    if group.shape in ("gerund", "infinitive"):
        return _controller(scene, group), True
    if group.inverted is not None:
        return (group.inverted, group.inverted + 1), False
    subject = None if group.shares or goes_on(scene, group) else subject_left(scene.passage, group)
    if subject is not None:
        return _with_name(scene, subject), False
    return _shared(scene, group) or _joined_clause(scene, group), True


def _with_name(scene: Scene, subject: tuple[int, int]) -> tuple[int, int]:
    """A subject with the name it is apposed to, right before its comma: "Ada Roy, une juriste qui vit à Lens, craint"."""
    passage = scene.passage
    role = passage.mention_at(subject[0])
    if role is None or role.of is None or role.form == "pronoun" or subject[0] < 2 or passage.low(subject[0] - 1) != ",":
        return subject
    first = passage.at(role.of.start)
    return (first, subject[1]) if role.of.end == passage.tokens[subject[0] - 2].end else subject


def _joined_clause(scene: Scene, group: Group) -> tuple[int, int] | None:
    """Who opens the sentence, where "et" brings a second verb and the parser ties neither: "Ada Roy a visité X et réclame"."""
    passage = scene.passage
    first, before = passage.first_of(group.head), group.first - 1
    if group.shape != "finite" or not passage.has("and", before) or passage.low(before) == "ni":
        return None
    verb = next((n for n in range(first + 1, before) if is_finite(passage.tokens[n])), None)
    parted = verb is None or any(passage.has("relatives", n) or passage.has("that", n) for n in range(first, before))
    if verb is None or parted or any(passage.low(n) in (":", ";") for n in range(first, before)):
        return None
    while verb > first + 1 and any(passage.has(each, verb - 1) for each in ("negation", "object_pronouns", "reflexives")):
        verb -= 1
    return (verb - 1, verb) if passage.has("subject_pronouns", verb - 1) else antecedent(passage, verb, first)


def _shared(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The subject of the verb this one is coordinated with."""
    tokens = scene.passage.tokens
    before = goes_on(scene, group) or _joined_to(scene, group)
    described = before is not None and before.shape == "reduced"  # "a posé une question écrite et réclame": of the question only
    if before is not None and before.inverted is None and not (before.passive or described):
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
    return _subject_of(scene, tokens[min(group.verbs)].head) if group.shares else None


def _joined_to(scene: Scene, group: Group) -> Group | None:
    """The verb before this one, a closed relative stepped over: "X dit que Y, qui affirme Z, a menti, et promet" is X's."""
    passage, before = scene.passage, scene.previous_group(group)
    if before is None or not passage.has("and", group.first - 1):
        return before
    floor = passage.first_of(group.head)
    relative = next((n for n in range(before.first - 1, floor, -1) if passage.has("relatives", n)), None)
    if relative is None or passage.low(relative - 1) != ",":
        return before
    closed = next((n for n in range(before.last, group.first) if passage.low(n) == ","), group.first)
    if not any(is_finite(token) for token in passage.tokens[closed : group.first - 1]):
        return before
    return next((each for each in reversed(scene.groups) if floor <= each.first < relative), before)


def _controller(scene: Scene, group: Group) -> tuple[int, int] | None:
    """Who speaks in a participle or an infinitive: the noun it describes, else the subject of the verb it hangs on."""
    own = _described(scene, group) or (_main_subject(scene, group) if group.shape == "gerund" else None)
    if own is not None:
        return own
    before = scene.previous_group(group)
    before = _outer(scene, group, before) if before is not None else None
    if before is not None:
        if before.inverted is not None:
            return before.inverted, before.inverted + 1
        behind = subject_right(scene.passage, before, scene.passage.last_of(before.head))
        quoted = scene.quoted_before(before.first) is not None and is_somebody(scene, before)
        inserted = scene.passage.low(before.first - 1) in BEFORE_CUE and (quoted or is_speaker_behind(scene, before))
        if behind is not None and inserted and behind[1] <= group.first:
            return behind
        found, _ = source_of(scene, before) if before.shape in ("finite", "gerund") and not before.passive else (None, False)
        if found is not None:
            return found
    return _tied(scene, group)


def _outer(scene: Scene, group: Group, before: Group) -> Group:
    """The verb whose clause holds the one before a participle: "X affirme que Y a confirmé Z, ajoutant" is what X adds."""
    passage = scene.passage
    led = group.first - (2 if passage.has("of", group.first - 1) else 1)
    parted = passage.low(led) in ("avant", "sans") if group.shape == "infinitive" else passage.low(group.first - 1) == ","
    if not parted or before.shape != "finite":
        return before
    first = passage.first_of(group.head)
    if passage.has("relatives", before.first - 1) and passage.low(before.first - 2) != ",":
        main = [each for each in scene.groups if first <= each.first < before.first and each.shape == "finite"]
        return main[0] if main and not passage.has("relatives", main[0].first - 1) else before
    for each in scene.groups:
        told = each.shape in ("finite", "gerund") and not each.passive and first <= each.first < before.first
        that = next((n for n in range(each.last, before.first) if passage.has("that", n)), None) if told else None
        to_that = range(each.last, that) if that is not None else range(0)
        if that is not None and not any(is_finite(passage.tokens[n]) or passage.low(n) in (",", ":") for n in to_that):
            joined = any(passage.has("and", n) or passage.low(n) == "," for n in range(that, before.first))
            return before if joined else each
    return before


def _tied(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The subject of the verb the parser ties a participle to, else the first of the sentence."""
    tokens = scene.passage.tokens
    at = group.head
    for _ in range(4):
        head = tokens[at].head
        subject = _subject_of(scene, head) if tokens[head].depth <= tokens[group.head].depth else None
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
    depth = tokens[verb].depth
    for at in range(first, last):
        if tokens[at].depth > depth:
            continue  # who is named in a quotation is no subject of the writer's verb
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


def _described(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The noun a participle right behind it describes: "un appel indiquant que", ", le journal accusant le maire de"."""
    passage = scene.passage
    if group.shape != "gerund" or passage.has("in_gerund", group.first) or passage.low(group.first - 1) in (",", "et", "en"):
        return None
    head = passage.tokens[group.head]
    noun = head.head
    floor = passage.first_of(group.head)
    tied = head.dep.startswith("acl") and floor <= noun < group.first
    if not tied or passage.pos(noun) not in ("NOUN", "PROPN") or any(passage.low(n) == "," for n in range(noun, group.first)):
        noun = group.first - 1
        while noun > floor and passage.pos(noun) in ("ADJ", "PROPN", "ADV") and passage.pos(noun - 1) in ("NOUN", "PROPN", "ADJ"):
            noun -= 1
        if passage.pos(noun) not in ("NOUN", "PROPN"):
            return None
    ends = passage.tokens[group.first - 1].end
    held = [
        mention for mention in passage.mentions if mention.span.end == ends and mention.span.start >= passage.tokens[floor].start
    ]
    longest = max(held, key=lambda mention: len(mention.span), default=None)
    first = _whole(scene, noun, floor)[0]
    return (min(first, passage.at(longest.span.start)) if longest is not None else first), group.first


def _main_subject(scene: Scene, group: Group) -> tuple[int, int] | None:
    """The subject behind a participle clause that opens its sentence: "Affirmant que tout va bien, il a promis"."""
    passage = scene.passage
    floor, last = passage.first_of(group.head), passage.last_of(group.head)
    opens = group.first - floor
    if opens > 2 or any(passage.pos(n) in ("NOUN", "PROPN", "PRON", "VERB") for n in range(floor, group.first)):
        return None
    depth = passage.tokens[group.head].depth
    for at in range(group.last + 1, min(last, group.last + MAIN_REACH)):
        if passage.low(at - 1) != "," or passage.tokens[at].depth != depth:
            continue
        if not (passage.has("subject_pronouns", at) or starts_phrase(passage, at, last)):
            continue
        end = at + 1 if passage.has("subject_pronouns", at) else phrase_right(passage, at, last)
        if any(is_finite(token) for token in passage.tokens[end : min(end + VERB_NEAR, last)]):
            return at, end
    return None
