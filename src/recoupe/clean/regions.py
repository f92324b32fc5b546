"""Which stretches of a page are the article's running text: trafilatura's answer, matched back to the source."""

import re
from functools import cache
from typing import Any

from recoupe.clean.markup import Scan

MAX_SOURCE = 3_000_000
"""Characters of markup above which trafilatura is not asked: it takes 0.4 s for a million, and 5 MB must be read in 3 s."""
MAX_TREE_DEPTH = 200
"""lxml refuses 256 open elements, so deeper pages get the plain measure of paragraphs."""
MIN_INSIDE = 24
"""Letters from which a stretch inside a longer extracted paragraph is believed to be it: shorter ones occur by chance."""
_LETTERS = re.compile(r"[\W_]+")


def squash(text: str) -> str:
    """Letters and digits alone, in lower case: what is left the same by every folding."""
    return _LETTERS.sub("", text).lower()


class Region:
    """The words an extractor kept, asked one stretch at a time."""

    __slots__ = ("blob", "parts")

    def __init__(self, texts: list[str]) -> None:
        parts = [one for one in (squash(text) for text in texts) if one]
        self.parts = frozenset(parts)
        self.blob = "\n".join(parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def holds(self, text: str) -> bool:
        """Whether the extractor kept this text: as a paragraph of its own, or within one."""
        key = squash(text)
        return bool(key) and (key in self.parts or (len(key) >= MIN_INSIDE and key in self.blob))


def reduced(source: str, scan: Scan) -> str:
    """The markup without what nobody sees: half of most pages, and all an extractor could trip over."""
    kept: list[str] = []
    at = scan.body
    for start, end in scan.skipped:
        if start >= at:
            kept.append(source[at:start])
            at = end
        elif end > at:
            at = end
    kept.append(source[at:])
    return "<html>" + " ".join(kept)


def find_region(source: str, scan: Scan) -> Region:
    """The body region of a page; empty when the extractor finds none."""
    deep = max((stretch.element.depth for stretch in scan.stretches), default=0)
    markup = reduced(source, scan)
    if deep > MAX_TREE_DEPTH or len(markup) > MAX_SOURCE:
        return Region([])
    document = _extractor()(markup)
    body = getattr(document, "body", None)
    return Region(_texts(body) if body is not None else [])


@cache
def _extractor() -> Any:  # noqa: ANN401 - the package has no types
    """Trafilatura's extraction with settings fixed; recall first, since leftovers are called by our own rules."""
    from lxml.etree import LxmlError  # noqa: PLC0415 - half the start-up time of the program
    from trafilatura import bare_extraction  # noqa: PLC0415

    def extract(markup: str) -> object | None:
        try:
            return bare_extraction(markup, with_metadata=False, include_comments=False, favor_recall=True, output_format="python")
        except (LxmlError, ValueError, RecursionError, AssertionError):
            return None

    return extract


def _texts(body: Any) -> list[str]:  # noqa: ANN401 - the package has no types
    """The paragraphs of an extracted body."""
    return [
        " ".join(element.itertext()) for element in body.iter("p", "head", "item", "quote", "cell", "code", "ab", "lg")
    ] + list(body.itertext())
