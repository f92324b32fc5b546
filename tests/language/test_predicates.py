"""The loader of predicate classes."""

from pathlib import Path

import pytest

from recoupe.language import load_tables
from recoupe.language.predicates import fold_words, load_languages, load_predicates
from recoupe.records import LexiconError

PREDICATES = load_tables("fr").predicates
HEAD = '[stem]\nsuffixes = ["s", "er", "ait"]\n[stop]\nwords = ["le"]\n[symmetric]\nclasses = ["give"]\n'


def classes(text: str) -> list[str]:
    return [name for _, _, name in PREDICATES.find_classes(fold_words(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle communiquait avec lui", "contact"),
        ("les pourparlers de Genève", "contact"),
        ("la somme versée au parti", "give"),
        ("ils ont dépensé neuf millions", "spend"),
        ("quatre personnes ont perdu la vie", "die"),
        ("mis en examen hier", "sue"),
        ("il était au courant", "know"),
    ],
)
def test_a_form_of_a_listed_word_names_its_class(text: str, name: str) -> None:
    assert name in classes(text)


def test_a_phrase_wins_over_the_words_it_holds() -> None:
    assert classes("les échanges portaient aussi sur la route")[-1] == "topic"


def test_a_preposition_is_not_the_verb_it_looks_like() -> None:
    assert classes("il marche vers la gare") == []


def test_the_capital_letters_and_accents_do_not_matter() -> None:
    assert classes("DÉMENTI") == classes("dementi")


def write(folder: Path, text: str) -> Path:
    file = folder / "predicates.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_word_in_two_classes_is_refused_by_file_and_entry(tmp_path: Path) -> None:
    file = write(tmp_path, HEAD + '[class.give]\nwords = ["verser"]\n[class.pour]\nwords = ["versait"]\n')
    with pytest.raises(LexiconError, match="versait"):
        load_predicates(file)


def test_a_file_without_classes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="class"):
        load_predicates(write(tmp_path, HEAD))


def test_a_list_that_is_no_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="suffixes"):
        load_predicates(write(tmp_path, '[stem]\nsuffixes = "s"\n'))


def test_opposites_of_unknown_classes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        load_predicates(write(tmp_path, HEAD + '[opposites]\npairs = [["give", "take"]]\n[class.give]\nwords = ["verser"]\n'))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "the two men held talks in Vienna", "contact"),
        ("en", "the minister was ousted", "dismiss"),
        ("de", "Die Partei forderte eine Untersuchung", "investigate"),
        ("es", "los vecinos exigieron respuestas", "ask"),
        ("it", "i carabinieri hanno arrestato due uomini", "arrest"),
        ("nl", "de fabriek wordt gesloten", "close"),
        ("pt", "o banco vendeu a filial", "sell"),
    ],
)
def test_the_words_of_other_languages_name_the_same_classes(language: str, text: str, name: str) -> None:
    table = PREDICATES.of(language)
    assert name in [found for _, _, found in table.find_classes(fold_words(text))]


def test_a_word_is_read_in_its_own_language() -> None:
    german, english = PREDICATES.of("de"), PREDICATES.of("en")
    assert "die" in german.stop
    assert german.concepts.of(german.stem("die")) == frozenset()
    assert "die" in english.concepts.of(english.stem("died"))


def test_inflected_forms_of_another_language_share_their_stem() -> None:
    german = PREDICATES.of("de")
    assert german.stem("untersuchung") == german.stem("untersuchungen")


def test_each_language_has_its_own_negations() -> None:
    assert "kein" in PREDICATES.of("de").marks("negation").words
    assert "kein" not in PREDICATES.marks("negation").words


def test_a_language_without_a_table_is_read_by_that_of_the_press_desk() -> None:
    assert PREDICATES.of("xx") is PREDICATES
    assert PREDICATES.of("fr") is PREDICATES


def test_a_word_of_two_classes_tells_neither() -> None:
    english = PREDICATES.of("en")
    assert len(english.concepts.of(english.stem("dismissed"))) > 1
    assert list(english.find_classes(("dismissed",))) == []


def test_pairs_of_classes_hold_in_every_language() -> None:
    assert PREDICATES.of("en").near == PREDICATES.near


def test_a_language_without_function_words_is_refused_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "xx").mkdir()
    write(tmp_path / "fr", HEAD + '[class.give]\nwords = ["verser"]\n')
    write(tmp_path / "xx", '[negation]\nwords = ["ne"]\n')
    with pytest.raises(LexiconError, match=r"xx/predicates\.toml"):
        load_languages(tmp_path, "fr")
