"""Where sentences end: by rule, so that the offsets are ours and the parser is not needed to know it."""

import re

from recoupe.language.abbreviations import Abbreviations
from recoupe.records import Span

CLOSING = '\u00bb\u201d\u2019\u203a)]"'
"""Marks that close what a full stop ended; a straight quote closes when it is glued to the stop."""
STOP = re.compile(r"(?:[.!?\u2026](?:[ \u00a0\u202f]?[.!?\u2026])*)")
# Marks that close what a full stop ended; a straight quote closes when it is glued to the stop.
AFTER_STOP = re.compile(r"(?:[ \u00a0\u202f]?[\u00bb\u203a]|[\u201d\u2019\")\]])*")
LONGEST = 5000
"""Characters of the longest sentence handed on whole: the longest of the real articles has 480."""
INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")
BLANK = re.compile(r"\s+")
FIRST_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?['\u2019]?")
LAST_WORD = re.compile(r"(?:[^\W_]\.-?)*[^\W_]+\u00b0?$")
OPENERS = "\u00ab\u201c\u2018\u2039([\"'\u2013\u2014-\u2022*"
QUOTES_OPEN = '\u00ab\u201c\u2039"'
GLUED = 4
"""Characters looked back for a word before a stop without a blank: two letters and the marks that close."""
WORD_REACH = 24
"""Characters looked back for the word before a stop: longer than any abbreviation listed, and it bounds the cost."""


def find_sentences(text: str, within: Span, abbreviations: Abbreviations) -> tuple[Span, ...]:
    """Cut one block into sentences.

    A stop followed by a small letter ends nothing: machine translation strews such stops, and an inserted "demande-t-il" after
    a question mark goes on with the sentence.

    Args:
        text: the whole clean text; offsets are its code points.
        within: the block.
        abbreviations: of the language.

    Returns:
        Spans in order, white space between them left out; together they hold every other character of the block.
    """
    spans: list[Span] = []
    start = _skip_blank(text, within.start, within.end)
    for stop in STOP.finditer(text, within.start, within.end):
        if stop.start() < start:
            continue
        end = stop.end() if _opens_glued(text, within.start, stop.end()) else _close(text, stop.end(), within.end)
        following = _skip_blank(text, end, within.end)
        if following >= within.end:
            break
        glued = following == end and not _is_glued(text, stop.start(), end, abbreviations)
        if glued or not _ends(text, Span(start, stop.end()), following, abbreviations):
            continue
        spans.append(Span(start, end))
        start = following
    last = len(text[start : within.end].rstrip()) + start
    if start < last:
        spans.append(Span(start, last))
    return tuple(piece for span in spans for piece in _pieces(text, span))


def _pieces(text: str, span: Span) -> list[Span]:
    """A sentence no press prints, cut at a blank where there is one, so that what it costs stays bounded."""
    pieces: list[Span] = []
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        pieces.append(Span(start, end))
        start = _skip_blank(text, end, span.end)
    pieces.append(Span(start, span.end))
    return pieces


def _close(text: str, at: int, limit: int) -> int:
    """Past the marks that close behind a stop."""
    found = AFTER_STOP.match(text, at, limit)
    return found.end() if found else at


def _skip_blank(text: str, at: int, limit: int) -> int:
    found = BLANK.match(text, at, limit)
    return found.end() if found else at


def _opens_glued(text: str, start: int, end: int) -> bool:
    """Whether a straight mark glued to a stop opens a quotation: the blank was lost, and none is open before it."""
    return text[end : end + 1] == '"' and text[end + 1 : end + 2].isupper() and text.count('"', start, end) % 2 == 0


def _is_glued(text: str, stop: int, end: int, abbreviations: Abbreviations) -> bool:
    """Whether the blank behind a stop was lost: a word before it, and behind it one that opens sentences and a blank."""
    word = FIRST_WORD.match(text, end + (text[end : end + 1] in tuple(QUOTES_OPEN)))
    before = text[max(stop - GLUED, 0) : stop].rstrip(CLOSING)
    told = len(before) >= 2 and before[-2:].isalpha() and (before[-1].islower() or before[-2:].isupper())
    if word is None or not told or not word.group()[0].isupper() or not abbreviations.starts(word.group()):
        return False
    return word.group()[-1] in "'\u2019" or text[word.end() : word.end() + 1].isspace()


def _ends(text: str, sentence: Span, following: int, abbreviations: Abbreviations) -> bool:
    """Whether a stop is one: what stands before it is no abbreviation, and what follows can open a sentence."""
    opens = following
    while opens < len(text) and (text[opens] in OPENERS or text[opens].isspace()):
        opens += 1
    if opens >= len(text):
        return False
    if text[opens].islower():
        return opens != following and text[following] in QUOTES_OPEN
    return text[sentence.end - 1] != "." or not _abbreviates(text, sentence, opens, abbreviations)


def _abbreviates(text: str, sentence: Span, opens: int, abbreviations: Abbreviations) -> bool:
    """Whether a full stop belongs to the word before it: an abbreviation, an initial, the number of a list."""
    reach = max(sentence.start, sentence.end - 1 - WORD_REACH)
    before = LAST_WORD.search(text[reach : sentence.end - 1])
    if before is None:
        return False
    word, first = before.group(), FIRST_WORD.match(text, opens)
    starts = first is not None and abbreviations.starts(first.group())
    if word in abbreviations.may_end:
        return not starts
    if word in abbreviations.never_end:
        return True
    if INITIALS.match(word) and word.isupper():
        return not starts and ("." in word or not _is_label(text[reach : reach + before.start()], abbreviations))
    return word.isdigit() and reach + before.start() == sentence.start


NETWORK = "sur"
"""The word before the network whose name is one letter: nobody's initial stands behind it."""


def _is_label(before: str, abbreviations: Abbreviations) -> bool:
    """Whether a single capital closes a phrase ("le plan B.") rather than opens a name ("selon J. Martin")."""
    words = before.split()
    if words and words[-1] == NETWORK:
        return True
    return bool(words) and words[-1].lower().rpartition("'")[2].rpartition("\u2019")[2] in abbreviations.lettered
