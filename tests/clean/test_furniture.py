"""The lexicon of leftovers, line by line."""

import pytest

from clean.cleaning_cases import read_cases, tables
from recoupe.clean.furniture import find_leftover
from recoupe.language.leftovers import line_key

LINES = [(what, words) for case in read_cases("lines.md") for what, words in case.lines]


@pytest.mark.parametrize(("what", "words"), LINES)
def test_a_line_is_furniture_of_its_kind_or_kept(what: str, words: str) -> None:
    found = find_leftover(words, line_key(words), tables().leftovers)
    assert (found[0] if found else "keep") == what, found
