"""What a reader must know before trusting that a text is a whole article: cut short, live, an index, beside a video."""

from recoupe.clean.declared import ARTICLE_TYPES, Declared
from recoupe.clean.pieces import Sheet, ends_sentence
from recoupe.records import Article

SHORT = 1200
"""Characters of running text below which a page about a video has no article of its own: video pages seen have 150 to 700."""
MIN_LINKS = 12
"""Linked headings of a page that make it an index when its text is shorter than they are."""
_OPEN_ENDS = ':;\u00bb\u201d)"'
_CUT = ("\u2026", "...", "[...]", "[\u2026]", "(...)")


def find_flags(article: Article, sheet: Sheet, declared: Declared) -> tuple[str, ...]:
    """Flags in order of name: "index", "live", "padding", "truncated", "untitled", "video"."""
    running = [block for block in article.blocks if block.role in ("body", "list_item", "standfirst")]
    size = sum(len(block.span) for block in running)
    found = {
        "live": "liveblogposting" in declared.types,
        "padding": any(call is not None and call.rule == "roles.first-person-opening" for call in sheet.calls),
        "truncated": _truncated(article, declared),
        "untitled": article.title is None,
        "video": "videoobject" in declared.types and size < SHORT,
        "index": _index(sheet, declared, size),
    }
    return tuple(sorted(flag for flag, holds in found.items() if holds))


def _truncated(article: Article, declared: Declared) -> bool:
    """Whether the text is cut off: its last paragraph breaks off, and a wall or the page's own word says why.

    The declaration alone misleads, publishers misuse it; and walls stand on open pages too.
    """
    body = [block for block in article.blocks if block.role in ("body", "list_item")]
    if not body:
        return False
    last = body[-1].span.within(article.text)
    walled = declared.free is False or any(
        one.kind == "paywall" and one.received.start >= body[-1].received.end for one in article.furniture
    )
    if last.endswith(_CUT):
        return walled or last.endswith(_CUT[:2])
    return walled and len(last) > 60 and not ends_sentence(last) and last[-1] not in _OPEN_ENDS


def _index(sheet: Sheet, declared: Declared, size: int) -> bool:
    """Whether a page is a list of articles rather than one."""
    if declared.types & ARTICLE_TYPES - {"webpage"} or "og:article" in declared.types:
        return False
    heads = [n for n, piece in enumerate(sheet.pieces) if piece.level >= 2 and piece.links > 0.9 and sheet.words[n] >= 4]
    return len(heads) >= MIN_LINKS and size < sum(len(sheet.pieces[n].text) for n in heads)
