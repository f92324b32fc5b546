"""Figures: one quantity told by several articles, aligned, judged, and never corrected."""

from collections.abc import Sequence

from recoupe.language import Tables
from recoupe.language.figures import FigureWords
from recoupe.link.cast import Cast, cast_of
from recoupe.link.figures.aligning import align
from recoupe.link.figures.changes import with_changes, without_former
from recoupe.link.figures.disputes import with_disputes, with_parts
from recoupe.link.figures.judging import judge, sums_tried
from recoupe.link.figures.since import since_figures, source_figures
from recoupe.link.figures.slots import Slot, find_slots
from recoupe.records import Actor, Figure, FigureValue, Notes, Reason, content_id

__all__ = ["link_figures"]


def link_figures(notes: Sequence[Notes], actors: Sequence[Actor], tables: Tables) -> tuple[Figure, ...]:
    """Align the numbers of a story that fill one slot: what, of whom, in which period, of which scope.

    Different verbs keep numbers apart (given is not spent), so do periods that do not meet. A broken number is garbled and
    has no value; a sum that would explain it is shown as an inference. Shares of polls are left to the polls.

    Args:
        notes: one for each article of the story, in any order.
        actors: of the story; may be empty.
        tables: of the articles' language.

    Returns:
        No number in two figures; lengths of time that are no sentence, delay or the like, and counts of nobody the story
        knows, make none. Figures in order of their first words. Starts ("since 2022") and counts of sources come as figures
        only where two articles tell them.
    """
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    words, cast = tables.figures, cast_of(actors)
    slots = [slot for note in ordered for slot in _slots(note, words, cast)]
    rank = {note.article.id: at for at, note in enumerate(ordered)}
    groups = [
        ([slots[at] for at in kept], because)
        for members, because in align(slots, words)
        for kept in without_former(members, slots)
    ]
    found = [_figure(members, because, slots, words) for members, because in groups if _tells(members)]
    found += since_figures(ordered, words, cast)
    found += source_figures(ordered, words)
    return tuple(sorted(found, key=lambda figure: (rank[figure.values[0].cite.article], figure.values[0].cite.span, figure.id)))


def _slots(note: Notes, words: FigureWords, cast: Cast) -> list[Slot]:
    """The slots of one article, with what its numbers say of each other."""
    return with_parts(with_changes(with_disputes(find_slots(note, words, cast), words), words))


def _figure(members: Sequence[Slot], because: Sequence[Reason], slots: Sequence[Slot], words: FigureWords) -> Figure:
    verdict, severity, why = judge(members, words)
    tried = [reason for slot in members if slot.quantity.damaged for reason in sums_tried(slot, slots)]
    # What an article converts is cited beside the amount; the verdict leaves it out.
    values = tuple(
        FigureValue(slot.article.cite(one.span), one.value, one.unit, one.approximator, one.period)
        for slot in members
        for one in (slot.quantity, *slot.also)
    )
    identity = content_id("figure", *((value.cite.article, value.cite.span.start) for value in values))
    return Figure(identity, _what(members), values, verdict, severity, (*because, *why, *tried))


def _what(members: Sequence[Slot]) -> str:
    """The name most articles have for it, the shortest of them."""
    whole = [slot for slot in members if not slot.quantity.damaged and not slot.bare]
    names = [slot.called.within(slot.article.text) for slot in whole or members[:1]]
    longer = [name for name in names if " " in name] or names
    return min(longer, key=lambda name: (-names.count(name), len(name), name))


def _tells(members: Sequence[Slot]) -> bool:
    """Whether a number one article has is worth a row: it measures, or counts something the story's actors or words are in."""
    slot = members[0]
    if len({member.article.id for member in members}) > 1 or slot.quantity.damaged or slot.disputes or slot.was:
        return True
    if slot.dimension == "duration":
        return False
    return slot.dimension != "count" or slot.name is not None or bool(slot.actors)
