"""Where the values of a figure stand on a common scale: a tiny dot plot."""

from collections import defaultdict
from dataclasses import dataclass

from recoupe.records import Figure
from recoupe.render.guide import Guide
from recoupe.render.wording import value_words

WIDTH = 260.0
EDGE = 22.0
"""Left free on both sides, for the labels of the outermost dots."""
NEAR = 17.0
"""Two dots closer than this share one label, or the labels would cover one another."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One value, and the articles that give it."""

    x: float
    labels: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The dots of one figure; `low` and `high` word the ends of the scale."""

    dots: tuple[Dot, ...]
    described: str


def plot_of(guide: Guide, figure: Figure) -> Plot | None:
    """The plot of a figure; None unless at least two different values were read in one unit."""
    read = [(value.value, value) for value in figure.values if value.value is not None]
    numbers = sorted({number for number, _ in read})
    if len(numbers) < 2 or len({(value.unit, value.period) for _, value in read}) > 1:
        return None
    labels: dict[float, list[str]] = defaultdict(list)
    words: dict[float, list[str]] = defaultdict(list)
    low, high = numbers[0], numbers[-1]
    for number, value in sorted(read, key=lambda pair: (pair[0], guide.label(pair[1].cite.article))):
        part = float((number - low) / (high - low))
        x = round(EDGE + part * (WIDTH - 2 * EDGE), 1)
        place = next((there for there in labels if abs(there - x) < NEAR), x)
        label = guide.label(value.cite.article)
        if label not in labels[place]:
            labels[place].append(label)
        words[place].append(value_words(value, guide.phrases) or "")
    dots = tuple(Dot(x, " ".join(names), ", ".join(dict.fromkeys(words[x]))) for x, names in labels.items())
    values = "; ".join(f"{dot.labels}: {dot.words}" for dot in dots)
    return Plot(dots, guide.phrases.say("check.plot", what=figure.what, values=values))
