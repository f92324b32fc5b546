"""Who is heard through a medium a sentence before: "Le Matin a rencontré un ancien pilote. Celui-ci assure"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage
from recoupe.records import Mention, Span

NEAR = 4
"""Tokens from the verb of meeting to whom it meets: "a recueilli le témoignage d'un" has three before."""
HEARD = ("person", "anonymous")


@dataclass(frozen=True, slots=True)
class Hearing:
    """One sentence that says through which medium somebody is heard, and tells nothing they said."""

    at: int
    person: Mention
    medium: Mention


def with_hearings(drafts: Sequence[Draft]) -> list[Draft]:
    """Let what somebody says in the rest of a paragraph come through the medium that met them at its head.

    Args:
        drafts: in reading order, with the relays their own words name.
    """
    known: dict[Span, tuple[Hearing, ...]] = {}
    told: list[Draft] = []
    for draft in drafts:
        passage = draft.scene.passage
        if draft.relays or draft.speaker is None or draft.kind not in HEARD or draft.candidate.form == "bare-conditional":
            told.append(draft)
            continue
        if passage.block.span not in known:
            known[passage.block.span] = tuple(_hearings(passage))
        found = next((each for each in reversed(known[passage.block.span]) if _is_heard(each, draft)), None)
        told.append(replace(draft, relays=(found.medium,)) if found is not None else draft)
    return told


def _is_heard(hearing: Hearing, draft: Draft) -> bool:
    """Whether who speaks in a draft is who a sentence before it met."""
    speaker, person = draft.speaker, hearing.person
    if speaker is None or draft.place <= hearing.at:
        return False
    same = {speaker.span, speaker.of} & {person.span, person.of} - {None}
    return bool(same) or (speaker.form == person.form == "name" and speaker.name.split()[-1] == person.name.split()[-1])


def _hearings(passage: Passage) -> Iterator[Hearing]:
    """The sentences of a block in which a medium meets somebody, or somebody speaks to one."""
    media = [each for each in passage.mentions if each.kind == "media" and each.form == "name"]
    for medium in media if any(passage.places("met", "asked", "confiding")) else ():
        at = passage.at(medium.span.start)
        first, last = passage.first_of(at), passage.last_of(at)
        held = passage.mentions_in(passage.span(first, last))
        people = [each for each in held if each.kind in HEARD and each.form != "pronoun"]
        person = _met(passage, medium, people, last) or _confiding(passage, medium, people, first)
        if person is not None:
            yield Hearing(passage.tokens[last - 1].end, person, medium)


def _met(passage: Passage, medium: Mention, people: Sequence[Mention], last: int) -> Mention | None:
    """Whom a medium meets: the first one behind its verb."""
    start = passage.at(medium.span.end)
    verb = next((n for n in range(start, min(start + NEAR, last)) if passage.has("met", n) or passage.has("asked", n)), None)
    if verb is None or not passage.cues.has("aux.have", passage.low(verb - 1)) or passage.has("by", verb + 1):
        return None
    behind = [each for each in people if verb < passage.at(each.span.start) <= verb + NEAR]
    return behind[0] if behind else None


def _confiding(passage: Passage, medium: Mention, people: Sequence[Mention], first: int) -> Mention | None:
    """Who speaks to a medium: the first one before the verb."""
    at = passage.at(medium.span.start)
    near = range(at - 1, max(at - NEAR, first) - 1, -1)
    led = next((n for n in near if passage.has("to", n) or passage.has("spoken_in", n)), first)
    verb = next((n for n in range(led - 1, max(led - NEAR, first) - 1, -1) if passage.has("confiding", n)), first)
    before = [each for each in people if passage.at(each.span.end) <= verb]
    return before[0] if before else None
