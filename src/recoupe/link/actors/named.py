"""Which names are one bearer's: full names, surnames, acronyms, transcriptions, translations, metonyms."""

import re
from collections.abc import Mapping

from recoupe.language.names import Names
from recoupe.link.actors.clusters import Clusters
from recoupe.link.actors.gather import Node
from recoupe.link.actors.keys import alike, content, fold, given_alike, initials, sound
from recoupe.link.actors.name_parts import join_parts
from recoupe.link.actors.settling import settle_kinds
from recoupe.link.actors.short_names import join_short_names
from recoupe.records import ArticleId, Reason

SMALL = frozenset(
    "a au aux d de des du en et l la le les of the and for pour sur von van der den di da do del e y".split()  # noqa: SIM905
)
METONYM = "mentions.metonym"
ARTICLES = ("le ", "la ", "l ", "les ")
MONOGRAM = re.compile(r"[A-Z][A-Za-z]{1,2}[A-Z]")
"""Letters the press calls somebody by: three or four, now and then a small one among them."""


class NameLinker:
    """Joins the nodes of names; one bucket a kind, one index a surname or a word, so that the cost stays near linear."""

    def __init__(self, clusters: Clusters, nodes: list[Node], names: Names, text: Mapping[ArticleId, str]) -> None:
        self._clusters, self._names, self._text = clusters, names, text
        self._kinds = settle_kinds(nodes, names)
        self._named = [node for node in nodes if node.form == "name"]
        for node in self._named:
            clusters.of(node).kind = self._kinds[node.index]

    def link(self) -> None:
        """Join in order of trust: same words, known names, full names of people, surnames, bodies, acronyms."""
        self._same_words()
        self._articled()
        self._known()
        people = [node for node in self._named if self._kinds[node.index] == "person"]
        bodies = [node for node in self._named if self._kinds[node.index] in ("organisation", "media")]
        self._full_names(people)
        self._surnames(people)
        self._bodies(bodies)
        self._acronyms(bodies)
        self._lettered(people, bodies)
        join_short_names(self._clusters, bodies, self._names, self._text)
        places = frozenset(node.key for node in self._named if self._kinds[node.index] == "place")
        join_parts(self._clusters, bodies, self._names, places)

    def _join(self, first: Node, second: Node, rule: str, weight: float, note: str = "") -> bool:
        return self._clusters.join(
            first, second, Reason(f"actors.{rule}", weight, note or f"{first.mention.name} = {second.mention.name}")
        )

    def _same_words(self) -> None:
        """The same words of the same kind; a surname two people of the story bear waits for its article."""
        first: dict[tuple[str, str], Node] = {}
        for node in self._named:
            kind = self._kinds[node.index]
            if kind == "person" and self._surname(node):
                continue
            key = (node.key, "body" if kind in ("organisation", "media") else kind)
            self._join(first.setdefault(key, node), node, "same-name", 0.95)

    def _articled(self) -> None:
        """A title that opens with its article, and what is left where another article or a mark stands before it."""
        bare = {node.key: node for node in reversed(self._named) if self._kinds[node.index] in ("organisation", "media")}
        for node in self._named:
            start = next((article for article in ARTICLES if node.key.startswith(article)), None)
            if start is None or self._kinds[node.index] != "media":
                continue
            rest = bare.get(node.key.removeprefix(start))
            if rest is not None and self._stands_after_article(rest) and self._join(node, rest, "title-article", 0.85):
                self._clusters.of(node).kind = "media"

    def _stands_after_article(self, node: Node) -> bool:
        """Whether an article or a credit is all that shows what a name is: no words make it another body."""
        loose = (
            "mentions.article-before",
            "mentions.parser-name",
            "mentions.listed-with",
            "mentions.credited-outlet",
            "mentions.says",
        )
        return all(reason.rule in (*loose, "mentions.acronym") for reason in node.mention.because)

    def _known(self) -> None:
        """Names the tables of the language give one bearer ("le Kremlin" and, where it acts, "Moscou")."""
        first: dict[str, Node] = {}
        for node in self._named:
            if self._kinds[node.index] not in ("organisation", "media"):
                continue
            full = self._bearer(node)
            if full is not None:
                self._join(first.setdefault(full, node), node, "known-name", 0.9, full)

    def _bearer(self, node: Node) -> str | None:
        """Who the tables say a name stands for."""
        told = next((reason.note for reason in node.mention.because if reason.rule == METONYM), None)
        if told is not None:
            return told
        known = self._names.known.named(node.mention.name)
        return known.full if known is not None and known.kind in ("media", "organisation") else None

    def _full_names(self, people: list[Node]) -> None:
        """Full names with one surname and first names that can be one person's."""
        table: dict[str, list[Node]] = {}
        for node in people:
            words = node.key.split()
            if not self._surname(node):
                table.setdefault(sound(words[-1])[:1], []).append(node)
        for listed in (table[key] for key in sorted(table)):
            leads: list[Node] = []
            for node in listed:
                match = next((lead for lead in leads if self._one_person(lead, node)), None)
                if match is None:
                    leads.append(node)

    def _one_person(self, one: Node, other: Node) -> bool:
        """Join two full names when surname and first name agree."""
        first, second = one.key.split(), other.key.split()
        if first[-1] != second[-1] and not alike(first[-1], second[-1]):
            return sorted(first) == sorted(second) and self._join(one, other, "name-turned", 0.8)
        if not given_alike(first[0], second[0]):
            return False
        exact = first[-1] == second[-1] and first[0] == second[0]
        return self._join(one, other, "full-name" if exact else "transcription", 0.9 if exact else 0.75)

    def _surnames(self, people: list[Node]) -> None:
        """A surname alone: the one full name of its article that bears it, or that it follows; else the one of the story."""
        full = [node for node in people if not self._surname(node)]
        index = _by_word(full)
        self._initialled(full)
        alone: dict[str, Node] = {}
        for node in people:
            if not self._surname(node):
                continue
            bearers = self._bearers(node, index) or self._called_by_first(node, full)
            here = [bearer for bearer in bearers if bearer.article == node.article]
            before = [bearer for bearer in here if bearer.places[0] < node.places[0]]
            if len({self._clusters.root(bearer) for bearer in before}) == 1:
                here = before
            for group, weight in ((here, 0.9), (bearers, 0.8)):
                if len({self._clusters.root(bearer) for bearer in group}) == 1:
                    self._join(group[0], node, "surname", weight)
                    break
                if group:
                    break
            else:
                self._join(alone.setdefault(node.key, node), node, "same-name", 0.8)

    def _called_by_first(self, node: Node, full: list[Node]) -> list[Node]:
        """Read "Mireille" for "Mireille Roy": full names of its article that open with this first name."""
        if node.mention.name not in self._names.descriptions.first_names:
            return []
        return [other for other in full if other.article == node.article and other.key.startswith(f"{node.key} ")]

    def _initialled(self, full: list[Node]) -> None:
        """Read "J.-M. P.", as interviews sign their turns: the only full name of the article with these initials."""
        for node in full:
            letters = node.key.split()
            if any(len(letter) > 1 for letter in letters):
                continue
            bearers = [
                other for other in full if other.article == node.article and [word[0] for word in other.key.split()] == letters
            ]
            bearers = [other for other in bearers if other.key != node.key]
            if len({self._clusters.root(other) for other in bearers}) == 1:
                self._join(bearers[0], node, "initials", 0.75)

    def _bearers(self, node: Node, index: Mapping[str, list[Node]]) -> list[Node]:
        """Full names a single word can be short for: their last word, or a first word that is no first name ("Xi")."""
        found, parts = [], node.key.split()
        for bearer in index.get(sound(parts[-1])[:1], []):
            words = bearer.key.split()
            given = bearer.mention.name.split()[0] in self._names.descriptions.first_names
            if (alike(parts[-1], words[-1]) and self._led(parts[:-1], words[-len(parts) : -1])) or (
                node.key == words[0] and (not given or len(words) == 1)
            ):
                found.append(bearer)
        exact = [bearer for bearer in found if parts[-1] in bearer.key.split()]
        return exact or found

    def _surname(self, node: Node) -> bool:
        """Whether a name is a surname alone: one word, or one behind its particle ("Ben Nasser", "Von der Brück")."""
        words = node.key.split()
        led = len(words) > 1 and all(self._names.descriptions.has("particles.person", word) for word in words[:-1])
        return led or _alone(node)

    def _led(self, first: list[str], second: list[str]) -> bool:
        """Whether the particles before two surnames may be one: the same, or "ben", "bin" and "ibn"."""
        sons = self._names.descriptions.sets.get("particles.sons", frozenset())
        return first == second or (len(first) == len(second) == 1 and {*first, *second} <= sons)

    def _bodies(self, bodies: list[Node]) -> None:
        """Bodies told by the same words: order, country, small words and translated heads aside."""
        table: dict[tuple[str, ...], list[tuple[Node, frozenset[str]]]] = {}
        for node in bodies:
            words, countries = self._told(node)
            if len(words) > 1:
                table.setdefault(words, []).append((node, countries))
        keys = sorted(table)
        for key in keys:
            self._join_body(table[key])
        self._translated(keys, table)

    def _told(self, node: Node) -> tuple[tuple[str, ...], frozenset[str]]:
        """The words of a body and, apart, the countries its adjectives name."""
        name = self._bearer(node) or node.mention.name
        descriptions, adjectives = self._names.descriptions, self._names.known.adjectives
        countries = frozenset(fold(adjectives.get(word, word)) for word in name.lower().split() if self._of_people(word))
        bare = " ".join(word for word in name.split() if not self._of_people(word.lower()) or word[0].isupper())
        return content(bare, descriptions.translated, SMALL), countries

    def _of_people(self, word: str) -> bool:
        """Whether a word is the adjective of a country, or ends like one the tables do not hold."""
        sets = self._names.descriptions.sets
        if word in self._names.known.adjectives:
            return True
        return len(word) > 5 and word.endswith(tuple(sets["stops.people"])) and word not in sets["stops.not_people"]

    def _join_body(self, listed: list[tuple[Node, frozenset[str]]]) -> None:
        """One country or none: the same body; two countries stay apart, and the unmarked goes with the only marked one."""
        marked = sorted({countries for _, countries in listed if countries}, key=sorted)
        for country in marked or [frozenset()]:
            same = [node for node, countries in listed if countries == country or (not countries and len(marked) < 2)]
            for node in same[1:]:
                self._join(same[0], node, "same-body", 0.85)

    def _translated(
        self, keys: list[tuple[str, ...]], table: Mapping[tuple[str, ...], list[tuple[Node, frozenset[str]]]]
    ) -> None:
        """Two words each, a head the table of translations makes one, and a proper part written nearly alike."""
        heads = {fold(word) for word in self._names.descriptions.translated.values()}
        by_head: dict[str, list[tuple[str, Node]]] = {}
        for key in keys:
            head = next((word for word in key if word in heads), None)
            if len(key) == 2 and head is not None:
                proper = next(word for word in key if word != head) if key[0] != key[1] else head
                by_head.setdefault(head, []).append((proper, table[key][0][0]))
        for head in sorted(by_head):
            listed = by_head[head]
            for at, (proper, node) in enumerate(listed):
                for other, second in listed[at + 1 :]:
                    if alike(proper, other):
                        self._join(node, second, "translated-name", 0.7)

    def _acronyms(self, bodies: list[Node]) -> None:
        """An acronym and the only body of the story whose words it opens."""
        long: dict[str, list[Node]] = {}
        for node in bodies:
            if " " in node.key:
                long.setdefault(initials(node.mention.name, SMALL), []).append(node)
        for node in bodies:
            bearers = long.get(self._letters(node), []) if self._letters(node) else []
            if len({self._clusters.root(bearer) for bearer in bearers}) == 1:
                self._join(bearers[0], node, "acronym", 0.75)

    def _lettered(self, people: list[Node], bodies: list[Node]) -> None:
        """Read "MBS" or "MbS" for "Malik ben Soumar": letters no table and no body answers, the only person's of the story."""
        bearers: dict[str, list[Node]] = {}
        for node in people:
            bearers.setdefault("".join(word[0] for word in node.key.split()), []).append(node)
        for node in bodies:
            name = node.mention.name
            if not MONOGRAM.fullmatch(name):
                continue
            found = bearers.get(node.key, []) if self._names.known.named(name) is None else []
            if len({self._clusters.root(bearer) for bearer in found}) == 1 and self._all_letters(node):
                self._clusters.of(node).kind = "person"
                self._join(found[0], node, "initials", 0.75)

    def _all_letters(self, node: Node) -> bool:
        """Whether nothing but such letters is one with them, and no noun stands before: a body is no person."""
        nodes = self._clusters.of(node).nodes
        named = any(reason.rule == "mentions.body-before" for other in nodes for reason in other.mention.because)
        return not named and all(MONOGRAM.fullmatch(other.mention.name) for other in nodes)

    def _letters(self, node: Node) -> str:
        """The letters of an acronym, a noun for a body before it left out ("Institut D&R", "groupe ABX")."""
        words = [word for word in node.mention.name.split() if word.lower() not in self._names.descriptions.institutions]
        short = words[0].replace("&", "").replace(".", "") if len(words) == 1 else ""
        return fold(short) if short.isupper() and len(short) > 1 else ""


def _alone(node: Node) -> bool:
    """Whether a name is one word as written: a surname of two halves is still one ("Mme Roy-Singh")."""
    return not any(mark in node.mention.name for mark in " \u00a0.")


def _by_word(nodes: list[Node]) -> dict[str, list[Node]]:
    """Full names by the letters their words may begin with once transcribed, so that a look-up stays short."""
    index: dict[str, list[Node]] = {}
    for node in nodes:
        words = node.key.split()
        for letter in sorted({sound(words[0])[:1], sound(words[-1])[:1]}):
            index.setdefault(letter, []).append(node)
    return index
