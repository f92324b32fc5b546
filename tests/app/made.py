"""Three short articles about one invented event, and a way to call the command line on them."""

import subprocess
import sys
from pathlib import Path

ARTICLES = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "golden" / "vaugrenant" / "pages").iterdir())
}


def lay(folder: Path, articles: dict[str, str] = ARTICLES) -> list[str]:
    """Write the articles into a folder; their names, in order."""
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in sorted(articles)]


def call(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, its output in pipes."""
    command = [sys.executable, "-m", "recoupe.app", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
