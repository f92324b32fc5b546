"""The golden stories: what is in each folder, and what a run makes of it today."""

import json
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.engine import RunSettings, run
from recoupe.render import to_json, to_markdown

HERE = Path(__file__).parent
STORIES = tuple(sorted(path.parent for path in HERE.glob("*/story.toml")))


def made(story: Path) -> dict[str, str]:
    """The files of a story as a run writes them now, by name."""
    told = tomllib.loads((story / "story.toml").read_text(encoding="utf-8"))
    with _inside(story):
        dossier = run(["pages"], RunSettings(labels=told["labels"], seen_from=told["seen_from"]))
    faults = [{"code": fault.code, "subject": fault.subject, "message": fault.message} for fault in dossier.faults]
    return {
        "dossier.json": to_json(dossier),
        "dossier.md": to_markdown(dossier),
        "faults.json": json.dumps(faults, ensure_ascii=False, indent=1) + "\n",
    }


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work in a folder, so that a dossier names its inputs as everyone would."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
