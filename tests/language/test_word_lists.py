"""A list of a language file is its words, or it is refused by file, entry and word."""

import pytest

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError


def test_a_list_keeps_its_words_and_their_order() -> None:
    assert word_list("fr/a.toml", "heads", ["b", "A", "b"]) == ("b", "A", "b")
    assert word_list("fr/a.toml", "heads", [], may_be_empty=True) == ()
    assert word_list("fr/a.toml", "heads", ["b", "a"], small=True, once=True) == ("b", "a")


@pytest.mark.parametrize(
    ("found", "rules", "why"),
    [
        (None, {}, "not a list of words"),
        ("word", {"may_be_empty": True}, "not a list of words"),
        ([], {}, "not a list of words"),
        (["a", 3], {}, "3 is not a word"),
        (["a", " "], {}, "' ' is not a word"),
        (["a", "Paris"], {"small": True}, "Paris is not in small letters"),
        (["a", "b", "a"], {"once": True}, "a stands twice"),
    ],
)
def test_a_bad_list_is_refused(found: object, rules: dict[str, bool], why: str) -> None:
    with pytest.raises(LexiconError) as caught:
        word_list("fr/a.toml", "heads", found, **rules)
    assert (caught.value.file, caught.value.entry) == ("fr/a.toml", "heads")
    assert why in str(caught.value)
