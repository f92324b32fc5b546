"""Notes refuse what the contract forbids."""

from decimal import Decimal

import pytest

from recoupe.records import ArticleId, Attribution, Cell, Cite, Quantity, Reason, Span


def test_no_number_is_read_out_of_damaged_words() -> None:
    with pytest.raises(ValueError, match="damaged"):
        Quantity(Span(0, 9), Decimal(7), None, None, "money", "EUR", "exact", None, damaged=True, rule="quantities.damaged")


def test_a_kind_of_speaker_needs_a_speaker() -> None:
    with pytest.raises(ValueError, match="speaker"):
        Attribution(Span(0, 4), None, None, None, "person", "asserts", "direct", hedged=False, hedge=None)


def test_a_cell_speaks_with_a_cite_or_is_silent_with_a_reason() -> None:
    cite = Cite(ArticleId("a"), Span(0, 4), "mots", Span(0, 4))
    assert Cell(ArticleId("a"), "states", (cite,)).cites == (cite,)
    assert Cell(ArticleId("a"), "silent", (), "time-unknown").why_silent == "time-unknown"
    for act, cites, why in (
        ("states", (), None),
        ("silent", (cite,), "time-unknown"),
        ("silent", (), None),
        ("denies", (cite,), "not-mentioned"),
    ):
        with pytest.raises(ValueError, match="cell"):
            Cell(ArticleId("a"), act, cites, why)  # type: ignore[arg-type]


def test_a_reason_weighs_between_nothing_and_one() -> None:
    with pytest.raises(ValueError, match="weighs"):
        Reason("quotes.mark", 1.2)
