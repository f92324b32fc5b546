"""Score a dossier of every invented story against its gold, and hold the scores to `floors.json`.

    python bench/quality.py             # print the scores; exit 1 below a floor
    python bench/quality.py --raise     # a floor that was passed becomes the score
    python bench/quality.py --lower     # a floor that does not hold becomes the score: say why in the commit

`tune/` stories are there to work with; `held/` ones are measured only, in one figure each, and never looked into.
"""

import json
import sys
from pathlib import Path
from typing import Any

import claim_scoring
import floors
import scoring
from recoupe.dossier import verify
from recoupe.engine import RunSettings, run
from recoupe.read import read_inputs
from recoupe.records import Page
from recoupe.render import to_json

STORIES = Path(__file__).parents[1] / "tests" / "stories"
F1 = ("attributions.loose", "attributions.joint", "claims.pair_f1", "cells.act")


def main() -> int:
    """Score both sets of stories."""
    code = 0
    for part in ("tune", "held"):
        folders = sorted(path for path in (STORIES / part).iterdir() if (path / "gold.json").is_file())
        measured = measure(folders)
        print(f"\n{part}: {len(folders)} stories, {sum(len(list((f / 'articles').iterdir())) for f in folders)} articles")
        code |= floors.hold(part, measured)
    return code


def measure(folders: list[Path]) -> dict[str, float]:
    """Scores over some stories, each rounded to three places."""
    scores = scoring.Scores()
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        names = [str(folder / "articles")]
        dossier: dict[str, Any] = json.loads(to_json(run(names, RunSettings())))
        hashes = {article["id"]: article["received_sha256"] for article in dossier["articles"]}
        pages = [page for page in read_inputs(names) if isinstance(page, Page)]
        scores["cites.hold"].add(not verify(dossier, pages), 0, 1)
        for score in (
            scoring.score_attributions,
            scoring.score_moments,
            scoring.score_quantities,
            scoring.score_roles,
            scoring.score_cross,
            claim_scoring.score_claims,
        ):
            score(scores, gold, dossier, hashes)
    return {name: round(tally.f1 if name in F1 else tally.recall, 3) for name, tally in sorted(scores.tallies.items())}


if __name__ == "__main__":
    sys.exit(main())
