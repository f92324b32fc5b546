"""Links to other articles glued to a paragraph ("Read also: a title. The paragraph goes on"): cut out, the paragraph stays."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from recoupe.clean.pieces import Piece, ends_sentence
from recoupe.language import Tables

MAX_TITLE = 200
"""Characters of a lead and the title behind it: headlines stay below 160."""
MIN_REST_WORDS = 7
"""Words of what stands beside it, to be a paragraph: titles of two sentences have a shorter second one, without a stop."""
_QUOTED = re.compile(
    r"[\s:>\u2192]*(?:\u00ab[^\u00ab\u00bb]{4,160}\u00bb|\u201c[^\u201c\u201d]{4,160}\u201d)\s*(?=[^\W\d_a-z]|[\u00ab\u201c\"\d])"
)
_STOP = re.compile(r"[.!?\u2026][\u00bb\u201d\")\]]*\s+(?=[\u00ab\u201c\"(]?\s?[^\W_a-z])")
_BEFORE = re.compile(r"[.!?\u2026][\u00bb\u201d\")\]]*\s*[(\[>\u2192\u25ba\u25b6\u2022-]*\s*$")
_BEHIND = re.compile(r"\s*[:>\u2192]|\s*[\u00ab\u201c\"]|\s+[^\W\d_a-z]")


def split_glued(pieces: list[Piece], tables: Tables) -> list[Piece]:
    """Cut paragraphs where a link to another article is glued to their front, their end, or between two sentences."""
    return [part for piece in pieces for part in _split(piece, tables)]


def _split(piece: Piece, tables: Tables) -> list[Piece]:
    """The parts of one piece; the piece itself when no link is glued to it, or all of it is one."""
    text = piece.text
    if piece.mark or piece.level or piece.links > 0.9 or len(text) < 60:
        return [piece]
    cuts = next(_glued(text, tables), None)
    if cuts is None:
        return [piece]
    edges = [0, *cuts, len(text)]
    parts = [piece.folded.part(start, end) for start, end in pairwise(edges) if start < end]
    return [replace(piece, folded=part, gap=piece.gap if n == 0 else 0) for n, part in enumerate(parts) if part is not None]


def _glued(text: str, tables: Tables) -> Iterator[tuple[int, int]]:
    """Where a glued link begins and ends: at the front, else after a sentence."""
    for lead in tables.leftovers.glued.finditer(text):
        start = lead.start()
        if not _BEHIND.match(text, lead.end()) or (start and not _BEFORE.search(text[max(0, start - 12) : start])):
            continue
        opening = _BEFORE.search(text[:start]) if start else None
        start = opening.end() if opening else start
        end = _end(text, lead.end())
        rest = f"{text[:start]} {text[end:]}"
        if end - start <= MAX_TITLE and rest.count(" ") > MIN_REST_WORDS and ends_sentence(rest.rstrip()):
            yield start, end


def _end(text: str, at: int) -> int:
    """Where the title behind a lead ends: with its quotation marks, at the next sentence, or with the text."""
    quoted = _QUOTED.match(text, at)
    if quoted:
        return quoted.end()
    stop = _STOP.search(text, at)
    if stop is None:
        return len(text)
    rest = text[stop.end() :]
    whole = rest.count(" ") >= MIN_REST_WORDS and ends_sentence(rest)
    return stop.end() if whole else len(text)
