"""One page in, one article out, or the fault that says why not."""

from dataclasses import replace

from recoupe.clean.assembling import Facts, assemble, find_all_credits, find_bylines, find_published, kept_and_dropped
from recoupe.clean.dating import published_from
from recoupe.clean.declared import Declared, gather
from recoupe.clean.evidence import Weighed, weigh
from recoupe.clean.flags import find_flags
from recoupe.clean.furniture import (
    call_beside,
    call_host,
    call_introduced,
    call_lexicon,
    call_repeats,
    call_sections,
    call_structure,
    call_tail,
)
from recoupe.clean.glued import split_glued
from recoupe.clean.languages import block_language, find_language
from recoupe.clean.layout import cut_page
from recoupe.clean.markup import TooDeepError, scan
from recoupe.clean.page_roles import call_page
from recoupe.clean.pieces import Sheet, cut_lines
from recoupe.clean.regions import find_region
from recoupe.clean.roles import (
    call_bare_names,
    call_captions,
    call_lists,
    call_rest,
    call_small_lines,
    call_standfirst,
    call_title,
    first_paragraph,
    last_paragraph,
)
from recoupe.clean.small_lines import masthead, split_small_lines
from recoupe.language import Tables
from recoupe.language.collector import paused_collector
from recoupe.records import Article, Block, Byline, Evidence, Fault, Page

MAX_TEXT = 3_000_000
"""Characters of a plain text: a thick book has a million, an article 50 000 at most."""
MAX_LINES = 40_000
MAX_STRETCHES = 60_000
"""Stretches of text of a page: news pages have 60 to 700, with a thousand comments 6 000."""
MAX_TOLD_BLOCKS = 2_000
"""Blocks whose language is told: articles have 5 to 300."""
MAX_REFERENCES = 300_000
"""Character references of a page: those of news pages stay below 10 000."""


def clean(page: Page, tables: Tables, repeated: frozenset[str] = frozenset()) -> Article | Fault:
    """Keep the words of the article, name what each is, and say what was left out and why.

    Args:
        page: as received.
        tables: the words of all languages pages are furnished in.
        repeated: lines known to be the host's furniture, from `hosts.repeated_lines`.

    Faults:
        clean.no-main-text: nothing that reads as an article stands there.
        clean.too-much: too long, or of too many lines, to be an article.
        clean.too-deep: elements are nested deeper than any page means.
    """
    if trouble := _too_much(page):
        return trouble
    if page.kind == "html":
        with paused_collector():
            return _clean_markup(page, tables, repeated)
    sheet = Sheet(split_small_lines(split_glued(cut_lines(page), tables), tables))
    call_host(sheet, repeated)
    call_text(sheet, tables)
    return _finish(page, sheet, Declared(), tables)


def _too_much(page: Page) -> Fault | None:
    """The fault of an input no article could be: refused before any work is put in it."""
    lines, references = page.text.count("\n"), page.text.count("&")
    long = len(page.text) > MAX_TEXT if page.kind != "html" else references > MAX_REFERENCES
    if not long and (page.kind == "html" or lines <= MAX_LINES):
        return None
    what = f"{len(page.text):,} characters, {lines:,} lines, {references:,} character references"
    return _too_many(page, what)


def _too_many(page: Page, what: str) -> Fault:
    """The fault of an input that is too much."""
    return Fault("clean.too-much", page.sha256, f"{page.source}: {what}: no article; give the articles one by one")


def _clean_markup(page: Page, tables: Tables, repeated: frozenset[str]) -> Article | Fault:
    """A page of HTML."""
    try:
        found = scan(page.text)
    except TooDeepError as error:
        return Fault(
            "clean.too-deep", page.sha256, f"{page.source}: {error}; no page is built like this, save its text and give that"
        )
    if len(found.stretches) > MAX_STRETCHES:
        return _too_many(page, f"{len(found.stretches):,} stretches of text")
    declared = gather(found)
    pieces = split_glued(cut_page(page, found, find_region(page.text, found)), tables)
    sheet = Sheet(split_small_lines(pieces, tables), declared.authors)
    call_host(sheet, repeated)
    call_lexicon(sheet, tables)
    call_page(sheet, declared, tables)
    stamps = [
        (piece.stamp, "time") for n, piece in enumerate(sheet.pieces) if piece.stamp and sheet.role(n) in ("date", "byline")
    ]
    timed = tuple(Evidence("published", value, said_by) for value, said_by in stamps)
    declared = replace(declared, published=(*declared.published, *stamps[:1]), said=(*declared.said, *timed))
    return _finish(page, sheet, declared, tables)


def _finish(page: Page, sheet: Sheet, declared: Declared, tables: Tables) -> Article | Fault:
    """The article of a sheet on which every piece has its call, with what follows from its blocks."""
    kept, furniture = kept_and_dropped(sheet)
    if not any(one.role in ("body", "list_item", "standfirst") for one in kept):
        return Fault(
            "clean.no-main-text", page.sha256, f"{page.source}: no running text found; give the page that holds the article"
        )
    article = assemble(page, kept, furniture, Facts(outlet=declared.outlet or _masthead(sheet, tables)))
    voted = find_language(article.text, tables.page_words.stop)
    dated = published_from(declared, page, find_published(article, tables), tables)
    article = replace(
        article,
        language=voted or declared.language,
        bylines=find_bylines(article, declared.authors, tables) or tuple(Byline(name) for name in declared.authors),
        published=dated.published,
        credits=find_all_credits(article, [one.rule for one in kept], tables),
        blocks=_with_languages(article, tables),
        url=page.url or declared.address,
        captured=page.captured,
    )
    article = replace(article, flags=find_flags(article, sheet, declared, tables))
    return replace(article, evidence=weigh(article, Weighed(declared, dated, voted), tables))


def _with_languages(article: Article, tables: Tables) -> tuple[Block, ...]:
    """The blocks, each with its language where its words make it sure; of a very long text the first ones alone."""
    stop = tables.page_words.stop
    named = [
        replace(block, language=block_language(block.span.within(article.text), stop))
        for block in article.blocks[:MAX_TOLD_BLOCKS]
    ]
    return (*named, *article.blocks[MAX_TOLD_BLOCKS:])


def _masthead(sheet: Sheet, tables: Tables) -> str | None:
    """The outlet's name that stands over or under the title of a text, alone or before a date; None when none does."""
    for n, call in enumerate(sheet.calls):
        if call and call.rule == "leftovers.masthead":
            return sheet.pieces[n].text
        if call and call.role == "date" and (name := masthead(sheet.pieces[n].text, tables)):
            return name
    return None


def call_text(sheet: Sheet, tables: Tables) -> None:
    """Make every call on the lines of a text: furniture first, then the small lines, then the article from its head down."""
    call_lexicon(sheet, tables)
    call_structure(sheet, tables)
    call_repeats(sheet)
    call_introduced(sheet, tables)
    call_small_lines(sheet, tables)
    call_beside(sheet)
    call_sections(sheet, tables, first_paragraph(sheet), last_paragraph(sheet))
    title = call_title(sheet, tables, first_paragraph(sheet))
    call_captions(sheet, tables, title)
    call_bare_names(sheet, tables, first_paragraph(sheet), last_paragraph(sheet))
    call_tail(sheet)
    call_standfirst(sheet, tables, title)
    call_lists(sheet)
    call_rest(sheet)
