"""The medium somebody spoke to, in a sentence without a parser: "told Radio Harlow that ...", "sagte er dem Sender Nordwelle"."""

from collections.abc import Iterator

from recoupe.annotate.attributions.plain.sources import source_behind
from recoupe.annotate.attributions.plain.standing import Scene
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Mention, Span

REACH = 9
"""Tokens from the words on who speaks to the preposition before whom he speaks to."""
KNOWN = "mentions.known-name"
"""The rule of a mention that stands in the list of media: who is heard there is heard elsewhere than where it is read."""
FORMS = ("verb-que", "inversion")


def told_to(line: Line, found: Found) -> Iterator[Span]:
    """The phrases that may name the medium somebody spoke to: behind a verb of telling, or behind its preposition."""
    if found.cue is None or found.form not in FORMS or found.act == "reports":
        return
    cue, content = line.index(found.cue.end), found.content
    places = [cue] if line.has("telling", cue - 1) else []
    behind = line.index(found.source.end) if found.source is not None and found.source.start > found.cue.start else cue
    places += [at + 1 for at in range(cue, min(len(line.lows), max(cue, behind) + REACH)) if line.has("heard_by", at)]
    for at in places:
        phrase = source_behind(line, at, lax=True) if at < len(line.lows) and not content.overlap(line.tokens[at]) else None
        if (
            phrase is not None
            and not phrase[0].overlap(content)
            and (found.source is None or not phrase[0].overlap(found.source))
        ):
            yield phrase[0]


def is_elsewhere(scene: Scene, medium: Mention, words: str) -> bool:
    """Whether a medium somebody spoke to cannot be the one that prints it: a station, a known one, one told of by its noun.

    An article seldom says which paper it stands in, so a bare name that nobody quotes may be its own.
    """
    if medium.kind != "media":
        return False
    low = words.casefold().split()
    if any(part[0].isupper() and part.casefold() in scene.cues.speakers.broadcasts for part in words.split()):
        return True
    if medium.form == "name":
        parts = medium.name.casefold().split()
        aired = not scene.cues.speakers.broadcasts.isdisjoint(parts)
        told_of = any(word in scene.cues.words["press"] for word in low if word not in parts)
        known = any(reason.rule == KNOWN for reason in medium.because)
        return aired or told_of or known or _is_quoted(scene, medium.name)
    noun = any(word in scene.cues.words["press"] for word in low)
    of = scene.known.get(medium.of) if medium.of is not None and noun else None
    return of is not None and _is_quoted(scene, of.name)


def _is_quoted(scene: Scene, name: str) -> bool:
    """Whether a medium told something before, or somebody came through it."""
    for one in scene.told:
        spans = (one.speaker, *one.through)
        held = (scene.known.get(span) for span in spans if span is not None)
        if any(each is not None and each.kind == "media" and name in each.name for each in held):
            return True
    return False
