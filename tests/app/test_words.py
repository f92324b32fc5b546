"""Which language help speaks."""

import pytest

from recoupe.app.words import choose_words


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_BE.UTF-8"}, "fr"),
        ([], {"LANG": "fr_BE.UTF-8", "LC_ALL": "C"}, "en"),
        (["dossier", "--lang", "fr"], {"LANG": "en_GB"}, "fr"),
        (["--lang=en", "dossier"], {"LANG": "fr_FR"}, "en"),
        (["dossier", "--lang", "xx"], {"LANG": "fr_FR"}, "fr"),
        (["dossier", "--lang"], {}, "en"),
    ],
)
def test_the_language_of_help(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose_words(arguments, environment).language == language
