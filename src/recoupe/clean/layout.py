"""The pieces of a page, with what its elements say about each, and the element that holds the article."""

import re
from functools import lru_cache

from recoupe.clean.folding import fold
from recoupe.clean.markup import Element, Scan, Stretch
from recoupe.clean.pieces import Piece, Sheet
from recoupe.clean.regions import Region
from recoupe.records import FurnitureKind, Page

_HEADING = re.compile(r"h([1-6])$")
UNSEEN_ELEMENTS = 12
"""Elements around a piece that are asked whether they are to be seen."""
HINT_ELEMENTS = 4
"""Elements around a piece whose class words are looked at: names of boxes stand within three of their text on the pages seen."""
MIN_DENSE = 80
"""Characters of a paragraph for the plain measure: links, buttons and captions are mostly shorter."""
HOLD_SHARE = 0.7
"""Share of the region's text the article's element must hold: below, two columns split a page; above, a stray match widens it."""
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_KIND_WORDS: tuple[tuple[FurnitureKind, str], ...] = (
    ("comments", r"comment|disqus|reaction|respond|coral|spot-im"),
    ("newsletter", r"newsletter|nl-|mailing|subscribe-box|infolettre"),
    ("paywall", r"paywall|premium|abonn|subscri|\babo\b|restricted|piano|poool|login|signin|sign-in|register"),
    ("share", r"share|sharing|social|partage|sns|follow|addtoany|addthis|whatsapp|facebook|twitter"),
    (
        "related",
        r"related|relation|ralated|\bmore\b|more-|recirc|most|popul|trend|similar|recommend|suggest|crosslink|read-?next"
        r"|a-?lire|lire-?aussi|linked|outbrain|taboola|widget|latest|sidebar|\baside\b|also|teaser",
    ),
    ("advert", r"\bads?\b|advert|\bpub\b|publi|sponsor|banner|promo|dfp|gpt|partner"),
    ("tags", r"\btags?\b|tag-|-tags|keyword|topic|thema|rubri|categor"),
    ("legal", r"cookie|consent|gdpr|rgpd|legal|copyright|cmp|disclaimer|mentions"),
    ("navigation", r"nav|menu|header|footer|breadcrumb|masthead|search|ariane|toolbar|pagin|skip|burger|logo"),
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _KIND_WORDS)
_WIDE = frozenset(["article", "main", "body", "html"])
"""Elements whose class words say what the page is about (its tags, its category), not what a piece is."""
_TAG_KINDS: dict[str, FurnitureKind] = {
    "nav": "navigation",
    "footer": "navigation",
    "header": "navigation",
    "aside": "related",
    "form": "other",
}


def cut_page(page: Page, scan: Scan, region: Region) -> list[Piece]:
    """The pieces of a page: every stretch that has a letter or a figure in it."""
    pieces: list[Piece] = []
    for stretch in scan.stretches:
        folded = fold(page.text, stretch.runs)
        if folded is None or not any(char.isalnum() for char in folded.text):
            continue
        pieces.append(_piece(stretch, folded.text, Piece(folded), region))
    return pieces


def _piece(stretch: Stretch, text: str, bare: Piece, region: Region) -> Piece:
    """A piece with what the elements around it say."""
    chain = stretch.element.up(UNSEEN_ELEMENTS)
    path, tags = stretch.element.path()
    heading = (
        _HEADING.match(chain[0].tag)
        or (len(chain) > 1 and chain[0].tag in ("div", "span", "a") and _HEADING.match(chain[1].tag))
        or None
    )
    return Piece(
        bare.folded,
        gap=1,
        mark="\u2022" if "li" in tags[:3] else "",
        level=int(heading[1]) if heading else 0,
        tag=chain[0].tag,
        hints=" | ".join("" if element.tag in _WIDE else element.own_hints for element in chain[:HINT_ELEMENTS]),
        links=stretch.linked / stretch.total,
        bold=stretch.bold / stretch.total,
        body=not _hidden(chain) and (region.holds(text) if region else _dense(stretch, text)),
        path=path,
        tags=tags,
        stamp=stretch.datetime,
    )


def _dense(stretch: Stretch, text: str) -> bool:
    """Whether a stretch reads as a paragraph by itself: the plain measure, where no extractor was asked or none answered."""
    return (
        len(text) >= MIN_DENSE
        and stretch.linked <= 0.3 * stretch.total
        and stretch.element.tag not in ("li", "label", "option", "button", "a")
    )


def _hidden(chain: list[Element]) -> bool:
    """Whether an element around is not to be seen."""
    for element in chain:
        if element.has("aria-hidden") and element.attributes.get("aria-hidden") == "true":
            return True
        if element.has("style") and _UNSEEN.search(element.attributes.get("style", "")):
            return True
    return False


def kind_of(piece: Piece) -> FurnitureKind:
    """The kind of furniture the elements around a piece make it."""
    for hints in piece.hints.split(" | "):
        kind = _named_kind(hints) if hints else None
        if kind:
            return kind
    return next((_TAG_KINDS[tag] for tag in piece.tags if tag in _TAG_KINDS), "other")


@lru_cache(maxsize=4096)
def _named_kind(hints: str) -> FurnitureKind | None:
    """The kind class words name; neighbours share theirs."""
    return next((kind for kind, words in _KINDS if words.search(hints)), None)


def holder(sheet: Sheet, numbers: list[int], share: float = HOLD_SHARE) -> int | None:
    """Number of the innermost element that holds this share of the text of these pieces; None when there are none."""
    weight: dict[int, int] = {}
    depth: dict[int, int] = {}
    total = 0
    for n in numbers:
        size = len(sheet.pieces[n].text)
        total += size
        for place, element in enumerate(reversed(sheet.pieces[n].path)):
            weight[element] = weight.get(element, 0) + size
            depth[element] = place
    enough = [(depth[element], element) for element, size in weight.items() if size >= share * total]
    return max(enough)[1] if enough else None
