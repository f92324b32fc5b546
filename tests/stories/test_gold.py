"""The gold of the invented stories says what its source says, and every span holds its words."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
GOLDS = sorted(HERE.glob("*/*/gold.json"))


def spans(node: Any, names: set[str], name: str | None = None) -> list[tuple[str, int, int, str]]:
    if isinstance(node, list):
        return [s for item in node for s in spans(item, names, name)]
    if not isinstance(node, dict):
        return []
    name = node.get("file", name)
    words = node.get("text", node.get("quote"))
    own = [(name, node["start"], node["end"], words)] if name and words is not None and "start" in node else []
    return own + [s for key, item in node.items() for s in spans(item, names, key if key in names else name)]


def test_every_story_has_its_gold() -> None:
    assert len(GOLDS) >= 4
    assert [g.parent for g in GOLDS] == sorted(s.parent for s in HERE.glob("*/*/gold.src.txt"))


@pytest.mark.parametrize("path", GOLDS, ids=lambda p: p.parent.name)
def test_every_span_holds_the_words_it_says(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    folder = path.parent / "articles" if (path.parent / "articles").exists() else EXAMPLES / path.parent.name
    texts = {p.name: p.read_bytes().decode("utf-8") for p in folder.iterdir()}
    found = spans(gold, set(texts))
    assert len(found) > 200
    assert [(n, a, w) for n, a, b, w in found if texts[n][a:b] != w] == []


@pytest.mark.parametrize("path", GOLDS, ids=lambda p: p.parent.name)
def test_a_story_is_worth_scoring(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    core = [a for a in gold["attributions"] if not a["borderline"]]
    assert len(core) >= 30
    assert {"asserts", "denies", "declines", "reports", "asks"} <= {a["stance"] for a in core}
    assert any(a["through"] for a in core)
    assert gold["not_attributions"]


def test_gold_files_are_what_their_sources_build() -> None:
    done = subprocess.run([sys.executable, str(HERE / "build_gold.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
