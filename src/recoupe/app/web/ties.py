"""Who is tied to whom in a story: who speaks of, accuses, denies about or relays whom, how often, and in which days."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from recoupe.app.web.story_view import StoryView
from recoupe.language.accusing import Accusing, load_accusing
from recoupe.records import Attribution, Notes, Place, Span

Tie = Literal["says-of", "relays", "accuses", "denies-of"]
TIES: tuple[Tie, ...] = get_args(Tie)
Named = list[tuple[Span, str]]
"""Where an article names actors, in reading order."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One actor tied to another, as often as `weight` says.

    Attributes:
        first: the day of the earliest article that ties them; "" where none is dated.
        last: that of the latest.
    """

    start: str
    end: str
    tie: Tie
    weight: int
    first: str = ""
    last: str = ""


def find_edges(view: StoryView) -> tuple[Edge, ...]:
    """Every tie, in order; one attribution ties two actors once."""
    counts: dict[tuple[str, str, Tie], list[str]] = defaultdict(list)
    for notes in view.dossier.notes:
        day = notes.article.published.edtf or ""
        named = sorted(
            (place.span, actor.id)
            for actor in view.dossier.links.actors
            for place in actor.places
            if place.article == notes.article.id
        )
        for said in notes.attributions:
            for found in sorted(set(_ties(view, notes, said, named))):
                counts[found].append(day[:10] if len(day) >= 10 else "")
    return tuple(_edge(found, days) for found, days in sorted(counts.items()))


def _edge(found: tuple[str, str, Tie], days: list[str]) -> Edge:
    dated = [day for day in days if day]
    return Edge(*found, len(days), min(dated, default=""), max(dated, default=""))


def _ties(view: StoryView, notes: Notes, said: Attribution, named: Named) -> Iterator[tuple[str, str, Tie]]:
    """The ties one attribution makes."""
    speakers = view.guide.speakers
    speaker = speakers.get(Place(notes.article.id, said.speaker)) if said.speaker else None
    if speaker is None:
        return
    blamed = _blamed(notes, said, [(span, actor) for span, actor in named if actor != speaker])
    if blamed is not None:
        yield speaker, blamed, "accuses"
    for span, actor in named:
        if actor not in (speaker, blamed) and said.content.holds(span):
            yield speaker, actor, "denies-of" if said.act == "denies" else "says-of"
    for span in said.through:
        relay = speakers.get(Place(notes.article.id, span))
        if relay is not None and relay != speaker:
            yield relay, speaker, "relays"


def _blamed(notes: Notes, said: Attribution, others: Named) -> str | None:
    """Whom an attribution accuses; None where its cue accuses nobody, or the text does not name whom.

    That is who is named first behind the cue, up to the end of the content; before a passive cue, who is named last.
    """
    lists: Accusing | None = load_accusing().get(notes.article.language or "")
    if said.cue is None or lists is None or said.act in ("denies", "declines"):
        return None
    cue = said.cue.within(notes.article.text)
    if not lists.blames(cue):
        return None
    sentence = next((one.span for one in notes.sentences if one.span.holds(said.cue)), said.cue)
    if lists.is_passive(cue):
        before = [actor for span, actor in others if sentence.start <= span.start and span.end <= said.cue.start]
        return before[-1] if before else None
    end = min(max(said.content.end, said.cue.end), sentence.end)
    behind = (actor for span, actor in others if said.cue.end <= span.start and span.end <= end)
    return next(behind, None)
