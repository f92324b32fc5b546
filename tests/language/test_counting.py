"""Numbers that count nothing are found alike whether all alternatives are tried or those that may start there."""

import pytest

from recoupe.language import load_tables

TEXTS = (
    "Il a été relaxé 19 fois sur 20, à deux reprises, cent fois.",
    "Appelez le +33 6 12 34 56 78, le 418 555-0199 ou le 0800 12 34 56 : www.exemple.test, https://exemple.test/12",
    "Score final 3-1, version 1.2.3, le 3e #mardi12 du 21e siècle (555) 123-4567, 12-15 ans, 12-15 km",
    "Trois ans ferme, six mois avec sursis, écrire à ada@exemple.test",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_counts_nothing_is_found_alike_with_and_without_the_alternatives_of_any_word(text: str) -> None:
    counting = load_tables().counting
    every = [found.span() for found in counting.patterns["no_count"].finditer(text)]
    assert counting.every("no_count", text, 0, len(text)) == every
    assert every


def test_the_narrow_pattern_is_tried_at_a_few_letters_alone() -> None:
    _, search = load_tables().counting.narrow["no_count"]
    assert search.starts is not None
    assert search.starts.search("le loup du val") is None
