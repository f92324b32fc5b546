"""Find the weights of the clues that tell which claim a denial is of, from the open stories; the same on every run.

    python bench/denial_weights.py            # print how many denials find their claim in each story left out, then the weights
    python bench/denial_weights.py --write    # put the weights into src/recoupe/link/claims/weights.py

Run it after `claim_weights.py --write`: the claims a denial may be of are those these weights make. Held stories are not read.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claim_weights import WEIGHTS, Sample, claims_of, fit, homes_of, read, stories
from recoupe.engine import RunSettings
from recoupe.language import Tables, load_tables
from recoupe.link.actors import link_actors
from recoupe.link.cast import cast_of
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.clusters import cluster
from recoupe.link.claims.denials import DENIES_THIS, Scene, weigh_groups
from recoupe.link.claims.groups import Group, settle
from recoupe.link.claims.sides import weigh
from recoupe.link.figures import link_figures
from recoupe.link.statements import Statement
from recoupe.link.stories import split_stories
from recoupe.records import Article, ArticleId, Notes

UNLISTED = 0.3
"""What a denial the gold leaves out counts for."""


@dataclass(frozen=True)
class Denials:
    """The denials of one story: pairs of a denial and a claim, and which pairs belong to which denial."""

    pairs: Sample
    whose: list[int]


def main() -> int:
    """Leave each story out once, then fit on all."""
    tables = load_tables(RunSettings().articles)
    found = {name: denials(*read(articles, gold, tables), tables) for name, (articles, gold) in stories().items()}
    for name, left in found.items():
        weights = fit([other.pairs for key, other in found.items() if key != name])
        print(f"{name:20} {right(weights, left)}")
    weights = fit([one.pairs for one in found.values()])
    values = dict(zip((*next(iter(found.values())).pairs.names, "bias"), (round(float(w), 3) for w in weights), strict=True))
    print(json.dumps(values, indent=1))
    if "--write" in sys.argv:
        write(values)
    return 0


def denials(notes: list[Notes], gold: dict[str, Any], tables: Tables) -> Denials:
    """Every denial of a story beside every claim it may be of."""
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors = link_actors(ordered, tables)
    cast = cast_of(actors)
    texts = {note.article.id: note.article for note in ordered}
    homes = homes_of(gold, {Path(note.article.source).name: note.article for note in ordered})
    rows: list[tuple[dict[str, float], float, float, int]] = []
    for part in split_stories(ordered, tables.predicates):
        chosen = [note for note in ordered if note.article.id in part.articles]
        told = [s for note in chosen for s in find_statements(note, cast, tables.predicates)]
        plain = [s for s in told if s.form not in ("denial", "refusal")]
        story = weigh(told, cast, tables.predicates, link_figures(chosen, actors, tables))
        groups = settle(plain, cluster(plain, story))
        mine = [claims_of_group(group, texts, homes) for group in groups]
        answers = [(s, claims_of(s, texts, homes)) for s in told if s.form == "denial" and not s.earlier]
        for number, (denial, claims) in enumerate(answers):
            placed = [
                (other, group)
                for other, theirs in answers
                for group, held in zip(groups, mine, strict=True)
                if other is not denial and not other.refers and theirs & held
            ]
            for at, _, clues in weigh_groups(denial, Scene(groups, placed, story)):
                rows.append((clues, float(bool(claims & mine[at])), 1.0 if claims else UNLISTED, number))
    names = tuple(rows[0][0]) if rows else ()
    pairs = Sample(
        names, np.array([list(r[0].values()) for r in rows]), np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    )
    return Denials(pairs, [r[3] for r in rows])


def claims_of_group(group: Group, texts: Mapping[ArticleId, Article], homes: dict[Any, set[str]]) -> set[str]:
    """The claims of the gold that most of a group's members stand for."""
    counts: Counter[str] = Counter()
    for member in group.members:
        counts.update(claims_of(member, texts, homes))
    most = max(counts.values(), default=0)
    return {claim for claim, n in counts.items() if n == most}


def right(weights: Any, left: Denials) -> str:  # noqa: ANN401
    """How many denials find a claim of theirs, how many another one, and how many could."""
    table = np.hstack([left.pairs.table, np.ones((len(left.pairs.table), 1))])
    said = 1 / (1 + np.exp(-(table @ weights)))
    tally: Counter[str] = Counter()
    for denial in sorted(set(left.whose)):
        mine = [at for at, whose in enumerate(left.whose) if whose == denial]
        best = max(mine, key=lambda at: (said[at], -at))
        listed = left.pairs.counts[mine[0]] == 1.0
        could = any(left.pairs.same[at] for at in mine)
        found = "none" if said[best] < DENIES_THIS else "right" if left.pairs.same[best] else "wrong"
        tally[f"{found}{'' if listed else ' unlisted'}{'' if could or not listed else ' (no claim)'}"] += 1
    return ", ".join(f"{name} {n}" for name, n in sorted(tally.items()))


def write(found: dict[str, float]) -> None:
    """Put the weights at the end of their module."""
    text = WEIGHTS.read_text(encoding="utf-8")
    lines = [f'    "{name}": {value},' for name, value in found.items() if name != "bias"]
    head = text[: text.index("DENIAL_WEIGHTS")]
    mine = "\n".join(["DENIAL_WEIGHTS = {", *lines, "}", f"DENIAL_BIAS = {found['bias']}", ""])
    WEIGHTS.write_text(head + mine, encoding="utf-8")


__all__ = ["Denials", "Statement", "denials", "right", "write"]

if __name__ == "__main__":
    sys.exit(main())
