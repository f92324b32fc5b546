"""Rooms: who may import whom, and what nothing is called."""

import subprocess
import sys
from pathlib import Path

from shape.tree import ROOT, SOURCE, project_files, where

NAMELESS = ("utils", "util", "common", "helpers", "helper", "base", "manager", "process", "misc")


def test_rooms_depend_downwards_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_there_is_no_twelfth_room() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == {
        "app",
        "engine",
        "library",
        "read",
        "clean",
        "annotate",
        "link",
        "dossier",
        "render",
        "language",
        "records",
    }


def test_nothing_has_a_name_that_says_nothing() -> None:
    assert [where(path) for path in project_files(".py") if path.stem in NAMELESS or path.parent.name in NAMELESS] == []


def test_every_test_folder_mirrors_a_room_or_says_what_it_is_for() -> None:
    known = {path.name for path in SOURCE.iterdir() if path.is_dir()} | {
        *("cases", "laws", "shape", "seeds", "stories", "golden", "browser", "leftovers"),
    }
    found = {path.relative_to(ROOT).parts[1] for path in project_files() if path.is_relative_to(ROOT / "tests")}
    assert {name for name in found if "." not in name} - known == set()
