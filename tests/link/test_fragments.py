"""Pieces of sentences that copies share, as claims of their own or not."""

from dataclasses import replace

from link.made import make_statement, two_articles
from recoupe.link.claims.groups import Group, without_fragments
from recoupe.link.statements import Statement
from recoupe.records import Span

ONE, TWO = two_articles(
    "La banque a payé des hommes pour intimider les témoins du procès.",
    "La banque aurait payé des gardes pour intimider les témoins du procès.",
)
PIECE = "pour intimider les témoins du procès"


def main_and_piece(words: tuple[str, str], stems: tuple[set[str], set[str]] | None = None) -> tuple[Group, Group]:
    whole = Group([make_statement(ONE, words[0], "states"), make_statement(TWO, words[1], "states")])
    pieces: list[Statement] = []
    for article, own in zip((ONE, TWO), stems or ({"intimid"}, {"intimid"}), strict=True):
        piece = make_statement(article, PIECE, "states")
        meaning = replace(piece.meaning, stems=frozenset(own))
        pieces.append(replace(piece, secondary=True, whole=Span(0, len(article.text)), meaning=meaning))
    return whole, Group(pieces)


def test_a_piece_copied_from_sentences_one_claim_tells_is_no_claim() -> None:
    whole, piece = main_and_piece(("La banque a payé des hommes", "La banque aurait payé des gardes"))
    assert without_fragments([whole, piece]) == [whole]


def test_a_piece_told_in_other_words_is_a_claim() -> None:
    whole, piece = main_and_piece(
        ("La banque a payé des hommes", "La banque aurait payé des gardes"), ({"intimid", "temoin"}, {"menac", "jur"})
    )
    assert without_fragments([whole, piece]) == [whole, piece]


def test_a_piece_of_sentences_two_claims_tell_is_a_claim() -> None:
    whole, piece = main_and_piece(("La banque a payé des hommes", "La banque aurait payé des gardes"))
    one, two = Group(whole.members[:1]), Group(whole.members[1:])
    assert without_fragments([one, two, piece]) == [one, two, piece]
