"""Two articles beside one another: which words of the one stand for which of the other, so that both scroll together."""

from collections.abc import Iterator

from recoupe.app.web.story_view import StoryView
from recoupe.records import ArticleId, Cite

MOST = 400
"""Places at most: two articles of a story share a few dozen."""


def aligned_places(view: StoryView, one: ArticleId, other: ArticleId, *, received: bool) -> tuple[tuple[int, int], ...]:
    """Where words of one article answer words of the other, in the order of the first.

    Args:
        view: of the story.
        one: the article on the left.
        other: the article on the right.
        received: places in the texts as received; in the cleaned texts otherwise.
    """
    pairs = dict.fromkeys(
        (_start(left, received), _start(right, received)) for left, right in _pairs(view, one, other) if left and right
    )
    return tuple(sorted(pairs)[:MOST])


def _start(cite: Cite, received: bool) -> int:
    return cite.received.start if received else cite.span.start


def _pairs(view: StoryView, one: ArticleId, other: ArticleId) -> Iterator[tuple[Cite | None, Cite | None]]:
    """Words of the same claim, the same figure, the same utterance, and words taken over."""
    links = view.dossier.links
    for claim in links.claims:
        cells = {cell.article: cell.cites[0] for cell in claim.cells if cell.cites}
        yield cells.get(one), cells.get(other)
    for cites in (
        *([value.cite for value in figure.values] for figure in links.figures),
        *(utterance.versions for utterance in links.utterances),
    ):
        first = {cite.article: cite for cite in reversed(cites)}
        yield first.get(one), first.get(other)
    for reuse in links.reuse:
        if {reuse.earlier, reuse.later} == {one, other}:
            for before, after in reuse.pairs:
                yield (before, after) if before.article == one else (after, before)
