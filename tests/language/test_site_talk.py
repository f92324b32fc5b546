"""The words by which sites speak to their readers; a bad file is refused by file and entry."""

from pathlib import Path

import pytest

from recoupe.language import site_talk
from recoupe.language.site_talk import load_site_talk
from recoupe.records import LexiconError


def test_endings_and_accents_make_no_other_word() -> None:
    french = load_site_talk()["fr"]
    assert "vous" in french.address
    assert all(french.words.fullmatch(word) for word in ("abonnes", "abonnement", "redaction", "page", "pages"))
    assert not any(french.words.fullmatch(word) for word in ("pagella", "prefete", "linge", "sitelle"))


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ('words = ["page"]\n', "address"),
        ('address = ["vous"]\nwords = []\nweak = ["jour"]\n', "words"),
        ('address = ["vous"]\nwords = ["Page"]\n', "words"),
        ('address = ["vous"]\nwords = ["deux mots"]\n', "words"),
        ('address = [""]\nwords = ["page"]\n', "address"),
    ],
)
def test_a_bad_file_is_refused_by_file_and_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, entry: str
) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "site_talk.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(site_talk, "FOLDER", tmp_path)
    with pytest.raises(LexiconError) as caught:
        load_site_talk.__wrapped__()
    assert ("fr/site_talk.toml", entry) == (caught.value.file, caught.value.entry)
