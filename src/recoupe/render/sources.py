"""Where claims come from: a layered drawing of origins, relays and articles, and the same as tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from recoupe.records import Cell, Claim
from recoupe.render.guide import Guide, by_article

WIDTH = 1000.0
BOX = 208.0
LINE = 16.0
GAP = 14.0
LINE_LENGTH = 24
"""Characters of a name on one line of its box, at 13 px in the widest face of the list."""
N_LINES = 3
ORIGINS_SHOWN = 10
"""Origins drawn: those with most claims; a drawing with more cannot be followed, and the table has them all."""
SWEEPS = 4
"""Passes of the ordering that untangles lines; on stories of five to eight articles the order no longer moves after three."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of the drawing."""

    key: str
    kind: str
    symbol: str
    lines: tuple[str, ...]
    full: str
    x: float
    y: float
    height: float
    href: str | None

    @property
    def middle(self) -> float:
        """Where lines meet the box."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes, as thick as the claims that go along it."""

    path: str
    thickness: float
    inferred: bool
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines, and the origins there was no room for."""

    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    n_left_out: int
    relay_x: float | None


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One link of a chain: from a box to a box, each a layer and a key."""

    start: tuple[int, str]
    end: tuple[int, str]
    inferred: bool


def draw_sources(guide: Guide) -> Drawing | None:
    """The drawing of a dossier; None when no origin is known."""
    weights = _origin_weights(guide)
    shown = frozenset(key for key, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:ORIGINS_SHOWN])
    steps = Counter(step for claim in guide.dossier.links.claims for step in dict.fromkeys(_steps(guide, claim, shown)))
    if not steps:
        return None
    columns = _columns(guide, steps)
    last = max(columns)
    xs = {layer: round(8 + layer * (WIDTH - BOX - 16) / last, 1) for layer in columns}
    nodes = {node.key: node for layer in sorted(columns) for node in _place(guide, layer, columns[layer], xs[layer])}
    height = max(node.y + node.height for node in nodes.values()) + 8
    nodes = {key: node for node in _centred(nodes.values(), height) for key in [node.key]}
    edges = tuple(_edge(guide, nodes, step, n) for step, n in sorted(steps.items()))
    relay_x = xs[1] if last > 1 else None
    return Drawing(round(height, 1), tuple(nodes.values()), edges, len(weights) - len(shown), relay_x)


def _origin_weights(guide: Guide) -> Counter[str]:
    """How many claims each origin stands behind, core claims counted more: they are why one looks at the drawing."""
    weights: Counter[str] = Counter()
    for claim in guide.dossier.links.claims:
        for key in {key for cell in claim.cells for key in _origins_of(guide, claim, cell)}:
            weights[key] += 10 if claim.core else 1
    return weights


def _origins_of(guide: Guide, claim: Claim, cell: Cell) -> Iterator[str]:
    """The origins a cell rests on; those of the claim where no cell names its own."""
    own = cell.origins or (() if cell.act == "silent" or any(other.origins for other in claim.cells) else claim.origins)
    return (key for key in own if key in guide.origins)


def _steps(guide: Guide, claim: Claim, shown: frozenset[str]) -> Iterator[Step]:
    """The links of the chains of one claim: origin in layer 0, relays, articles in the last layer (numbered -1 for now)."""
    for cell in claim.cells:
        for key in _origins_of(guide, claim, cell):
            if key in shown:
                origin = guide.origins[key]
                relays = [(n, actor) for n, actor in enumerate(reversed(origin.through), start=1)]
                chain = [(0, origin.actor or key), *relays, (-1, cell.article)]
                yield from (Step(a, b, origin.inferred) for a, b in pairwise(chain))


def _columns(guide: Guide, steps: Iterable[Step]) -> dict[int, list[str]]:
    """The boxes of each layer, ordered so that lines cross little; the articles keep their order, which readers know."""
    steps = list(steps)
    layers: dict[int, set[str]] = defaultdict(set)
    for layer, key in (end for step in steps for end in (step.start, step.end)):
        layers[layer].add(key)
    order = {layer: sorted(keys) for layer, keys in layers.items()}
    order[-1].sort(key=by_article(guide.dossier).index)
    order = {n: order[layer] for n, layer in enumerate([*sorted(k for k in order if k >= 0), -1])}
    near: dict[str, list[str]] = defaultdict(list)
    for step in steps:
        near[_key(step.start)].append(_key(step.end))
        near[_key(step.end)].append(_key(step.start))
    names = {n: [f"{-1 if n == max(order) else n}:{key}" for key in keys] for n, keys in order.items()}
    for _ in range(SWEEPS):
        places = {name: at / max(len(column), 1) for column in names.values() for at, name in enumerate(column)}
        for column in list(names.values())[:-1]:
            column.sort(key=lambda name: (_mean([places[other] for other in near[name]]), name))
            places.update({name: at / max(len(column), 1) for at, name in enumerate(column)})
    return names


def _key(end: tuple[int, str]) -> str:
    """The name of a box: one actor may be an origin and a relay."""
    return f"{end[0]}:{end[1]}"


def _mean(places: Sequence[float]) -> float:
    """The middle of the boxes a box is tied to."""
    return round(sum(places) / len(places), 6) if places else 0.0


def _place(guide: Guide, layer: int, keys: Sequence[str], x: float) -> Iterator[Node]:
    """The boxes of one layer, one under the other."""
    y = 34.0
    for key in keys:
        kind, symbol, full, href = _described(guide, key)
        lines = wrap(full, LINE_LENGTH, max_lines=N_LINES, placeholder="\u2026") or [full[:LINE_LENGTH]]
        height = 16.0 + LINE * len(lines) + (LINE if layer == 0 else 0)
        yield Node(key, kind, symbol, tuple(lines), full, x, y, height, href)
        y += height + GAP


def _described(guide: Guide, key: str) -> tuple[str, str, str, str | None]:
    """Kind, symbol, name and link of a box."""
    layer, _, name = key.partition(":")
    say = guide.phrases.say
    if layer == "-1":
        article = next(article for article in guide.articles if article == name)
        label = guide.label(article)
        return "article", "", f"{label} \u00b7 {guide.short(article)}", guide.ways.article(label)
    actor = guide.actors.get(name)
    shown = actor.name if actor else say("origin.unknown")
    anchor = guide.ways.origin(f"a{list(guide.actors).index(name) + 1}", name) if actor else None
    if layer != "0":
        return "relay", "", shown, anchor
    kinds = sorted({origin.kind for origin in guide.origins.values() if (origin.actor or origin.id) == name})
    kind = kinds[0] if kinds else "named"
    return kind, say(f"symbol.{kind}"), shown, anchor


def _centred(nodes: Iterable[Node], height: float) -> Iterator[Node]:
    """The boxes again, each layer in the middle of the drawing."""
    columns: dict[float, list[Node]] = defaultdict(list)
    for node in nodes:
        columns[node.x].append(node)
    for column in columns.values():
        shift = (height - 8 - max(node.y + node.height for node in column)) / 2
        for node in column:
            y = round(node.y + shift, 1)
            yield Node(node.key, node.kind, node.symbol, node.lines, node.full, node.x, y, node.height, node.href)


def _edge(guide: Guide, nodes: dict[str, Node], step: Step, n_claims: int) -> Edge:
    """A curve from the right side of one box to the left side of the next."""
    start, end = nodes[_key(step.start)], nodes[_key(step.end)]
    x1, y1, x2, y2 = start.x + BOX, start.middle, end.x, end.middle
    bend = round((x1 + x2) / 2, 1)
    path = f"M{x1:g} {y1:g} C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"
    claims = guide.phrases.count("claims", n_claims)
    words = guide.phrases.say("sources.edge", **{"from": start.full, "to": end.full, "claims": claims})
    return Edge(path, round(min(1.2 + 0.8 * n_claims, 7.0), 1), step.inferred, words)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Origins, denials and silences of one claim."""

    anchor: str
    says: str
    n_origins: int
    origins: tuple[str, ...]
    reported: tuple[str, ...]
    denied: tuple[str, ...]
    silent: tuple[str, ...]


def source_rows(guide: Guide) -> tuple[SourceRow, ...]:
    """The claims that more than one article speaks of, or that are core, with who stands behind them."""
    rows = []
    for n, claim in enumerate(guide.dossier.links.claims, start=1):
        speaking = {cell.article for cell in claim.cells if cell.act != "silent"}
        if claim.core or len(speaking) > 1:
            rows.append(_source_row(guide, f"c{n}", claim))
    return tuple(rows)


def _source_row(guide: Guide, anchor: str, claim: Claim) -> SourceRow:
    """One claim."""
    acts = defaultdict(set)
    for cell in claim.cells:
        acts[cell.article].add(cell.act)
    tells = {"states", "reports", "reports-conditional"}
    order = by_article(guide.dossier)
    known = [guide.origins[key] for key in claim.origins if key in guide.origins]
    names = [guide.name(origin.actor) or guide.phrases.say("origin.unknown") for origin in known]
    return SourceRow(
        anchor,
        claim.says,
        claim.independent_origins,
        tuple(dict.fromkeys(names)),
        tuple(guide.label(article) for article in order if acts[article] & tells),
        tuple(guide.label(article) for article in order if "denies" in acts[article]),
        tuple(guide.label(article) for article in order if acts[article] <= {"silent"}),
    )
