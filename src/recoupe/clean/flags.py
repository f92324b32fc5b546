"""What a reader must know before trusting that a text is a whole article: cut short, live, an index, beside a video."""

from recoupe.clean.declared import ARTICLE_TYPES, Declared
from recoupe.clean.languages import share_of_others, vote, words_of
from recoupe.clean.pieces import Sheet, ends_sentence
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import Article

SHORT = 1200
"""Characters of running text below which a page about a video has no article of its own: video pages seen have 150 to 700."""
MIN_LINKS = 12
"""Linked headings of a page that make it an index when its text is shorter than they are."""
MIN_ENTRIES = 2
MAX_NOTICE = 240
MIXED_SHARE = 0.15
"""Share of words in paragraphs of another language: one quoted paragraph of a dispatch is below .10."""
MIN_FORM_WORDS = 12
_FORMS = frozenset(["comments", "newsletter", "legal", "paywall"])
_OPEN_ENDS = ':;\u00bb\u201d)"'
_CUT = ("\u2026", "...", "[...]", "[\u2026]", "(...)")


def find_flags(article: Article, sheet: Sheet, declared: Declared, tables: Tables) -> tuple[str, ...]:
    """Flags in order of name.

    "corrected", "foreign-furniture", "index", "live", "machine-translated", "mixed-language", "padding", "truncated", "untitled",
    "video".
    """
    running = [block for block in article.blocks if block.role in ("body", "list_item", "standfirst")]
    size = sum(len(block.span) for block in running)
    found = {
        "corrected": any(_correction(block.span.within(article.text), tables) for block in running),
        "foreign-furniture": _foreign_furniture(article, tables),
        "machine-translated": _machine_translated(article, sheet, tables),
        "mixed-language": _mixed(article),
        "live": "liveblogposting" in declared.types or _entries(sheet) >= MIN_ENTRIES,
        "padding": any(call is not None and call.rule == "roles.first-person-opening" for call in sheet.calls),
        "truncated": _truncated(article, declared),
        "untitled": article.title is None,
        "video": "videoobject" in declared.types and size < SHORT,
        "index": _index(sheet, declared, size),
    }
    return tuple(sorted(flag for flag, holds in found.items() if holds))


def _entries(sheet: Sheet) -> int:
    """How many entries with their hour above them a live report has."""
    return sum(call is not None and call.rule == "roles.entry-hour" for call in sheet.calls)


def _correction(text: str, tables: Tables) -> bool:
    """Whether a block is a notice that the article was corrected."""
    head = text.lstrip("([*\u00ab ")[:80]
    key = f"{line_key(head)} "
    label = line_key(head.partition(":")[0].partition("(")[0].partition("\u2013")[0])
    return any(label == lead if colon else key.startswith(f"{lead} ") for lead, colon in tables.page_words.corrections)


def _machine_translated(article: Article, sheet: Sheet, tables: Tables) -> bool:
    """Whether a short line, kept at the head or the end, or dropped, says that a machine translated the text."""
    keys = [sheet.keys[n] for n, call in enumerate(sheet.calls) if call and call.kind not in (None, "related")]
    kept = (block.span.within(article.text) for block in (*article.blocks[:3], *article.blocks[-3:]))
    keys += [line_key(text) for text in kept if len(text) <= MAX_NOTICE]
    phrases = tables.page_words.translated
    return any(phrase in key for key in keys if len(key) <= MAX_NOTICE for phrase in phrases)


def _mixed(article: Article) -> bool:
    """Whether a good part of the running text is in another language than the article; its blocks say which."""
    running = [block for block in article.blocks if block.role in ("body", "standfirst", "list_item")]
    return article.language is not None and share_of_others(running, article.language) >= MIXED_SHARE


def _foreign_furniture(article: Article, tables: Tables) -> bool:
    """Whether forms and boxes of another language stand around the text, as around one translated for a site of that language."""
    words = [word for one in article.furniture if one.kind in _FORMS for word in words_of(one.exact)]
    found = vote(words, tables.page_words.stop) if len(words) >= MIN_FORM_WORDS else None
    return found is not None and article.language is not None and found != article.language


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
