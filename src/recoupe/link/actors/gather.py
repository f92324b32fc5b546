"""The mentions of a story, grouped by what is plain inside one article: one node for each name, description or writing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recoupe.link.actors.keys import fold
from recoupe.records import ArticleId, Mention, Notes, Place, Reason, Span


@dataclass(slots=True)
class Node:
    """What one article says in the same words of the same bearer.

    Attributes:
        key: folded words; `article` and `key` and `form` tell a node from all others.
        places: where it stands, in order.
    """

    article: ArticleId
    key: str
    mention: Mention
    places: list[Place] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    gender: str | None = None
    credit: bool = False
    index: int = -1

    @property
    def form(self) -> str:
        """How it points at its bearer."""
        return self.mention.form


@dataclass(slots=True)
class Gathered:
    """All nodes of a story in a fixed order, and how they hang together inside their articles.

    Attributes:
        of: pairs of nodes that the words beside them make one, and why.
        text: of each article.
    """

    nodes: list[Node]
    at: dict[Place, Node]
    of: list[tuple[Node, Node, Reason]]
    text: dict[ArticleId, str]

    def openings(self, node: Node) -> set[str]:
        """The first words of its mentions as printed: their determiners, where they have one."""
        printed = (place.span.within(self.text[place.article]).lower() for place in node.places)
        return {words.replace("\u2019", "' ").replace("'", "' ").split()[0] for words in printed}


BORNE = "mentions.body-bears-name"
"""A surname a body bears: no vote of it makes its bearer a body, nor the other way round."""
SEPARATE = frozenset({"pronoun", "anonymous"})
"""Forms of which each mention stands for itself until something says otherwise."""


def gather(notes: Iterable[Notes]) -> Gathered:
    """Group the mentions of each article, in order of article and span."""
    gathered = Gathered([], {}, [], {})
    for one in notes:
        gathered.text[one.article.id] = one.article.text
        _gather_article(one, gathered)
    for index, node in enumerate(gathered.nodes):
        node.index = index
    return gathered


def _gather_article(notes: Notes, gathered: Gathered) -> None:
    article = notes.article
    known: dict[tuple[str, str, str], Node] = {}
    spans: dict[Span, Node] = {}
    for mention in notes.mentions:
        place = Place(article.id, mention.span)
        key = fold(mention.name)
        own = f"{mention.span.start}" if mention.form in SEPARATE else ""
        kind: str = mention.kind if mention.kind in ("place", "document") or mention.form != "name" else "name"
        if any(reason.rule == BORNE for reason in mention.because):
            kind = BORNE
        of = f"@{mention.of.start}" if mention.of and mention.form in ("role", "document") else ""
        node = known.get((key + own + of, mention.form, kind))
        if node is None:
            node = Node(article.id, key, mention)
            known[key + own + of, mention.form, kind] = node
            gathered.nodes.append(node)
        node.places.append(place)
        node.kinds[mention.kind] = node.kinds.get(mention.kind, 0) + 1
        node.gender = node.gender or mention.gender
        block = article.block_at(mention.span.start)
        node.credit = block is not None and block.role in ("credit", "byline", "caption", "date")
        spans[mention.span] = node
        gathered.at[place] = node
    for mention in notes.mentions:
        target = spans.get(mention.of) if mention.of else None
        if target is not None and target is not spans[mention.span]:
            gathered.of.append(
                (spans[mention.span], target, mention.because[-1] if mention.because else Reason("mentions.apposition"))
            )


def by_article(nodes: Iterable[Node]) -> Mapping[ArticleId, list[Node]]:
    """The nodes of each article, in order."""
    table: dict[ArticleId, list[Node]] = {}
    for node in nodes:
        table.setdefault(node.article, []).append(node)
    return table
