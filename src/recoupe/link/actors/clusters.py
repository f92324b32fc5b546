"""Clusters that only ever grow, refuse what contradicts, and remember why they were joined."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from recoupe.link.actors.gather import Node
from recoupe.records import Reason


@dataclass(slots=True)
class Cluster:
    """Nodes of one actor.

    Attributes:
        kind: that of its names; None as long as only descriptions are in it.
        gender: told by first names, titles and roles; None while nothing tells it.
    """

    nodes: list[Node]
    kind: str | None
    gender: str | None
    forms: set[str]
    reasons: list[Reason] = field(default_factory=list)


class Clusters:
    """Union of nodes under constraints; the smaller index leads, so that order of joining does not show."""

    def __init__(self, nodes: Iterable[Node], apart: Iterable[tuple[Node, Node]] = ()) -> None:
        self._root: dict[int, int] = {}
        self._cluster: dict[int, Cluster] = {}
        self._apart = [(first.index, second.index) for first, second in apart]
        for node in nodes:
            self._root[node.index] = node.index
            self._cluster[node.index] = Cluster(
                [node], node.mention.kind if node.form == "name" else None, node.gender, {node.form}
            )

    def root(self, node: Node) -> int:
        """The index that stands for the node's cluster."""
        at = node.index
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def of(self, node: Node) -> Cluster:
        """The cluster a node is in."""
        return self._cluster[self.root(node)]

    def together(self, first: Node, second: Node) -> bool:
        """Whether two nodes are one actor already."""
        return self.root(first) == self.root(second)

    def join(self, first: Node, second: Node, reason: Reason, *, ordered: bool = False) -> bool:
        """Join two clusters unless that contradicts; a person's order overrides all but another order, and a source's anonymity.

        Returns:
            Whether they are one now.
        """
        one, other = sorted((self.root(first), self.root(second)))
        if one == other:
            return True
        two = self._cluster[one], self._cluster[other]
        if self._kept_apart(one, other) or self._unmasks(*two) or (not ordered and self._contradict(*two)):
            return False
        lead, rest = self._cluster[one], self._cluster.pop(other)
        lead.nodes.extend(rest.nodes)
        lead.forms |= rest.forms
        lead.kind = lead.kind or rest.kind
        lead.gender = lead.gender or rest.gender
        lead.reasons.extend([*rest.reasons, reason])
        self._root[other] = one
        return True

    def all(self) -> list[Cluster]:
        """Clusters in order of their first node, nodes in order."""
        for cluster in self._cluster.values():
            cluster.nodes.sort(key=lambda node: node.index)
        return [self._cluster[index] for index in sorted(self._cluster)]

    def _kept_apart(self, one: int, other: int) -> bool:
        return any({self._find(a), self._find(b)} == {one, other} for a, b in self._apart)

    def _find(self, at: int) -> int:
        while self._root[at] != at:
            at = self._root[at]
        return at

    @staticmethod
    def _unmasks(one: Cluster, other: Cluster) -> bool:
        """Whether it would give an anonymous source a name: never done, whoever orders it."""
        forms = one.forms | other.forms
        return "anonymous" in forms and bool(forms - {"anonymous", "pronoun"})

    def _contradict(self, one: Cluster, other: Cluster) -> bool:
        """A person with a body, a man with a woman."""
        if one.kind and other.kind and (one.kind == "person") != (other.kind == "person"):
            return True
        if (one.kind or other.kind) not in (None, "person"):
            return False
        personal = "person" in (one.kind, other.kind, one.nodes[0].mention.kind, other.nodes[0].mention.kind)
        return bool(personal and one.gender and other.gender and one.gender != other.gender)
