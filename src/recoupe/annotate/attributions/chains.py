"""Through whom a statement came: cues inside contents, cited sources, relays named beside a source."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.records import Mention, Span


def chain(drafts: Sequence[Draft]) -> list[Draft]:
    """Give every accepted draft of an article the relays it came through, outermost first."""
    done: dict[int, tuple[Mention, ...]] = {}
    return [replace(draft, relays=_relays(drafts, number, done, 0)) for number, draft in enumerate(drafts)]


def _relays(drafts: Sequence[Draft], number: int, done: dict[int, tuple[Mention, ...]], depth: int) -> tuple[Mention, ...]:
    if number in done or depth > len(drafts):
        return done.get(number, ())
    done[number] = ()
    draft = drafts[number]
    found: tuple[Mention, ...] = ()
    holder = _holder(drafts, number)
    if holder is not None:
        outer = drafts[holder]
        found = _relays(drafts, holder, done, depth + 1)
        if outer.speaker is not None and not _same(outer.speaker, draft.speaker):
            found = (*found, outer.speaker)
    named = _named_relay(draft)
    if named is not None and all(not _same(named, each) for each in found) and not _same(named, draft.speaker):
        found = (*found, named)
    done[number] = found
    return found


def _holder(drafts: Sequence[Draft], number: int) -> int | None:
    """The smallest statement this one is part of: its cue lies in that one's content, and it says no more."""
    draft = drafts[number]
    words = _words(draft)
    best: int | None = None
    for other, outer in enumerate(drafts):
        if other == number or not outer.content.holds(words) or not outer.content.holds(draft.content):
            continue
        if outer.content == draft.content or _words(outer) == words:
            continue
        if best is None or len(outer.content) < len(drafts[best].content):
            best = other
    return best


def _words(draft: Draft) -> Span:
    """The cue, else the source, else the content."""
    return draft.candidate.cue or draft.candidate.source or draft.content


def _named_relay(draft: Draft) -> Mention | None:
    """The relay a candidate names itself: "citée par le Temps", "le quotidien, qui cite"."""
    if draft.candidate.relay is None:
        return None
    found = find_speaker(draft.scene.passage, draft.candidate.relay)
    return found.mention if found is not None and found.mention.form != "pronoun" and not found.made else None


def _same(one: Mention, other: Mention | None) -> bool:
    """Whether two mentions are plainly of one actor: the same words, or the same name."""
    return other is not None and (one.span == other.span or (one.name.lower() == other.name.lower() and one.form == other.form))
