"""The files of the project, as git lists them, and the strings in its code."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "recoupe"


@cache
def project_files(suffix: str = "") -> tuple[Path, ...]:
    """Files that git tracks and that are still there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name.endswith(suffix) and name)
    return tuple(sorted(path for path in paths if path.is_file()))


def source_files(*rooms: str) -> tuple[Path, ...]:
    """Python files of some rooms; of all, when none is named."""
    places = [SOURCE / room for room in rooms] if rooms else [SOURCE]
    return tuple(path for path in project_files(".py") if any(path.is_relative_to(place) for place in places))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string in the code, docstrings aside."""
    tree = parsed(path)
    prose = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for one in body if isinstance(body, list) else ():
            # A string that stands alone is a docstring: of a module, class, function, or of the name above it.
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
                prose.add(id(one.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def where(path: Path, line: int = 0) -> str:
    """A place a reader can go to."""
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))
