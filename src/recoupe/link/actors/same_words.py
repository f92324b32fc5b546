"""What is left without a name: bodies and writings told in the same words, sources two copies of one dispatch quote."""

from collections.abc import Iterable

from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node, by_article
from recoupe.link.actors.keys import fold
from recoupe.link.actors.signs import Sign, read_sign
from recoupe.records import Reason

BEFORE, BEHIND = 40, 12
"""Characters around a source that two articles must share: fewer is a phrase of the trade, more loses copies that were cut."""


class LeftLinker:
    """Joins what no name has taken; the last to run."""

    def __init__(self, clusters: Clusters, gathered: Gathered, names: Names) -> None:
        self._clusters, self._names, self._gathered = clusters, names, gathered
        left = [node for node in gathered.nodes if node.form in ("role", "document") and clusters.of(node).kind is None]
        self._signs = {node.index: read_sign(node.mention.name, names) for node in left}
        self._bodies = [node for node in left if node.form == "role" and node.mention.kind == "organisation"]
        self._writings = [node for node in left if node.form == "document"]
        named = [node for node in gathered.nodes if node.form == "name"]
        self._named = {(node.article, node.key): node for node in reversed(named) if clusters.of(node).kind == "organisation"}

        self._written: dict[str, list[Node]] = {}
        for (_, key), node in sorted(self._named.items()):
            self._written.setdefault(key, []).append(node)

    def link(self) -> None:
        """Bodies that hold their name, bodies, writings, then anonymous sources."""
        for nodes in by_article(self._bodies).values():
            self._one_each(nodes)
        for node in self._bodies:
            self._spelt_small(node)
            self._holds(node)
            self._named_elsewhere(node)
        self._bodies = [node for node in self._bodies if self._clusters.of(node).kind is None]
        for nodes in by_article(self._writings).values():
            self._one_each(nodes)
            self._plain_word(nodes)
        self._over_story(self._bodies, "left.bodies")
        self._over_story(self._writings, "left.writings")
        self._copied(node for node in self._gathered.nodes if node.form == "anonymous")

    def _join(self, first: Node, second: Node, rule: str, weight: float) -> None:
        note = f"{first.mention.name} = {second.mention.name}"
        self._clusters.join(first, second, Reason(f"actors.{rule}", weight, note))

    def _holds(self, node: Node) -> None:
        """Read "le cabinet Zorlex", where the article has Zorlex for a body: the noun and the name are one."""
        head = fold(self._signs[node.index].head)
        rest = node.key.removeprefix(f"{head} ")
        body = self._named.get((node.article, rest)) if head and rest != node.key else None
        if body is not None:
            self._join(body, node, "body-named", 0.8)

    def _spelt_small(self, node: Node) -> None:
        """Read "le ministère de l'intérieur": the body the story writes with its capital, another article or another hand."""
        bodies = self._written.get(node.key, []) if " " in node.key else []
        if len({self._clusters.root(body) for body in bodies}) == 1:
            self._join(bodies[0], node, "spelt-small", 0.85)

    def _named_elsewhere(self, node: Node) -> None:
        """Read "le parquet": the only body of the story whose name opens with that noun, where a story has one of it."""
        sign = self._signs[node.index]
        if not self._names.descriptions.has("left.bodies", sign.head) or sign.told or self._owned(node):
            return
        bearing = {
            self._clusters.root(body): body for (_, key), body in self._named.items() if key.startswith(f"{fold(sign.head)} ")
        }
        if len(bearing) == 1:
            self._join(next(iter(bearing.values())), node, "body-noun", 0.6)

    def _one_each(self, nodes: list[Node]) -> None:
        """One article: the same noun is the same body or writing, unless two are told apart or one is "another"."""
        heads: dict[str, list[Node]] = {}
        for node in nodes:
            sign = self._signs[node.index]
            if sign.head and not self._owned(node):
                heads.setdefault(sign.head, []).append(node)
        for listed in heads.values():
            told = {self._signs[node.index].told for node in listed} - {frozenset()}
            if self._compatible(told) and not any(self._another(node) for node in listed):
                for node in listed[1:]:
                    self._join(listed[0], node, "same-noun", 0.65)

    def _compatible(self, told: Iterable[frozenset[str]]) -> bool:
        """Whether each says no more than the fullest: two that each tell something else are two."""
        every = sorted(told, key=lambda words: (-len(words), sorted(words)))
        return all(words <= every[0] for words in every)

    def _plain_word(self, nodes: list[Node]) -> None:
        """Read "le texte", "ce document": the only writing of its article."""
        table = self._names.descriptions
        plain = [node for node in nodes if table.has("left.plain", self._signs[node.index].head) and self._bare(node)]
        others = [node for node in nodes if node not in plain and table.has("left.writings", self._signs[node.index].head)]
        if plain and len({self._clusters.root(node) for node in others}) == 1:
            for node in plain:
                self._join(others[0], node, "only-writing", 0.6)

    def _over_story(self, nodes: list[Node], group: str) -> None:
        """Several articles: noun and complement alike; a noun of which a story has one, where its complements agree."""
        table: dict[str, list[Node]] = {}
        for node in nodes:
            sign = self._signs[node.index]
            if sign.head and not self._owned(node) and not self._another(node):
                table.setdefault(sign.head, []).append(node)
        for head in sorted(table):
            first: dict[frozenset[str], Node] = {}
            for node in table[head]:
                told = self._signs[node.index].told
                if told:
                    self._join(first.setdefault(told, node), node, "same-words", 0.7)
            if self._names.descriptions.has(group, head) and self._compatible(first) and self._single(table[head]):
                for node in table[head][1:]:
                    self._join(table[head][0], node, "one-of-its-kind", 0.6)

    def _single(self, nodes: list[Node]) -> bool:
        """Whether no article of the story holds two of them."""
        roots: dict[str, set[int]] = {}
        for node in nodes:
            roots.setdefault(node.article, set()).add(self._clusters.root(node))
        return all(len(found) == 1 for found in roots.values())

    def _words(self, node: Node) -> str:
        place = node.places[0]
        return place.span.within(self._gathered.text[place.article]).lower().replace("\u2019", "'")

    def _owned(self, node: Node) -> bool:
        """Whether a possessive makes it somebody's ("son cabinet"): whose, another article does not say."""
        determiner = self._names.descriptions.determiners.get(self._words(node).split(" ")[0])
        return determiner is not None and determiner.sort == "possessive"

    def _another(self, node: Node) -> bool:
        return any(self._names.descriptions.has("left.another", word) for word in self._words(node).split()[:3])

    def _bare(self, node: Node) -> bool:
        """Whether it says nothing but its noun."""
        sign: Sign = self._signs[node.index]
        return not sign.told and not self._another(node)

    def _copied(self, nodes: Iterable[Node]) -> None:
        """The same words in the same sentence of two articles: two copies of one dispatch quote one source."""
        first: dict[tuple[str, str], Node] = {}
        for node in nodes:
            place = node.places[0]
            text = self._gathered.text[place.article]
            around = text[max(0, place.span.start - BEFORE) : place.span.end + BEHIND]
            lead = first.setdefault((node.key, fold(around)), node)
            if lead.article != node.article:
                self._join(lead, node, "copied-source", 0.8)
