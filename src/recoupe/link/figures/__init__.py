"""Figures: one quantity told by several articles, aligned, judged, and never corrected."""

from collections.abc import Sequence

from recoupe.language import Tables
from recoupe.language.figures import FigureWords
from recoupe.link.cast import cast_of
from recoupe.link.figures.aligning import align
from recoupe.link.figures.judging import judge, sums_tried
from recoupe.link.figures.since import since_figures, source_figures
from recoupe.link.figures.slots import Slot, find_slots
from recoupe.records import Actor, Figure, FigureValue, Notes, Reason, content_id

__all__ = ["link_figures"]

WHAT_LENGTH = 120


def link_figures(notes: Sequence[Notes], actors: Sequence[Actor], tables: Tables) -> tuple[Figure, ...]:
    """Align the numbers of a story that fill one slot: what, of whom, in which period, of which scope.

    Different verbs keep numbers apart (given is not spent), so do periods that do not meet. A broken number is garbled and
    has no value; a sum that would explain it is shown as an inference. Shares of polls are left to the polls.

    Args:
        notes: one for each article of the story, in any order.
        actors: of the story; may be empty.
        tables: of the articles' language.

    Returns:
        Every number of every article in exactly one figure, told by one article or by more; figures in order of their
        first words. Starts ("since 2022") and counts of sources come as figures only where two articles tell them.
    """
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    words, cast = tables.figures, cast_of(actors)
    slots = [slot for note in ordered for slot in find_slots(note, words, cast)]
    rank = {note.article.id: at for at, note in enumerate(ordered)}
    found = [_figure([slots[at] for at in members], because, slots, words) for members, because in align(slots, words)]
    found += since_figures(ordered, words, cast)
    found += source_figures(ordered, words)
    return tuple(sorted(found, key=lambda figure: (rank[figure.values[0].cite.article], figure.values[0].cite.span, figure.id)))


def _figure(members: Sequence[Slot], because: Sequence[Reason], slots: Sequence[Slot], words: FigureWords) -> Figure:
    verdict, severity, why = judge(members, words)
    tried = [reason for slot in members if slot.quantity.damaged for reason in sums_tried(slot, slots)]
    values = tuple(
        FigureValue(slot.cite, slot.quantity.value, slot.quantity.unit, slot.quantity.approximator, slot.quantity.period)
        for slot in members
    )
    identity = content_id("figure", *((value.cite.article, value.cite.span.start) for value in values))
    return Figure(identity, _what(members[0]), values, verdict, severity, (*because, *why, *tried))


def _what(slot: Slot) -> str:
    """The number with the word that says what it is of, as the article has them."""
    text, span = slot.article.text, slot.quantity.span
    if slot.word is None:
        return slot.cite.exact
    low, high = min(slot.word.start, span.start), max(slot.word.end, span.end)
    return text[low:high] if high - low <= WHAT_LENGTH else slot.cite.exact
