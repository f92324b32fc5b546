"""Lines that say several small things at once: "By A. B. | 3 May 2024", "On 3 May by A. B.", "The Gazette, 3 May 2024"."""

import re
from dataclasses import replace

from recoupe.clean.bylines import is_name, is_outlet, read_byline
from recoupe.clean.credits import source_line
from recoupe.clean.pieces import Piece, ends_sentence
from recoupe.clean.stamps import read_date, read_stamp
from recoupe.language import Tables
from recoupe.language.leftovers import line_key

_BAR = re.compile(r"\s*[|\u2022\u00b7]\s*")
_DASH = re.compile(rf"{_BAR.pattern}|\s+[-\u2013\u2014]\s+")
_EDGE = re.compile(r"[\s,;|/\u2013\u2014-]+")
_DATED_TAIL = re.compile(r"[,|\u2013\u2014-]\s*|\s\|\s")
_TIME = re.compile(r"\d{1,2}\s?[:hH]\s?(?:\d{2})?")
MAX_LINE = 140
"""Characters: two writers, their functions, a date of publication and one of a change."""


def split_small_lines(pieces: list[Piece], tables: Tables) -> list[Piece]:
    """Split lines where every part is known by itself: at bars, at dashes, between a date and a byline."""
    found: list[Piece] = []
    for piece in pieces:
        sentence = ends_sentence(piece.text) and piece.text.count(" ") > 12
        if (
            len(piece.text) > MAX_LINE
            or sentence
            or piece.mark
            or piece.level
            or piece.links > 0.9
            or masthead(piece.text, tables)
        ):
            found.append(piece)
            continue
        parts = _cut(piece, _BAR, tables) or _cut(piece, _DASH, tables) or _part_date(piece, tables)
        found += parts or [piece]
    return found


def is_small_line(text: str, tables: Tables) -> bool:
    """Whether a part of a line is a date, a byline, a source or a leftover by itself."""
    return (
        read_stamp(text, tables) is not None
        or read_byline(text, tables) is not None
        or source_line(text, tables) is not None
        or line_key(text) in tables.leftovers.lines
    )


def is_dated_name(text: str, tables: Tables) -> bool:
    """Whether a line is a name with a date behind it ("La Gazette, vendredi 3 mai 2024"), or a date and a section."""
    if len(text) > MAX_LINE or ends_sentence(text):
        return False
    for cut in _DATED_TAIL.finditer(text):
        name, behind = text[: cut.start()], text[cut.end() :]
        if (
            _dated(behind, tables)
            and len(name.split()) <= 6
            and all(word[0].isupper() or len(word) <= 3 for word in name.split())
        ):
            return True
        if _dated(name, tables) and 1 <= len(behind.split()) <= 3:
            return True
    return False


def masthead(text: str, tables: Tables) -> str | None:
    """The outlet's name before the date of a line such as "La Gazette, vendredi 3 mai 2024"; None when there is none."""
    cuts = _DATED_TAIL.finditer(text) if len(text) <= MAX_LINE and any(char.isdigit() for char in text) else ()
    names = (text[: cut.start()] for cut in cuts if _dated(text[cut.end() :], tables))
    return next((name for name in names if is_outlet(name, tables)), None)


def _dated(text: str, tables: Tables) -> bool:
    """Whether a part of a line is a full date."""
    stamp = read_stamp(text, tables)
    return stamp is not None and stamp.edtf is not None


def _cut(piece: Piece, bar: re.Pattern[str], tables: Tables) -> list[Piece]:
    """The parts of a line between bars; [] when one of them is not known, or there is but one."""
    cuts = [edge for cut in bar.finditer(piece.text) for edge in cut.span()]
    if not cuts or not any(char.isdigit() for char in piece.text):
        return []
    edges = [0, *cuts, len(piece.text)]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    texts = [piece.text[start:end] for start, end in parts]
    if not any(read_stamp(text, tables) for text in texts) or any(_TIME.fullmatch(text) for text in texts):
        return []
    known = (is_small_line(text, tables) or read_byline(text, tables, bare=True) is not None for text in texts)
    return _pieces(piece, parts) if all(known) else []


def _part_date(piece: Piece, tables: Tables) -> list[Piece]:
    """A line parted into a date and a byline, whichever comes first; [] when it is not made of the two."""
    text = piece.text
    if not any(char.isdigit() for char in text) or ends_sentence(text) or read_date(text, tables) is None:
        return []
    for edge in _EDGE.finditer(text):
        left, right = text[: edge.start()], text[edge.end() :]
        if not left or not right:
            continue
        if _byline(right, tables) and read_stamp(left, tables):
            return _pieces(piece, [(0, edge.start()), (edge.end(), len(text))])
        if _byline(left, tables) and read_stamp(right, tables):
            return _pieces(piece, [(0, edge.start()), (edge.end(), len(text))])
    return []


def _byline(text: str, tables: Tables) -> bool:
    """Whether a part is a byline with a lead, or a person's name alone; a date behind the name does not count as part of it."""
    if any(char.isdigit() for char in text):
        return False
    return read_byline(text, tables) is not None or is_name(text)


def _pieces(piece: Piece, parts: list[tuple[int, int]]) -> list[Piece]:
    """The parts of a piece as pieces of their own."""
    found = [piece.folded.part(start, end) for start, end in parts]
    return [replace(piece, folded=part, gap=piece.gap if n == 0 else 0) for n, part in enumerate(found) if part is not None]
