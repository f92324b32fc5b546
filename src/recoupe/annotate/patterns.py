"""Long patterns made short while the parser is loaded: the same matches, compiled in a hundredth of the time.

The French tokenizer comes with one pattern of 1.4 million characters: 266 alternatives, each of which spells out the same classes
of three thousand letters. Python takes 3.5 s to compile it, most of what loading the parser took. Alternatives that differ in one
short piece only can share the rest: 0.02 s, and `tests/annotate/test_patterns.py` compares both on words of every kind.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

LONG_PATTERN = 100_000
"""Characters from which a pattern is looked into: the next longest that the parser compiles has 18 000, and takes 0.04 s."""
_LONG_CLASS = re.compile(r"(\[[^\[\]]{500,}\][+*?]?)")
_FLAGS = re.compile(r"\(\?[a-z]+\)")


@contextmanager
def short_patterns() -> Iterator[None]:
    """Compile long patterns in their short form, as long as this lasts."""
    compile_as_given = re.compile

    def compile_short(pattern: Any, flags: Any = 0) -> Any:  # noqa: ANN401  whatever `re.compile` takes and gives
        return compile_as_given(shorten(pattern) if isinstance(pattern, str) else pattern, flags)

    re.compile = compile_short  # for the one who loads, and no longer
    try:
        yield
    finally:
        re.compile = compile_as_given


def shorten(pattern: str) -> str:
    """A pattern that matches the same words; the pattern itself when it is short or built in another way.

    Example:
        >>> letters = "[" + "a-z" * 200 + "]+"
        >>> long = f"(?i)(?:^by-{letters}$)|(?:^zig-{letters}$)" + "|(?:x)" * 20_000
        >>> shorten(long).startswith(f"(?i)(?:(?:^by-|^zig-){letters}$)")
        True
    """
    flags = _FLAGS.match(pattern)
    opening = flags[0] if flags else ""
    body = pattern[len(opening) :]
    if len(pattern) < LONG_PATTERN or not (body.startswith("(?:") and body.endswith(")")):
        return pattern
    groups: dict[tuple[str, str], list[str]] = {}
    for alternative in body[3:-1].split(")|(?:"):
        before, piece, after = _cut(alternative)
        if not _whole(piece):
            return pattern
        groups.setdefault((before, after), []).append(piece)
    return opening + "|".join(f"(?:{before}(?:{'|'.join(pieces)}){after})" for (before, after), pieces in groups.items())


def _cut(alternative: str) -> tuple[str, str, str]:
    """What stands before and after the longest piece between two classes of letters, and that piece."""
    pieces = _LONG_CLASS.split(alternative)
    at = max(range(0, len(pieces), 2), key=lambda n: len(pieces[n]))
    return "".join(pieces[:at]), pieces[at], "".join(pieces[at + 1 :])


def _whole(piece: str) -> bool:
    """Whether a piece can stand in a group of its own."""
    try:
        re.compile(piece)
    except re.error:
        return False
    return True
