"""Real articles, their gold and its scorers, in a folder beside the checkout; tests skip where it is not there."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = SHARED / "seeds"
GOLD = {
    "clean": "seeds-roles.json",
    "attributions": "seeds-attributions.json",
    "moments": "seeds-moments-quantities.json",
    "quantities": "seeds-moments-quantities.json",
    "cross": "seeds-crosscheck.json",
}
needs_real_articles = pytest.mark.skipif(
    not (SEEDS.is_dir() and (SHARED / "score" / "score.py").is_file()),
    reason="the real articles are not beside this checkout (../shared/seeds): they are their publishers'",
)


def names() -> list[str]:
    """The real articles, as a person would name them."""
    return sorted(str(path) for path in SEEDS.glob("*.txt"))


def recoupe(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    """The real command line, in a process of its own."""
    command = [sys.executable, "-m", "recoupe.app", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False)


def score(*arguments: object) -> str:
    """What a scorer says; an error of its own fails the test that asked."""
    done = subprocess.run(
        [sys.executable, SHARED / "score" / "score.py", *map(str, arguments)], capture_output=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return done.stdout.decode()


@cache
def measured(job: str, dossier: Path) -> dict[str, Any]:
    """Everything one scorer measures of a dossier."""
    scores: dict[str, Any] = json.loads(score(job, dossier, SHARED / "gold" / GOLD[job], "--inputs", SEEDS, "--json"))
    return scores
