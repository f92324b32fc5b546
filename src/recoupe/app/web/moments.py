"""The dates of every article, as they stand and as they were resolved."""

from dataclasses import dataclass

from recoupe.app.web.story_view import StoryView
from recoupe.records import Moment
from recoupe.render.wording import moment_words, run_words

SHOWN = 240
"""Dates on the screen; the export has them all."""


@dataclass(frozen=True, slots=True)
class MomentRow:
    """One date of one article."""

    label: str
    href: str
    exact: str
    read: str
    edtf: str
    relation: str
    approximate: bool
    rule: str


def moment_rows(view: StoryView) -> tuple[tuple[MomentRow, ...], int]:
    """The dates in order of what they resolve to, those that resolve to nothing last; and how many are left out."""
    found = []
    for notes in view.dossier.notes:
        label = view.guide.label(notes.article.id)
        for moment in notes.moments:
            if moment.kind in ("date", "time"):
                exact = notes.article.cite(moment.span).exact
                href = f"{view.ways.article(label)}?at={moment.span.start}-{moment.span.end}#at"
                told = (exact, _read(view, moment), moment.edtf or "", moment.relation, moment.approximate, moment.rule)
                found.append((moment.start or moment.end or "~", label, moment.span, MomentRow(label, href, *told)))
    found.sort(key=lambda item: (item[0], len(item[1]), item[1], item[2]))
    return tuple(row for *_, row in found[:SHOWN]), max(len(found) - SHOWN, 0)


def _read(view: StoryView, moment: Moment) -> str:
    """What a date was resolved to, in words."""
    say = view.phrases.say
    if moment.start is None and moment.end is None:
        return say("bench.unresolved")
    if moment.start is None:
        return say("bench.until", end=moment_words(moment.end, view.phrases))
    return run_words(moment.start, moment.end, view.phrases)
