"""Find the weights by which two statements are compared, from the open stories: a small logistic model, the same on every run.

    python bench/claim_weights.py            # print what each story scores when it is left out, then the weights
    python bench/claim_weights.py --write    # put the weights into src/recoupe/link/claims/weights.py

Two statements are one claim when each stands for an assertion of the same claim of the gold. A pair of which only one side
stands in the gold counts little: gold leaves out much that two articles do tell alike. Held stories are not read.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recoupe.engine import RunSettings, stages
from recoupe.engine.local import here, read_articles
from recoupe.engine.stages import part
from recoupe.language import Tables, load_tables
from recoupe.link.actors import link_actors
from recoupe.link.cast import cast_of
from recoupe.link.claims.candidates import find_statements
from recoupe.link.claims.sides import weigh
from recoupe.link.claims.similarity import features
from recoupe.link.figures import link_figures
from recoupe.link.statements import Statement
from recoupe.link.stories import split_stories
from recoupe.records import Article, ArticleId, Fault, Notes
from scoring import LOOSE, of_shorter, overlap

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "stories"
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "src" / "recoupe" / "link" / "claims" / "weights.py"
RIDGE, STEPS = 3.0, 10
"""Ridge that keeps weights small (1 to 10 score within 0.005), and steps of Newton: after eight nothing moves."""
ONE_CLAIM, LISTED_ONCE, REAL = 3.0, 0.3, 8.0
"""Weights of a pair of one claim, of a pair of which the gold holds one side only, and of the real articles' pairs."""
Table = NDArray[np.float64]
Spot = tuple[str, int, int]


@dataclass(frozen=True)
class Sample:
    """The pairs of one story: features (n_pairs, n_features), whether they are one claim, how much they count."""

    names: tuple[str, ...]
    table: Table
    same: Table
    counts: Table


def main() -> int:
    """Leave each story out once, then fit on all."""
    tables = load_tables(RunSettings().articles)
    samples = {name: sample(*read(articles, gold, tables), tables) for name, (articles, gold) in stories().items()}
    if "seeds" in samples:
        samples["seeds"] = replace(samples["seeds"], counts=samples["seeds"].counts * REAL)
    for name, left in samples.items():
        weights = fit([other for key, other in samples.items() if key != name])
        print(f"{name:20} average precision {precision(weights, left):.3f} of {int(left.same.sum())} pairs")
    weights = fit(list(samples.values()))
    found = dict(zip((*next(iter(samples.values())).names, "bias"), (round(float(w), 3) for w in weights), strict=True))
    for key, value in found.items():
        print(f"{key:20} {value:7.3f}")
    if "--write" in sys.argv:
        write(found)
    return 0


def stories() -> dict[str, tuple[Path, Path]]:
    """Articles and gold of the open stories, the shipped one, and the real articles where they are at hand."""
    tune = sorted(path for path in (STORIES / "tune").iterdir() if (path / "gold.json").is_file())
    found = {path.name: (path / "articles", path / "gold.json") for path in tune}
    found["barrage"] = (ROOT / "examples" / "barrage", STORIES / "shipped" / "barrage" / "gold.json")
    if (SHARED / "seeds").is_dir():
        found["seeds"] = (SHARED / "seeds", SHARED / "gold" / "seeds-crosscheck.json")
    return found


def read(articles: Path, gold: Path, tables: Tables) -> tuple[list[Notes], dict[str, Any]]:
    """The notes of a story and its gold."""
    faults: list[Fault] = []
    found = read_articles([str(articles)], RunSettings(), faults)
    notes = list(part(here(stages.annotate, found, tables), faults))
    return notes, json.loads(gold.read_text(encoding="utf-8"))


def sample(notes: list[Notes], gold: dict[str, Any], tables: Tables) -> Sample:
    """The pairs of statements of a story, with what the gold says of them."""
    ordered = sorted(notes, key=lambda note: (note.article.source, note.article.id))
    actors = link_actors(ordered, tables)
    cast = cast_of(actors)
    homes = homes_of(gold, {Path(note.article.source).name: note.article for note in ordered})
    texts = {note.article.id: note.article for note in ordered}
    rows: list[list[float]] = []
    same: list[float] = []
    counts: list[float] = []
    names: tuple[str, ...] = ()
    for story in split_stories(ordered, tables.predicates):
        chosen = [note for note in ordered if note.article.id in story.articles]
        found = [s for note in chosen for s in find_statements(note, cast, tables.predicates)]
        weights = weigh(found, cast, tables.predicates, link_figures(chosen, actors, tables))
        told = [(s, claims_of(s, texts, homes)) for s in found if s.form != "refusal" and not (s.form == "denial" and s.refers)]
        for (one, mine), (other, theirs) in combinations(told, 2):
            if not (mine or theirs) or (one.article == other.article and one.span.overlap(other.span)):
                continue
            pair = features(one, other, weights)
            names = tuple(pair)
            rows.append(list(pair.values()))
            same.append(float(bool(mine & theirs)))
            counts.append(1.0 if mine and theirs else LISTED_ONCE)
    return Sample(names, np.array(rows), np.array(same), np.array(counts))


def homes_of(gold: dict[str, Any], articles: dict[str, Article]) -> dict[Spot, set[str]]:
    """The claims each place of the gold stands in."""
    found: dict[Spot, set[str]] = {}
    for claim in gold.get("crosscheck", gold)["claims"]:
        for said in claim["assertions"]:
            article = articles.get(_file(gold, said))
            if article is not None:
                found.setdefault((article.id, said["start"], said["end"]), set()).add(claim["id"])
    return found


def _file(gold: dict[str, Any], said: dict[str, Any]) -> str:
    """The file a quotation of the gold stands in."""
    named = said.get("file") or next(a["file"] for a in gold["articles"] if a["article"] == said["article"])
    return Path(named).name


def claims_of(statement: Statement, texts: Mapping[ArticleId, Article], homes: dict[Spot, set[str]]) -> set[str]:
    """The claims of the place of the gold a statement is closest to."""
    cite = texts[statement.article].cite(statement.span)
    where = (statement.article, cite.received.start, cite.received.end)
    near = [spot for spot in homes if of_shorter(spot, where) > LOOSE]
    return homes[max(near, key=lambda spot: (_alike(spot, where), spot))] if near else set()


def _alike(one: Spot, other: Spot) -> float:
    shared = overlap(one, other)
    return shared / ((one[2] - one[1]) + (other[2] - other[1]) - shared)


def fit(samples: list[Sample]) -> Table:
    """Weights by Newton's method, the bias last."""
    table = np.concatenate([s.table for s in samples])
    same = np.concatenate([s.same for s in samples])
    counts = np.concatenate([s.counts for s in samples]) * np.where(same > 0, ONE_CLAIM, 1.0)
    table = np.hstack([table, np.ones((len(table), 1))])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 0.001
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        said = _logistic(table @ weights)
        slope = table.T @ (counts * (said - same)) + ridge * weights
        curve = (table * (counts * said * (1 - said))[:, None]).T @ table + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def precision(weights: Table, left: Sample) -> float:
    """Average precision over the pairs of a story, the likest first."""
    said = np.hstack([left.table, np.ones((len(left.table), 1))]) @ weights
    right = left.same[np.argsort(-said, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1) * right).sum() / max(1.0, right.sum()))


def write(found: dict[str, float]) -> None:
    """Put the weights between the marks of their module."""
    lines = [f'    "{name}": {value},' for name, value in found.items() if name != "bias"]
    text = WEIGHTS.read_text(encoding="utf-8")
    head, rest = text[: text.index("WEIGHTS = {")], text[text.index("DENIAL_WEIGHTS") :]
    mine = "\n".join(["WEIGHTS = {", *lines, "}", f"BIAS = {found['bias']}", "", ""])
    WEIGHTS.write_text(head + mine + rest, encoding="utf-8")


def _logistic(value: Table) -> Table:
    return np.asarray(1 / (1 + np.exp(-np.clip(value, -30, 30))), dtype=np.float64)


if __name__ == "__main__":
    sys.exit(main())
