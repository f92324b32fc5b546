"""Language is data: words with letters beyond ASCII live in src/recoupe/language."""

import re
from pathlib import Path

import pytest

from shape.tree import SOURCE, source_files, strings, where

FILES = [path for path in source_files() if not path.is_relative_to(SOURCE / "language")]
LETTER = re.compile(r"[^\W\d_a-zA-Z]")
WORD = re.compile(r"[a-zA-Z]{2}[^\W\d_a-zA-Z]|[^\W\d_a-zA-Z][a-zA-Z]{2}")
"""A word, even when its accents are escaped; a class of letters such as [a-z and the accented ones] is none."""


def test_there_is_code_to_look_at() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_code_outside_language_has_no_word_of_a_language(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [
        where(path, line)
        for line, text in strings(path)
        if WORD.search(text) or (LETTER.search(text) and LETTER.search(lines[line - 1]))
    ]
    assert found == []
