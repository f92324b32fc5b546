"""Patterns compiled with less work while tables are loaded: what is the same in many of them is worked out once.

The patterns of a language are put together from pieces, and so hold the same few classes of letters thousands of times. Python
makes a map of 65 536 letters of every one with a curly apostrophe or a narrow blank in it; and where a pattern can start is read
off the tree it was compiled from. Both are kept while this lasts: loading the tables takes 0.9 s in place of 1.1. The compiled
patterns are the same, which `tests/language/test_compiled.py` asks of each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

try:
    from re import _compiler as compiler  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another Python: every pattern is compiled by itself
    compiler = parser = None

PARTS = ((compiler, "_optimize_charset"), (parser, "parse"))
"""What of Python is its own affair, and asked for first: another version may have it otherwise."""


@contextmanager
def compiled_once() -> Iterator[None]:
    """Keep what compiling a pattern works out of its classes, and the last tree, as long as this lasts."""
    if not all(hasattr(module, name) for module, name in PARTS):
        yield
        return
    class_as_given, parse_as_given = compiler._optimize_charset, parser.parse
    classes: dict[Any, tuple[list[Any], bool]] = {}
    last: dict[Any, Any] = {}

    def one_class(charset: Any, iscased: Any = None, fixup: Any = None, fixes: Any = None) -> tuple[list[Any], bool]:  # noqa: ANN401
        key = (tuple(charset), iscased, fixup, fixes is None)
        found = classes.get(key)
        if found is None:
            found = classes[key] = class_as_given(charset, iscased, fixup, fixes)
        return list(found[0]), found[1]

    def one_tree(pattern: Any, flags: Any = 0, state: Any = None) -> Any:  # noqa: ANN401
        if state is not None or not isinstance(pattern, str):
            return parse_as_given(pattern, flags, state)
        # A compiled pattern says of itself that it is of text; whoever compiles it need not.
        key = (pattern, int(flags) | compiler.SRE_FLAG_UNICODE)
        if key not in last:
            last.clear()
            last[key] = parse_as_given(pattern, flags)
        return last[key]

    compiler._optimize_charset, parser.parse = one_class, one_tree  # for the one who loads, and no longer
    try:
        yield
    finally:
        compiler._optimize_charset, parser.parse = class_as_given, parse_as_given
