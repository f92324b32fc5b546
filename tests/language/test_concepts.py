"""Lists of words that stand for one idea."""

from pathlib import Path

import pytest

from recoupe import language
from recoupe.language import load_tables
from recoupe.language.concepts import load_concepts
from recoupe.records import LexiconError


def cut(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def write(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "concepts.tsv").write_text(text, encoding="utf-8")
    return folder / "concepts.tsv"


def test_a_word_stands_for_every_concept_that_lists_it(tmp_path: Path) -> None:
    found = load_concepts(write(tmp_path / "aa", "# words\nsteal\tvol, butin\nfly\tvol\n"), cut)
    assert found.of("vol") == {"steal", "fly"}
    assert found.of("butin") == {"steal"}
    assert found.of("pont") == frozenset()


def test_a_run_of_words_is_one_item(tmp_path: Path) -> None:
    found = load_concepts(write(tmp_path / "aa", "agree\tfeu vert, oui\n"), cut)
    assert list(found.find_runs(("le", "feu", "vert", "brille"))) == [("feu vert", "agree")]
    assert list(found.find_runs(("feu", "rouge"))) == []


@pytest.mark.parametrize("line", ["steal", "steal\t", "\tvol", "steal\tvol\tbutin", "steal\tvol, "])
def test_a_line_that_is_no_concept_is_refused(line: str, tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"aa/concepts\.tsv"):
        load_concepts(write(tmp_path / "aa", line + "\n"), cut)


def test_a_language_without_a_list_has_no_concept(tmp_path: Path) -> None:
    assert load_concepts(tmp_path / "concepts.tsv", cut).of("vol") == frozenset()


def test_every_concept_of_a_language_stands_in_that_of_the_others() -> None:
    lists = sorted(Path(language.__file__).parent.glob("*/concepts.tsv"))
    named = {
        file.parent.name: {
            line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        }
        for file in lists
    }
    for code, names in named.items():
        assert names <= named["fr"], code


def test_the_lists_of_the_press_bring_words_and_languages_together() -> None:
    predicates = load_tables("fr").predicates

    def meant(word: str, language: str = "fr") -> frozenset[str]:
        table = predicates.of(language)
        return table.concepts.of(table.cut(word)[0])

    assert meant("prestataire") & meant("sous-traitant")
    assert meant("limogeage") & meant("dismissed", "en")
    assert meant("rachat") & meant("acquisition", "en")
    assert meant("dismissed", "en") & meant("entlassen", "de") & meant("destituido", "es")
    assert not meant("inondation") & meant("licenciement")
