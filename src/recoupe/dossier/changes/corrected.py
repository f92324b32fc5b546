"""Corrections an article says it makes of itself: "Une première version de cet article indiquait..."."""

import re
from collections.abc import Iterator

from recoupe.records import Article, Cite, Span

_END = re.compile(r"[.!?\u2026](?=\s|$)")
LONGEST = 400
"""Characters of one cite: the sentence that says it, and no more of the paragraph."""


def find_corrections(article: Article, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Cite]:
    """The sentences in which an article corrects itself or another of its house, in order.

    Args:
        article: one clean text.
        patterns: of any language, from `language.corrections`.
    """
    for block in article.blocks:
        words = block.span.within(article.text)
        starts = [match.start() for match in (pattern.search(words) for pattern in patterns) if match]
        if starts:
            start = _start(words, min(starts))
            end = next((m.end() for m in _END.finditer(words, min(starts))), len(words))
            yield article.cite(Span(block.span.start + start, block.span.start + min(end, start + LONGEST)))


def _start(words: str, at: int) -> int:
    """Where the sentence begins that holds a character."""
    start = 0
    for match in _END.finditer(words, 0, at):
        start = match.end()
    while words[start].isspace():
        start += 1
    return start
