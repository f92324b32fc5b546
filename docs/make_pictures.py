"""Remake the pictures of the README from the HTML of a dossier: `python docs/make_pictures.py dossier.html`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).parent / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
VIEWS = (
    ("dossier.png", 1440, 900, "light", "top"),
    ("dossier-dark.png", 1440, 900, "dark", "top"),
    ("dossier-phone.png", 390, 844, "light", "top"),
    ("matrix.png", 1440, 900, "light", "reported"),
    ("check.png", 1440, 900, "light", "check"),
    ("timeline.png", 1440, 760, "light", "timeline"),
    ("sources.png", 1440, 760, "light", "sources"),
    ("article.png", 1440, 900, "light", "A1"),
)
"""Name of the picture, width and height of the window in CSS pixels, colour scheme, and the anchor shown at its top."""


def make_pictures(dossier: Path, folder: Path) -> list[Path]:
    """Take every view of a dossier.

    Raises:
        SystemExit: no Chromium on this machine.
    """
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("no Chromium on this machine: install one, or pass over the pictures")
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=found, args=FLAGS)
        for name, width, height, scheme, anchor in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            made.append(_take(context.new_page(), dossier, folder / name, anchor))
            context.close()
        browser.close()
    return made


def _take(page: Page, dossier: Path, picture: Path, anchor: str) -> Path:
    """One view: the page scrolled until the anchor is under the bar, without a mark on what was reached."""
    page.goto(dossier.resolve().as_uri())
    page.evaluate("(id) => document.getElementById(id).scrollIntoView({ block: 'start' })", anchor)
    page.screenshot(path=picture)
    return picture


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for path in make_pictures(Path(sys.argv[1]), PICTURES):
        print(path)  # noqa: T201
