"""The nouns for who speaks are read for each language without a parser, and a bad list is refused by name."""

from pathlib import Path

import pytest

from recoupe.language import plain_speakers
from recoupe.language.plain_cues import LANGUAGES
from recoupe.language.plain_speakers import load_plain_speakers
from recoupe.records import LexiconError


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_bodies_writings_and_people_apart(language: str) -> None:
    sorts = load_plain_speakers(language).sorts
    assert set(sorts.values()) == {"body", "writing", "informant", "person"}


def test_a_noun_is_known_in_its_plural() -> None:
    assert load_plain_speakers("en").sort_of("ministries", joins=False) == "body"
    assert load_plain_speakers("es").sort_of("informes", joins=False) == "writing"


def test_nouns_are_known_by_their_end_where_they_join() -> None:
    assert load_plain_speakers("de").sort_of("spitalleitung", joins=True) == "body"
    assert load_plain_speakers("nl").sort_of("voetbalbond", joins=True) == "body"
    assert load_plain_speakers("de").sort_of("spitalleitung", joins=False) is None


def test_a_list_that_is_missing_or_holds_no_word_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (plain_speakers.FOLDER / "en" / "speakers.toml").read_text(encoding="utf-8")
    monkeypatch.setattr(plain_speakers, "FOLDER", tmp_path)
    for name, bad, entry in (
        ("xa", text.replace("firms =", "forms ="), "firms"),
        ("xb", text.replace('"source"', '"Source"'), "Source"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "speakers.toml").write_text(bad, encoding="utf-8")
        with pytest.raises(LexiconError, match=entry):
            load_plain_speakers(name)
