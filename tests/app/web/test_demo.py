"""The demo story the desk opens in one click is the shipped example, byte for byte."""

from pathlib import Path

import recoupe.app.web

EXAMPLE = Path(__file__).parents[3] / "examples" / "barrage"
DEMO = Path(recoupe.app.web.__file__).parent / "demo"


def test_the_demo_is_the_example_shipped_in_the_package() -> None:
    shipped = {file.name: file.read_bytes() for file in EXAMPLE.iterdir() if file.name != "README.md"}
    assert shipped
    assert {file.name: file.read_bytes() for file in DEMO.iterdir()} == shipped
