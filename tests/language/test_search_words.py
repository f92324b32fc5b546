"""The rules of searching, as their files have them; a bad file is refused by file and entry."""

from pathlib import Path

import pytest

from recoupe.language.search_words import load_search_words
from recoupe.records import LexiconError


def test_every_language_with_a_file_has_a_stemmer() -> None:
    words = load_search_words()
    assert {"fr", "en", "de", "es", "it", "pt", "nl"} <= set(words.stemmers)
    assert words.operators["SAUF"] == words.operators["NOT"] == "not"
    assert words.fields["titre"] == words.fields["title"] == "title"
    assert all((word == word.lower() and "'" in word) or "-" in word for word in words.joined["fr"])


def test_a_longer_spelling_is_replaced_before_one_it_holds() -> None:
    lengths = [len(written) for written, _ in load_search_words().transcribed]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ("elisions = []\njoined = []\n", "stemmer"),
        ('stemmer = "french"\njoined = []\n', "elisions"),
        ('stemmer = "french"\nelisions = ["l", "l"]\njoined = []\n', "elisions"),
        ('stemmer = "french"\nelisions = []\njoined = [""]\n', "joined"),
        ('stemmer = "french"\nelisions = []\njoined = []\n[operators]\nand = ["et"]\n', "et"),
        ('stemmer = "french"\nelisions = []\njoined = []\n[operators]\nand = ["ET"]\nor = ["ET"]\n', "ET"),
        ('stemmer = "french"\nelisions = []\njoined = []\n[operators]\nxor = ["X"]\n', "X"),
        ('stemmer = "french"\nelisions = []\njoined = []\n[letters]\n"x" = ""\n', "letters.x"),
    ],
)
def test_a_bad_file_is_refused_by_file_and_entry(tmp_path: Path, content: str, entry: str) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "search.toml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_search_words(tmp_path)
    assert (caught.value.file, caught.value.entry) == ("fr/search.toml", entry)
