"""Two texts word by word, as a page shows them: what stayed, what went, what came, what only moved."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.dossier.changes import Comparison, Revision, compare_texts
from recoupe.records import Article, Span

RunKind = Literal["same", "gone", "new", "moved"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, or went, or came, or stand elsewhere than before."""

    kind: RunKind
    text: str


def compare_articles(before: Article, after: Article) -> tuple[Run, ...]:
    """The runs that lead from one text to the other; what went stands before what came in its place.

    What differs in typography alone is shown as the later text has it: `recoupe show --versions` tells edits by the same rules.
    """
    return tuple(_runs(compare_texts(before, after), before.text, after.text))


def _runs(comparison: Comparison, before: str, after: str) -> Iterator[Run]:
    at = 0
    shown = [one for one in comparison.revisions if one.because != "edits.typography"]
    told = _inner(shown)
    for start, n in sorted((_place(comparison, one), n) for n, one in enumerate(shown)):
        one = shown[n]
        if start > at:
            yield Run("same", after[at:start])
            at = start
        if one.before and one.because != "edits.moved" and n not in told:
            yield Run("gone", _gone(one.before, before) if one.after is None else one.gone)
        if one.after and one.after.end > at:
            yield Run("moved" if one.because == "edits.moved" else "new", after[max(at, one.after.start) : one.after.end])
            at = one.after.end
    if at < len(after):
        yield Run("same", after[at:])


def _inner(revisions: Sequence[Revision]) -> set[int]:
    """The edits whose earlier words stand among those of another one: a line of date between two paragraphs that went."""
    spans = sorted((one.before.start, -one.before.end, n) for n, one in enumerate(revisions) if one.before)
    inner, reach = set[int](), 0
    for _, end, n in spans:
        if -end <= reach:
            inner.add(n)
        reach = max(reach, -end)
    return inner


def _gone(span: Span, text: str) -> str:
    """Words that went and left nothing, with the space before them: it went too."""
    start = span.start
    while start and text[start - 1].isspace():
        start -= 1
    return text[start : span.end]


def _place(comparison: Comparison, one: Revision) -> int:
    """Where an edit is shown in the later text: where words came; where they only went, behind those that stood before them."""
    if one.after is not None:
        return one.after.start
    if one.before is None:
        return 0
    known = bisect_right(comparison.pairs, one.before.start, key=lambda pair: pair[0].end) - 1
    return comparison.pairs[known][1].end if known >= 0 else 0
