"""People's corrections, found again among the mentions of a run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node
from recoupe.link.actors.keys import fold
from recoupe.records import Actor, Corrections, Fault, Notes, Place, Pointer


@dataclass(frozen=True, slots=True)
class Orders:
    """The corrections as nodes: what they join, keep apart and call."""

    merges: tuple[tuple[Node, Node], ...] = ()
    splits: tuple[tuple[Node, Node], ...] = ()
    renames: tuple[tuple[Node, str], ...] = ()

    def name_of(self, clusters: Clusters) -> dict[int, str]:
        """What people call the actor whose cluster has this root; of two names for one actor, the last in order."""
        return {clusters.root(node): name for node, name in self.renames}


def orders_of(gathered: Gathered, corrections: Corrections) -> Orders:
    """Find the mentions that corrections point at; a pointer at no mention orders nothing (see `find_lost`)."""
    named: dict[str, list[Node]] = {}
    for node in gathered.nodes:
        if node.form != "pronoun":
            named.setdefault(node.key, []).append(node)

    def at(pointer: Pointer) -> list[Node]:
        if pointer.place is None:
            return named.get(fold(pointer.name), [])
        return [gathered.at[pointer.place]] if pointer.place in gathered.at else []

    merges = [pair for one, other in _ordered(corrections.merges) for pair in _chain([*at(one), *at(other)])]
    splits = [(a, b) for one, other in _ordered(corrections.splits) for a in at(one) for b in at(other) if a is not b]
    renames = [
        (node, name) for one, name in sorted(corrections.renames, key=lambda row: (row[0].key, row[1])) for node in at(one)
    ]
    return Orders(tuple(merges), tuple(splits), tuple(renames))


def _ordered(pairs: Iterable[tuple[Pointer, Pointer]]) -> list[tuple[Pointer, Pointer]]:
    return sorted(pairs, key=lambda pair: (pair[0].key, pair[1].key))


def _chain(nodes: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Every node with the one before it: joined so, all are one."""
    return pairwise(nodes)


def find_lost(notes: Sequence[Notes], actors: Sequence[Actor], corrections: Corrections) -> tuple[Fault, ...]:
    """The corrections that changed nothing: their words are not there, or what they ask is refused.

    Faults:
        link.correction-lost: no mention stands at the place, or has the words.
        link.correction-refused: an anonymous source and a named actor stay two; one wording of one article stays one.
    """
    named = _Named(notes, actors)
    pointers = [one for pair in (*corrections.merges, *corrections.splits) for one in pair] + [
        one for one, _ in corrections.renames
    ]
    lost = [one for one in sorted(pointers, key=lambda one: one.key) if not named.at(one)]
    found = [Fault("link.correction-lost", _shown(one), "nobody is named so in these articles") for one in lost]
    for one, other in _ordered(corrections.merges):
        if named.at(one) and named.at(other) and len(named.at(one) | named.at(other)) > 1:
            found.append(Fault("link.correction-refused", _shown(one), f"stays apart from {_shown(other)}"))
    for one, other in _ordered(corrections.splits):
        if named.at(one) & named.at(other):
            found.append(Fault("link.correction-refused", _shown(one), f"stays one with {_shown(other)}"))
    return tuple(dict.fromkeys(found))


class _Named:
    """The actors that pointers point at."""

    def __init__(self, notes: Sequence[Notes], actors: Sequence[Actor]) -> None:
        self._places = {place: actor.id for actor in actors for place in actor.places}
        self._names: dict[str, set[str]] = {}
        for actor in actors:
            for name in (actor.name, *actor.aliases):
                self._names.setdefault(fold(name), set()).add(actor.id)
        for one in notes:
            for mention in one.mentions:
                actor_id = self._places.get(Place(one.article.id, mention.span))
                if actor_id is not None and mention.form != "pronoun":
                    self._names.setdefault(fold(mention.name), set()).add(actor_id)

    def at(self, pointer: Pointer) -> set[str]:
        """Their ids; none where the words point at nobody."""
        if pointer.place is None:
            return self._names.get(fold(pointer.name), set())
        return {self._places[pointer.place]} if pointer.place in self._places else set()


def _shown(pointer: Pointer) -> str:
    where = pointer.place
    return f"{where.article} [{where.span.start}, {where.span.end})" if where else pointer.name
