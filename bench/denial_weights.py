"""Find the weights of the clues that tell which claim a denial is of, from the open stories; the same on every run.

    python bench/denial_weights.py            # print how many denials find their claim in each story left out, then the weights
    python bench/denial_weights.py --write    # put the weights into src/recoupe/link/claims/weights.py

The claims of a story and "none of them" compete for each denial, so the fit is of a choice: the chance of the right claims is
made as great as can be. Run it after `claim_weights.py --write`: the claims a denial may be of are those these weights make.
Held stories are not read.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from recoupe.link.claims.denials import DENIES_THIS, set_scene, weigh_groups
from recoupe.link.claims.groups import Group, settle
from recoupe.link.claims.sides import weigh
from recoupe.link.figures import link_figures
from recoupe.link.stories import split_stories
from recoupe.records import Article, ArticleId, Notes

UNLISTED = 0.4
"""What a denial the gold leaves out counts for."""
REAL = 6.0
"""What a denial of the real articles counts for."""
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
    """Leave each story out once, then fit on all."""
    tables = load_tables(RunSettings().articles)
    found = {name: choices(*read(articles, gold, tables), tables) for name, (articles, gold) in stories().items()}
    if "seeds" in found:
        found["seeds"] = [Choice(c.names, c.clues, c.right, c.listed, c.counts * REAL) for c in found["seeds"]]
    for name, left in found.items():
        weights = fit([choice for key, other in found.items() if key != name for choice in other])
        print(f"{name:20} {tell_right(weights, left)}")
    every = [choice for one in found.values() for choice in one]
    values = dict(zip((*every[0].names, "bias"), (round(float(w), 3) for w in fit(every)), strict=True))
    print(json.dumps(values, indent=1))
    if "--write" in sys.argv:
        write(values)
    return 0


def choices(notes: list[Notes], gold: dict[str, Any], tables: Tables) -> list[Choice]:
    """Every denial of a story beside every claim it may be of."""
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors = link_actors(ordered, tables)
    cast = cast_of(actors)
    texts = {note.article.id: note.article for note in ordered}
    homes = homes_of(gold, {Path(note.article.source).name: note.article for note in ordered})
    found: list[Choice] = []
    for part in split_stories(ordered, tables.predicates):
        chosen = [note for note in ordered if note.article.id in part.articles]
        told = [s for note in chosen for s in find_statements(note, cast, tables.predicates)]
        plain = [s for s in told if s.form not in ("denial", "refusal")]
        story = weigh(told, cast, tables.predicates, link_figures(chosen, actors, tables))
        groups = turn_negatives(settle(plain, cluster(plain, story)), story)
        mine = [claims_of_group(group, texts, homes) for group in groups]
        scene = set_scene(groups, story)
        for denial in told:
            weighed = list(weigh_groups(denial, scene)) if denial.form == "denial" and not denial.earlier else []
            if weighed:
                claims = claims_of(denial, texts, homes)
                held = np.array([max((mine[at].get(claim, 0) for claim in claims), default=0) for at, _, _ in weighed], float)
                table = np.array([list(clues.values()) for _, _, clues in weighed])
                right = held / max(1.0, held.max())
                found.append(Choice(tuple(weighed[0][2]), table, right, bool(claims), 1.0 if claims else UNLISTED))
    return found


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


def tell_right(weights: Table, left: Sequence[Choice]) -> str:
    """How many denials find a claim of theirs, how many another one, and how many could."""
    tally: Counter[str] = Counter()
    for choice in left:
        totals = np.append(choice.clues @ weights[:-1] + weights[-1], 0.0)
        chances = np.exp(totals - totals.max())
        chances /= chances.sum()
        best = int(np.argmax(chances[:-1]))
        could = bool(choice.right.any())
        found = "none" if chances[best] < DENIES_THIS else "right" if choice.right[best] else "wrong"
        tally[f"{found}{'' if choice.listed else ' unlisted'}{'' if could or not choice.listed else ' (no claim)'}"] += 1
    return ", ".join(f"{name} {n}" for name, n in sorted(tally.items()))


def write(found: dict[str, float]) -> None:
    """Put the weights at the end of their module."""
    text = WEIGHTS.read_text(encoding="utf-8")
    lines = [f'    "{name}": {value},' for name, value in found.items() if name != "bias"]
    head = text[: text.index("DENIAL_WEIGHTS")]
    mine = "\n".join(["DENIAL_WEIGHTS = {", *lines, "}", f"DENIAL_BIAS = {found['bias']}", ""])
    WEIGHTS.write_text(head + mine, encoding="utf-8")


__all__ = ["Choice", "choices", "fit", "tell_right", "write"]

if __name__ == "__main__":
    sys.exit(main())
