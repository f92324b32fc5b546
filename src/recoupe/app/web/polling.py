"""The mean of the polls an article gives, worked out again, beside the reasons why it may mean nothing."""

from dataclasses import dataclass
from decimal import Decimal

from recoupe.app.web.story_view import StoryView
from recoupe.render.fields import decimal_string


@dataclass(frozen=True, slots=True)
class PollMean:
    """The mean lead of the polls of one article."""

    label: str
    n: int
    mean: str
    unlike: tuple[str, ...]
    """Why they should not be averaged: words of what is missing or differs; () when nothing speaks against it."""


def poll_means(view: StoryView) -> tuple[PollMean, ...]:
    """The means of the articles that give at least two leads."""
    means = []
    for notes in view.dossier.notes:
        leads = [poll.lead for poll in notes.polls if poll.lead is not None]
        if len(leads) < 2:
            continue
        mean = (sum(leads, Decimal(0)) / len(leads)).quantize(Decimal("0.01"))
        told = [poll for poll in notes.polls if poll.lead is not None]
        unlike = list(dict.fromkeys(what for poll in told for what in poll.missing))
        words = [view.phrases.texts.get(f"missing.{what.replace(' ', '_')}", what) for what in unlike]
        if len({poll.place for poll in told}) > 1:
            words.insert(0, view.phrases.say("bench.other_places"))
        label = view.guide.label(notes.article.id)
        means.append(PollMean(label, len(leads), view.phrases.number(decimal_string(mean) or ""), tuple(words)))
    return tuple(means)
