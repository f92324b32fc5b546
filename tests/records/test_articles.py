"""An article finds its way back to the page, character by character."""

import pytest

from recoupe.records import Anchor, Article, Block, Published, Span, article_id, hash_text

RECEIVED = "<p>Crue&nbsp;: 12&#8239;000   foyers</p>\n<p>Fin.</p>"
CLEAN = "Crue\u00a0: 12\u202f000 foyers\nFin."


def made() -> Article:
    """A page with entities and folded spaces, anchored by hand."""
    at, end = RECEIVED.index, RECEIVED.rindex("Fin.")
    anchors = (
        Anchor(0, 4, 3, 4),
        Anchor(4, 1, 7, 6),
        Anchor(5, 4, at(": 12"), 4),
        Anchor(9, 1, at("&#8239;"), 7),
        Anchor(10, 3, at("000"), 3),
        Anchor(13, 1, at("   foyers"), 3),
        Anchor(14, 6, at("foyers"), 6),
        Anchor(21, 4, end, 4),
    )
    blocks = (Block(Span(0, 20), "body", Span(3, at("</p>"))), Block(Span(21, 25), "body", Span(end, end + 4)))
    sha = hash_text(RECEIVED)
    return Article(article_id(sha), "made.html", sha, len(RECEIVED), CLEAN, hash_text(CLEAN), blocks, (), anchors)


def test_a_cite_covers_the_entities_it_was_folded_from() -> None:
    cite = made().cite(Span(7, 13))
    assert cite.exact == "12\u202f000"
    assert cite.received.within(RECEIVED) == "12&#8239;000"


def test_every_character_of_every_block_has_a_place_in_the_page() -> None:
    article = made()
    for block in article.blocks:
        for offset in range(block.span.start, block.span.end):
            cite = article.cite(Span(offset, offset + 1))
            assert block.received.holds(cite.received)


def test_the_line_feed_between_two_blocks_cannot_be_cited_alone() -> None:
    with pytest.raises(ValueError, match="comes from nowhere"):
        made().cite(Span(20, 21))


def test_a_span_beyond_the_text_cannot_be_cited() -> None:
    with pytest.raises(ValueError, match="leaves a text"):
        made().cite(Span(20, 99))


def test_block_at_is_none_between_two_blocks() -> None:
    article = made()
    assert article.block_at(3) == article.blocks[0]
    assert article.block_at(20) is None
    assert article.block_at(24) == article.blocks[1]


def test_a_date_needs_a_basis() -> None:
    with pytest.raises(ValueError, match="needs a basis"):
        Published("2025-03-01", None)
    assert Published("2025-03-01T17:20", "text").day == "2025-03-01"
    assert Published("2025-03-01/..", "inferred").day is None
    assert Published("2025-03", "inferred").day is None
    assert Published().day is None
