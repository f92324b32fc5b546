"""Who a description means when no name stands beside it: somebody the story describes the same way elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.language.names import Names
from recoupe.link.actors.alone import is_owned, join_alone, join_bare
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node
from recoupe.link.actors.keys import fold
from recoupe.link.actors.signs import Sign, groups_of, read_sign
from recoupe.records import ArticleId, Reason

SAME, PARTY, GROUPED = 0.85, 0.7, 0.65
"""What one noun, a political label borne elsewhere, and nouns that may stand for each other are worth alone."""
LEAST = 0.6
"""Score from which a description is resolved: below, invented stories gave more wrong than right ones."""
MARGIN = 0.1
"""How far the best bearer must lead the next: a tie resolves nothing."""
UMBRELLA = "politician"
"""The group of whoever governs: a mayor is a politician and no minister."""
ROUNDS = 3
"""Passes over what is left: each may resolve a description by one resolved before; a third never added any."""


@dataclass(slots=True)
class Bearer:
    """A named person with all that is said of them."""

    node: Node
    signs: dict[Sign, set[ArticleId]]
    articles: set[ArticleId]


class RoleLinker:
    """Resolves descriptions of people by score; the most specific first."""

    def __init__(self, clusters: Clusters, gathered: Gathered, names: Names) -> None:
        self._clusters, self._names, self._gathered = clusters, names, gathered
        roles = [node for node in gathered.nodes if node.form == "role" and node.mention.kind == "person"]
        self._signs = {node.index: read_sign(node.mention.name, names) for node in roles}
        self._roles = sorted(roles, key=lambda node: (-len(self._signs[node.index].told), node.index))
        self._nodes = gathered.nodes
        self._fits: dict[tuple[Sign, Sign], float] = {}
        self._groups: dict[str, frozenset[str]] = {}
        lawyer = min(names.descriptions.sets["left.lawyer"])
        self._lawyer = Sign(lawyer, ("job",), frozenset(), former=False)
        self._groups[lawyer] = groups_of(lawyer, names)
        heads = (head for listed in names.descriptions.heads.values() for head in listed if "party" in head.sorts)
        self._countries = frozenset(names.known.codes.values()) - {""}
        self._parties = frozenset(fold(" ".join(head.words)) for head in heads)

    def link(self) -> None:
        """Resolve what can be, then put together the descriptions that are left and say the same."""
        for _ in range(ROUNDS):
            bearers = self._bearers()
            resolved = [self._resolve(node, bearers) for node in self._roles if self._unnamed(node)]
            if not any(resolved):
                break
        join_alone(self._clusters, [node for node in self._roles if self._unnamed(node)], self._gathered, self._names)
        self._left()
        join_bare(self._clusters, [node for node in self._roles if self._unnamed(node)], self._signs, self._names)

    def _unnamed(self, node: Node) -> bool:
        return self._clusters.of(node).kind is None

    def _bearers(self) -> list[Bearer]:
        found: dict[int, Bearer] = {}
        for node in self._nodes:
            cluster = self._clusters.of(node)
            if cluster.kind != "person":
                continue
            root = self._clusters.root(node)
            bearer = found.setdefault(root, Bearer(node, {}, set()))
            bearer.articles.add(node.article)
            sign = self._signs.get(node.index) or self._titled(node)
            if sign is not None:
                bearer.signs.setdefault(sign, set()).add(node.article)
        return [found[root] for root in sorted(found)]

    def _titled(self, node: Node) -> Sign | None:
        """What the title of lawyers before a name says of its bearer."""
        titles = self._names.descriptions.sets["left.lawyers"]
        told = any(reason.rule == "mentions.title" and reason.note in titles for reason in node.mention.because)
        return self._lawyer if told else None

    def _resolve(self, node: Node, bearers: Iterable[Bearer]) -> bool:
        """Join a description with the bearer whose own descriptions it fits best, if one leads."""
        scored = []
        for bearer in bearers:
            gender = self._clusters.of(bearer.node).gender
            if node.gender and gender and node.gender != gender:
                continue
            score, rule = self._score(node, bearer)
            if score and gender and node.gender == gender and node.article in bearer.articles:
                score = min(0.95, score + 0.08)
            if score >= LEAST - MARGIN:
                scored.append((-score, bearer.node.index, rule, bearer))
        scored.sort(key=lambda found: found[:2])
        if not scored or -scored[0][0] < LEAST or not _leads(scored):
            return False
        best, _, rule, bearer = scored[0]
        note = f"{node.mention.name} = {bearer.node.mention.name}"
        return self._clusters.join(bearer.node, node, Reason(f"actors.{rule}", -best, note))

    def _score(self, node: Node, bearer: Bearer) -> tuple[float, str]:
        """The best fit of a description with any of a bearer's own."""
        own = self._signs[node.index]
        best = (0.0, "role")
        labels = own.told & self._parties
        elsewhere = not own.told and node.article not in bearer.articles
        if elsewhere and ("office" not in own.sorts or is_owned(node, self._gathered, self._names)):
            return best
        if own.told and self._holds_another(own, bearer):
            return best
        borne = {label for sign in bearer.signs for label in sign.told & self._parties} if labels else set()
        for sign, articles in bearer.signs.items():
            if elsewhere and own.head != sign.head:
                continue
            fit = self._fits.get((own, sign))
            if fit is None:
                fit = self._fits[own, sign] = self._fit(own, sign)
            if fit and node.article in articles:
                fit += 0.1
            if fit and labels and borne:
                fit += 0.15 if labels & borne else -0.3
            best = max(best, (min(fit, 0.95), "same-role" if own.head == sign.head else "like-role"))
        return best

    def _holds_another(self, own: Sign, bearer: Bearer) -> bool:
        """Whether somebody is known by this office of another place or field, and by no fuller description that fits.

        That they are "le ministre" as well tells nothing for: so is whoever holds the other one.
        """
        told = [sign for sign in bearer.signs if sign.told and sign.head == own.head and "office" in sign.sorts]
        agreed = [self._agreed(own, sign, same=True) for sign in told]
        return bool(agreed) and all(one is None for one in agreed)

    def _groups_of(self, head: str) -> frozenset[str]:
        """The groups a noun belongs to, of a role or of a bearer that was called so elsewhere."""
        found = self._groups.get(head)
        if found is None:
            found = self._groups[head] = groups_of(head, self._names)
        return found

    def _fit(self, own: Sign, sign: Sign) -> float:
        """How far two descriptions can be of one bearer."""
        same = own.head == sign.head
        shared = self._groups_of(own.head) & self._groups_of(sign.head)
        grouped = bool(shared - {UMBRELLA}) or (bool(shared) and not ("office" in own.sorts and "office" in sign.sorts))
        party = "party" in own.sorts and fold(own.head) in sign.told
        if not own.head or not (same or grouped or party):
            return 0.55 if own.told & sign.told & self._parties else 0.0
        base = SAME if same else PARTY if party else GROUPED
        if party:
            return base
        agreed = self._agreed(own, sign, same)
        if agreed is None:
            return 0.0
        if (own.former != sign.former or own.coming != sign.coming) and "office" in own.sorts:
            agreed -= 0.5 if own.coming or sign.coming or (own.told and sign.told) else 0.3
        return base + agreed

    def _agreed(self, own: Sign, sign: Sign, same: bool) -> float | None:
        """What the complements of two descriptions add or take away; None when they contradict.

        Countries are held against countries, labels against labels, and the rest against the rest.
        """
        if not own.told:
            return -0.1 if sign.told else 0.0
        if not sign.told:
            return -0.25 if same else -0.3
        if own.told <= sign.told or sign.told <= own.told:
            return 0.1
        shared = False
        for sort in (self._countries, self._parties, None):
            first, last = (told & sort if sort else told - self._countries - self._parties for told in (own.told, sign.told))
            if first and last and not first & last and (sort or "trait" not in own.sorts):
                return None
            shared = shared or bool(first & last)
        return -0.05 if shared else -0.15

    def _left(self) -> None:
        """Descriptions nobody is named for: one bearer in one article by the noun, in several by noun and complement."""
        first: dict[tuple[str, ...], Node] = {}
        for node in sorted((node for node in self._roles if self._unnamed(node)), key=lambda node: node.index):
            sign = self._signs[node.index]
            told = tuple(sorted(sign.told))
            former = ("former" if sign.former else "coming" if sign.coming else "") if "office" in sign.sorts else ""
            key = (sign.head, former, *told) if told else (str(node.article), sign.head, former)
            lead = first.setdefault(key, node)
            self._clusters.join(lead, node, Reason("actors.same-description", 0.6, node.mention.name))


def _leads(scored: Sequence[tuple[float, int, str, Bearer]]) -> bool:
    """Whether the best leads the next; half as far is enough for the very noun over a noun like it."""
    if len(scored) < 2:
        return True
    margin = MARGIN / 2 if scored[0][2] == "same-role" != scored[1][2] else MARGIN
    return scored[1][0] - scored[0][0] > margin - 1e-9
