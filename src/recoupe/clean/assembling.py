"""Put the kept pieces together to one clean text, and everything else on the list of furniture."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.clean.bylines import read_byline
from recoupe.clean.credits import Found, find_credits
from recoupe.clean.folding import Folded
from recoupe.clean.pieces import Call, Sheet
from recoupe.clean.provenance import find_notices
from recoupe.clean.stamps import read_date, read_stamp
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import Anchor, Article, Block, Byline, Cite, Credit, Furniture, Page, Published, Role, Span, hash_text

NOT_SAID = Published()
EDGE = 3
"""Paragraphs at the head and at the end where a notice may speak of the whole article."""
MIN_COPY_WORDS = 6
"""Shorter lines come back by right: table cells, answers, refrains."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One block to be."""

    folded: Folded
    role: Role
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the article besides its blocks."""

    language: str | None = None
    outlet: str | None = None
    published: Published = NOT_SAID
    bylines: tuple[Byline, ...] = ()
    flags: tuple[str, ...] = ()


def assemble(page: Page, kept: Iterable[Kept], furniture: Iterable[Furniture], facts: Facts) -> Article:
    """The article made of these blocks, in the order of the page."""
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    texts: list[str] = []
    at = 0
    for one in kept:
        size = len(one.folded.text)
        blocks.append(Block(Span(at, at + size), one.role, one.folded.received))
        anchors += [Anchor(a.clean + at, a.clean_length, a.received, a.received_length) for a in one.folded.anchors]
        texts.append(one.folded.text)
        at += size + 1
    text = "\n".join(texts)
    return Article(
        id=page.id,
        source=page.source,
        received_sha256=page.sha256,
        received_length=len(page.text),
        text=text,
        text_sha256=hash_text(text),
        blocks=tuple(blocks),
        furniture=tuple(sorted(furniture)),
        anchors=tuple(anchors),
        language=facts.language,
        outlet=facts.outlet,
        title=next((block.span for block in blocks if block.role == "title"), None),
        bylines=facts.bylines,
        published=facts.published,
        flags=facts.flags,
    )


def kept_and_dropped(sheet: Sheet) -> tuple[list[Kept], list[Furniture]]:
    """The blocks to be, and the furniture, of a sheet on which every piece has its call."""
    kept: list[Kept] = []
    furniture: list[Furniture] = []
    _call_copies(sheet)
    for piece, call in zip(sheet.pieces, sheet.calls, strict=True):
        if call and call.role:
            kept.append(Kept(piece.folded, call.role, call.rule))
        elif call and call.kind:
            furniture.append(Furniture(piece.folded.received, call.kind, piece.text, call.rule))
    return kept, furniture


def _call_copies(sheet: Sheet) -> None:
    """Call furniture the second copy of a kept piece of some length, whatever its role."""
    seen: set[str] = set()
    for n, call in enumerate(sheet.calls):
        if call and call.role and sheet.words[n] >= MIN_COPY_WORDS:
            if sheet.exact(n) in seen:
                sheet.calls[n] = Call("leftovers.second-copy", kind="duplicate")
            seen.add(sheet.exact(n))


def find_all_credits(article: Article, rules: Iterable[str], tables: Tables) -> tuple[Credit, ...]:
    """The credits of all blocks; a closing "(AFP)" credits the text only in the first and the last paragraph.

    Args:
        article: with its blocks.
        rules: the rule that gave each block its role.
        tables: the names of agencies.
    """
    found: list[Credit] = []
    running = [block for block in article.blocks if block.role in ("body", "list_item")]
    edges = {block.span for block in (*running[:EDGE], *running[-EDGE:])}
    before: Role | None = None
    for block, rule in zip(article.blocks, rules, strict=True):
        pictured = rule == "roles.photo-credit" or (block.role == "credit" and before == "caption")
        before = block.role
        text, start = block.span.within(article.text), block.span.start
        notices = (
            []
            if pictured or block.role in ("title", "caption", "date")
            else list(find_notices(text, tables, edge=block.span in edges or block.role in ("credit", "byline", "standfirst")))
        )
        for one in find_credits(text, "picture" if pictured else block.role, tables):
            if one.rule == "credits.closing" and running and block != running[-1] and block != running[0]:
                continue
            if one.kind != "text" or not any(notice.start < one.end and one.start < notice.end for notice in notices):
                found.append(_credit(start, one))
        found += [_credit(start, one) for one in notices]
    return tuple(sorted(found))


def _credit(start: int, found: Found) -> Credit:
    """A credit of a block that starts there."""
    return Credit(Span(start + found.start, start + found.end), found.kind, found.names, found.relation)


def find_bylines(article: Article, authors: tuple[str, ...], tables: Tables) -> tuple[Byline, ...]:
    """The writers the byline blocks name, each with the span of the name."""
    found: list[Byline] = []
    for block in article.blocks:
        if block.role != "byline":
            continue
        words = block.span.within(article.text)
        for name in read_byline(words, tables, bare=True, authors=authors) or ():
            at = words.casefold().find(name.casefold())
            span = Span(block.span.start + at, block.span.start + at + len(name)) if at >= 0 else block.span
            if name not in {one.name for one in found}:
                found.append(Byline(name, span))
    persons = [one for one in found if line_key(one.name) not in tables.page_words.agencies]
    initials = {"".join(part[0] for part in one.name.replace("-", " ").split()).upper() for one in persons if " " in one.name}
    return tuple(one for one in persons or found if one.name.replace(".", "").replace(" ", "") not in initials)


def find_published(article: Article, tables: Tables) -> Published:
    """The date a date line of the article gives in full; a line without a year gives none here."""
    best: tuple[bool, Cite, str] | None = None
    for block in article.blocks:
        words = block.span.within(article.text)
        stamp = read_stamp(words, tables) if block.role == "date" else None
        edtf = stamp.edtf if stamp else (read_date(words, tables) if block.role in ("date", "byline") else None)
        updated = stamp is not None and stamp.updated
        if edtf and (best is None or (best[0] and not updated)):
            best = (updated, article.cite(block.span), edtf)
    return Published(best[2], "text", (best[1],)) if best else Published()
