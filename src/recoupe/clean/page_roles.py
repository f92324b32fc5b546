"""Rules that give the pieces of a page their roles: its elements, its own words about itself, and the lines themselves."""

import re
from dataclasses import dataclass

from recoupe.clean.boxes import call_company
from recoupe.clean.bylines import read_byline
from recoupe.clean.credits import photo_credit
from recoupe.clean.declared import Declared
from recoupe.clean.layout import holder, kind_of
from recoupe.clean.page_lines import BOX, CAPTION, LINKED, PICTURE, boxed, small_role
from recoupe.clean.pieces import Call, Piece, Sheet, ends_sentence
from recoupe.clean.regions import squash
from recoupe.clean.roles import MAX_HEADING_WORDS, same_title
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import FurnitureKind, Role

MAX_STANDFIRST = 900
MAX_CAPTION_WORDS = 45
MIN_HEADED = 12
"""Words of a paragraph, to have a heading of its own."""
_STANDFIRST = re.compile(
    r"chapo|chapeau|standfirst|\blead\b|-lead\b|lead-|__lead|\bintro|-intro|excerpt|\bhat\b|accroche|summary|\bdek\b|deck|subtitle"
    r"|sub-?title|sous-?titre|subhead|teaser-?text|\babstract\b|headline__sub|article-?desc|description|perex|vorspann|sommario"
    r"|occhiello|entradilla|bajada"
)
_EMBED = re.compile(r"twitter-tweet|fb-post|fb-xfbml|instagram-media|tiktok-embed|embed|oembed|bluesky")
_PULLED = re.compile(r"exergue|pull-?quote|pullquote|blockquote--")
_NUMBER = re.compile(r"(\d{1,2})\s?[-.)\u2013]\s?(?=\D)")


def call_page(sheet: Sheet, declared: Declared, tables: Tables) -> None:
    """Make every call on the pieces of a page; the lexicon has already called what it knows."""
    call_company(sheet)
    paragraphs = main_paragraphs(sheet, tables)
    if not paragraphs:
        return
    title = call_page_title(sheet, declared, paragraphs[0])
    article = holder(sheet, [*paragraphs, *([title] if title is not None else [])], 0.999)
    call_head(
        sheet, declared, tables, Head(paragraphs[0] if title is None else min(title, paragraphs[0]), paragraphs[0], article)
    )
    call_body(sheet, tables, paragraphs)
    call_after(sheet, tables, paragraphs[-1], article)
    call_box_heads(sheet)
    call_outside(sheet)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head of the article is: its title, its first paragraph, and the element that holds it all."""

    title: int
    first: int
    article: int | None


def main_paragraphs(sheet: Sheet, tables: Tables) -> list[int]:
    """Numbers of the running paragraphs of the body region, inside the element that holds most of them."""
    found = [n for n in sheet.open() if sheet.pieces[n].body and _running(sheet, n) and not _under_picture(sheet, n, tables)]
    main = holder(sheet, found)
    inside = [n for n in found if main in sheet.pieces[n].path]
    seen: set[str] = set()
    kept: list[int] = []
    for n in inside:
        if sheet.exact(n) in seen and sheet.words[n] >= 8:
            sheet.drop(n, "duplicate", "leftovers.second-copy")
        else:
            kept.append(n)
        seen.add(sheet.exact(n))
    return kept


def _running(sheet: Sheet, n: int) -> bool:
    """Whether a piece can be a paragraph of the text: no heading, caption, box or standfirst, not mostly links."""
    piece = sheet.pieces[n]
    if piece.level or sheet.words[n] < 3 or "figcaption" in piece.tags[:4] or piece.links > LINKED:
        return False
    first = " | ".join(piece.hints.split(" | ")[:2])
    return (
        not (CAPTION.search(first) or _STANDFIRST.search(first) or BOX.search(first) or _EMBED.search(piece.hints))
        and not piece.mark
    )


def _under_picture(sheet: Sheet, n: int, tables: Tables) -> bool:
    """Whether a piece ends in a picture's credit, in an element for pictures."""
    near = " | ".join(sheet.pieces[n].hints.split(" | ")[:2])
    return (
        sheet.words[n] <= MAX_CAPTION_WORDS
        and PICTURE.search(near) is not None
        and photo_credit(sheet.pieces[n].text, tables) is not None
    )


def call_page_title(sheet: Sheet, declared: Declared, first: int) -> int | None:
    """Find the title: the heading the page calls its title, else the last first-level heading before the text."""
    keys = [line_key(title) for title in declared.titles]
    heads = [n for n in sheet.open() if sheet.pieces[n].level and n <= first + 3]
    named = [n for n in heads if sheet.pieces[n].level <= 2 and any(_alike(sheet.keys[n], key) for key in keys)]
    tops = [n for n in heads if sheet.pieces[n].level == 1 and sheet.words[n] >= 2]
    nested = [
        n
        for n in sheet.open()
        if n <= first and any(_alike(sheet.keys[n], key) for key in keys[:3]) and sheet.pieces[n].links < LINKED
    ]
    title = next(iter([*sorted(named, key=lambda n: (sheet.pieces[n].level, -n)), *reversed(tops), *reversed(nested)]), None)
    if title is None:
        return None
    sheet.keep(title, "title", "roles.title")
    for n in sheet.open():
        if sheet.keys[n] == sheet.keys[title] or (
            sheet.words[n] >= 5 and same_title(sheet.keys[n], sheet.keys[title]) and n != title
        ):
            sheet.drop(n, "duplicate", "leftovers.title-again")
    return title


def _alike(one: str, other: str) -> bool:
    """Whether two titles are the same but for a few words in front or behind."""
    a, b = one.split(), other.split()
    if not a or not b:
        return False
    shared = len(set(a) & set(b))
    return shared >= 0.75 * max(len(set(a)), len(set(b))) or (min(len(a), len(b)) >= 4 and (one in other or other in one))


def call_head(sheet: Sheet, declared: Declared, tables: Tables, head: Head) -> None:
    """Call what stands from a little above the title to the first paragraph."""
    here = [n for n in range(max(0, head.title - 6), head.first) if n > head.title or head.article in sheet.pieces[n].path[:6]]
    _call_head_lines(sheet, tables, here)
    named = [n for n in here if sheet.calls[n] is None and _standfirst_named(sheet, n, declared, n > head.title)]
    placed = [n for n in here if sheet.calls[n] is None and head.title < n and _standfirst_placed(sheet, n)]
    for n in (named or placed)[:4]:
        sheet.keep(n, "standfirst", "roles.standfirst-element" if named else "roles.standfirst-placed")
    for n in here:
        if n > head.title and ((n in placed and sheet.pieces[n].body) or _paragraph_above(sheet, n, head.article)):
            sheet.keep(n, "body", "roles.body-above")
    if not (named or placed):
        _call_first_as_standfirst(sheet, declared, head.first)


def _call_head_lines(sheet: Sheet, tables: Tables, here: list[int]) -> None:
    """Call the dates, bylines, captions and credits of the head; then the names alone beside a date."""
    for n in here:
        if sheet.calls[n] is None:
            call_small_piece(sheet, n, tables)
    for n in here:
        if sheet.calls[n] is None and _beside_date(sheet, n) and read_byline(sheet.pieces[n].text, tables, bare=True) is not None:
            sheet.keep(n, "byline", "roles.bare-name")


def _beside_date(sheet: Sheet, n: int) -> bool:
    """Whether a date stands right before or behind a piece, in the same element."""
    near = [m for m in (n - 1, n + 1) if 0 <= m < len(sheet.pieces) and sheet.role(m) == "date"]
    return any(sheet.pieces[m].path[:2] == sheet.pieces[n].path[:2] for m in near)


def _loose(piece: Piece) -> bool:
    """Whether a piece near the title stands by itself: no link, no button, no item, of bearable length."""
    return (
        piece.links <= LINKED
        and len(piece.text) <= MAX_STANDFIRST
        and piece.tag not in ("button", "label", "option", "a")
        and not piece.mark
    )


def _standfirst_named(sheet: Sheet, n: int, declared: Declared, below: bool) -> bool:
    """Whether a piece near the title is the standfirst: its element says so, or the page describes itself so."""
    piece = sheet.pieces[n]
    near = " | ".join(piece.hints.split(" | ")[:2])
    if not _loose(piece):
        return False
    if boxed(piece):
        return False
    if sheet.words[n] >= 3 and _STANDFIRST.search(near) and (below or sheet.words[n] >= 8):
        return True
    return sheet.words[n] >= 6 and described(piece.text, declared)


def _paragraph_above(sheet: Sheet, n: int, article: int | None) -> bool:
    """Whether a piece before the body region is a paragraph the extractor lost: full sentences, no link, in no box."""
    piece = sheet.pieces[n]
    whole = sheet.words[n] >= 25 and sheet.paragraph(n) and ends_sentence(piece.text) and piece.links == 0
    return whole and article in piece.path and _loose(piece) and not boxed(piece) and kind_of(piece) == "other"


def _standfirst_placed(sheet: Sheet, n: int) -> bool:
    """Whether a piece right below the title is the standfirst for want of any other sign."""
    piece = sheet.pieces[n]
    if not _loose(piece) or boxed(piece) or PICTURE.search(" | ".join(piece.hints.split(" | ")[:2])):
        return False
    long_enough = sheet.words[n] >= 8 or (piece.tag == "p" and sheet.words[n] >= 3)
    return (
        long_enough
        and piece.tag in ("p", "h2", "h3", "h4", "div", "section", "header", "strong")
        and (piece.body or piece.level > 1)
    )


def described(text: str, declared: Declared) -> bool:
    """Whether the page describes itself in these words, cut short or not."""
    key = squash(text)
    return any(len(d) >= 30 and (d[:60] in key or key[:60] in d) for d in map(squash, declared.descriptions))


def _call_first_as_standfirst(sheet: Sheet, declared: Declared, first: int) -> None:
    """Call the first paragraph the standfirst when it is set apart in bold, or is all of a full description."""
    piece = sheet.pieces[first]
    following = next((n for n in range(first + 1, len(sheet.pieces)) if sheet.pieces[n].body and sheet.words[n] >= 8), None)
    if following is None or len(piece.text) > MAX_STANDFIRST or sheet.words[first] < 6:
        return
    apart = piece.bold >= 0.9 and sheet.pieces[following].bold < 0.5
    if apart or (
        described(piece.text, declared)
        and piece.path[:2] != sheet.pieces[following].path[:2]
        and piece.path[1:2] != sheet.pieces[following].path[1:2]
    ):
        sheet.keep(first, "standfirst", "roles.standfirst-apart")


def call_small_piece(sheet: Sheet, n: int, tables: Tables) -> bool:
    """Call a caption, a picture's credit, a date or a byline by its element and its words; whether a call was made."""
    role, rule = small_role(sheet.pieces[n], sheet.words[n], tables, sheet.authors)
    if role:
        sheet.keep(n, role, rule)
    return role is not None


def call_body(sheet: Sheet, tables: Tables, paragraphs: list[int]) -> None:
    """Call what stands from the first to the last paragraph."""
    inside = set(paragraphs)
    main = holder(sheet, paragraphs)
    for n in range(paragraphs[0], paragraphs[-1] + 1):
        if sheet.calls[n] is not None:
            continue
        piece = sheet.pieces[n]
        if _EMBED.search(piece.hints):
            sheet.drop(n, "other", "page.embed")
        elif _PULLED.search(piece.hints) and _said_elsewhere(sheet, n, paragraphs):
            sheet.drop(n, "duplicate", "page.pulled-quote")
        elif _row(piece) and main in piece.path:
            sheet.keep(n, "body", "roles.table-row")
        elif n in inside:
            signed = n == paragraphs[-1] and n > paragraphs[0] and read_byline(piece.text, tables, bare=True) is not None
            sheet.keep(n, *(("byline", "roles.bare-name") if signed else _paragraph_role(sheet, n, tables)))
        elif main in piece.path and (piece.body or _lost_heading(sheet, n, inside)):
            _call_inside(sheet, n, tables)
        else:
            _ = call_small_piece(sheet, n, tables) if main in piece.path and not boxed(piece) else None


def _lost_heading(sheet: Sheet, n: int, paragraphs: set[int]) -> bool:
    """Whether a heading outside the body region stands right above one of its paragraphs: extractors lose those of a word."""
    piece = sheet.pieces[n]
    return (
        piece.level > 1
        and n + 1 in paragraphs
        and piece.links <= LINKED
        and not boxed(piece)
        and sheet.words[n + 1] >= MIN_HEADED
    )


def _row(piece: Piece) -> bool:
    """Whether a piece is a row of a table in the text."""
    return piece.tag in ("td", "th", "tr") and piece.links <= LINKED and not boxed(piece)


def _said_elsewhere(sheet: Sheet, n: int, paragraphs: list[int]) -> bool:
    """Whether another paragraph holds the words of this one."""
    key = squash(sheet.pieces[n].text)
    return any(m != n and key in squash(sheet.pieces[m].text) for m in paragraphs)


def _paragraph_role(sheet: Sheet, n: int, tables: Tables) -> tuple[Role, str]:
    """Body, unless the paragraph is a heading in bold or a date, byline or credit of its own."""
    piece = sheet.pieces[n]
    if _bold_heading(sheet, n):
        return "heading", "roles.bold-heading"
    if _plain_heading(sheet, n):
        return "heading", "roles.plain-heading"
    if _numbered(sheet, n):
        return "list_item", "roles.numbered"
    if sheet.words[n] <= 16:
        role, rule = small_role(piece, sheet.words[n], tables, sheet.authors)
        if role:
            return role, rule
    return "body", "roles.body"


def _bold_heading(sheet: Sheet, n: int) -> bool:
    """Whether a paragraph is a heading set in bold."""
    return sheet.words[n] <= MAX_HEADING_WORDS and sheet.pieces[n].bold >= 0.95 and sheet.headlike(n)


def _plain_heading(sheet: Sheet, n: int) -> bool:
    """Whether a short paragraph without a stop at its end heads the long one after it, as headings come in agency copy."""
    text, following = sheet.pieces[n].text, n + 1
    if (
        not 2 <= sheet.words[n] <= 14
        or not sheet.headlike(n)
        or ends_sentence(text)
        or text[-1] in '\u00bb\u201d"'
        or following >= len(sheet.pieces)
    ):
        return False
    return sheet.pieces[following].body and sheet.paragraph(following) and sheet.words[following] >= 25


def _numbered(sheet: Sheet, n: int) -> bool:
    """Whether a paragraph opens with a number as its neighbour does, one more or one less."""
    mine = _NUMBER.match(sheet.pieces[n].text)
    near = [_NUMBER.match(sheet.pieces[m].text) for m in (n - 1, n + 1) if 0 <= m < len(sheet.pieces)]
    return mine is not None and any(other and abs(int(other[1]) - int(mine[1])) == 1 for other in near)


def _call_inside(sheet: Sheet, n: int, tables: Tables) -> None:
    """Call a piece of the region that is no paragraph: heading, list item, caption, or a link to elsewhere."""
    piece = sheet.pieces[n]
    if piece.links > LINKED and not piece.level and not piece.mark:
        sheet.drop(n, "related", "page.link")
    elif CAPTION.search(piece.hints.partition(" | ")[0]) and call_small_piece(sheet, n, tables):
        return
    elif piece.level or (_bold_heading(sheet, n) and not boxed(piece)):
        sheet.keep(n, "heading", "roles.heading-element" if piece.level else "roles.bold-heading")
    elif call_small_piece(sheet, n, tables):
        return
    elif piece.mark and not (piece.links > 0.95 and boxed(piece)):
        sheet.keep(n, "list_item", "roles.item-element")
    elif not boxed(piece):
        sheet.keep(n, "body", "roles.body")


def call_after(sheet: Sheet, tables: Tables, last: int, article: int | None) -> None:
    """Call the byline, dates and credits that stand after the last paragraph, inside the article's element."""
    for n in range(last + 1, min(len(sheet.pieces), last + 12)):
        piece = sheet.pieces[n]
        if (
            sheet.calls[n] is not None
            or boxed(piece)
            or (piece.mark and piece.links > LINKED)
            or (article is not None and article not in piece.path)
        ):
            continue
        role, rule = small_role(piece, sheet.words[n], tables, sheet.authors)
        if role == "byline" and _signed_above(sheet, n):
            sheet.drop(n, "duplicate", "leftovers.byline-again")
        elif role in ("byline", "credit") or (role == "date" and piece.body):
            sheet.keep(n, role, rule)
        elif piece.body and piece.mark and n == last + 1:
            sheet.keep(n, "list_item", "roles.item-element")
            last = n


def _signed_above(sheet: Sheet, n: int) -> bool:
    """Whether the byline of the head says all that this one says."""
    words = set(sheet.keys[n].split())
    return any(words <= set(sheet.keys[m].split()) for m in range(n) if sheet.role(m) == "byline")


def call_box_heads(sheet: Sheet) -> None:
    """Call furniture a heading whose element holds nothing else but furniture: it heads a box, not a part of the article."""
    company: dict[int, list[int]] = {}
    for n, piece in enumerate(sheet.pieces):
        for element in piece.path[1:3]:
            company.setdefault(element, []).append(n)
    for n, piece in enumerate(sheet.pieces):
        if sheet.role(n) != "heading" or len(piece.path) < 2:
            continue
        others = [m for m in company.get(piece.path[1], []) if m != n]
        if others and all(sheet.dropped(m) or sheet.calls[m] is None for m in others):
            kind = next((call.kind for m in others if (call := sheet.calls[m]) and call.kind), kind_of(piece))
            sheet.calls[n] = Call("page.box-heading", kind=kind)


def call_outside(sheet: Sheet) -> None:
    """Call furniture everything else, of the kind its elements make it."""
    for n in sheet.open():
        kind: FurnitureKind = kind_of(sheet.pieces[n])
        sheet.drop(n, kind, "page.outside")
