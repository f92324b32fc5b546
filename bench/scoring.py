"""Compare a dossier with the hand-made gold of the invented stories: spans by their place in the received text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Item = dict[str, Any]
Place = tuple[str, int, int]
"""Hash of the received bytes, start and end in the received text."""

LOOSE = 0.3
"""Share of the gold content that a pair must cover: annotators agree on who says what long before they agree on where it ends."""


@dataclass(slots=True)
class Tally:
    """Right, found and wanted, over all stories."""

    right: float = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: float, found: int, wanted: int) -> None:
        """Count one more story."""
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted."""
        return self.right / self.wanted if self.wanted else 0.0


@dataclass(slots=True)
class Scores:
    """One tally for each measure, filled story by story."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Tally:
        return self.tallies.setdefault(name, Tally())


def place(cite: Item, hashes: dict[str, str]) -> Place:
    """Where a cite of a dossier stands."""
    return hashes[cite["article"]], cite["received_start"], cite["received_end"]


def overlap(one: Place, other: Place) -> int:
    """Characters two places share."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) if one[0] == other[0] else 0


def of_shorter(one: Place, other: Place) -> float:
    """Shared characters over the length of the shorter."""
    return overlap(one, other) / max(1, min(one[2] - one[1], other[2] - other[1]))


def pair(gold: Sequence[Place], found: Sequence[Place], fit: Callable[[Place, Place], float], least: float) -> dict[int, int]:
    """Pair gold with found, one to one, best fit first; ties go to the first in the text."""
    fits = [(fit(wanted, got), g, f) for g, wanted in enumerate(gold) for f, got in enumerate(found)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, g, f in sorted(fits, key=lambda one: (-one[0], one[1], one[2])):
        if score > least and g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return pairs


def score_attributions(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Content found; content found with the right speaker words; denials and refusals found."""
    places = {name: file["sha256"] for name, file in gold["files"].items()}
    core = [item for item in gold["attributions"] if not item["borderline"] and not item["in_leftover"]]
    extra = [item for item in gold["attributions"] if item["borderline"] and not item["in_leftover"]]
    wanted = [_gold_place(places[item["file"]], item["content"]) for item in core + extra]
    items = dossier["attributions"]
    got = [place(item["content"], hashes) for item in items]
    pairs = pair(wanted, got, _coverage, LOOSE)
    counted = len(items) - sum(g >= len(core) for g in pairs)
    core_pairs = {g: f for g, f in pairs.items() if g < len(core)}
    scores["attributions.loose"].add(len(core_pairs), counted, len(core))
    joint = sum(_same_source(core[g], items[f], places, hashes) for g, f in core_pairs.items())
    scores["attributions.joint"].add(joint, counted, len(core))
    for act in ("denies", "declines"):
        of_act = [g for g, item in enumerate(core) if item["stance"] == act]
        scores[f"attributions.{act}"].add(sum(g in pairs and items[pairs[g]]["act"] == act for g in of_act), 0, len(of_act))


def _coverage(wanted: Place, got: Place) -> float:
    return overlap(wanted, got) / (wanted[2] - wanted[1]) + 0.01 * of_shorter(wanted, got) if overlap(wanted, got) else 0.0


def _gold_place(sha: str, item: Item) -> Place:
    return sha, item["start"], item["end"]


def _same_source(wanted: Item, got: Item, places: dict[str, str], hashes: dict[str, str]) -> bool:
    if wanted["source"] is None or got["source"] is None:
        return wanted["source"] is None and got["source"] is None
    return overlap(_gold_place(places[wanted["file"]], wanted["source"]), place(got["source"], hashes)) > 0


def score_moments(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Times found, and read as the text allows."""
    wanted, places = _flat(gold, "moments")
    items = dossier["moments"]
    got = [place(item["cite"], hashes) for item in items]
    pairs = pair(places, got, of_shorter, LOOSE)
    scores["moments.precision"].add(_touching(got, places), 0, len(got))
    scores["moments.found"].add(len(pairs), len(items), len(wanted))
    scores["moments.value"].add(sum(_reads_moment(wanted[g], items[f]) for g, f in pairs.items()), len(items), len(wanted))


def _touching(got: Sequence[Place], wanted: Sequence[Place]) -> int:
    """How many of those found touch something that is there."""
    return sum(any(overlap(one, other) for other in wanted) for one in got)


def _reads_moment(wanted: Item, got: Item) -> bool:
    if wanted["read"] == "set":
        return bool(got["kind"] == "set" or got["relation"] == "rate")
    if wanted["read"] == "vague":
        return bool(got["approximate"]) or got["start"] is None
    return any(_within(got["start"], start) and _within(got["end"], end) for start, end in wanted["accept"])


def _within(day: str | None, allowed: Sequence[str] | None) -> bool:
    if day is None or allowed is None:
        return day is None and allowed is None
    first, last = allowed[0][:10], allowed[1][:10]
    return bool(first <= day[:10] <= last)


def score_quantities(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Numbers found with their value; what is damaged must not be read."""
    wanted, places = _flat(gold, "quantities")
    items = [item for item in dossier["quantities"] if item["dimension"] != "duration"]
    got = [place(item["cite"], hashes) for item in items]
    pairs = pair(places, got, of_shorter, LOOSE)
    scores["quantities.precision"].add(_touching(got, places), 0, len(got))
    scores["quantities.value"].add(sum(_reads_quantity(wanted[g], items[f]) for g, f in pairs.items()), len(items), len(wanted))


def _reads_quantity(wanted: Item, got: Item) -> bool:
    value = got["value"] if got["value"] is not None else got["low"]
    if wanted["read"] != "value" or wanted["value"] is None:
        return got["value"] is None
    return value is not None and Decimal(value) == Decimal(wanted["value"])


def score_roles(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Lines of the articles kept in their role, lines that are none of it removed, days of publication."""
    articles = {hashes[article["id"]]: article for article in dossier["articles"]}
    for file in gold["roles"]["files"].values():
        article = articles.get(file["sha256"])
        blocks = article["blocks"] if article else []
        for line in file["lines"]:
            where = (file["sha256"], line["start"], line["end"])
            covers = [(overlap(where, (where[0], one["received_start"], one["received_end"])), one["role"]) for one in blocks]
            best, role = max(covers, default=(0, None))
            share = best / (line["end"] - line["start"])
            if line["role"] == "leftover":
                scores["leftovers.removed"].add(share < 0.1, 0, 1)
            else:
                scores["lines.kept"].add(sum(cover for cover, _ in covers) >= 0.9 * (line["end"] - line["start"]), 0, 1)
                scores["roles.right"].add(share > 0.5 and role == line["role"], 0, 1)
        day = article["published"]["edtf"] if article else None
        scores["published.right"].add(day in file["published"] or (day is None and not file["published"]), 0, 1)


def score_cross(scores: Scores, gold: Item, dossier: Item, hashes: dict[str, str]) -> None:
    """Figures told by several articles that differ, or whose words are broken: found together, with the right verdict."""
    places = {name: file["sha256"] for name, file in gold["files"].items()}
    for figure in gold["crosscheck"]["figures"]:
        wanted = [_gold_place(places[value["file"]], value) for value in figure["values"]]
        best = max((_met(wanted, found, hashes) for found in dossier["figures"]), default=(0, ""))
        scores["figures.verdict"].add(best[0] >= min(2, len(wanted)) and best[1] == figure["verdict"], 0, 1)


def _met(wanted: Iterable[Place], figure: Item, hashes: dict[str, str]) -> tuple[int, str]:
    found = [place(value["cite"], hashes) for value in figure["values"]]
    return sum(any(of_shorter(one, other) > LOOSE for other in found) for one in wanted), figure["verdict"]


def _flat(gold: Item, kind: str) -> tuple[list[Item], list[Place]]:
    items = [(name, item) for name, items in gold[kind].items() for item in items]
    return [item for _, item in items], [_gold_place(gold["files"][name]["sha256"], item) for name, item in items]
