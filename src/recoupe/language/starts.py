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

MANY = 64
"""Letters of a range that are spelled out; a longer one can start anywhere."""
ALIKE = {"i": "\u0130\u0131", "s": "\u017f", "k": "\u212a", "\u00e5": "\u212b", "\u00b5": "\u03bc", "\u00df": "\u1e9e"}
"""Letters that are the same as another where capitals are not heeded, and are neither its capital nor its small form."""
CLASSES = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s"}


@dataclass(frozen=True, slots=True)
class Search:
    """A pattern, and one of a single letter that matches wherever it can start; None where that may be anywhere."""

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
        '[Dd](?<!\\w.)'
        >>> [hit.span() for hit in found.every("Du vent, et de l'eau douce.", 0, 27)]
        [(0, 2), (12, 14)]
    """
    if parser is None:
        return Search(pattern)
    tree = parser.parse(pattern.pattern, pattern.flags)
    letters, empty = _first(tree, pattern.flags)
    if letters is None or empty:
        return Search(pattern)
    anchor = r"(?<!\w.)" if _opens_word(tree) else ""
    return Search(pattern, re.compile(f"[{''.join(sorted(letters))}]{anchor}", re.DOTALL))


First = tuple[frozenset[str] | None, bool]
"""What may come first, as pieces of a class, None for anything; and whether it may be nothing at all."""


def _first(sequence: Any, flags: int) -> First:  # noqa: ANN401  the parser's own trees
    """What may come first in a sequence."""
    found: frozenset[str] = frozenset()
    for op, value in sequence:
        letters, empty = _first_of(str(op), value, flags)
        if letters is None:
            return None, False
        found |= letters
        if not empty:
            return found, False
    return found, True


def _first_of(op: str, value: Any, flags: int) -> First:  # noqa: ANN401
    """What may come first in one piece of a pattern; of a kind that is not known here, anything."""
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return frozenset(), True
    if op == "LITERAL":
        return _spellings(value, flags), False
    if op == "IN":
        return _class(value, flags), False
    if op == "BRANCH":
        return _any([_first(branch, flags) for branch in value[1]])
    if op == "SUBPATTERN":
        return _first(value[3], (flags | value[1]) & ~value[2])
    if op == "ATOMIC_GROUP":
        return _first(value, flags)
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        letters, empty = _first(value[2], flags)
        return letters, empty or value[0] == 0
    return None, False


def _any(found: list[First]) -> First:
    """What may come first in one of several."""
    if any(letters is None for letters, _ in found):
        return None, False
    return frozenset().union(*(letters or () for letters, _ in found)), any(empty for _, empty in found)


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
