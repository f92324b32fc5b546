"""Where a pattern can start, read off the pattern itself, so that it is tried there and nowhere else.

Python tries a pattern that heeds no capitals, or looks behind itself first, at every letter of a text: fifty nanoseconds each,
for a hundred patterns. Most can only start where a word does, and with a few letters: the words of a text are gone through once
for all of them, and each pattern is tried at those that begin as it may. Of the others a single letter is looked for, ten times
as fast. The matches are the same, one for one: `tests/language/test_starts.py` compares them for every pattern used so.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another Python: every pattern is tried everywhere
    parser = None

GROUPS = 8
"""Firsts with seconds of their own that are told apart; with more, the second letter is not asked."""
MANY = 64
"""Letters of a range that are spelled out; a longer one can start anywhere."""
ALIKE = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a", "\u00e5": "\u212b", "\u00b5": "\u03bc", "\u00df": "\u1e9e"}
"""Letters that are the same as another where capitals are not heeded, and are neither its capital nor its small form."""
CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}
LETTER = "\0"
ANY_OF = {"CATEGORY_DIGIT": "0", "CATEGORY_SPACE": " ", "CATEGORY_WORD": LETTER}
"""What stands for every figure, every blank and any letter of a word where only its beginning is asked."""
DOTLESS = "\u0131"
"""The one letter that is the same as another where capitals are not heeded, and stays another when it is folded."""
SHORT = 4
"""Letters of a word by which it is told whether any pattern may start with it: two words in three start none."""
BEGINNING = 6
"""Letters by which it is told which, where more than a FEW may: with 4 they are tried at three times as many places."""
FEW = 2
WORDS_KEPT = 20_000
"""Beginnings of words of which it is kept which patterns may start with them: half a year of a newspaper has as many."""
TOLD_APART = 2000
"""Beginnings told apart at most: with more, what follows is not asked."""
WORD_START = re.compile(r"(?<!\w)\S")
BLANKS = re.compile(" {2,}")
EMPTY: frozenset[str] = frozenset()
ANY_WORD = frozenset("abcdefghijlmnopqrstuvz")
"""What most words begin with: a pattern that can start with each of these letters alone can start with most words."""


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern and where it can start.

    Attributes:
        starts: matches one letter, looking at the next, wherever the pattern can start; None for anywhere.
        opens: the beginnings of words, folded, the pattern can start with, "" for any; empty when it can start elsewhere, too.
    """

    pattern: re.Pattern[str]
    starts: re.Pattern[str] | None = None
    opens: frozenset[str] = EMPTY

    def every(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """What `finditer` of the pattern finds in [start, end)."""
        if self.opens:
            return Searches.of((self,)).every(0, text, start, end)
        if self.starts is None:
            return list(self.pattern.finditer(text, start, end))
        return self.tried(text, start, end, (place.start() for place in self.starts.finditer(text, start, end)))

    def tried(self, text: str, start: int, end: int, places: Iterator[int] | Sequence[int]) -> list[re.Match[str]]:
        """What it finds where it starts at one of some places, in order."""
        match, found = self.pattern.match, list[re.Match[str]]()
        for at in places:
            if at >= start and (hit := match(text, at, end)) is not None:
                found.append(hit)
                start = max(hit.end(), at + 1)
        return found


@dataclass(frozen=True, slots=True)
class Searches:
    """Several patterns looked for together, each known by its number: the words of a text are gone through once.

    Attributes:
        anywhere: the numbers of those that can start elsewhere than where a word does.
        wherever: the numbers of those that can start with most words: their places are looked for when they are tried.
        shortly, opened: the numbers of those that may start with a short and a long beginning of a word; found once for each.
    """

    searches: tuple[Search, ...] = ()
    anywhere: tuple[int, ...] = ()
    wherever: frozenset[int] = frozenset()
    shortly: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False)
    opened: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, searches: Sequence[Search]) -> "Searches":
        """Some patterns, by their places in a sequence."""
        wherever = frozenset(number for number, search in enumerate(searches) if "" in search.opens or search.opens >= ANY_WORD)
        long: dict[str, set[int]] = {}
        short: dict[str, set[int]] = {}
        for number, search in enumerate(searches):
            for beginning in search.opens if number not in wherever else EMPTY:
                long.setdefault(beginning, set()).add(number)
                short.setdefault(beginning[:SHORT], set()).add(number)
        anywhere = tuple(number for number, search in enumerate(searches) if not search.opens)
        return cls(tuple(searches), anywhere, wherever, _Opened(short), _Opened(long))

    def places(self, text: str, start: int, end: int) -> Mapping[int, Sequence[int]]:
        """Where in [start, end) those that start with a word may; a number that is not there starts nowhere."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        shortly, opened = self.shortly, self.opened
        places, words = _words(text, start, end)
        for at, numbers in zip(places, map(shortly.__getitem__, words), strict=True):
            if numbers:
                for number in numbers if len(numbers) <= FEW else opened[text[at : at + BEGINNING]]:
                    found[number].append(at)
        return found

    def likely(self, places: Mapping[int, Sequence[int]]) -> list[int]:
        """The numbers of those that may start where these places were found, in order."""
        return sorted((*self.anywhere, *self.wherever, *places))

    def every(
        self, number: int, text: str, start: int, end: int, places: Mapping[int, Sequence[int]] | None = None
    ) -> list[re.Match[str]]:
        """What `finditer` of one of the patterns finds in [start, end); `places` are those of the same words."""
        search = self.searches[number]
        if not search.opens:
            return search.every(text, start, end)
        if number in self.wherever:
            return search.tried(text, start, end, _words(text, start, end)[0])
        known = self.places(text, start, end) if places is None else places
        return search.tried(text, start, end, known.get(number, ()))


class _Opened(dict[str, tuple[int, ...]]):
    """Which patterns may start with the beginning of a word, kept from word to word."""

    def __init__(self, numbers: Mapping[str, AbstractSet[int]]) -> None:
        """Take the patterns' numbers by the beginnings, folded, they can start with."""
        super().__init__()
        self._numbers = numbers
        self._folded: dict[str, tuple[int, ...]] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) >= WORDS_KEPT:
            self.clear()
            self._folded.clear()
        folded = word.translate(FOLDED)
        found = self._folded.get(folded)
        if found is None:
            found = self._folded[folded] = tuple(sorted(self._that_open(folded)))
        self[word] = found
        return found

    def _that_open(self, folded: str) -> set[int]:
        """Those whose beginning a word begins with; a run of blanks is one, and behind it the word may go on as any of them."""
        single = BLANKS.sub(" ", folded) if "  " in folded else folded
        known, found = self._numbers, set[int]()
        for length in range(1, len(single) + 1):
            if (beginning := single[:length]) in known:
                found |= known[beginning]
        if len(single) < len(folded):
            found.update(*(numbers for beginning, numbers in known.items() if beginning.startswith(single)))
        return found


@lru_cache(maxsize=256)
def _words(text: str, start: int, end: int) -> tuple[list[int], list[str]]:
    """Where the words of a passage begin, and how: several topics ask for those of one paragraph."""
    places = [word.start() for word in WORD_START.finditer(text, start, end)]
    return places, [text[at : at + SHORT] for at in places]


def fold(letter: str) -> str:
    """What stands for all letters that are the same where capitals are not heeded; for all figures, and all blanks."""
    if letter.isdecimal():
        return "0"
    if letter.isspace():
        return " "
    return "i" if letter == DOTLESS else letter.casefold()[0]


class _Folded(dict[int, str]):
    """What `fold` makes of each letter, kept from word to word."""

    def __missing__(self, code: int) -> str:
        found = self[code] = fold(chr(code))
        return found


FOLDED = _Folded()


def search_of(pattern: re.Pattern[str]) -> Search:
    r"""The pattern with where it can start.

    Example:
        >>> found = search_of(re.compile(r"(?<!\w)(?:de|du)(?!\w)", re.I))
        >>> sorted(found.opens)
        ['de', 'du']
        >>> [hit.span() for hit in found.every("Du vent, et de l'eau douce.", 0, 27)]
        [(0, 2), (12, 14)]
        >>> search_of(re.compile(r"d[eu] ", re.I)).starts.pattern
        '[Dd](?=[EUeu])'
    """
    if parser is None:
        return Search(pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    if _opens_word(tree):
        begun = Reader(BEGINNING, folded=True).first(tree, pattern.flags)
        opens = frozenset("".join(letters).partition(LETTER)[0] for letters, _ in begun or ())
        if begun and not any(letters[:1] in ((), (" ",)) for letters, _ in begun):
            return Search(pattern, opens=opens)
    firsts = Reader(LENGTH).first(tree, pattern.flags)
    if firsts is None or any(not letters for letters, _ in firsts):
        return Search(pattern)
    anchor = r"(?<!\w.)" if _opens_word(tree) else ""
    return Search(pattern, re.compile(_letters(firsts) + anchor, re.DOTALL))


First = frozenset[tuple[tuple[str, ...], bool]] | None
"""What may come first: one or two pieces of a class, and whether what follows in the pattern is right behind; None: anything."""
HERE: First = frozenset({((), True)})
BLANK: First = frozenset({((" ",), True)})
"""One blank, and however many: where beginnings are folded, a run of blanks counts as one."""
LENGTH = 2


def _letters(firsts: frozenset[tuple[tuple[str, ...], bool]]) -> str:
    """A letter that may come first, and behind it one that may come second."""
    seconds: dict[str, set[str]] = {}
    for letters, _ in firsts:
        seconds.setdefault(letters[0], set()).add(letters[1] if len(letters) == LENGTH else "")
    together: dict[tuple[str, ...], list[str]] = {}
    for first in sorted(seconds):
        together.setdefault(("",) if "" in seconds[first] else tuple(sorted(seconds[first])), []).append(first)
    every = f"[{''.join(sorted(seconds))}]"
    if len(together) > GROUPS or set(together) == {("",)}:
        return every
    pairs = (
        f"(?<=[{''.join(firsts)}])" + (f"(?=[{''.join(after)}])" if after != ("",) else "") for after, firsts in together.items()
    )
    return f"{every}(?:{'|'.join(pairs)})" if len(together) > 1 else f"{every}(?=[{''.join(next(iter(together)))}])"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what may come first off a pattern's tree.

    Attributes:
        length: how many letters.
        folded: as letters that stand for all that are the same, and not as pieces of a class.
    """

    length: int
    folded: bool = False

    def first(self, sequence: Any, flags: int) -> First:  # noqa: ANN401  the parser's own trees
        """What may come first in a sequence."""
        found: set[tuple[tuple[str, ...], bool]] = {((), True)}
        for op, value in sequence:
            unfinished = {letters for letters, goes_on in found if goes_on}
            if not unfinished:
                break
            after = self._first_of(str(op), value, flags)
            if after is None and () in unfinished:
                return None
            found = {each for each in found if not each[1]}
            if after is None or len(unfinished) * len(after) > TOLD_APART:
                found |= {(letters, False) for letters in unfinished}
                continue
            for letters in unfinished:
                for more, goes_on in after:
                    whole = letters + more
                    found.add((whole[: self.length], goes_on and len(whole) < self.length))
        return frozenset(found)

    def _first_of(self, op: str, value: Any, flags: int) -> First:  # noqa: ANN401
        """What may come first in one piece of a pattern; of a kind that is not known here, anything."""
        if op in ("ASSERT", "ASSERT_NOT", "AT"):
            return HERE
        if op in ("LITERAL", "IN"):
            letters = self._spellings(value, flags) if op == "LITERAL" else self._class(value, flags)
            return None if letters is None else frozenset(((letter,), True) for letter in letters)
        if op == "BRANCH":
            return _any([self.first(branch, flags) for branch in value[1]])
        if op == "SUBPATTERN":
            return self.first(value[3], (flags | value[1]) & ~value[2])
        if op == "ATOMIC_GROUP":
            return self.first(value, flags)
        if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeated(value, flags)
        return None

    def _repeated(self, value: Any, flags: int) -> First:  # noqa: ANN401
        """What may come first in what stands several times, or need not stand."""
        inner = self.first(value[2], flags)
        if inner is None:
            return None
        single = value[1] == 1 or (self.folded and inner == BLANK)
        once = frozenset((letters, goes_on and single) for letters, goes_on in inner)
        return once | HERE if value[0] == 0 and HERE else once

    def _class(self, items: Any, flags: int) -> frozenset[str] | None:  # noqa: ANN401
        """The letters of a class; None for one that says what is not in it, or holds too much."""
        found: set[str] = set()
        for op, value in items:
            if str(op) == "LITERAL":
                found |= self._spellings(value, flags)
            elif str(op) == "RANGE" and value[1] - value[0] < MANY:
                found.update(*(self._spellings(code, flags) for code in range(value[0], value[1] + 1)))
            elif str(op) == "CATEGORY" and str(value) in (classes := ANY_OF if self.folded else CLASSES):
                found.add(classes[str(value)])
            else:
                return None
        return frozenset(found)

    def _spellings(self, code: int, flags: int) -> frozenset[str]:
        """A letter, folded, or as a piece of a class with its capital where capitals are not heeded."""
        letter = chr(code)
        if self.folded:
            return frozenset({fold(letter)})
        if not flags & re.IGNORECASE:
            return frozenset({re.escape(letter)})
        forms = {letter, letter.lower(), letter.upper(), *ALIKE.get(letter.lower(), "")}
        return frozenset(re.escape(form) for form in forms if len(form) == 1)


def _any(found: list[First]) -> First:
    """What may come first in one of several."""
    every: set[tuple[tuple[str, ...], bool]] = set()
    for firsts in found:
        if firsts is None:
            return None
        every |= firsts
    return frozenset(every)


def _opens_word(tree: Any) -> bool:  # noqa: ANN401
    """Whether the first thing a pattern asks is that no letter stands before it."""
    first: tuple[Any, Any] = next(iter(tree), ("", None))
    op, value = first
    if str(op) == "SUBPATTERN" and not value[1] and not value[2]:
        return _opens_word(value[3])
    if str(op) == "BRANCH":
        return all(_opens_word(branch) for branch in value[1])
    if str(op) != "ASSERT_NOT" or value[0] != -1 or len(value[1]) != 1:
        return False
    inner, items = value[1][0]
    return str(inner) == "IN" and any(str(kind) == "CATEGORY" and str(item) == "CATEGORY_WORD" for kind, item in items)
