"""The lists of denials: read whole, refused by their entry."""

from pathlib import Path

import pytest

from recoupe.language import load_tables
from recoupe.language.denials import Denials, load_denials
from recoupe.records import LexiconError

FILE = Path(__file__).parents[2] / "src" / "recoupe" / "language" / "fr" / "denials.toml"


def test_a_phrase_is_found_by_its_words_and_the_longest_wins() -> None:
    denial = load_denials(FILE)
    assert denial.taken("falsity.phrases", ["il", "n'", "en", "est", "rien"], 0) == 5
    assert denial.taken("falsity.phrases", ["n'", "en", "est", "rien"], 0) == 4
    assert denial.taken("falsity.phrases", ["il", "n'", "en", "sait", "rien"], 0) == 0


def test_a_group_holds_single_words_and_phrases_apart() -> None:
    denial = load_tables("fr").cues.denial
    assert denial.has("own.never", "jamais")
    assert not denial.has("own.never", "moment")
    assert denial.holds("own.never", ["je", "n'", "ai", "\u00e0", "aucun", "moment", "menti"])


def test_a_language_without_the_file_has_no_lists(tmp_path: Path) -> None:
    assert load_denials(tmp_path / "denials.toml") == Denials()


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("pointing = [", "pointed = [", "objects.pointed"),
        ("never = [", "never = [3, ", "own.never"),
        ("plain = [", 'plain = [" ", ', "own.plain"),
    ],
)
def test_a_bad_list_is_refused_by_its_entry(tmp_path: Path, old: str, new: str, entry: str) -> None:
    (tmp_path / "denials.toml").write_text(FILE.read_text(encoding="utf-8").replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
    with pytest.raises(LexiconError) as refused:
        load_denials(tmp_path / "denials.toml")
    assert refused.value.entry == entry
