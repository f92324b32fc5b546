"""Who speaks of whom: the actors of a story as a graph, drawn the same way every time."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, pi, sin, sqrt

from recoupe.app.web.story_view import StoryView
from recoupe.app.web.ties import Edge, Tie, find_edges

SHOWN = 26
"""Actors drawn, those with most ties; the table and the exports have them all."""
WIDTH, HEIGHT, EDGE = 1000.0, 620.0, 70.0
STEPS = 220
"""Rounds of the layout: on stories of five to eight articles no box moves by a pixel any more after 180."""
BENDS: dict[Tie, float] = {"says-of": 0.1, "relays": 0.18, "denies-of": 0.26, "accuses": 0.34}
"""How far a line leaves the straight way, so that several between two actors stay apart."""
NAME_LENGTH = 26
LETTER = 7.3
"""Width of a letter of a name, 13 px high, on average."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor of the drawing."""

    id: str
    name: str
    short: str
    kind: str
    href: str
    x: float
    y: float
    radius: float
    tx: float
    ty: float
    anchor: str
    """Where its name stands, and which end of it: beside the dot, above or below, where it covers no other name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tie of the drawing."""

    path: str
    tie: Tie
    thickness: float
    words: str


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing, and the actors there was no room for."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    n_left_out: int


@lru_cache(maxsize=24)
def draw_network(view: StoryView) -> Network | None:
    """The drawing; None when nobody is tied to anybody."""
    edges = find_edges(view)
    strength: Counter[str] = Counter()
    for edge in edges:
        strength[edge.start] += edge.weight
        strength[edge.end] += edge.weight
    shown = [actor for actor, _ in sorted(strength.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]]
    kept = [edge for edge in edges if edge.start in shown and edge.end in shown]
    if not kept:
        return None
    places = _lay_out(shown, kept)
    dots = _named({actor: _dot(view, actor, places[actor], strength[actor]) for actor in shown})
    lines = tuple(_line(view, dots, edge) for edge in kept)
    return Network(tuple(dots.values()), lines, len(strength) - len(shown))


def _dot(view: StoryView, actor: str, place: tuple[float, float], strength: int) -> Dot:
    """One actor."""
    known = view.guide.actors[actor]
    n = list(view.guide.actors).index(actor) + 1
    name = known.name if len(known.name) <= NAME_LENGTH else f"{known.name[: NAME_LENGTH - 1].rstrip()}\u2026"
    x, y = round(place[0], 1), round(place[1], 1)
    radius = round(5 + min(sqrt(strength) * 1.6, 11), 1)
    return Dot(actor, known.name, name, known.kind, view.ways.row(f"a{n}"), x, y, radius, x, y, "middle")


def _named(dots: dict[str, Dot]) -> dict[str, Dot]:
    """The dots with their names put down, those of the strongest first; where all places are taken, the least bad one."""
    taken = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots.values()]
    named = {}
    for actor, dot in dots.items():
        wide, away = LETTER * len(dot.short), dot.radius + 5
        places = (
            (dot.x + away, dot.y + 4, "start", dot.x + away),
            (dot.x - away, dot.y + 4, "end", dot.x - away - wide),
            (dot.x, dot.y + away + 11, "middle", dot.x - wide / 2),
            (dot.x, dot.y - away - 2, "middle", dot.x - wide / 2),
        )
        boxes = [(left, ty - 12, left + wide, ty + 4) for _, ty, _, left in places]
        costs = [sum(map(_covers, [box] * len(taken), taken)) + _outside(box) for box in boxes]
        best = costs.index(min(costs))
        tx, ty, anchor, _ = places[best]
        taken.append(boxes[best])
        named[actor] = replace(dot, tx=round(tx, 1), ty=round(ty, 1), anchor=anchor)
    return named


Box = tuple[float, float, float, float]


def _covers(one: Box, other: Box) -> float:
    """The surface two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: Box) -> float:
    """What it costs that a name leaves the sheet: more than to cover another."""
    return 10_000.0 if box[0] < 0 or box[2] > WIDTH or box[1] < 0 or box[3] > HEIGHT else 0.0


def _line(view: StoryView, dots: dict[str, Dot], edge: Edge) -> Line:
    """One tie, bent a little to the right of its way, so that two in opposite directions stay apart."""
    one, other = dots[edge.start], dots[edge.end]
    dx, dy = other.x - one.x, other.y - one.y
    bend = BENDS[edge.tie]
    mx, my = (one.x + other.x) / 2 - dy * bend, (one.y + other.y) / 2 + dx * bend
    length = sqrt((other.x - mx) ** 2 + (other.y - my) ** 2) or 1.0
    ex, ey = other.x - (other.x - mx) / length * (other.radius + 3), other.y - (other.y - my) / length * (other.radius + 3)
    words = view.phrases.say(f"network.{edge.tie}", one=one.name, other=other.name, n=edge.weight)
    return Line(
        f"M{one.x:g} {one.y:g} Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}", edge.tie, round(min(1 + 0.7 * edge.weight, 5), 1), words
    )


def _lay_out(actors: list[str], edges: list[Edge]) -> dict[str, tuple[float, float]]:
    """Places on the sheet: from a circle, actors push one another away and ties pull; no chance in it."""
    n = len(actors)
    at = {actor: [cos(2 * pi * k / n), sin(2 * pi * k / n)] for k, actor in enumerate(actors)}
    ties = Counter((min(edge.start, edge.end), max(edge.start, edge.end)) for edge in edges)
    room = 1.4 / sqrt(n)
    for step in range(STEPS):
        heat = 0.12 * (1 - step / STEPS)
        moves = {actor: [0.0, 0.0] for actor in actors}
        for k, one in enumerate(actors):
            for other in actors[k + 1 :]:
                _push(at, moves, one, other, room)
        for (one, other), weight in ties.items():
            _pull(at, moves, (one, other), room, min(weight, 3))
        for actor, (dx, dy) in moves.items():
            length = sqrt(dx * dx + dy * dy) or 1.0
            far = min(length, heat)
            at[actor][0] += dx / length * far - at[actor][0] * 0.01
            at[actor][1] += dy / length * far - at[actor][1] * 0.01
    return _fitted(at)


def _push(at: dict[str, list[float]], moves: dict[str, list[float]], one: str, other: str, room: float) -> None:
    dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
    square = dx * dx + dy * dy or 1e-6
    force = room * room / square
    for actor, sign in ((one, 1), (other, -1)):
        moves[actor][0] += sign * dx * force
        moves[actor][1] += sign * dy * force


def _pull(at: dict[str, list[float]], moves: dict[str, list[float]], pair: tuple[str, str], room: float, weight: int) -> None:
    one, other = pair
    dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
    force = sqrt(dx * dx + dy * dy) / room * (0.5 + 0.25 * weight)
    for actor, sign in ((one, -1), (other, 1)):
        moves[actor][0] += sign * dx * force
        moves[actor][1] += sign * dy * force


def _fitted(at: dict[str, list[float]]) -> dict[str, tuple[float, float]]:
    """The same places, spread over the sheet; names need room to the right."""
    xs, ys = [place[0] for place in at.values()], [place[1] for place in at.values()]
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {
        actor: (
            EDGE + (x - min(xs)) / wide * (WIDTH - 2 * EDGE),
            EDGE / 2 + (y - min(ys)) / high * (HEIGHT - EDGE),
        )
        for actor, (x, y) in at.items()
    }
