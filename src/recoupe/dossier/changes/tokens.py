"""Words as they are compared: what typography, capitals and spacing do to them taken away, what tells a meaning kept."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.records import Span

_SPACES = " \u00a0\u202f\u2009"
_TOKEN = re.compile(rf"(?<!\d)\d{{1,3}}(?:[{_SPACES}.]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]|_")
_GROUPS = re.compile(rf"(?<=\d)[{_SPACES}.](?=\d{{3}}(?:\D|$))")
_QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e\u2039\u203a')
_KEPT = frozenset("?%+=\u2030\u20ac$\u00a3<>")
"""Signs whose coming or going changes what is said: a doubt, a unit, an amount."""
_MINUS = frozenset("-\u2212")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign; `fold` is what it is compared by."""

    fold: str
    span: Span


def find_tokens(text: str, within: Span) -> Iterator[Token]:
    """The tokens of a part of a text that say something, in order."""
    for match in _TOKEN.finditer(text, within.start, within.end):
        fold = _fold(text, match)
        if fold:
            yield Token(fold, Span(*match.span()))


def _fold(text: str, match: re.Match[str]) -> str:
    word = match[0]
    if word[0].isdigit():
        return _GROUPS.sub("", word)
    if word[0].isalpha():
        return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", word)).casefold()
    if word in _QUOTES:
        return '"'
    if word in _MINUS and text[match.end() : match.end() + 1].isdigit() and not text[match.start() - 1 : match.start()].strip():
        return "-"
    return word if word in _KEPT or unicodedata.category(word) == "Sc" else ""


def _letter(letter: str) -> str:
    """A capital without its accent: both are met, and it is no other word."""
    return unicodedata.normalize("NFD", letter)[0] if letter.isupper() else letter
