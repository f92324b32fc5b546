"""Words that blame: told from words that speak, in five languages; a bad list is refused by file and entry."""

from pathlib import Path

import pytest

from recoupe.language.accusing import _read, load_accusing
from recoupe.records import LexiconError

BLAMING = {
    "fr": (
        "a accusé",
        "accuse",
        "est accusé",
        "reproche",
        "Soupçonnant",
        "a mis en cause",
        "pointe du doigt",
        "s’en est prise",
        "impute",
    ),
    "en": ("accused", "was accused", "blamed", "has pointed the finger", "suspects"),
    "de": ("beschuldigte", "wirft vor", "wurde beschuldigt"),
    "es": ("acusó", "fue acusado", "ha culpado"),
    "it": ("ha accusato", "è accusata", "ha puntato il dito"),
}
SPEAKING = {
    "fr": ("a déclaré", "selon", "accueille", "met en garde", "a salué", "fait savoir", "en cause", "dénonce"),
    "en": ("said", "according to", "warned", "pointed out"),
    "de": ("sagte", "warnte"),
    "es": ("dijo", "advirtió", "señaló"),
    "it": ("ha detto", "accoglie"),
}


@pytest.mark.parametrize(("language", "cue"), [(code, cue) for code, cues in BLAMING.items() for cue in cues])
def test_a_cue_that_blames_is_known(language: str, cue: str) -> None:
    assert load_accusing()[language].blames(cue)


@pytest.mark.parametrize(("language", "cue"), [(code, cue) for code, cues in SPEAKING.items() for cue in cues])
def test_a_cue_that_only_speaks_blames_nobody(language: str, cue: str) -> None:
    assert not load_accusing()[language].blames(cue)


@pytest.mark.parametrize(
    ("cue", "passive"), [("est accusé", True), ("a été mis en cause", True), ("a accusé", False), ("accusant", False)]
)
def test_a_passive_is_known_by_its_auxiliary(cue: str, passive: bool) -> None:
    assert load_accusing()["fr"].is_passive(cue) is passive


@pytest.mark.parametrize(
    "text", ['stems = ["a"]', 'stems = ["A"]\nphrases = ["b"]\npassives = ["c"]', 'stems = ["a"]\nphrases = []\npassives = ["c"]']
)
def test_a_bad_list_is_refused_by_file_and_entry(tmp_path: Path, text: str) -> None:
    file = tmp_path / "accusing.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError):
        _read(file)
