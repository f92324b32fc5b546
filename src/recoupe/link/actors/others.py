"""Media, bodies and writings that are described, and anonymous sources told twice."""

from collections.abc import Mapping

from recoupe.language.known_names import Known
from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Gathered, Node, by_article
from recoupe.link.actors.keys import fold
from recoupe.link.actors.signs import SMALL, Sign, read_sign
from recoupe.records import ArticleId, Reason, Span

PAPERS = frozenset({"paper", "magazine"})
LOOSE = frozenset({"media", ""})
FEWEST = 2
"""Words of a description that may be a longer name in short: one word is any body's."""
CLEARLY = 2
"""How many times as often as any other body an article must name the one it then calls "la firme"."""


class OtherLinker:
    """Resolves, article by article, what stands for a medium, a body or a writing."""

    def __init__(self, clusters: Clusters, gathered: Gathered, names: Names) -> None:
        self._clusters, self._names, self._gathered = clusters, names, gathered
        self._articles = by_article(gathered.nodes)
        self._countries = frozenset(names.known.codes.values())
        self._places = _places(gathered)
        self._listed: dict[int, Known | None] = {}
        """What the tables say of a medium; no other name joins it while descriptions are resolved."""

    def link(self) -> None:
        """Media first: writings are theirs."""
        for article in sorted(self._articles):
            nodes = self._articles[article]
            media = [
                node for node in nodes if node.form == "name" and self._clusters.of(node).kind == "media" and not node.credit
            ]
            bodies = [node for node in nodes if node.form == "name" and self._clusters.of(node).kind == "organisation"]
            for node in nodes:
                if self._clusters.of(node).kind is not None:
                    continue
                if node.form == "role" and node.mention.kind == "media":
                    self._outlet(node, media)
                elif node.form == "document":
                    self._writing(node, media)
                elif node.form == "role" and node.mention.kind == "organisation":
                    self._body(node, bodies)
                elif node.form == "role" and node.mention.kind == "person":
                    self._firm(node, bodies)

    def _outlet(self, node: Node, media: list[Node]) -> None:
        """Read "Le quotidien américain", "le Journal": a noun of its own name, else the only medium it can be."""
        sign = read_sign(node.mention.name, self._names)
        if self._speaks_for(node, sign, media):
            return
        if node.mention.plural or self._names.descriptions.has("left.no_outlet", sign.head) or self._is_thing(node, sign):
            return  # "les médias locaux", "la presse américaine" are no one medium
        if self._names.descriptions.has("left.told_outlets", sign.head) and sign.told - self._countries:
            return
        capital = [medium for medium in media if fold(sign.head) in medium.key.split()]
        fitting = [medium for medium in media if self._can_be(sign, medium)]
        called = [medium for medium in fitting if not sign.told and self._is_called(sign, medium)]
        for group, rule, weight in (
            (capital, "outlet-by-name", 0.85),
            (fitting, "outlet-only", 0.8),
            (called, "outlet-so-called", 0.7),
        ):
            if len({self._clusters.root(medium) for medium in group}) == 1:
                self._clusters.join(
                    group[0], node, Reason(f"actors.{rule}", weight, f"{node.mention.name} = {group[0].mention.name}")
                )
                return
        before = [medium for medium in fitting if medium.places[0].span.start < node.places[0].span.start]
        if before and not capital:
            self._nearest(node, before)

    def _is_thing(self, node: Node, sign: Sign) -> bool:
        """Whether a noun that may be a medium is a thing somebody owns: "sur son site", "notre site"."""
        table = self._names.descriptions
        sorts = {table.determiners[word].sort for word in self._gathered.openings(node) if word in table.determiners}
        return "possessive" in sorts and table.has("left.owned_outlets", sign.head)

    def _nearest(self, node: Node, before: list[Node]) -> None:
        """Of several media, the one last named, if the article has named it most."""
        counts = {self._clusters.root(medium): 0 for medium in before}
        for medium in before:
            counts[self._clusters.root(medium)] += len(medium.places)
        start = node.places[0].span.start
        last = max(before, key=lambda medium: max((p.span.start for p in medium.places if p.span.start < start), default=-1))
        root = self._clusters.root(last)
        if all(count < counts[root] for other, count in counts.items() if other != root):
            self._clusters.join(last, node, Reason("actors.outlet-last-named", 0.6, f"{node.mention.name} = {last.mention.name}"))

    def _can_be(self, sign: Sign, medium: Node) -> bool:
        """Sort and country of a medium, as the tables or its own appositions tell them, allow the description."""
        known = self._known(medium)
        wanted = self._names.descriptions.outlet_sorts.get(sign.head, "")
        countries = sign.told & frozenset(self._names.known.codes.values())
        sorts = {known.sort} if known else self._sorts(medium)
        if not sorts:
            return wanted != "pollster"
        suits = (
            wanted in LOOSE
            or bool(sorts & (PAPERS if wanted in PAPERS else {wanted}))
            or (wanted == "site" and "agency" not in sorts and known is None)
        )
        return suits and (not countries or known is None or not known.country or known.country in countries)

    def _is_called(self, sign: Sign, medium: Node) -> bool:
        """Whether the tables or its own appositions say that a medium is of the sort the noun tells."""
        wanted = self._names.descriptions.outlet_sorts.get(sign.head, "")
        known = self._known(medium)
        sorts = {known.sort} if known else self._sorts(medium)
        return wanted not in LOOSE and bool(sorts & (PAPERS if wanted in PAPERS else {wanted}))

    def _sorts(self, medium: Node) -> set[str]:
        """What the descriptions already joined with a medium say it is."""
        table = self._names.descriptions.outlet_sorts
        cluster = self._clusters.of(medium)
        heads = [read_sign(node.mention.name, self._names).head for node in cluster.nodes if node.form == "role"]
        return {table[head] for head in heads if head in table} - LOOSE

    def _known(self, medium: Node) -> Known | None:
        if medium.index not in self._listed:
            self._listed[medium.index] = self._look_up(medium)
        return self._listed[medium.index]

    def _look_up(self, medium: Node) -> Known | None:
        cluster = self._clusters.of(medium)
        names = dict.fromkeys(node.mention.name for node in cluster.nodes if node.form == "name")
        found = (self._names.known.named(name) for name in names)
        return next((known for known in found if known is not None and known.kind == "media"), None)

    def _writing(self, node: Node, media: list[Node]) -> None:
        """Read "L'enquête", "cet article": the work of the only paper its article names."""
        sign = read_sign(node.mention.name, self._names)
        if self._is_title(node, sign, media):
            return
        press = self._names.descriptions.has("press.words", sign.head) and not self._is_loose(node, sign)
        told = [other for other in self._articles[node.article] if other.form == "document" and other.key == node.key]
        owned = {self._clusters.root(other): other for other in told if self._clusters.of(other).kind == "media"}
        if len(owned) == 1 and not sign.told:
            first = next(iter(owned.values()))
            self._clusters.join(first, node, Reason("actors.same-writing", 0.8, node.mention.name))
            return
        makers = [medium for medium in media if (known := self._known(medium)) is None or known.sort != "agency"]
        if press and not sign.told and len({self._clusters.root(medium) for medium in makers}) == 1:
            self._clusters.join(
                makers[0], node, Reason("actors.press-work", 0.65, f"{node.mention.name} = {makers[0].mention.name}")
            )

    def _is_title(self, node: Node, sign: Sign, media: list[Node]) -> bool:
        """Read "le Post", "la Tribune": a writing printed with a capital is the only medium that bears the noun in its name."""
        printed = (place.span.within(self._gathered.text[node.article]).split()[-1] for place in node.places)
        bearing = [medium for medium in media if fold(sign.head) in medium.key.split()]
        if not sign.head or sign.told or not all(fold(word) == fold(sign.head) and word[:1].isupper() for word in printed):
            return False
        if len({self._clusters.root(medium) for medium in bearing}) != 1:
            return False
        note = f"{node.mention.name} = {bearing[0].mention.name}"
        return self._clusters.join(bearing[0], node, Reason("actors.outlet-by-name", 0.85, note))

    def _is_loose(self, node: Node, sign: Sign) -> bool:
        """Whether a writing is one of any: "des publications", "une enquête a été ouverte"."""
        table = self._names.descriptions
        sorts = {table.determiners[word].sort for word in self._gathered.openings(node) if word in table.determiners}
        return sorts == {"indefinite"} and (node.mention.plural or table.has("left.inquiries", sign.head))

    def _speaks_for(self, node: Node, sign: Sign, bearers: list[Node]) -> bool:
        """Read "la direction de Vantour", "la rédaction du Courrier": who leads a body and speaks for it is that body."""
        if not self._names.descriptions.has("left.mouths", sign.head) or not sign.told:
            return False
        own = node.key.split()
        led = [b for b in bearers if own[-len(b.key.split()) :] == b.key.split() and len(own) > len(b.key.split())]
        if len({self._clusters.root(body) for body in led}) != 1:
            return False
        note = f"{node.mention.name} = {led[0].mention.name}"
        return self._clusters.join(led[0], node, Reason("actors.speaks-for", 0.7, note))

    def _within(self, node: Node, sign: Sign, bodies: list[Node]) -> bool:
        """Read "la banque centrale" for "Banque centrale du Golfe": all its words open or stand in the only such name."""
        words = [word for word in node.key.split() if word not in SMALL]
        if not sign.told or len(words) < FEWEST:
            return False
        whole = [body for body in bodies if len(body.key.split()) > len(words) and set(words) <= set(body.key.split())]
        if len({self._clusters.root(body) for body in whole}) != 1:
            return False
        note = f"{node.mention.name} = {whole[0].mention.name}"
        return self._clusters.join(whole[0], node, Reason("actors.body-in-short", 0.7, note))

    def _body(self, node: Node, bodies: list[Node]) -> None:
        """Read "Le ministère", "son super Pac": the only body of the article that bears the noun in its name."""
        sign = read_sign(node.mention.name, self._names)
        if self._speaks_for(node, sign, [*bodies, *self._media(node.article)]) or self._within(node, sign, bodies):
            return
        noun = fold(sign.head).split()[-1:] if sign.head else []
        bearing = [body for body in bodies if noun and noun[0] in body.key.split()]
        if len({self._clusters.root(body) for body in bearing}) == 1 and not sign.told:
            self._clusters.join(
                bearing[0], node, Reason("actors.body-noun", 0.7, f"{node.mention.name} = {bearing[0].mention.name}")
            )
        elif not bearing and not sign.told:
            self._so_called(node, sign, bodies)
            self._company(node, sign, bodies)

    def _so_called(self, node: Node, sign: Sign, bodies: list[Node]) -> None:
        """Read "l'association", "la ligue": the only body an apposition of its article calls so; firms are told by more."""
        called = {self._clusters.root(body): body for body in bodies if sign.head and sign.head in self._heads(body)}
        firm = sign.head in self._names.descriptions.sets["firms.heads"]
        if len(called) == 1 and not node.mention.plural and not firm:
            for body in called.values():
                self._clusters.join(body, node, Reason("actors.so-called", 0.7, f"{node.mention.name} = {body.mention.name}"))

    def _firm(self, node: Node, bodies: list[Node]) -> None:
        """Read "l'industriel", said of a firm where nobody of the article is called so."""
        sign = read_sign(node.mention.name, self._names)
        if sign.head not in self._names.descriptions.sets["firms.heads"] or sign.told:
            return
        people = (other for other in self._articles[node.article] if other.form == "role" and other is not node)
        if all(read_sign(other.mention.name, self._names).head != sign.head for other in people):
            self._company(node, sign, bodies)

    def _company(self, node: Node, sign: Sign, bodies: list[Node]) -> None:
        """Read "la firme", "le laboratoire": the only company its article names before, or the one it is about."""
        table = self._names.descriptions
        companies = table.sets["firms.heads"] | table.sets["left.mouths"]
        start = node.places[0].span.start
        if self._clusters.of(node).kind is not None:
            return
        led = table.has("left.mouths", sign.head)
        before = [b for b in bodies if b.places[0].span.start < start and not b.credit and (led or self._trades(b))]
        if sign.head not in companies or node.mention.plural or not before:
            return
        called = {self._clusters.root(body): body for body in before if self._heads(body) & companies}
        counts = {self._clusters.root(body): 0 for body in before}
        for body in before:
            counts[self._clusters.root(body)] += len(body.places)
        most = max(counts.values())
        about = {self._clusters.root(b): b for b in before if counts[self._clusters.root(b)] == most}
        rest = max((count for count in counts.values() if count < most), default=0)
        so_called = {self._clusters.root(body): body for body in before if sign.head in self._heads(body)}
        plain = not led and len(called) == 1 and counts[next(iter(called))] == most
        found = (
            so_called if len(so_called) == 1 else called if plain else about if len(about) == 1 and most >= CLEARLY * rest else {}
        )
        for body in found.values():
            self._clusters.join(body, node, Reason("actors.only-company", 0.65, f"{node.mention.name} = {body.mention.name}"))

    def _trades(self, body: Node) -> bool:
        """Whether a body can be a firm or a club: no place, no name that opens with the noun of a public body or a union."""
        table = self._names.descriptions
        if body.key in self._places or table.has("stops.fields", body.key):
            return False
        for node in self._clusters.of(body).nodes:
            opening = node.mention.name.split()[0].lower()
            if node.form == "name" and opening in table.institutions and opening not in table.sets["firms.heads"]:
                return False
        known, heads = self._names.known.named(body.mention.name), self._heads(body)
        called = not heads or bool(heads & table.sets["firms.heads"])
        return called and (known is None or known.kind != "organisation")

    def _media(self, article: ArticleId) -> list[Node]:
        """The names of media of an article that no credit line holds."""
        named = (node for node in self._articles[article] if node.form == "name" and not node.credit)
        return [node for node in named if self._clusters.of(node).kind == "media"]

    def _heads(self, body: Node) -> set[str]:
        """What the descriptions already joined with a body say it is."""
        roles = (other for other in self._clusters.of(body).nodes if other.form == "role")
        return {read_sign(other.mention.name, self._names).head for other in roles}


def _places(gathered: Gathered) -> frozenset[str]:
    """Names a story has for a place more often than for a body: a firm is now and then taken for a town."""
    counts: dict[str, int] = {}
    for node in gathered.nodes:
        if node.form == "name":
            for kind, count in node.kinds.items():
                counts[node.key] = counts.get(node.key, 0) + (count if kind == "place" else -count)
    return frozenset(key for key, count in counts.items() if count > 0)


class AnonymousLinker:
    """Puts together what several articles say of one unnamed collective, told through one medium."""

    def __init__(
        self, clusters: Clusters, gathered: Gathered, names: Names, relays: Mapping[tuple[ArticleId, Span], Node | None]
    ) -> None:
        self._clusters, self._names, self._relays = clusters, names, relays
        self._nodes = [node for node in gathered.nodes if node.form == "anonymous" and node.mention.plural]
        self._signs = {node.index: read_sign(node.mention.name, names) for node in self._nodes}
        self._countries = frozenset(names.known.codes.values()) - {""}

    def link(self) -> None:
        """Join a collective with the first of another article that has its relay and tells the same of it."""
        leads: dict[int, list[Node]] = {}
        for node in self._nodes:
            relay = self._relay(node)
            if relay is None or not self._official(node, self._signs[node.index]) or not self._places(node):
                continue
            listed = leads.setdefault(self._clusters.root(relay), [])
            match = next((lead for lead in listed if lead.article != node.article and self._alike(lead, node)), None)
            if match is not None:
                note = f"{match.mention.name} = {node.mention.name} ({relay.mention.name})"
                self._clusters.join(match, node, Reason("actors.one-collective", 0.6, note))
            if match is None or self._signs[match.index] != self._signs[node.index]:
                listed.append(node)

    def _places(self, node: Node) -> frozenset[str]:
        return self._signs[node.index].told & self._countries

    def _alike(self, one: Node, other: Node) -> bool:
        """The same countries, or some of them and both now and then in office."""
        first, second = self._places(one), self._places(other)
        former = self._signs[one.index].former and self._signs[other.index].former
        return first == second or (bool(first & second) and former)

    def _official(self, node: Node, sign: Sign) -> bool:
        words = self._names.descriptions.sets["officials.words"]
        return sign.head in words or any(word in words for word in node.mention.name.lower().split())

    def _relay(self, node: Node) -> Node | None:
        return self._relays.get((node.article, node.places[0].span))
