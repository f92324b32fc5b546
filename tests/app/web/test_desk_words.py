"""The desk's words: the same in both languages; its example: the story of examples/."""

from importlib.resources import files
from pathlib import Path

from recoupe.language.phrases import fields_of, load_desk_phrases

EXAMPLE = Path(__file__).parents[3] / "examples" / "barrage"


def test_both_languages_have_the_same_entries_with_the_same_fields() -> None:
    french, english = load_desk_phrases("fr"), load_desk_phrases("en")
    assert set(french.texts) == set(english.texts)
    assert {key: fields_of(text) for key, text in french.texts.items()} == {
        key: fields_of(text) for key, text in english.texts.items()
    }
    assert set(french.counted) == set(english.counted)


def test_french_marks_stand_behind_their_spaces() -> None:
    for key, text in load_desk_phrases("fr").texts.items():
        assert not any(f" {mark}" in text for mark in ";!?»%"), key
        assert " :" not in text, key


def test_the_example_in_the_package_is_that_of_the_examples() -> None:
    shipped = {path.name: path.read_bytes() for path in (files("recoupe") / "app" / "web" / "demo").iterdir()}
    assert shipped == {path.name: path.read_bytes() for path in EXAMPLE.iterdir() if path.suffix in (".txt", ".html")}


def test_what_others_wrote_has_its_licence_beside_it() -> None:
    static = files("recoupe") / "app" / "web" / "static"
    assert "Zero-Clause BSD" in (static / "htmx-license.txt").read_text(encoding="utf-8")
    assert 'version:"2.0.11"' in (static / "htmx.min.js").read_text(encoding="utf-8")
