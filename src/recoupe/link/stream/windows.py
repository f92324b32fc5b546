"""One language of a stream, read day by day: new articles meet those still open, and the open ones are put together anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from recoupe.link.meanings import apart_from_all, find_meanings
from recoupe.link.stream.communities import find_communities, own_measures, relative
from recoupe.link.stream.merging import join_parts
from recoupe.link.stream.naming import keep_names, rule
from recoupe.link.stream.neighbours import Edges, find_neighbours, join_edges, no_edges
from recoupe.link.stream.settings import StreamSettings
from recoupe.link.stream.terms import Bag
from recoupe.link.stream.vectors import Spread, make_vectors
from recoupe.records import Ruling

SIGNS = 16
"""Heaviest terms of an article remembered once it is closed, for reasons and for sagas."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a stream sees it: its day counted from any fixed one, its terms, the text its meaning is read from."""

    number: int
    id: str
    day: float
    bag: Bag
    opening: str


@dataclass(slots=True)
class Window:
    """The open articles of one language, and what became of all it has seen.

    Attributes:
        settings: what one story is.
        width: number of terms known.
        short: whether the articles are headlines, whose meaning is compared.
        numbers, days, measures: of the open articles, in order.
        vectors: of the open articles; `meanings` as well, empty where meaning is not compared.
        edges: pairs of open articles, by their place among them.
        story: article to the article its story is named after; `nearest`: article to its nearest in the story, and how near.
        signs: article to its heaviest terms and their weights.
        reach: article to its own measure, the mean similarity with its nearest.
    """

    settings: StreamSettings
    short: bool
    numbers: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    days: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    vectors: csr_matrix = field(default_factory=lambda: csr_matrix((0, 1), dtype=np.float32))
    meanings: npt.NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 512), np.float32))
    edges: Edges = field(default_factory=no_edges)
    ids: list[str] = field(default_factory=list)
    spread: Spread = field(default_factory=Spread)
    story: dict[int, int] = field(default_factory=dict)
    nearest: dict[int, tuple[int, float]] = field(default_factory=dict)
    signs: dict[int, tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]] = field(default_factory=dict)
    reach: dict[int, float] = field(default_factory=dict)

    def read(self, items: Sequence[Item], width: int, rulings: Iterable[Ruling] = ()) -> None:
        """Take in the articles of one day, which come after all others taken in; the open stories are found anew.

        Args:
            items: in order of day, then number.
            width: number of terms known.
            rulings: what people said.
        """
        if not items:
            return
        self._close(items[0].day - self.settings.window_days)
        self.spread.pass_days(items[0].day - self.days.max(initial=items[0].day))
        bags = [item.bag for item in items]
        self.spread.add(bags)
        new = make_vectors(bags, self.spread, self.settings.terms, width)
        self._remember(items, new)
        self.vectors.resize((self.vectors.shape[0], width))
        n_before = self.vectors.shape[0]
        self.vectors = csr_matrix(vstack([self.vectors, new]), dtype=np.float32)
        self.numbers = np.concatenate([self.numbers, np.asarray([item.number for item in items], np.int64)])
        self.days = np.concatenate([self.days, np.asarray([item.day for item in items])])
        self.ids += [item.id for item in items]
        if self.short:
            self.meanings = np.concatenate([self.meanings, find_meanings([item.opening for item in items])])
        self.edges = join_edges(self.edges, self._met(new, n_before))
        self._put_together(rulings)

    def _met(self, new: csr_matrix, n_before: int) -> Edges:
        """Pairs of the new articles with their nearest among the open ones; days between two make them less near."""
        meant = None
        if self._compares_meaning:
            all_meanings = apart_from_all(self.meanings)
            meant = (all_meanings[n_before:], all_meanings, self.settings.meaning_share)
        met = find_neighbours(new, self.vectors, meant)
        rows = met.one + n_before
        gap = np.abs(self.days[rows] - self.days[met.other])
        weight = met.weight * np.maximum(0.0, 1.0 - self.settings.decay * gap)
        kept = (rows != met.other) & (gap <= self.settings.window_days)
        return Edges(rows, met.other, weight).where(kept)

    def _put_together(self, rulings: Iterable[Ruling]) -> None:
        n, settings = self.numbers.size, self.settings
        floor = settings.short_floor if self.short else settings.floor
        resolution = settings.short_resolution if self.short else settings.resolution
        measures = own_measures(self.edges, n, settings.nearest, floor)
        near = relative(self.edges, measures)
        labels = find_communities(near, n, resolution)
        meant = (apart_from_all(self.meanings), settings.meaning_share) if self._compares_meaning else None
        labels = join_parts(labels, self.vectors, measures, resolution, meant)
        labels = rule(labels, self.ids, rulings)
        before = np.asarray([self.story.get(number, -1) for number in self.numbers.tolist()], np.int64)
        named = keep_names(labels, before, self.numbers)
        self.story.update(zip(self.numbers.tolist(), named.tolist(), strict=True))
        self.reach.update(zip(self.numbers.tolist(), measures.tolist(), strict=True))
        self._note_nearest(near, labels)

    def _note_nearest(self, near: Edges, labels: npt.NDArray[np.int64]) -> None:
        """For each open article the nearest one of its own story."""
        own = near.where(labels[near.one] == labels[near.other])
        ends, others = np.concatenate([own.one, own.other]), np.concatenate([own.other, own.one])
        weights = np.concatenate([own.weight, own.weight])
        for number in self.numbers.tolist():
            self.nearest.pop(number, None)
        order = np.lexsort((-others, weights, ends))
        last = np.flatnonzero(np.append(ends[order][1:] != ends[order][:-1], True)) if ends.size else np.zeros(0, np.int64)
        for at in order[last].tolist():
            self.nearest[int(self.numbers[ends[at]])] = int(self.numbers[others[at]]), float(weights[at])

    def _remember(self, items: Sequence[Item], new: csr_matrix) -> None:
        for row, item in enumerate(items):
            start, end = new.indptr[row], new.indptr[row + 1]
            terms, weights = new.indices[start:end], new.data[start:end]
            heaviest = np.lexsort((terms, -weights))[:SIGNS]
            self.signs[item.number] = terms[heaviest].astype(np.int32), weights[heaviest]

    def _close(self, before: float) -> None:
        """Let go of the articles of days before this one."""
        kept = self.days >= before
        if kept.all():
            return
        places = np.cumsum(kept) - 1
        edges = self.edges.where(kept[self.edges.one] & kept[self.edges.other])
        self.edges = Edges(places[edges.one], places[edges.other], edges.weight)
        self.numbers, self.days, self.vectors = self.numbers[kept], self.days[kept], self.vectors[kept]
        self.ids = [name for name, keep in zip(self.ids, kept.tolist(), strict=True) if keep]
        if self.short:
            self.meanings = self.meanings[kept]

    @property
    def _compares_meaning(self) -> bool:
        return self.short and self.numbers.size <= self.settings.most_meanings
