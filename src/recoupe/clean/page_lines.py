"""Roles of the short pieces of a page: dates, bylines, captions, credits, told by their elements and their words."""

import re
from functools import lru_cache

from recoupe.clean.bylines import is_name, read_byline
from recoupe.clean.credits import photo_credit, source_line
from recoupe.clean.pieces import Piece
from recoupe.clean.stamps import is_timed, read_date, read_stamp
from recoupe.language import Tables
from recoupe.language.leftovers import line_key
from recoupe.records import Role

CAPTION = re.compile(
    r"caption|spip_doc|doc_(?:titre|descriptif|credits)|legend|cutline|img-?desc|photo-?desc|image-?desc|figure__|bildunter|didascalia|wp-block-image"
)
PICTURE = re.compile(r"photo|image|picture|illustration|\bimg\b|media|visuel|figure|diapo|gallery|galerie|carrou?sel|slide")
_CREDIT = re.compile(r"credit|copyright|photographer|source|droits")
_BYLINE = re.compile(r"author|auteur|autor|byline|\bby-|signature|writer|journalist|redacteur|contributor|creator")
_DATE = re.compile(r"\bdate|-date|date-|publish|posted|horodat|timestamp|\btime\b")
BOX = re.compile(
    r"related|relation|read-?more|lire-?aussi|a-?lire|see-?also|recommend|newsletter|share|sharing|social|partage|advert|\bpub\b|\bads?\b"
    r"|sponsor|promo|paywall|outbrain|taboola|crosslink|comment|\btags?\b|breadcrumb|author-?(?:bio|box|card|desc)|bio\b|encart-?abo"
    r"|most-?read|feedback|mailform|emailform|mailinfo|signal|snippet|ariane"
)
_PARTED = re.compile(r"\s+[-\u2013\u2014\u2022\u00b7]\s+|\s*\|\s*")
_BOX_TAGS = frozenset(["nav", "form", "footer", "select", "button", "label"])
LINKED = 0.6
"""Share of linked characters from which a short piece is a link: bodies have at most .35, "read also" lines .67 and more."""


def small_role(piece: Piece, words: int, tables: Tables, authors: tuple[str, ...]) -> tuple[Role | None, str]:
    """The role of a piece beside the running text, and the rule; (None, "") where none fits."""
    if boxed(piece):
        return None, ""
    if _dated(piece, words, tables):
        return "date", "roles.date-line"
    near = " | ".join(piece.hints.split(" | ")[:2])
    figure = "figure" in piece.tags[:6] or "figcaption" in piece.tags[:5]
    if figure or CAPTION.search(near) or (PICTURE.search(near) and words >= 3 and piece.links < LINKED):
        return _picture_role(piece, words, tables, figure)
    return _line_role(piece, words, tables, authors)


def _dated(piece: Piece, words: int, tables: Tables) -> bool:
    """Whether a piece is a date line: nothing else in it, or a full date in an element for dates."""
    if read_stamp(piece.text, tables) or (piece.tag == "time" and any(char.isdigit() for char in piece.text)):
        return True
    near = piece.hints.partition(" | ")[0]
    return words <= 16 and _DATE.search(near) is not None and read_date(piece.text, tables) is not None and not piece.links


def _line_role(piece: Piece, words: int, tables: Tables, authors: tuple[str, ...]) -> tuple[Role | None, str]:
    """Byline or credit, for a short line by itself."""
    near = " | ".join(piece.hints.split(" | ")[:3])
    if words <= 20 and source_line(piece.text, tables) is not None:
        return "credit", "roles.source-line"
    if words <= 24 and (read_byline(piece.text, tables, authors=authors) is not None or _joined(piece.text, tables)):
        return "byline", "roles.byline"
    if words <= 24 and _BYLINE.search(near) and (is_name(piece.text) or read_byline(piece.text, tables, bare=True)):
        return "byline", "roles.byline-element"
    if words <= 14 and _CREDIT.search(near):
        return "credit", "roles.credit-element"
    return ("credit", "roles.photo-credit") if words <= 16 and piece.text.startswith("\u00a9") and not piece.links else (None, "")


def _joined(text: str, tables: Tables) -> bool:
    """Whether a line says its writer, its day and how long it takes to read, one behind the other: "A. Morel - Hier à 21:05"."""
    parts = [part.strip() for part in _PARTED.split(text) if part.strip()]
    if len(parts) < 2 or not any(is_timed(part, tables) for part in parts):
        return False
    names = [part for part in parts if is_name(part) or read_byline(part, tables) is not None]
    rest = [part for part in parts if part not in names and not is_timed(part, tables)]
    return 1 <= len(names) <= 2 and all(line_key(part) in tables.leftovers.lines for part in rest)


def _picture_role(piece: Piece, words: int, tables: Tables, figure: bool) -> tuple[Role | None, str]:
    """Caption or credit, for words set with a picture."""
    found = photo_credit(piece.text, tables)
    alone = found is not None and found.start == 0
    credit = _CREDIT.search(piece.hints.split(" | ")[0]) is not None
    if (alone or credit) and words <= 14:
        return "credit", "roles.photo-credit"
    if words >= 3 and (figure or CAPTION.search(piece.hints) or found or piece.tag == "p"):
        return ("caption", "roles.caption") if piece.tag not in ("button", "label", "a", "option") else (None, "")
    return None, ""


def boxed(piece: Piece) -> bool:
    """Whether the elements around a piece are a box of something else."""
    return _box_hints(piece.hints) or not _BOX_TAGS.isdisjoint(piece.tags[:4])


@lru_cache(maxsize=4096)
def _box_hints(hints: str) -> bool:
    """Whether class words are a box's; neighbours share theirs."""
    return BOX.search(hints) is not None
