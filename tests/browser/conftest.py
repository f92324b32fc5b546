"""A Chromium of this machine, cut off from any network, and pages written to disk."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.made import made_dossier
from recoupe.records import Dossier
from recoupe.render import to_html

playwright = pytest.importorskip("playwright.sync_api")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One browser for all tests, with a fresh profile; skips where the machine has none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=found, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Dossier], Path]:
    """Write the page of a dossier to a file."""
    folder = tmp_path_factory.mktemp("pages")

    def to_file(dossier: Dossier) -> Path:
        path = folder / f"{len(list(folder.iterdir()))}.html"
        path.write_text(to_html(dossier), encoding="utf-8", newline="\n")
        return path

    return to_file


@pytest.fixture(scope="session")
def story(write: Callable[[Dossier], Path]) -> Path:
    """The page of the made-up story."""
    return write(made_dossier())
