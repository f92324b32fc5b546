"""What a person types to what it means: words, phrases, nearness, AND, OR, NOT, parentheses; no word of it reaches the database.

barrage fissure            both words, in any form ("barrages", "fissures")
"rapport secret"           side by side;  "rapport secret"~8  within eight words of one another
inond*                     words that begin so
=Marché   ="le Marché"     these very letters, accents included
barrage OU digue           either;  barrage SAUF digue, barrage -digue  the first without the second
(pont OU viaduc) titre:effondré
NEAR(ministre rapport, 10)
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from recoupe.language.search_words import load_search_words
from recoupe.records import RecoupeError

MOST_CHARACTERS = 1_000
MOST_WORDS = 64
MOST_DEPTH = 16
"""Parentheses inside one another; nobody reads more."""
SHORTEST_PREFIX = 2
"""Letters before a star: one letter is half of all words."""
MOST_DISTANCE = 100
NEAR_DISTANCE = 10
"""Words between, where NEAR does not say."""


class QueryError(RecoupeError):
    """The query cannot be read as it stands.

    Attributes:
        code: what is wrong, a key of the words a person is told it by.
        at: the character it was found at, counted from 0.
        what: the words it is about.
    """

    def __init__(self, code: str, at: int = 0, what: str = "") -> None:
        super().__init__(f"{code} at {at}: {what}")
        self.code, self.at, self.what = code, at, what


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several side by side.

    Attributes:
        text: as typed.
        exact: letters and accents as typed.
        prefix: words that begin so.
        quoted: typed as a phrase: no other spelling of a name is looked for.
        title: in titles alone.
    """

    text: str
    exact: bool = False
    prefix: bool = False
    quoted: bool = False
    title: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Words or phrases at most so many words apart, in any order."""

    parts: tuple[Words, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part, and none of `never`."""

    parts: tuple["Node", ...]
    never: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """One part at least."""

    parts: tuple["Node", ...]


Node = Words | Near | All | Either


class Token(NamedTuple):
    """A piece of a query: an operator, a parenthesis, a word or a phrase."""

    kind: str
    text: str
    at: int
    exact: bool = False
    prefix: bool = False
    distance: int | None = None
    title: bool = False


_QUOTES = {'"': '"', "\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201d"}
_TOKEN = re.compile(
    r"\s+|(?P<open>\()|(?P<close>\))|(?P<comma>,)"
    r"|(?P<minus>-)?(?:(?P<field>[^\W\d_]{2,12}):)?(?P<exact>=)?"
    r"(?:(?P<quote>[\"\u00ab\u201c\u201e])(?P<phrase>[^\"\u00bb\u201d]*)(?P<end>[\"\u00bb\u201d])?(?:~(?P<near>\d{1,4}))?"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?![^\s()\",])"
    r"|(?P<word>[^\s()\",\u00ab\u00bb\u201c\u201d\u201e]+))"
)


def parse_query(text: str) -> Node | None:
    """Read a query; None when nothing is asked.

    Raises:
        QueryError: too long, too deep, a parenthesis or a quotation mark alone, an operator without words, nothing but NOT.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError("too_long", MOST_CHARACTERS, str(MOST_CHARACTERS))
    tokens = list(_tokens(text))
    if sum(len(token.text.split()) for token in tokens if token.kind == "words") > MOST_WORDS:
        raise QueryError("too_many_words", 0, str(MOST_WORDS))
    if not tokens:
        return None
    reader = _Reader(tokens, len(text))
    node = reader.either(0)
    if reader.ahead() is not None:
        raise QueryError("unexpected", reader.ahead_at(), reader.ahead_text())
    return node


def _tokens(text: str) -> Iterator[Token]:
    """The pieces of a query, in order."""
    known, at = load_search_words(), 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.end() == at:
            if text[at] in "\u00bb\u201d":
                raise QueryError("quote_alone", at, text[at])
            at += 1
            continue
        yield from _token(found, known.operators, known.fields)
        at = found.end()


def _token(found: re.Match[str], operators: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[Token]:
    at = found.start()
    for kind in ("open", "close", "comma"):
        if found[kind]:
            yield Token(kind, found[kind], at)
            return
    if found["word"] is None and found["phrase"] is None and found["number"] is None:
        return
    if found["minus"]:
        yield Token("not", "-", at)
    if found["phrase"] is not None:
        yield _phrase(found, fields)
    elif found["number"] is not None:
        yield Token("words", found["number"], at, bool(found["exact"]), title=_is_title(found["field"], fields, at))
    elif found["word"] in operators and not found["exact"] and not found["field"]:
        yield Token(operators[found["word"]], found["word"], at)
    else:
        yield from _word(found, fields)


def _phrase(found: re.Match[str], fields: Mapping[str, str]) -> Token:
    """Words between quotation marks."""
    if not found["end"]:
        raise QueryError("quote_alone", found.start("quote"), found["quote"])
    title = _is_title(found["field"], fields, found.start())
    distance = int(found["near"]) if found["near"] else None
    return Token("words", found["phrase"], found.start(), bool(found["exact"]), distance=distance, title=title)


def _word(found: re.Match[str], fields: Mapping[str, str]) -> Iterator[Token]:
    """A word as it stands between blanks; one of signs alone is passed over when it is punctuation, refused when it is not."""
    word, named = found["word"], (found["field"] or "").lower()
    if named and named not in fields:
        word = f"{found['field']} {word}"
    prefix = word.rstrip("~").endswith("*")
    if any(letter.isalnum() for letter in word):
        title = fields.get(named) == "title"
        yield Token("words", word.rstrip("*~"), found.start(), bool(found["exact"]), prefix, title=title)
    elif word.strip("-*~?!.;:/&|'"):
        raise QueryError("unexpected", found.start(), word)


def _is_title(field: str | None, fields: Mapping[str, str], at: int) -> bool:
    if field and field.lower() not in fields:
        raise QueryError("unknown_field", at, field)
    return bool(field)


class _Reader:
    """Goes through the pieces once, from left to right."""

    def __init__(self, tokens: list[Token], end: int) -> None:
        self._tokens, self._next, self._end = tokens, 0, end

    def ahead(self) -> str | None:
        """The kind of the next piece."""
        return self._tokens[self._next].kind if self._next < len(self._tokens) else None

    def ahead_at(self) -> int:
        """Where the next piece stands."""
        return self._tokens[self._next].at if self._next < len(self._tokens) else self._end

    def ahead_text(self) -> str:
        """The next piece as typed."""
        return self._tokens[self._next].text if self._next < len(self._tokens) else ""

    def take(self) -> Token:
        """The next piece."""
        self._next += 1
        return self._tokens[self._next - 1]

    def either(self, depth: int) -> Node:
        """Parts with OR between them."""
        if depth > MOST_DEPTH:
            raise QueryError("too_deep", self.ahead_at(), str(MOST_DEPTH))
        parts = [self.all(depth)]
        while self.ahead() == "or":
            self.take()
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all(self, depth: int) -> Node:
        """Parts with AND, NOT or nothing between them."""
        parts, never, negative, joined = list[Node](), list[Node](), False, False
        start = self.ahead_at()
        while (kind := self.ahead()) in ("and", "not", "open", "words", "near", "comma"):
            if kind == "comma":
                self.take()
            elif kind in ("and", "not"):
                if joined and kind == "and":
                    raise QueryError("needs_words", self.ahead_at(), self.ahead_text())
                negative, joined = kind == "not", True
                if kind == "and" and not parts:
                    raise QueryError("needs_words", self.ahead_at(), self.ahead_text())
                self.take()
            else:
                (never if negative else parts).append(self.part(depth))
                negative = joined = False
        if joined or not (parts or never):
            raise QueryError("needs_words", self.ahead_at(), self.ahead_text())
        if not parts:
            raise QueryError("only_not", start)
        return parts[0] if len(parts) == 1 and not never else All(tuple(parts), tuple(never))

    def part(self, depth: int) -> Node:
        """One word, phrase, nearness or parenthesis."""
        token = self.take()
        if token.kind == "near":
            return self.near(token)
        if token.kind == "open":
            inner = self.either(depth + 1)
            if self.ahead() != "close":
                raise QueryError("parenthesis_alone", token.at, "(")
            self.take()
            return inner
        return self.words(token)

    def words(self, token: Token) -> Node:
        """A word or a phrase as typed."""
        quoted = token.distance is not None or " " in token.text.strip()  # a number in groups has but one spelling too
        if not any(letter.isalnum() for letter in token.text):
            raise QueryError("needs_words", token.at, token.text)
        if token.prefix and sum(letter.isalnum() for letter in token.text) < SHORTEST_PREFIX:
            raise QueryError("prefix_too_short", token.at, token.text)
        if token.distance is not None:
            return _near([Words(one, token.exact, title=token.title) for one in token.text.split()], token.distance, token.at)
        return Words(token.text, token.exact, token.prefix, quoted, token.title)

    def near(self, token: Token) -> Node:
        """NEAR(words, distance)."""
        if self.ahead() != "open":
            return Words(token.text)
        self.take()
        parts, distance = list[Words](), NEAR_DISTANCE
        while self.ahead() in ("words", "comma"):
            after_comma = self.take() if self.ahead() == "comma" else None
            if self.ahead() != "words":
                break
            part = self.take()
            if after_comma and part.text.isdecimal() and self.ahead() == "close":
                distance = int(part.text)
            else:
                found = self.words(part)
                if not isinstance(found, Words):
                    raise QueryError("unexpected", part.at, part.text)
                parts.append(found)
        if self.ahead() != "close":
            raise QueryError("parenthesis_alone", token.at, token.text)
        self.take()
        return _near(parts, distance, token.at)


def _near(parts: list[Words], distance: int, at: int) -> Node:
    """Nearness of two or more; of one, itself."""
    parts = [part for part in parts if any(letter.isalnum() for letter in part.text)]
    if not parts:
        raise QueryError("needs_words", at, "")
    if distance > MOST_DISTANCE:
        raise QueryError("too_far", at, str(MOST_DISTANCE))
    return parts[0] if len(parts) == 1 else Near(tuple(parts), distance)
