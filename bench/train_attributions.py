"""Learn which candidates are attributions, from the stories to tune with; say how that does on stories it has not seen.

    python bench/train_attributions.py             # compare the table with the model, story by story left out
    python bench/train_attributions.py --write     # and write src/recoupe/annotate/attributions/learned.toml

A logistic regression by Newton's method on the hand-set sum of a candidate and on its signs (`attributions/signs.py`), with a
penalty on every weight. No chance is in it: the same stories give the same bytes. `held/` stories are neither read nor measured.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import scoring
from recoupe.annotate import FINDERS, Reading, read_article
from recoupe.annotate.attributions import finding
from recoupe.annotate.attributions.deciding import LEARNED, Model, load_model
from recoupe.annotate.attributions.drafts import Draft, choose
from recoupe.annotate.attributions.signs import signs_of
from recoupe.engine import RunSettings
from recoupe.engine.local import read_articles
from recoupe.language import load_tables
from recoupe.records import Article, Attribution, Cite, Span

STORIES = Path(__file__).parents[1] / "tests" / "stories" / "tune"
RARE = 4
"""Candidates that must bear a sign before a weight is learned for it: fewer tell of one article."""
PENALTY, SLOPE, SLOPE_PENALTY = 10.0, 6.0, 1.0
"""Held to nought, and the slope to what makes a sum of 0.85 mean nine in ten. Loose and joint F1 of stories left out, by penalty:
3 0.927 0.858, 10 0.927 0.860, 30 0.928 0.861, 100 0.929 0.862; the table alone, 0.929 0.864."""
STEPS = 30
LEAST, NEAR, DOUBTFUL = 0.3, 0.05, 0.3
"""Share of a gold content a candidate must cover; how near the best of its gold it must fit; weight of those that fit less."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story read up to its mentions, with its gold."""

    name: str
    gold: dict[str, Any]
    readings: tuple[Reading, ...]

    @property
    def hashes(self) -> dict[str, str]:
        """Hash of the received bytes by id of the article."""
        return {reading.article.id: reading.article.received_sha256 for reading in self.readings}


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate: the hand-set sum, its signs, whether it is right, and how much that counts."""

    total: float
    signs: tuple[str, ...]
    right: bool
    weight: float


def main() -> int:
    """Compare, and write when asked to."""
    stories = [read_story(folder) for folder in sorted(STORIES.iterdir()) if (folder / "gold.json").is_file()]
    table = load_model(learned=None)
    examples = {story.name: examples_of(story, table) for story in stories}
    by_table, by_model, seen = scoring.Scores(), scoring.Scores(), scoring.Scores()
    whole = learn([one for story in stories for one in examples[story.name]], table)
    for story in stories:
        others = [one for other in stories if other.name != story.name for one in examples[other.name]]
        score(by_table, story, table)
        score(by_model, story, learn(others, table))
        score(seen, story, whole)
    print(f"{sum(map(len, examples.values()))} candidates, {len(whole.signs)} signs, slope {whole.slope}, bias {whole.bias}")
    for name in ("attributions.loose", "attributions.joint", "attributions.denies", "attributions.declines"):
        f1 = name.endswith(("loose", "joint"))
        row = [tallies[name].f1 if f1 else tallies[name].recall for tallies in (by_table, by_model, seen)]
        print("  {:24} table {:.3f}   model, story left out {:.3f}   model, all seen {:.3f}".format(name, *row))
    if "--write" in sys.argv:
        LEARNED.write_text(written(whole, len(stories)), encoding="utf-8")
    return 0


def read_story(folder: Path) -> Story:
    """The articles of a story, dated by one another, read by every finder but the last."""
    tables = load_tables()
    articles = read_articles([str(folder / "articles")], RunSettings(), [])
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Story(folder.name, gold, tuple(_read(article) for article in articles if article.language == tables.language))


def _read(article: Article) -> Reading:
    reading = read_article(article, load_tables())
    for finder in FINDERS[:-1]:
        reading = finder(reading)
    return reading


def examples_of(story: Story, table: Model) -> list[Example]:
    """Every candidate of a story, told right or wrong by the gold; those that meet a borderline item only are left out."""
    found: list[Example] = []
    for reading in story.readings:
        drafts: list[Draft] = []

        def spy(some: Sequence[Draft], model: Model, drafts: list[Draft] = drafts) -> tuple[list[Draft], list[Draft]]:
            drafts.extend(some)
            return choose(some, model)

        with patch.object(finding, "load_model", lambda: table), patch.object(finding, "choose", spy):
            finding.find_attributions(reading)
        found.extend(_judged(story, reading, drafts, table))
    return found


def _judged(story: Story, reading: Reading, drafts: Sequence[Draft], table: Model) -> Iterable[Example]:
    """The candidates of an article beside its gold."""
    article = reading.article
    files = {name: file["sha256"] for name, file in story.gold["files"].items()}
    gold = [item for item in story.gold["attributions"] if files[item["file"]] == article.received_sha256]
    fits = [[_fit(item, draft, article) for item in gold] for draft in drafts]
    best = [max((row[n] for row in fits), default=0.0) for n in range(len(gold))]
    for draft, row in zip(drafts, fits, strict=True):
        at = max(range(len(gold)), key=lambda n: row[n], default=-1)
        fit = row[at] if at >= 0 else 0.0
        if fit and gold[at]["borderline"]:
            continue
        right = fit > 0 and fit >= best[at] - NEAR
        weight = 1.0 if right or not fit else DOUBTFUL
        signs = tuple(sorted(set(signs_of(draft.scene, draft.candidate, draft.speaker))))
        yield Example(table.total(draft.candidate.form, draft.evidence), signs, right, weight)


def _fit(item: dict[str, Any], draft: Draft, article: Article) -> float:
    """How well a candidate fits a gold item: what they share over what they span, half as much again when the source agrees."""
    content = article.cite(draft.content).received
    wanted = Span(item["content"]["start"], item["content"]["end"])
    shared = content.overlap(wanted)
    if shared < LEAST * len(wanted):
        return 0.0
    source = article.cite(draft.candidate.source).received if draft.candidate.source else None
    told = Span(item["source"]["start"], item["source"]["end"]) if item["source"] else None
    agrees = source.overlap(told) > 0 if source and told else source is None and told is None
    return shared / (len(content) + len(wanted) - shared) + 0.5 * agrees


def learn(examples: Sequence[Example], table: Model) -> Model:
    """The weights that tell right from wrong best, each held to nought; the slope to what it was."""
    counts: dict[str, int] = {}
    for example in examples:
        for sign in example.signs:
            counts[sign] = counts.get(sign, 0) + 1
    names = sorted(sign for sign, count in counts.items() if count >= RARE)
    place = {name: n + 2 for n, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names) + 2))  # (n_candidates, slope, bias, signs) float64
    rows[:, 0] = [example.total - table.accept for example in examples]
    rows[:, 1] = 1.0
    for n, example in enumerate(examples):
        rows[n, [place[sign] for sign in example.signs if sign in place]] = 1.0
    right = np.array([example.right for example in examples], dtype=float)
    weight = np.array([example.weight for example in examples])
    start = np.zeros(rows.shape[1])
    start[0] = SLOPE
    held = np.full(rows.shape[1], PENALTY)
    held[:2] = SLOPE_PENALTY
    learned = start.copy()
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-rows @ learned))
        slope = rows.T @ (weight * (said - right)) + held * (learned - start)
        bend = (rows * (weight * said * (1 - said))[:, None]).T @ rows + np.diag(held)
        learned -= np.linalg.solve(bend, slope)
    signs = {name: round(float(learned[n]), 2) for name, n in place.items() if abs(learned[n]) >= 0.01}
    return replace(table, slope=round(float(learned[0]), 2), bias=round(float(learned[1]), 2), signs=signs)


def score(scores: scoring.Scores, story: Story, model: Model) -> None:
    """Count one story: the attributions of its articles as a dossier would tell them."""
    items = []
    with patch.object(finding, "load_model", lambda: model):
        for reading in story.readings:
            told, _, _ = finding.find_attributions(reading)
            items += [_item(reading.article, one) for one in told]
    hashes = story.hashes
    read = set(hashes.values())
    files = {name for name, file in story.gold["files"].items() if file["sha256"] in read}
    gold = story.gold | {"attributions": [item for item in story.gold["attributions"] if item["file"] in files]}
    scoring.score_attributions(scores, gold, {"attributions": items}, hashes)


def _item(article: Article, told: Attribution) -> dict[str, Any]:
    return {
        "content": _cite(article.cite(told.content)),
        "source": _cite(article.cite(told.source)) if told.source else None,
        "speaker": told.speaker and str(told.speaker),
        "act": told.act,
    }


def _cite(cite: Cite) -> dict[str, Any]:
    return {"article": cite.article, "received_start": cite.received.start, "received_end": cite.received.end}


def written(model: Model, stories: int) -> str:
    """The learned weights as a file."""
    lines = [
        f"# Learned by bench/train_attributions.py from the {stories} stories of tests/stories/tune (CC0), penalty {PENALTY}.",
        f"slope = {model.slope}",
        f"bias = {model.bias}",
        "",
        "[signs]",
        *(f'"{name}" = {weight}' for name, weight in sorted(model.signs.items())),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
