"""The cues of languages without a parser are read when they are asked for, and all of them can be."""

import pytest

from recoupe.language import load_tables
from recoupe.language.plain_cues import LANGUAGES, EveryLanguage


def test_the_cues_of_every_language_can_be_read() -> None:
    cues = EveryLanguage()
    assert tuple(cues) == LANGUAGES
    assert len(cues) == len(LANGUAGES)
    assert all(cues[language].has("denial", next(iter(cues[language].words["denial"]))) for language in cues)


def test_a_language_with_a_parser_or_none_has_no_plain_cues() -> None:
    cues = load_tables().plain_cues
    assert "fr" not in cues
    assert cues.get("xx") is None
    with pytest.raises(KeyError):
        cues["fr"]


def test_tables_are_loaded_once_however_they_are_asked_for() -> None:
    assert load_tables() is load_tables("fr") is load_tables(language="fr")
