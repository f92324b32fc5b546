"""The mean of the polls an article gives, worked out again, beside the average it states, and why they may not compare."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from recoupe.app.web.story_view import StoryView
from recoupe.language.averages import load_averages
from recoupe.records import Notes, Quantity
from recoupe.render.fields import decimal_string

NEAR = 100
"""Characters between a number and the word that makes it an average: "the average of polls kept by X" and a name have eighty."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An average as an article states it; `broken` where its words are damaged, so that no number is read out of them."""

    exact: str
    href: str
    broken: bool


@dataclass(frozen=True, slots=True)
class PollMean:
    """The mean lead of the polls of one article; "" and 0 where it gives fewer than two leads.

    Attributes:
        stated: what the article says the average is.
        unlike: why these should not be compared: words of what is missing or differs; () when nothing speaks against it.
    """

    label: str
    n: int
    mean: str
    stated: tuple[Stated, ...]
    unlike: tuple[str, ...]


def poll_means(view: StoryView) -> tuple[PollMean, ...]:
    """The means of the articles that give at least two leads, or state an average."""
    means = []
    for notes in view.dossier.notes:
        told = [poll for poll in notes.polls if poll.lead is not None]
        stated = tuple(_stated(view, notes))
        if len(told) < 2 and not stated:
            continue
        mean = ""
        if len(told) > 1:
            leads = [poll.lead for poll in told if poll.lead is not None]
            exact = (sum(leads, Decimal(0)) / len(leads)).quantize(Decimal("0.01"))
            mean = view.phrases.number(decimal_string(exact) or "")
        means.append(
            PollMean(view.guide.label(notes.article.id), len(told) if mean else 0, mean, stated, _unlike(view, notes, stated))
        )
    return tuple(means)


def _unlike(view: StoryView, notes: Notes, stated: tuple[Stated, ...]) -> tuple[str, ...]:
    """Why the numbers should not be compared."""
    say = view.phrases.say
    told = [poll for poll in notes.polls if poll.lead is not None]
    missing = dict.fromkeys(what for poll in told for what in poll.missing)
    named = [view.phrases.texts.get(f"missing.{what.replace(' ', '_')}", what) for what in missing]
    words = [say("bench.lacking", what=", ".join(named))] if named else []
    if len({poll.place for poll in told}) > 1:
        words.insert(0, say("bench.other_places"))
    if stated and told:
        words.insert(0, say("bench.other_base"))
    if any(one.broken for one in stated):
        words.insert(0, say("bench.broken"))
    return tuple(words)


def _stated(view: StoryView, notes: Notes) -> Iterator[Stated]:
    """The averages of polls an article states."""
    words = load_averages().get(notes.article.language or "")
    if words is None or not notes.polls:
        return
    text = notes.article.text
    for quantity in notes.quantities:
        within = next((one.span for one in notes.sentences if one.span.holds(quantity.span)), None)
        if not _is_share(quantity) or within is None or not words.about.search(text, within.start, within.end):
            continue
        start, end = max(within.start, quantity.span.start - NEAR), min(within.end, quantity.span.end + NEAR)
        if words.average.search(text, start, end) and not any(poll.span.overlap(quantity.span) for poll in notes.polls):
            cite = notes.article.cite(quantity.span)
            href = f"{view.ways.article(view.guide.label(notes.article.id))}?at={cite.span.start}-{cite.span.end}#at"
            yield Stated(cite.exact, href, quantity.damaged)


def _is_share(quantity: Quantity) -> bool:
    """Whether a number may be an average lead or share."""
    return quantity.unit == "%" or (quantity.unit or "").startswith("point")
