"""Words of letters alone are spared the tokenizer's patterns, and get the shape the library gives them."""

from itertools import product
from typing import Any

import pytest

from recoupe.annotate.cutting import shaped, spared
from recoupe.annotate.loading import MODEL

LETTERS = [chr(code) for code in range(0x20, 0x3000) if chr(code).isalpha()]
WORDS = ["".join(LETTERS), "maire", "MAIRE", "Maire", "km", "nd", *(f"a{letter}b" for letter in LETTERS), *LETTERS]


PIECES = (
    "Saint",
    "l",
    "il",
    "elle",
    "km",
    "m\u00b2",
    "US$",
    "12",
    "A",
    "\u00e9t\u00e9",
    "",
    *".,;:!?%\u00ab\u00bb\u2026()\"'-~\u2019\u2010\u2013\u00b0",
)
JOINED = ["".join(pieces) for pieces in product(PIECES, PIECES, PIECES)]


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    """The library's own."""
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler"]).tokenizer


@pytest.mark.model
def test_no_pattern_of_the_tokenizer_matches_letters_alone(tokenizer: Any) -> None:
    for find in (tokenizer.prefix_search, tokenizer.suffix_search, tokenizer.token_match, tokenizer.url_match):
        assert [word for word in WORDS if find(word)] == []


@pytest.mark.model
def test_a_spared_tokenizer_cuts_as_the_one_it_is_made_of(tokenizer: Any) -> None:
    text = "Aujourd'hui, l'ex-ministre (M. Ader) a-t-il vu 12 km/h sur www.exemple.test, « prud'homme » ? J.-C. dit: qu'oui... 3e"
    assert [token.text for token in spared(tokenizer)(text)] == [token.text for token in tokenizer(text)]


@pytest.mark.model
def test_what_a_word_ends_with_and_compounds_are_found_as_the_patterns_find_them(tokenizer: Any) -> None:
    ours = spared(tokenizer)
    for word in JOINED:
        for name in ("suffix_search", "token_match", "prefix_search"):
            found, expected = getattr(ours, name)(word), getattr(tokenizer, name)(word)
            assert (found and found.span()) == (expected and expected.span()), (name, word)


@pytest.mark.model
def test_the_shape_of_a_word_is_the_librarys() -> None:
    from spacy.lang.lex_attrs import word_shape

    words = [*WORDS, "x" * 99, "X" + "x" * 99, "x" * 100, "l'eau", "12", "B2B", "", *(f"A{letter}c" for letter in LETTERS)]
    shape = shaped(word_shape)
    assert [shape(word) for word in words] == [word_shape(word) for word in words]
