import pytest

from recoupe.language.phrases import _read, fields_of, load_phrases
from recoupe.records import LexiconError

GRAMMAR = """
[grammar]
zero_is_singular = true
thousands = " "
decimal = ","
narrow_before = ";!?"
narrow_after = "\u00ab"
wide_before = ":"
"""


def test_both_languages_have_the_same_entries_with_the_same_fields() -> None:
    french, english = load_phrases("fr"), load_phrases("en")
    assert set(french.texts) == set(english.texts)
    assert set(french.counted) == set(english.counted)
    assert {key: len(lines) for key, lines in french.lists.items()} == {key: len(lines) for key, lines in english.lists.items()}
    assert {key: fields_of(text) for key, text in french.texts.items()} == {
        key: fields_of(text) for key, text in english.texts.items()
    }


def test_symbols_do_not_depend_on_the_language() -> None:
    french, english = load_phrases("fr"), load_phrases("en")
    symbols = [key for key in french.texts if key.startswith("symbol.") and key != "symbol.orphan"]
    assert [french.say(key) for key in symbols] == [english.say(key) for key in symbols]


def test_french_marks_stand_behind_narrow_spaces() -> None:
    for text in [*load_phrases("fr").texts.values(), *(line for lines in load_phrases("fr").lists.values() for line in lines)]:
        assert not any(f" {mark}" in text for mark in ";!?»:%"), text
        assert "« " not in text


@pytest.mark.parametrize(("language", "n", "words"), [("fr", 0, "0 article"), ("fr", 1, "1 article"), ("fr", 2, "2 articles")])
def test_french_zero_is_singular(language: str, n: int, words: str) -> None:
    assert load_phrases(language).count("articles", n) == words


def test_english_zero_is_plural() -> None:
    assert load_phrases("en").count("articles", 0) == "0 articles"


@pytest.mark.parametrize(
    ("language", "digits", "words"),
    [
        ("fr", "12000", "12\u202f000"),
        ("fr", "1200", "1200"),
        ("fr", "1234567.25", "1\u202f234\u202f567,25"),
        ("en", "12000.5", "12,000.5"),
        ("en", "-3", "\u22123"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language: str, digits: str, words: str) -> None:
    assert load_phrases(language).number(digits) == words


def test_a_language_without_labels_is_refused() -> None:
    with pytest.raises(LexiconError):
        load_phrases("xx")


@pytest.mark.parametrize(
    "entry",
    [
        '[count]\na = "un"',
        '[count]\na = ["un", "des"]',
        "[head]\na = 3",
        '[head]\na = " "',
        '[head]\na = "{n"',
        '[head]\na = ["b", 2]',
    ],
)
def test_a_bad_entry_is_refused_by_file_and_entry(entry: str) -> None:
    with pytest.raises(LexiconError, match=r"fr/phrases.toml: '\w+\.a'"):
        _read(f"{GRAMMAR}\n{entry}\n", "fr", "fr/phrases.toml")


def test_a_file_without_its_grammar_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"grammar\.decimal"):
        _read(GRAMMAR.replace('decimal = ","', ""), "fr", "fr/phrases.toml")
