"""Content first, then the verb and its subject: "« ... », a déclaré X", "..., a noté le journal", "« A, explique X. B »"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import clause_start, content_end, is_inserted_cue, skip_connectors
from recoupe.annotate.attributions.contents import content_of
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.marked_names import name_behind
from recoupe.annotate.attributions.marks import Quoted
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.sources import SPEAKING, find_speaker
from recoupe.annotate.attributions.subjects import subject_right
from recoupe.records import Span

LEAD = 5
"""Tokens before the comma of a sentence that opens with a reporting clause: "En réalité,", "Lundi dernier,"."""
NE_REACH = 6
"""Tokens from "ne" to the "que" that only limits: "ils n'en ont encore versé que" has five."""
COMPARED = 4
"""Tokens from "plus" to the "que" that compares: "plus grave et plus long que" has four."""
CIRCUMSTANCE = 16
"""Tokens of what may stand between who reports and the comma: "ce mardi soir dans son édition en ligne" has seven."""
BEFORE_CUE = (",", "?", "!", "\u2026", "...", "\u00bb", "\u201d", '"', ".", "\u2013", "-", "\u2019", "'", "(")


def find_inversions(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every group whose content stands before it."""
    for group in scene.groups:
        if group.shape != "finite" or group.passive or group.act is None or not group.takes("quote", "que", "si"):
            continue
        if not _may_follow(scene, group) or (group.act == "declines" and not group.takes("quote")):
            continue
        limit = scene.passage.last_of(group.head)
        subject = subject_right(scene.passage, group, limit)
        if subject is None or (group.act == "denies" and _is_denied(scene, subject)):
            continue
        found = _content(scene, group, subject[1])
        if found is None:
            continue
        content, evidence = found
        source = scene.passage.span(*subject)
        if content.overlap(source) and not content.holds(source):
            continue
        form = "incise" if content.holds(source) else "inversion"
        cue = group.span(scene.passage)
        yield Candidate(form, content, cue, source, group.act, group.head, group, evidence)
        if form == "inversion":
            yield from _explained(scene, group, source, subject[1])


def _is_denied(scene: Scene, subject: tuple[int, int]) -> bool:
    """Whether what follows a verb of denial is its object: "X, elle, rejette ces accusations"."""
    passage, denial = scene.passage, scene.cues.denial
    pointed = passage.has("determiners", subject[0]) or denial.has("objects.any", passage.low(subject[0]))
    return pointed and any(
        denial.has("objects.sayings", passage.low(n)) for n in range(subject[0] + 1, min(subject[0] + 3, subject[1]))
    )


def _explained(scene: Scene, group: Group, source: Span, colon: int) -> Iterator[Candidate]:
    """What a colon adds behind the one who speaks: "Faux, rétorque la mairie : tout a été payé"."""
    passage = scene.passage
    if passage.low(colon) != ":" or colon + 1 >= passage.last_of(group.head):
        return
    quoted = scene.quoted_from(colon + 1)
    last = content_end(scene, colon + 1, passage.last_of(group.head), None)
    content = quoted.span if quoted is not None else scene.content(colon + 1, last)
    said = quoted is not None or any(is_finite(token) for token in passage.tokens[colon + 1 : last])
    if content is not None and said:
        cue = passage.span(colon, colon + 1)
        yield Candidate("inversion", content, cue, source, "asserts", colon, None, ("after-colon",))


def _may_follow(scene: Scene, group: Group) -> bool:
    """Whether the place of the verb lets its content stand before it."""
    first = group.first
    if group.shares or first == 0 or scene.passage.low(first - 1) not in BEFORE_CUE:
        return False
    forward = content_of(scene, group)
    if scene.cues.has("denial_alone", scene.passage.low(scene.start(first))) and scene.start(first) == first - 2:
        return True
    if forward is None or forward.frame in ("weak-object", "refusal"):
        return True
    if forward.frame == "object":
        marked = (_follows_quotation(scene, first) and is_somebody(scene, group)) or scene.passage.tokens[first].depth > 0
        return group.takes("quote", "que") and (marked or is_speaker_behind(scene, group))
    if forward.frame == "quote" and name_behind(scene.passage, group, forward.first, scene.passage.last_of(first)):
        return True
    if forward.frame == "attr" and not _names_somebody(scene, group):
        return False  # "X, qui dénonce « un scandale », juge les charges fragiles"
    near = forward.frame in ("que", "si") and forward.first - group.last <= 2
    return not near and scene.quoted_before(first) is not None


def _names_somebody(scene: Scene, group: Group) -> bool:
    """Whether a mention or a name begins right behind the verb, its article stepped over."""
    passage = scene.passage
    return any(passage.mention_at(n) is not None or passage.pos(n) == "PROPN" for n in (group.last, group.last + 1))


def _follows_quotation(scene: Scene, first: int) -> bool:
    """Whether a quotation ends right before, no words of a participle: "X, citant « un dossier vide », demande la relaxe"."""
    quoted = scene.quoted_before(first)
    if quoted is None:
        return False
    passage, opening = scene.passage, scene.passage.at(quoted.span.start)
    if any(passage.has("relatives", n) and passage.low(n - 1) == "," for n in (opening - 2, opening - 3)):
        return False  # "La radio, qui cite « deux élus », évoque un départ": the verb is the radio's
    return not any(group.shape == "gerund" and group.last == opening and group.first > 0 for group in scene.groups)


def is_somebody(scene: Scene, group: Group) -> bool:
    """Whether the phrase behind the verb begins with who can speak, or the verb is parted from the quotation by a comma."""
    passage = scene.passage
    subject = subject_right(passage, group, passage.last_of(group.head))
    if subject is None or group.inverted is not None or passage.low(group.first - 1) == ",":
        return subject is not None
    near = range(subject[0], min(subject[0] + 3, subject[1]))
    human = any(passage.has(name, n) for n in near for name in SPEAKING)
    return human or any(passage.mention_at(n) is not None or passage.pos(n) == "PROPN" for n in near)


def is_speaker_behind(scene: Scene, group: Group) -> bool:
    """Whether what looks like the verb's object is its subject: ", a annoncé la gouverneure" behind a whole clause.

    A comma must stand before the verb, a finite verb outside any relative before that, and the phrase must name somebody who can
    speak and end the clause.
    """
    passage = scene.passage
    if passage.low(group.first - 1) != "," or group.clitics or group.shares:
        return False
    limit = passage.last_of(group.head)
    subject = subject_right(passage, group, limit)
    if subject is None or not is_inserted_cue(scene, group.first, limit):
        return False
    speaker = find_speaker(passage, passage.span(*subject))
    head = passage.mention_at(subject[0]) or passage.mention_at(subject[0] + 1)
    human = any(passage.has(group, n) for n in range(subject[0], min(subject[0] + 3, subject[1])) for group in SPEAKING)
    if speaker is None or speaker.mention.kind == "document" or not (head or human):
        return False
    first = passage.first_of(group.head)
    if _is_clause(scene, first, group.first - 1) or _only_leads(passage, first, group.first - 1):
        return True
    return passage.low(subject[1]) == "," and is_finite(passage.tokens[min(subject[1] + 1, limit - 1)])


def _only_leads(passage: Passage, first: int, comma: int) -> bool:
    """Whether nothing that could be a verb's subject stands before it: "Mais, révèle la radio", "Hier, annonce la mairie"."""
    if not 0 < comma - first <= LEAD or passage.tokens[first].is_mark:
        return False
    if passage.phrase_at("connectors", first) == comma - first:
        return True
    return all(passage.pos(n) == "ADV" or passage.has("time", n) for n in range(first, comma))


def _is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb that is no relative's stands in these tokens; a listed verb is one whatever the parser says."""
    passage = scene.passage
    if any(
        group.shape == "finite" and first < group.first and group.last <= last and _is_main(scene, group)
        for group in scene.groups
    ):
        return True
    for at in range(first, last):
        if is_finite(passage.tokens[at]):
            head = at if passage.tokens[at].pos == "VERB" else passage.tokens[at].head
            main = not passage.tokens[head].dep.startswith("acl") or _past_dont(passage, first, at)
            if main and not _in_relative(passage, max(first, at - 5), at):
                return True
    return False


def _past_dont(passage: Passage, first: int, verb: int) -> bool:
    """Whether an aside of "dont" without a verb closes right before this one: "Onze agents, dont deux blessés, sont partis"."""
    if passage.low(verb - 1) != ",":
        return False
    at = next((n for n in range(verb - 2, first, -1) if passage.low(n) == "dont" or is_finite(passage.tokens[n])), None)
    return at is not None and passage.low(at) == "dont"


def _in_relative(passage: Passage, first: int, verb: int) -> bool:
    """Whether a relative opens before this verb and no other verb has filled it."""
    for n in range(verb - 1, first - 1, -1):
        if passage.low(n) == "dont" and any(passage.low(k) == "," for k in range(n, verb)):
            return False
        if passage.has("relatives", n) or passage.low(n) == "dont":
            return True
        if passage.low(n) == "," and is_finite(passage.tokens[n - 1 if n > first else n]):
            return False
        if is_finite(passage.tokens[n]) and passage.tokens[n].pos == "VERB":
            return False
    return False


def _is_main(scene: Scene, group: Group) -> bool:
    """Whether a reporting verb stands in no relative and under no conjunction."""
    return not any(scene.passage.has("relatives", n) or scene.passage.has("that", n) for n in (group.first - 1, group.first - 2))


def _content(scene: Scene, group: Group, behind: int) -> tuple[Span, tuple[str, ...]] | None:
    """What stands before the verb: a quotation, the quotation around it, or a clause without marks."""
    around = _around(scene, group)
    if around is not None:
        return around.span, ("inside-quote",)
    quoted = scene.quoted_before(group.first)
    if quoted is not None:
        return _from_quotation(scene, group, quoted, behind)
    floor = scene.start(group.head)
    last = group.first
    first = clause_start(scene, last - 1, floor)
    content = scene.content(first, last)
    alone = content is not None and scene.cues.has("denial_alone", content.within(scene.passage.text).lower())
    if content is None or (last - first < 3 and not alone and scene.passage.low(first - 1) != "?"):
        opened = _opened(scene, floor, group, behind)
        return (opened, ("clause-before", "goes-on")) if opened is not None else None
    verb = any(is_finite(token) for token in scene.passage.tokens[first:last])
    whole = _going_on(scene, Span(first, last), behind, verb) if not alone else None
    if whole is not None:
        return whole, ("clause-before", "goes-on")
    commas = any(scene.passage.low(n) == "," for n in range(first, last - 1))
    if _is_begun(scene, group, first, last):
        return None
    if commas and not _is_clause(scene, first, last) and not _is_asked(scene, group, first):
        return None
    return content, ("clause-before",) if verb else ("clause-before", "no-verb")


def _from_quotation(scene: Scene, group: Group, quoted: Quoted, behind: int) -> tuple[Span, tuple[str, ...]] | None:
    """The quotation that ends before the verb, or the clause it is part of; None for a name or a word in marks."""
    glued = scene.passage.at(quoted.span.end) == group.first
    if glued and (scene.is_name(quoted) or quoted.depth > 0):
        return None  # "« Le plan « caché » n'a pas été démenti »"
    return _resumed(scene, group, quoted, behind) or (_with_lead(scene, quoted), ("quote-before", *_length(quoted)))


def _resumed(scene: Scene, group: Group, quoted: Quoted, behind: int) -> tuple[Span, tuple[str, ...]] | None:
    """A phrase that ends on a quotation and the clause it opens: "Après avoir « tout perdu », dit X, il serait parti"."""
    passage = scene.passage
    first = passage.at(_with_lead(scene, quoted).start)
    opening = passage.at(quoted.span.start)
    if first == opening or any(is_finite(token) for token in passage.tokens[first:opening]):
        return None
    whole = _going_on(scene, Span(first, group.first), behind, False)
    return (whole, ("clause-before", "goes-on")) if whole is not None else None


def _is_asked(scene: Scene, group: Group, first: int) -> bool:
    """Whether a fragment answers the question before it, or is an answer by its verb: "Oui, et assidûment, répond X"."""
    passage = scene.passage
    if first != passage.first_of(first):
        return False
    return passage.low(first - 1) == "?" or scene.cues.has("answering", group.cue.lemma)


def _is_begun(scene: Scene, group: Group, first: int, last: int) -> bool:
    """Whether the clause before only begins and the verb is its own: "il soutient que le maire, Ada Roy, a approuvé"."""
    passage = scene.passage
    clauses = (n for n in range(last - 1, first, -1) if passage.has("that", n) and passage.tokens[n].depth == 0)
    that = next((n for n in clauses if not (_only_limits(passage, n) or _compares(passage, n))), None)
    if that is None or group.inverted is not None:
        return False
    return not any(is_finite(token) for token in passage.tokens[that + 1 : last])


def _only_limits(passage: Passage, that: int) -> bool:
    """Whether "que" only limits a verb that nothing else negates: "n'en ont touché que la moitié"."""
    opens = next((n for n in range(that - 1, max(that - NE_REACH, 0) - 1, -1) if passage.has("negation", n)), None)
    return opens is not None and not any(passage.has("negative", n) or passage.tokens[n].is_mark for n in range(opens + 1, that))


def _compares(passage: Passage, that: int) -> bool:
    """Whether "que" brings what something is measured by: "plus cher que le premier", "rien de plus que son voisin"."""
    near = range(max(that - COMPARED, 0), that)
    return any(passage.has("comparing", n) and not passage.has("times_compared", n + 1) for n in near)


def _going_on(scene: Scene, before: Span, behind: int, verb: bool) -> Span | None:
    """The clause on both sides of the reporting one: "Le pont, précise la préfecture, restera fermé"; None where it is over.

    Args:
        scene: the block.
        before: tokens of the part before the reporting clause.
        behind: the token behind its subject.
        verb: the part before has a verb of its own, so only what "et" joins goes on with it.
    """
    passage = scene.passage
    limit = passage.last_of(before.start)
    if passage.low(behind) != "," or behind + 2 >= limit or (verb and behind + 1 in scene.by_first):
        return None
    joined = passage.has("and", behind + 1)
    parted = passage.low(before.end - 1) == "," and is_finite(passage.tokens[before.end - 2])
    if (verb and not joined and not parted) or passage.has("relatives", behind + 1) or passage.low(before.end - 1) != ",":
        return None
    if joined and (
        any(n in scene.by_first for n in range(behind + 2, behind + 5)) or not _has_subject(passage, behind + 2, limit)
    ):
        return None
    last = content_end(scene, behind + 1, limit, None)
    rest = passage.tokens[behind + 1 : last]
    return scene.content(before.start, last) if parted or any(is_finite(token) for token in rest) else None


def _opened(scene: Scene, floor: int, group: Group, behind: int) -> Span | None:
    """The clause behind a reporting one that only a connector precedes: "Mais, révèle X sur son site, le pont tiendra"."""
    passage = scene.passage
    limit = passage.last_of(group.head)
    if passage.low(group.first - 1) != "," or not _only_leads(passage, floor, group.first - 1):
        return None
    for at in range(behind, min(behind + CIRCUMSTANCE, limit)):
        if passage.low(at) == ",":
            last = content_end(scene, at + 1, limit, None)
            return scene.content(at + 1, last) if _has_subject(passage, at + 1, last) else None
        if is_finite(passage.tokens[at]) or passage.has("relatives", at) or passage.tokens[at].is_mark:
            return None
    return None


def _has_subject(passage: Passage, first: int, limit: int) -> bool:
    """Whether a noun or a pronoun stands before the next finite verb."""
    for at in range(first, limit):
        if is_finite(passage.tokens[at]):
            return False
        if passage.pos(at) in ("NOUN", "PROPN") or passage.has("subject_pronouns", at) or passage.has("determiners", at):
            return True
    return False


def _length(quoted: Quoted) -> tuple[str, ...]:
    return ("short-quote",) if len(quoted.span) < 12 else ()


def _around(scene: Scene, group: Group) -> Quoted | None:
    """The quotation an inserted reporting clause interrupts: nothing but the clause may belong to the writer."""
    tokens = scene.passage.tokens
    if tokens[group.head].depth == 0:
        return None
    inside = [
        q for q in scene.passage.quoted if q.span.start <= tokens[group.first].start and tokens[group.last - 1].end <= q.span.end
    ]
    quoted = max(inside, key=lambda each: each.depth, default=None)
    if quoted is None or scene.passage.low(group.first - 1) not in (",", "?", "!", "\u2026", "...", "-", "\u2013"):
        return None
    limit = scene.passage.last_of(group.head)
    return quoted if is_inserted_cue(scene, group.first, limit) else None


def _with_lead(scene: Scene, quoted: Quoted) -> Span:
    """A quotation with the words of its sentence that lead into it: "Le texte est « mort-né », a dit X"."""
    passage = scene.passage
    opening = passage.at(quoted.span.start)
    if opening == 0 or passage.low(opening - 1) in (":", ",", ".", "!", "?", "\u2013", "\u2014"):
        return quoted.span
    floor = passage.first_of(opening)
    if floor >= opening:
        return quoted.span
    first = skip_connectors(scene, clause_start(scene, opening - 1, floor), opening)
    return Span(passage.tokens[first].start, quoted.span.end) if first < opening else quoted.span
