"""Whose words an article runs."""

import pytest

from recoupe.link.credited import runs_words
from recoupe.records import Credit, Span


@pytest.mark.parametrize("relation", ["source", "translated", "republished", "first"])
def test_words_taken_over_are_those_of_the_medium_named(relation: str) -> None:
    assert runs_words(Credit(Span(0, 5), "text", ("La Vigie",), relation))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "credit",
    [
        Credit(Span(0, 5), "text", ("AFP",), "with"),
        Credit(Span(0, 5), "text", ("La Vigie",), "relayed"),
        Credit(Span(0, 5), "photo", ("AFP",)),
        Credit(Span(0, 5), "dateline", ()),
    ],
)
def test_help_a_picture_and_a_place_are_not_the_words(credit: Credit) -> None:
    assert not runs_words(credit)
