"""What matters between two dossiers of one story: the story itself, a denial, a confirmation, figures that part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.dossier.changes.rows import (
    Index,
    Json,
    Replaced,
    articles_of,
    cite_of,
    claim_cites,
    figure_cites,
    index_rows,
)
from recoupe.records import Cite

ChangeKind = Literal["new-story", "first-denial", "first-confirmation", "new-disagreement", "correction", "edit"]
TOLD_BY = 2
"""Articles from which a story is one: before, it is an article."""
SHOWN = 5
"""Cites of one event at most: a person opens the dossier for the others."""
AFFIRMS = frozenset({"states", "reports"})
SAYS = frozenset({"states", "reports", "reports-conditional"})
"""Acts by which a claim is somebody's: a denial of what nobody says, and that is no main claim, is background."""
PARTS = frozenset({"contradiction", "unit", None})
"""Severities that are a disagreement; a rounding, a certainty or another scope is none."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One cell of a dossier that an edit changed; `was` and `now` are acts of claims or values of figures, None where none."""

    table: Literal["claim", "figure"]
    row: str
    says: str
    was: str | None
    now: str | None
    before: tuple[Cite, ...] = ()
    after: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One event that matters, and the words that show it.

    Attributes:
        key: tells it from every other, whatever ids the rows have by then: made of articles and places.
        says: the claim, the figure, or the title of the story, in words of the articles.
        row: id of the claim or figure in the later dossier; None where the event is of none.
        cites: of the later dossier; `before`: of the earlier.
        touched: cells an edit changed.
    """

    kind: ChangeKind
    key: str
    says: str
    row: str | None
    cites: tuple[Cite, ...]
    before: tuple[Cite, ...] = ()
    touched: tuple[Touched, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an event nobody could check."""
        if not (self.cites or self.before):
            raise ValueError(f"{self.kind} without a cite")


def find_changes(before: Json | None, after: Json, replaced: tuple[Replaced, ...] = ()) -> tuple[Change, ...]:
    """Find what matters in a story since its last dossier.

    An event rests on an article that came since: what only linking put otherwise is no news.

    Args:
        before: the last dossier; None when there is none.
        after: the dossier now.
        replaced: articles of `before` in whose place a later version stands.

    Returns:
        Events in order of kind, then key. Edits that change cells are found by `find_edited`.
    """
    fresh = articles_of(after) - articles_of(before)
    found = [
        *_new_story(before, after),
        *_claims(before, after, fresh, replaced),
        *_figures(before, after, fresh, replaced),
    ]
    return tuple(sorted({one.key: one for one in found}.values(), key=lambda one: (one.kind, one.key)))


def _new_story(before: Json | None, after: Json) -> Iterator[Change]:
    if len(articles_of(before)) >= TOLD_BY or len(after["articles"]) < TOLD_BY:
        return
    titles = [cite_of(one["title"]) for one in after["articles"] if one["title"]]
    if titles:
        first = min(str(one["id"]) for one in after["articles"])
        yield Change("new-story", f"new-story {first}", titles[0].exact, None, tuple(titles[:SHOWN]))


def _claims(before: Json | None, after: Json, fresh: frozenset[str], replaced: tuple[Replaced, ...]) -> Iterator[Change]:
    old: Sequence[Json] = before["claims"] if before else ()
    index = index_rows([list(claim_cites(one)) for one in old], replaced)
    for claim in after["claims"]:
        known = [old[row] for row in index.rows(claim_cites(claim))]
        yield from _denial(claim, known, fresh)
        if claim.get("core", True) and known:
            yield from _confirmation(claim, known, fresh - {one.new for one in replaced})


def _denial(claim: Json, known: Sequence[Json], fresh: frozenset[str]) -> Iterator[Change]:
    denials = [cell for cell in claim["cells"] if cell["act"] == "denies"]
    if not denials or any(cell["article"] not in fresh for cell in denials):
        return
    if any(cell["act"] == "denies" for one in known for cell in one["cells"]):
        return
    if not (claim.get("core", True) or any(cell["act"] in SAYS for cell in claim["cells"])):
        return
    cites = tuple(cite_of(cite) for cell in denials for cite in cell["cites"])[:SHOWN]
    yield Change("first-denial", _key("first-denial", cites), claim["says"], claim["id"], cites)


def _confirmation(claim: Json, known: Sequence[Json], fresh: frozenset[str]) -> Iterator[Change]:
    if claim["independent_origins"] < TOLD_BY or max(one["independent_origins"] for one in known) >= TOLD_BY:
        return
    said = [cell for cell in claim["cells"] if cell["act"] in AFFIRMS and cell["article"] in fresh]
    said_before = [cell for cell in claim["cells"] if cell["act"] in AFFIRMS and cell["article"] not in fresh]
    if not said or not said_before:
        return
    cites = tuple(cite_of(cite) for cell in said for cite in cell["cites"])[:SHOWN]
    earlier = tuple(cite_of(cite) for cell in said_before for cite in cell["cites"])[:SHOWN]
    yield Change("first-confirmation", _key("first-confirmation", cites), claim["says"], claim["id"], cites, earlier)


def _figures(before: Json | None, after: Json, fresh: frozenset[str], replaced: tuple[Replaced, ...]) -> Iterator[Change]:
    old: Sequence[Json] = before["figures"] if before else ()
    index: Index = index_rows([list(figure_cites(one)) for one in old], replaced)
    for figure in after["figures"]:
        cites = tuple(figure_cites(figure))
        if not _parts(figure) or not any(cite.article in fresh for cite in cites):
            continue
        if any(_parts(old[row]) for row in index.rows(iter(cites))):
            continue
        ours = tuple(cite for cite in cites if cite.article in fresh)
        shown = tuple(dict.fromkeys((*ours, *cites)))[:SHOWN]
        yield Change("new-disagreement", _key("new-disagreement", ours), figure["what"], figure["id"], shown)


def _parts(figure: Json) -> bool:
    return figure["verdict"] == "differ" and figure["severity"] in PARTS


def _key(kind: str, cites: tuple[Cite, ...]) -> str:
    """The kind and the first place that shows it."""
    first = min(cites)
    return f"{kind} {first.article} {first.span.start}-{first.span.end}"
