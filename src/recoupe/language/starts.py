"""Where a pattern can start, read off the pattern itself, so that it is tried there and nowhere else.

Python tries a pattern that heeds no capitals, or looks behind itself first, at every letter of a text: fifty nanoseconds each,
for a hundred patterns. Most can only start with a few letters, and only where a word does; a class of letters is looked for ten
times as fast. The matches are the same, one for one: `tests/language/test_starts.py` compares them for every pattern used so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern, and one of a single letter, looking at the next, that matches wherever it can start; None for anywhere."""

    pattern: re.Pattern[str]
    starts: re.Pattern[str] | None = None

    def every(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern finds in [start, end)."""
        if self.starts is None:
            yield from self.pattern.finditer(text, start, end)
            return
        match = self.pattern.match
        for place in self.starts.finditer(text, start, end):
            at = place.start()
            if at >= start and (found := match(text, at, end)) is not None:
                yield found
                start = max(found.end(), at + 1)


def search_of(pattern: re.Pattern[str]) -> Search:
    r"""The pattern with where it can start.

    Example:
        >>> found = search_of(re.compile(r"(?<!\w)(?:de|du)(?!\w)", re.I))
        >>> found.starts.pattern
        '[Dd](?=[EUeu])(?<!\\w.)'
        >>> [hit.span() for hit in found.every("Du vent, et de l'eau douce.", 0, 27)]
        [(0, 2), (12, 14)]
    """
    if parser is None:
        return Search(pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    firsts = _first(tree, pattern.flags)
    if firsts is None or any(not letters for letters, _ in firsts):
        return Search(pattern)
    anchor = r"(?<!\w.)" if _opens_word(tree) else ""
    return Search(pattern, re.compile(_letters(firsts) + anchor, re.DOTALL))


First = frozenset[tuple[tuple[str, ...], bool]] | None
"""What may come first: one or two pieces of a class, and whether what follows in the pattern is right behind; None: anything."""
HERE: First = frozenset({((), True)})
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


def _first(sequence: Any, flags: int) -> First:  # noqa: ANN401  the parser's own trees
    """What may come first in a sequence."""
    found: set[tuple[tuple[str, ...], bool]] = {((), True)}
    for op, value in sequence:
        unfinished = {letters for letters, goes_on in found if goes_on}
        if not unfinished:
            break
        after = _first_of(str(op), value, flags)
        if after is None and () in unfinished:
            return None
        found = {each for each in found if not each[1]}
        for letters in unfinished:
            if after is None:
                found.add((letters, False))
                continue
            for more, goes_on in after:
                whole = letters + more
                found.add((whole[:LENGTH], goes_on and len(whole) < LENGTH))
    return frozenset(found)


def _first_of(op: str, value: Any, flags: int) -> First:  # noqa: ANN401
    """What may come first in one piece of a pattern; of a kind that is not known here, anything."""
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return HERE
    if op in ("LITERAL", "IN"):
        letters = _spellings(value, flags) if op == "LITERAL" else _class(value, flags)
        return None if letters is None else frozenset(((letter,), True) for letter in letters)
    if op == "BRANCH":
        return _any([_first(branch, flags) for branch in value[1]])
    if op == "SUBPATTERN":
        return _first(value[3], (flags | value[1]) & ~value[2])
    if op == "ATOMIC_GROUP":
        return _first(value, flags)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeated(value, flags)
    return None


def _repeated(value: Any, flags: int) -> First:  # noqa: ANN401
    """What may come first in what stands several times, or need not stand."""
    inner = _first(value[2], flags)
    if inner is None:
        return None
    once = frozenset((letters, goes_on and value[1] == 1) for letters, goes_on in inner)
    return once | HERE if value[0] == 0 and HERE else once


def _any(found: list[First]) -> First:
    """What may come first in one of several."""
    every: set[tuple[tuple[str, ...], bool]] = set()
    for firsts in found:
        if firsts is None:
            return None
        every |= firsts
    return frozenset(every)


def _class(items: Any, flags: int) -> frozenset[str] | None:  # noqa: ANN401
    """The pieces of a class of letters; None for one that says what is not in it, or holds too much."""
    found: set[str] = set()
    for op, value in items:
        if str(op) == "LITERAL":
            found |= _spellings(value, flags)
        elif str(op) == "RANGE" and value[1] - value[0] < MANY:
            found.update(*(_spellings(code, flags) for code in range(value[0], value[1] + 1)))
        elif str(op) == "CATEGORY" and str(value) in CLASSES:
            found.add(CLASSES[str(value)])
        else:
            return None
    return frozenset(found)


def _spellings(code: int, flags: int) -> frozenset[str]:
    """A letter as a piece of a class, with its capital where capitals are not heeded."""
    letter = chr(code)
    if not flags & re.IGNORECASE:
        return frozenset({re.escape(letter)})
    forms = {letter, letter.lower(), letter.upper(), *ALIKE.get(letter.lower(), "")}
    return frozenset(re.escape(form) for form in forms if len(form) == 1)


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
