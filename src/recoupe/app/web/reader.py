"""The split reader: one article or two, cleaned or as received, with everything that was found in it as cards beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.app.web.aligning import aligned_places
from recoupe.app.web.cards import cards_of
from recoupe.app.web.desk import desk_of, show, view_for
from recoupe.app.web.diffing import compare_articles
from recoupe.app.web.stacks import Stacks
from recoupe.app.web.story_view import StoryView, view_of
from recoupe.records import Article, Notes, Span
from recoupe.render.marks import Mark, mark_order, marked, marks_of
from recoupe.render.reader import ArticleView, article_view
from recoupe.render.targets import Target

TABS = ("claims", "quotes", "figures", "dates", "actors", "provenance")
RECEIVED_SHOWN = 200_000
"""Characters of a received page that are shown: longer ones are scripts; all offsets stay those of the whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One article of the reader.

    Attributes:
        received: its text as it came, marked; None for the cleaned text.
        cut: characters of the received text that are not shown.
    """

    id: str
    view: ArticleView
    notes: Notes
    received: Markup | None
    cut: int


async def article(request: Request) -> Response:
    """The reader."""
    view = view_for(request)
    notes = _notes(view, request.path_params["article"])
    other, beside = request.query_params.get("with", ""), request.query_params.get("beside", "")
    raw = request.query_params.get("text") == "received"
    at = _span_of(request.query_params.get("at", ""), notes)
    tab = request.query_params.get("tab", TABS[0])
    shelf = desk_of(request).shelf
    second = view.notes(other) if other and other != notes.article.id else None
    return show(
        request,
        "reader.html.j2",
        view=view,
        screen="reader",
        one=_shown(view, notes, raw, at),
        two=_shown(view, second, raw, _span_of(beside, second), "beside") if second else None,
        cards=cards_of(view, notes, tab if tab in TABS else TABS[0]),
        tabs=TABS,
        tab=tab if tab in TABS else TABS[0],
        raw=raw,
        aligned=aligned_places(view, notes.article.id, second.article.id, received=raw) if second else (),
        versions=shelf.versions(str(notes.article.id)) if isinstance(shelf, Stacks) else [],
        others=[view_of(held, view.phrases.language) for held in desk_of(request).shelf if held.id != view.held.id],
    )


async def anywhere(request: Request) -> Response:
    """An article by its id alone, in whatever story holds it."""
    for held in desk_of(request).shelf:
        for notes in held.dossier.notes:
            if notes.article.id == request.path_params["article"]:
                tail = f"?{request.url.query}" if request.url.query else ""
                return RedirectResponse(f"/s/{held.id}/a/{notes.article.id}{tail}", 307)
    raise HTTPException(404)


async def differences(request: Request) -> Response:
    """Two articles, word by word: versions of one, or one that takes up another."""
    view = view_for(request)
    before, after = (_text(request, view, request.path_params[name]) for name in ("article", "other"))
    runs = await run_in_threadpool(compare_articles, before, after)
    labels = [view.guide.labels.get(article.id, article.id[:8]) for article in (before, after)]
    return show(request, "diff.html.j2", view=view, screen="reader", runs=runs, before=before, after=after, labels=labels)


def _notes(view: StoryView, article: str) -> Notes:
    notes = view.notes(article)
    if notes is None:
        raise HTTPException(404)
    return notes


def _text(request: Request, view: StoryView, name: str) -> Article:
    """An article of the story, or a version of one that the library has.

    Raises:
        HTTPException: there is none.
    """
    notes, shelf = view.notes(name), desk_of(request).shelf
    if notes is not None:
        return notes.article
    found = shelf.article(name) if isinstance(shelf, Stacks) else None
    if found is None:
        raise HTTPException(404)
    return found


def _shown(view: StoryView, notes: Notes, raw: bool, at: Span | None, anchor: str = "at") -> Shown:
    """One article, cleaned or as received."""
    found = sorted(view.targets.by_article[notes.article.id], key=lambda target: (target.span, target.anchor))
    page = view.pages.get(str(notes.article.id))
    if raw and page is not None:
        text = page.text[:RECEIVED_SHOWN]
        lit = (Mark(notes.article.cite(at).received, "at lit", anchor),) if at is not None else ()
        marks = sorted((*_received_marks(notes, found, len(text)), *lit), key=mark_order)
        received = marked(text, Span(0, len(text)), marks) if text else Markup("")
        return Shown(
            str(notes.article.id), article_view(view.guide, view.targets, notes), notes, received, len(page.text) - len(text)
        )
    also = (Mark(at, "at lit", anchor),) if at is not None else ()
    return Shown(str(notes.article.id), article_view(view.guide, view.targets, notes, also), notes, None, 0)


def _received_marks(notes: Notes, found: Sequence[Target], length: int) -> Iterator[Mark]:
    """What stands in the received text, by its received offsets: what was removed, what was kept and marked."""
    article = notes.article
    for piece in article.furniture:
        if piece.received.start < length:
            yield Mark(piece.received, "gone")
    for block in article.blocks:
        if block.received.start < length:
            yield Mark(block.received, "kept")
    for mark in marks_of(notes, found):
        cite = article.cite(mark.span)
        if cite.received.start < length:
            yield Mark(cite.received, mark.look, mark.anchor)


def _span_of(text: str, notes: Notes) -> Span | None:
    """The words an address names in the cleaned text: "120-164"; None when it names none, or they leave the text."""
    start, _, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal()) or len(text) > 24:
        return None
    if not 0 <= int(start) < int(end) <= len(notes.article.text):
        return None
    span = Span(int(start), int(end))
    inside = notes.article.block_at(span.start) and notes.article.block_at(span.end - 1)
    return span if inside else None
