"""How the claims of one article reached it: from whom, through whom, written or inferred, and for how many claims."""

from collections import defaultdict
from dataclasses import dataclass

from recoupe.app.web.story_view import StoryView
from recoupe.records import ArticleId, Cell, Cite, Claim

SHOWN = 15
"""Chains shown, those of most claims first; the drawing of the story has the rest."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One way to an article.

    Attributes:
        names: the origin, then each relay, in the order the words went.
        inferred: the text does not write it out.
        n_claims: how many claims came that way.
        cite: words of the article that came so.
    """

    names: tuple[str, ...]
    inferred: bool
    n_claims: int
    cite: Cite


def chains_to(view: StoryView, article: ArticleId) -> tuple[Chain, ...]:
    """The chains that end in an article."""
    found: dict[tuple[tuple[str, ...], bool], dict[int, Cite]] = defaultdict(dict)
    for n, claim in enumerate(view.dossier.links.claims):
        for cell in claim.cells:
            if cell.article == article and cell.cites:
                for key in _origins(claim, cell):
                    chain = _names(view, key)
                    if chain is not None:
                        found[chain].setdefault(n, cell.cites[0])
    chains = [Chain(names, inferred, len(cites), next(iter(cites.values()))) for (names, inferred), cites in found.items()]
    return tuple(sorted(chains, key=lambda one: (-one.n_claims, one.names, one.inferred))[:SHOWN])


def _origins(claim: Claim, cell: Cell) -> tuple[str, ...]:
    """The origins of a cell; those of the claim where no cell of it names its own."""
    return cell.origins or (() if any(other.origins for other in claim.cells) else claim.origins)


def _names(view: StoryView, key: str) -> tuple[tuple[str, ...], bool] | None:
    """The names along the chain of an origin, and whether it is inferred."""
    origin = view.guide.origins.get(key)
    if origin is None:
        return None
    first = view.guide.name(origin.actor) or view.phrases.say("origin.unknown")
    relays = [view.guide.name(actor) for actor in reversed(origin.through)]
    return (first, *(name for name in relays if name)), origin.inferred
