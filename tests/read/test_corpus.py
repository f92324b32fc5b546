"""Bytes that once broke read or clean, kept by bench/fuzz.py, are tried again: a page, an article or a fault, nothing else."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = sorted((ROOT / "tests" / "read" / "corpus").glob("*.bin"))
sys.path.insert(0, str(ROOT / "bench"))

from fuzz import TOKENS, check  # noqa: E402


@pytest.mark.parametrize("place", CORPUS, ids=lambda place: place.name)
def test_a_finding_stays_mended(place: Path) -> None:
    name = place.name.removesuffix(".bin").rpartition("-")[2]
    assert check(name, place.read_bytes())


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
@pytest.mark.parametrize("name", ["x.html", "x.txt"])
def test_each_hostile_token_alone_is_survived(token: bytes, name: str) -> None:
    page = (
        b"<html><body><p>La crue a atteint le quai hier soir.</p>"
        + token * 3
        + b"<p>La mairie a ferm\xc3\xa9 le pont.</p></body></html>"
    )
    assert check(name, page)
