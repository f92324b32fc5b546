"""Find the weights of the clues that tell which claim a denial is of, from the open stories; the same on every run.

    python bench/denial_weights.py            # print how many denials of stories left out find their claim, alone and together
    python bench/denial_weights.py --write    # put the weights into src/recoupe/link/claims/weights.py

The claims of a story and "none of them" compete for each denial, so the fit is of a choice: the chance of the right claims is
made as great as can be. A second choice sees what the other denials of the story are likely of, when the weights of the first
come from other stories. Run it after `claim_weights.py --write`: the claims a denial may be of are those these weights make.
Held stories are not read.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from claim_weights import WEIGHTS, claims_of, homes_of, read, stories
from recoupe.engine import RunSettings
from recoupe.language import Tables, load_tables
from recoupe.link.actors import link_actors
from recoupe.link.cast import cast_of
from recoupe.link.claims.attaching import turn_negatives
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.clusters import cluster
from recoupe.link.claims.denials import Scene, set_scene
from recoupe.link.claims.groups import Group, settle
from recoupe.link.claims.sides import weigh
from recoupe.link.claims.together import DENIES_THIS, Weighed, weigh_alone, what_others_deny
from recoupe.link.figures import link_figures
from recoupe.link.houses import find_houses
from recoupe.link.stories import split_stories
from recoupe.records import Article, ArticleId, Notes

UNLISTED = 0.4
"""What a denial the gold leaves out counts for."""
REAL = 6.0
"""What a denial of the real articles counts for."""
PARTS = 6
"""Parts the stories are left out in."""
RIDGE = 2.0
"""Ridge that keeps weights small: 2 and 5 score the same."""
Table = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """One denial beside the claims it may be of: clues (n_claims, n_clues), and how much of what it denies each claim holds."""

    names: tuple[str, ...]
    clues: Table
    right: Table
    listed: bool
    counts: float


def main() -> int:
    """Leave the stories out part by part, then fit on all."""
    tables = load_tables(RunSettings().articles)
    found = {name: denials_of(*read(articles, gold, tables), tables) for name, (articles, gold) in stories().items()}
    found["seeds"] = [replace(denied, counts=denied.counts * REAL) for denied in found.get("seeds", [])]
    alone = {name: [c for denied in parts for c in denied.choices()] for name, parts in found.items()}
    print("alone:", told_right(alone))
    fitted = fit_left_out(alone)
    together = {name: [c for denied in parts for c in denied.choices(fitted[name])] for name, parts in found.items()}
    print("together:", told_right(together))
    if "--write" in sys.argv:
        write("DENIAL", alone)
        write("TOGETHER", together)
    return 0


@dataclass(frozen=True)
class Denied:
    """The denials of a story, what they may be of, how much of what each denies each claim holds, and what each counts."""

    scene: Scene
    weighed: list[Weighed]
    right: list[Table]
    listed: list[bool]
    counts: Table

    def choices(self, weights: Table | None = None) -> list["Choice"]:
        """Each denial beside its claims; given the weights of denials alone, beside the other denials as well."""
        clues = [one.clues for one in self.weighed]
        if weights is not None:
            chances = [tuple(_chances(_table(c), weights)) for c in clues]
            others = what_others_deny([replace(one, chances=c) for one, c in zip(self.weighed, chances, strict=True)], self.scene)
            clues = [tuple(a | b for a, b in zip(mine, theirs, strict=True)) for mine, theirs in zip(clues, others, strict=True)]
        parts = zip(clues, self.right, self.listed, self.counts, strict=True)
        return [Choice(tuple(c[0]), _table(c), right, listed, float(n)) for c, right, listed, n in parts]


def denials_of(notes: list[Notes], gold: dict[str, Any], tables: Tables) -> list[Denied]:
    """Every denial of a story, in each of its parts, beside every claim it may be of."""
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors = link_actors(ordered, tables)
    cast = cast_of(actors)
    texts = {note.article.id: note.article for note in ordered}
    homes = homes_of(gold, {Path(note.article.source).name: note.article for note in ordered})
    found: list[Denied] = []
    for part in split_stories(ordered, tables.predicates):
        chosen = [note for note in ordered if note.article.id in part.articles]
        told = [s for note in chosen for s in find_statements(note, cast, tables.predicates)]
        plain = [s for s in told if s.form not in ("denial", "refusal")]
        story = weigh(told, cast, tables.predicates, link_figures(chosen, actors, tables))
        groups = turn_negatives(settle(plain, cluster(plain, story)), story)
        mine = [claims_of_group(group, texts, homes) for group in groups]
        scene = set_scene(groups, story, find_houses(chosen, cast, tables.predicates))
        weighed = weigh_alone((s for s in told if s.form == "denial"), scene)
        claims = [claims_of(one.denial, texts, homes) for one in weighed]
        held = [
            np.array([max((mine[at].get(claim, 0) for claim in own), default=0) for at in one.at], float)
            for one, own in zip(weighed, claims, strict=True)
        ]
        counts = np.array([1.0 if own else UNLISTED for own in claims])
        found.append(Denied(scene, weighed, [h / max(1.0, h.max()) for h in held], [bool(own) for own in claims], counts))
    return found


def fit_left_out(found: Mapping[str, Sequence["Choice"]]) -> dict[str, Table]:
    """For each story the weights fitted to the stories of the other parts."""
    listed = sorted(found)
    fitted: dict[str, Table] = {}
    for at in range(PARTS):
        left = listed[at::PARTS]
        weights = fit([choice for name in listed if name not in left for choice in found[name]])
        fitted |= dict.fromkeys(left, weights)
    return fitted


def told_right(found: Mapping[str, Sequence["Choice"]]) -> str:
    """How many denials find a claim of theirs when their story is left out, how many another one, how many could."""
    tally: Counter[str] = Counter()
    for name, weights in fit_left_out(found).items():
        tally += count_right(weights, found[name])
    return ", ".join(f"{kind} {n}" for kind, n in sorted(tally.items()))


def claims_of_group(group: Group, texts: Mapping[ArticleId, Article], homes: dict[Any, set[str]]) -> dict[str, int]:
    """The claims of the gold that most of a group's members stand for, with how many do."""
    counts: Counter[str] = Counter()
    for member in group.members:
        counts.update(claims_of(member, texts, homes))
    most = max(counts.values(), default=0)
    return {claim: n for claim, n in counts.items() if n == most}


def fit(found: Sequence[Choice]) -> Table:
    """Weights of the clues, the bias last: those under which the right claims are the likeliest."""
    table = np.concatenate([choice.clues for choice in found])
    table = np.hstack([table, np.ones((len(table), 1))])
    starts = np.cumsum([0, *(len(choice.clues) for choice in found)])[:-1]
    whose = np.repeat(np.arange(len(found)), [len(choice.clues) for choice in found])
    right = np.concatenate([choice.right for choice in found])
    answered = np.add.reduceat(right, starts) > 0
    counts = np.array([choice.counts for choice in found])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 0.001

    def loss(weights: Table) -> tuple[float, Table]:
        totals = table @ weights
        most = np.maximum(np.maximum.reduceat(totals, starts), 0)
        parts = np.exp(totals - most[whose])
        whole = np.add.reduceat(parts, starts) + np.exp(-most)
        good = np.where(answered, np.add.reduceat(parts * right, starts), np.exp(-most))
        slope = parts / whole[whose] - np.where(answered[whose], parts * right / good[whose], 0)
        cost = -(counts * (np.log(good) - np.log(whole))).sum() + 0.5 * (ridge * weights**2).sum()
        return float(cost), table.T @ (counts[whose] * slope) + ridge * weights

    return np.asarray(minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x, dtype=np.float64)


def count_right(weights: Table, left: Sequence[Choice]) -> Counter[str]:
    """What the weights make of each denial."""
    tally: Counter[str] = Counter()
    for choice in left:
        chances = _chances(choice.clues, weights)
        best, could = int(np.argmax(chances)), bool(choice.right.any())
        found = "none" if chances[best] < DENIES_THIS else "right" if choice.right[best] else "wrong"
        tally[f"{found}{'' if choice.listed else ' unlisted'}{'' if could or not choice.listed else ' (no claim)'}"] += 1
    return tally


def _chances(table: Table, weights: Table) -> Table:
    """The chance of each claim, what is left being for none of them."""
    totals = np.append(table @ weights[:-1] + weights[-1], 0.0)
    parts = np.exp(totals - totals.max())
    return np.asarray(parts[:-1] / parts.sum(), dtype=np.float64)


def _table(clues: Iterable[Mapping[str, float]]) -> Table:
    return np.array([list(found.values()) for found in clues], dtype=np.float64)


def write(kind: str, found: Mapping[str, Sequence[Choice]]) -> None:
    """Put the weights fitted to all stories where their module holds them."""
    every = [choice for one in found.values() for choice in one]
    values = dict(zip((*every[0].names, "bias"), (round(float(w), 3) for w in fit(every)), strict=True))
    print(json.dumps({kind: values}, indent=1))
    text = WEIGHTS.read_text(encoding="utf-8")
    head, end = text[: text.index(f"{kind}_WEIGHTS")], text.index("\n", text.index(f"{kind}_BIAS ="))
    lines = [f'    "{name}": {value},' for name, value in values.items() if name != "bias"]
    mine = "\n".join([f"{kind}_WEIGHTS = {{", *lines, "}", f"{kind}_BIAS = {values['bias']}"])
    WEIGHTS.write_text(head + mine + text[end:], encoding="utf-8")


__all__ = ["Choice", "Denied", "denials_of", "fit", "told_right", "write"]

if __name__ == "__main__":
    sys.exit(main())
