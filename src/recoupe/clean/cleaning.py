"""One page in, one article out, or the fault that says why not."""

from dataclasses import replace

from recoupe.clean.assembling import Facts, assemble, find_all_credits, find_bylines, find_published, kept_and_dropped
from recoupe.clean.furniture import call_introduced, call_lexicon, call_repeats, call_structure, call_tail
from recoupe.clean.pieces import Piece, Sheet, cut_lines
from recoupe.clean.roles import (
    call_bare_names,
    call_captions,
    call_rest,
    call_small_lines,
    call_standfirst,
    call_title,
    first_paragraph,
    last_paragraph,
)
from recoupe.language import Tables
from recoupe.records import Article, Fault, Page


def clean(page: Page, tables: Tables) -> Article | Fault:
    """Keep the words of the article, name what each is, and say what was left out and why.

    Args:
        page: as received.
        tables: the words of all languages pages are furnished in.

    Faults:
        clean.no-main-text: nothing that reads as an article stands there.
    """
    sheet = Sheet(cut_lines(page))
    call_text(sheet, tables)
    kept, furniture = kept_and_dropped(sheet)
    if not any(one.role in ("body", "list_item", "standfirst") for one in kept):
        return Fault(
            "clean.no-main-text", page.sha256, f"{page.source}: no running text found; give the page that holds the article"
        )
    article = assemble(page, kept, furniture, Facts())
    return replace(
        article,
        credits=find_all_credits(article, tables),
        bylines=find_bylines(article, tables),
        published=find_published(article, tables),
    )


def call_text(sheet: Sheet, tables: Tables) -> None:
    """Make every call on the lines of a text: furniture first, then the small lines, then the article from its head down."""
    call_lexicon(sheet, tables)
    call_structure(sheet, tables)
    call_repeats_but_title(sheet)
    call_introduced(sheet, tables)
    call_small_lines(sheet, tables)
    first, last = first_paragraph(sheet), last_paragraph(sheet)
    title = call_title(sheet, first)
    call_bare_names(sheet, tables, first, last)
    call_tail(sheet)
    call_captions(sheet, tables, title)
    call_standfirst(sheet, tables, title)
    call_rest(sheet)


def call_repeats_but_title(sheet: Sheet) -> None:
    """Call repeated lines furniture; a title said twice near the head waits for the title rule."""
    call_repeats(sheet)


__all__ = ["Piece", "clean"]
