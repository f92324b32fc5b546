"""Whose side somebody is on: the houses that descriptions name them by, and names that are of one house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.records import Notes, Span

SHORTEST = 3
"""Letters of a word that tells one name from another."""
KIN, ENDING = 5, 2
"""Letters two words of one family open with, and how many of the shorter one may differ: "Karvélie", "karvélienne"."""
NO_WORDS: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Houses:
    """Who is of whose house.

    Attributes:
        of: for each actor, itself and those its descriptions name: "le porte-parole de Corvex", "l'avocat de Mme Roy".
        words: the telling words of the names of all these, a set for each name.
    """

    of: Mapping[str, frozenset[str]]
    words: Mapping[str, tuple[frozenset[str], ...]]
    known: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False)

    def one_side(self, one: str, other: str) -> bool:
        """Whether two actors share a house, or one's name stands in the other's: a company, its head and its lawyer."""
        if one == other:
            return True
        pair = (min(one, other), max(one, other))
        if pair not in self.known:
            both = self.of.get(one, frozenset([one])) & self.of.get(other, frozenset([other]))
            names = product(self.words.get(one, NO_WORDS), self.words.get(other, NO_WORDS))
            self.known[pair] = bool(both) or any(_one_name(mine, theirs) for mine, theirs in names)
        return self.known[pair]


def find_houses(notes: Iterable[Notes], cast: Cast, predicates: Predicates) -> Houses:
    """Read off every description of a person or of an unnamed source whom it names beside them."""
    found: dict[str, set[str]] = {actor: {actor} for actor in cast.actors}
    for note in notes:
        article = note.article.id
        spans: list[tuple[str, Span]] = [(actor, span) for span, actor in cast.mentions.get(article, ())]
        for attribution in note.attributions:
            speaker = cast.at(article, attribution.speaker)
            if speaker is not None and attribution.source is not None:
                spans.append((speaker, attribution.source))
        for actor, span in spans:
            if cast.kind(actor) in ("person", "anonymous"):
                found[actor].update(other for _, other in cast.inside(article, span) if cast.kind(other) != "document")
    names = {actor: _telling(cast.actors[actor].name, predicates) for actor in cast.actors}
    words = {actor: tuple(names[one] for one in sorted(house) if names[one]) for actor, house in found.items()}
    return Houses({actor: frozenset(house) for actor, house in found.items()}, words)


def _telling(name: str, predicates: Predicates) -> frozenset[str]:
    return frozenset(word for word in fold_words(name) if len(word) >= SHORTEST and word not in predicates.stop)


def _one_name(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one name holds the other, or both hold words of one family."""
    return mine <= theirs or theirs <= mine or any(_kin(one, other) for one, other in product(sorted(mine), sorted(theirs)))


def _kin(one: str, other: str) -> bool:
    same = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    return same >= KIN and same >= min(len(one), len(other)) - ENDING


__all__ = ["Houses", "find_houses"]
