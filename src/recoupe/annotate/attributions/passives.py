"""Passive voice: "X a été démenti par Y", "X est accusé par Y de", "il a été rapporté que", "interrogé par Y sur X"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.boundaries import content_end
from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.objects import is_deniable
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import phrase_right
from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.annotate.attributions.skipping import skip_inner
from recoupe.annotate.attributions.subjects import subject_left
from recoupe.records import Span

AGENT_REACH = 16
"""Tokens between a passive and its "par": "a été catégoriquement démenti mardi à la mi-journée par" has seven."""


def find_impersonal(scene: Scene) -> Iterator[Candidate]:
    """Candidates of what nobody in particular says: "il se murmure que", "le bruit court que"."""
    passage = scene.passage
    for at in passage.places("it_seems"):
        taken = passage.phrase_at("it_seems", at)
        if not taken or (passage.tokens[at].depth and passage.low(at) == "on"):
            continue
        first = at + taken
        content = scene.content(first, content_end(scene, first, scene.limit(at), None)) if first < len(passage.tokens) else None
        if content is not None:
            yield Candidate(
                "impersonal", content, passage.span(at, first - 1), None, "reports", at + 1, None, ("frame-que",), unsaid=True
            )


def find_passives(scene: Scene) -> Iterator[Candidate]:
    """Candidates of every passive group and every participle with an agent."""
    for group in scene.groups:
        if group.passive and group.act is not None:
            yield from _passive(scene, group)
        elif group.shape == "reduced" and scene.passage.has("asked", group.head):
            yield from _asked(scene, group)
        elif group.shape == "reduced":
            yield from _reduced(scene, group)


def _agent(scene: Scene, group: Group) -> tuple[int, int, int] | None:
    """The place of "par" and the phrase behind it."""
    passage = scene.passage
    limit = scene.limit(group.head)
    for at in range(group.last, min(limit, group.last + AGENT_REACH)):
        if passage.has("by", at) and passage.low(at + 1) != "ailleurs":
            last = phrase_right(passage, at + 1, limit)
            last = _before_charge(passage, at + 2, last) if group.takes("accuse") else last
            if group.cue.lemma == "attribuer":
                last = next((n for n in range(at + 2, last) if passage.has("to", n)), last)
            return (at, at + 1, last) if last > at + 1 else None
        if passage.low(at) in (";", ".") or passage.has("relatives", at) or passage.has("that", at):
            return None
    return None


def _opens_clause(passage: Passage, at: int) -> bool:
    """Whether a "que" may be a passive's own: none that "et" joins to one before."""
    return passage.has("that", at) and not passage.has("that_no", at - 1) and not passage.has("and", at - 1)


def _before_charge(passage: Passage, first: int, last: int) -> int:
    """Where who accuses ends before what of: "accusée par l'opposition | de favoritisme"; no mention lies across."""
    for at in range(first, last - 1):
        bare = passage.has("of", at) and passage.pos(at + 1) == "NOUN" and not passage.has("determiners", at + 1)
        start, end = passage.tokens[at].start, passage.tokens[at].end
        names = (mention.span for mention in passage.mentions if mention.form == "name")
        across = any(span.start < start and end < span.end for span in names)
        if bare and passage.low(at) in ("de", "d'") and not across:
            return at
    return last


def _passive(scene: Scene, group: Group) -> Iterator[Candidate]:
    """A passive with its subject as content, or with the clause it announces."""
    assert group.act is not None  # noqa: S101  the caller saw to it
    passage = scene.passage
    limit = scene.limit(group.head)
    agent = _agent(scene, group)
    source = passage.span(agent[1], agent[2]) if agent else None
    start = skip_inner(scene, agent[2] if agent else group.last, limit)
    subject = subject_left(passage, group)
    impersonal = (
        group.inverted is None and subject is not None and subject[1] - subject[0] == 1 and passage.low(subject[0]) == "il"
    )
    cue = group.span(passage)
    clause = next((n for n in range(start, min(limit, start + 12)) if _opens_clause(passage, n)), None)
    if clause is not None and (impersonal or agent is not None) and group.takes("que"):
        content = scene.content(clause + 1, content_end(scene, clause + 1, limit, group))
        if content is not None:
            form = "impersonal" if impersonal else "passive-que"
            yield Candidate(form, content, cue, source, group.act, group.head, group, ("frame-que",), unsaid=source is None)
        return
    if group.takes("accuse", "attr") and subject is not None:
        last = content_end(scene, group.last, limit, group, phrase=True)
        if agent and agent[0] == group.last and agent[2] < last:
            found = scene.content(agent[2], last)
        else:
            found = scene.content(group.last, agent[0] if agent else last)
        if found is not None and (agent is not None or group.takes("accuse")):
            yield Candidate("passive-attr", found, cue, source, group.act, group.head, group, (), unsaid=source is None)
            return
    named = group.shape == "infinitive"  # "le seul à être mentionné par X": a person, nothing that is said
    named = named or (subject is not None and passage.low(subject[1] - 1) == "ce")  # "ce qui est avancé par X"
    if named or agent is None or subject is None or not group.takes("np", "np?") or not is_deniable(scene, group, *subject):
        return
    content = scene.content(*subject)
    if content is not None and len(content) > 3 and not _is_unveiled(scene, group, content):
        yield Candidate("passive", content, cue, source, group.act, group.head, group, ())


def _asked(scene: Scene, group: Group) -> Iterator[Candidate]:
    """A question put to somebody: "interrogé sur X par Y" is asked by Y about X."""
    passage = scene.passage
    agent = _agent(scene, group)
    limit = scene.limit(group.head)
    about = next((n for n in range(group.last, min(limit, group.last + 3)) if passage.low(n) == "sur"), None)
    if about is None:
        return
    last = (
        agent[0] if agent and agent[0] > about else next((n for n in range(about, limit) if passage.low(n) in (",", ".")), limit)
    )
    content = scene.content(about + 1, last)
    if content is None:
        return
    source = passage.span(agent[1], agent[2]) if agent else None
    evidence = ("asked",) if agent else ("asked", "no-agent")
    yield Candidate(
        "asked", content, passage.span(group.head, group.last), source, "asks", group.head, group, evidence, unsaid=agent is None
    )


def _reduced(scene: Scene, group: Group) -> Iterator[Candidate]:
    """A participle with an agent: "une accusation démentie par Y"."""
    passage = scene.passage
    if group.act is not None and group.takes("attr") and not group.takes("accuse"):
        yield from _judged(scene, group)
    if group.act is None or not group.takes("np", "np?", "accuse"):
        return
    if not _has_agent(scene, group):
        yield from _accused(scene, group)
        return
    if group.first == 0:
        return
    agent = _agent(scene, group)
    subject = subject_left(passage, group) or _shared_subject(scene, group)
    if subject is not None:
        subject = (skip_inner(scene, subject[0], subject[1]), subject[1])
    content = scene.content(*subject) if subject and is_deniable(scene, group, *subject) else None
    if agent is not None and group.takes("accuse"):
        limit = scene.limit(group.head)
        last = next((n for n in range(agent[2], limit) if passage.low(n) == ","), limit)
        content = (
            scene.content(agent[2], min(last, content_end(scene, agent[2], limit, group)))
            if passage.has("of", agent[2])
            else None
        )
    noun = passage.pos(group.head) == "NOUN" and passage.tokens[group.head].dep != "acl"
    if agent is None or content is None or noun or _is_unveiled(scene, group, content):
        return
    yield Candidate(
        "reduced",
        content,
        passage.span(group.head, group.last),
        passage.span(agent[1], agent[2]),
        group.act,
        group.head,
        group,
        (),
    )


def _shared_subject(scene: Scene, group: Group) -> tuple[int, int] | None:
    """What the participle before "et" is said of: "des chiffres avancés par le syndicat et démentis par la direction"."""
    passage = scene.passage
    before = group.first - 1
    while before > 0 and passage.pos(before) == "ADV":
        before -= 1
    first = passage.first_of(group.head)
    earlier = [each for each in scene.groups if first <= each.first < before and each.shape == "reduced"]
    if not earlier or not passage.has("and", before) or not _has_agent(scene, earlier[-1]):
        return None
    return subject_left(passage, earlier[-1])


def _has_agent(scene: Scene, group: Group) -> bool:
    """Whether "par" stands behind a participle, a time between: "annoncé la veille par le club"."""
    passage = scene.passage
    at = skip_inner(scene, group.last, scene.limit(group.head))
    while passage.has("determiners", at) and (passage.has("time", at + 1) or passage.has("spells", at + 1)):
        at += 2
    return passage.has("by", at)


def _accused(scene: Scene, group: Group) -> Iterator[Candidate]:
    """Of what somebody stands accused, nobody says by whom: "Accusé d'avoir détourné des fonds, X"."""
    passage = scene.passage
    first = skip_inner(scene, group.last, scene.limit(group.head))
    named = passage.has("determiners", group.first - 1) or passage.pos(group.head) == "NOUN"
    if not scene.cues.has("accusers", group.cue.lemma) or named or not passage.has("of", first):
        return
    last = content_end(scene, first, passage.last_of(group.head), group, phrase=True)
    comma = next((n for n in range(first, last) if passage.low(n) == "," and passage.tokens[n].depth == 0), last)
    content = scene.content(first, comma)
    if content is not None:
        cue = passage.span(group.head, group.last)
        yield Candidate("passive-attr", content, cue, None, "reports", group.head, group, (), unsaid=True)


def _is_unveiled(scene: Scene, group: Group, content: Span) -> bool:
    """Whether a writing is only brought to light: "une note révélée par X"; what X says is in the note."""
    if group.cue.act != "asserts" or not scene.cues.has("unveilers", group.cue.lemma):
        return False
    return any(mention.kind == "document" for mention in scene.passage.mentions_in(content))


def _judged(scene: Scene, group: Group) -> Iterator[Candidate]:
    """What somebody judges a thing to be, in marks: "une loi jugée « brutale » par les syndicats"."""
    passage = scene.passage
    limit = scene.limit(group.head)
    start = group.last
    while start < limit and (passage.has("time", start) or passage.pos(start) == "ADV"):
        start += 1
    quoted = scene.quoted_from(start + passage.has("of", start))  # "qualifiée mardi de « brutale »"
    if quoted is None and passage.has("by", group.last):  # "jugé par la Cour « insuffisant »"
        by, last = group.last, phrase_right(passage, group.last + 1, limit, apposition=False)
        last = next((n for n in range(by + 2, last) if scene.quoted_from(n) is not None), last)
        quoted = scene.quoted_from(last + (passage.low(last) == "comme"))
        last -= last > by + 2 and passage.has("of", last - 1)
    else:
        by = passage.at(quoted.span.end) if quoted is not None else group.last
        last = phrase_right(passage, by + 1, limit) if passage.has("by", by) else by
    if quoted is None or not quoted.closed or group.act is None:
        return
    if last > by + 1:
        cue, source = passage.span(group.head, group.last), passage.span(by + 1, last)
        yield Candidate("passive-attr", quoted.span, cue, source, group.act, group.head, group, ())
