"""All links of a story: the order of inputs changes nothing, every cite holds."""

import pytest

from link.link_cases import claims_with, notes_of, read_cases
from recoupe.language import load_tables
from recoupe.link import link


@pytest.mark.model
def test_the_order_of_articles_changes_nothing() -> None:
    notes = [note for case in read_cases("claims.fr.md")[4:7] for note in notes_of(case)]
    unique = list({note.article.id: note for note in notes}.values())
    assert link(unique, load_tables("fr")) == link(unique[::-1], load_tables("fr"))


@pytest.mark.model
def test_every_cite_stands_in_its_article_and_every_claim_names_every_article() -> None:
    notes = notes_of(read_cases("claims.fr.md")[4])
    links = link(notes, load_tables("fr"))
    texts = {note.article.id: note.article.text for note in notes}
    known = {origin.id for origin in links.origins}
    for claim in links.claims:
        assert {cell.article for cell in claim.cells} == set(texts)
        assert set(claim.origins) <= known
        assert all(cite.span.within(texts[cite.article]) == cite.exact for cell in claim.cells for cite in cell.cites)
        assert any(claim.says in text for text in texts.values())


@pytest.mark.model
def test_the_claim_most_articles_carry_comes_first() -> None:
    notes = notes_of(read_cases("claims.fr.md")[4])
    links = link(notes, load_tables("fr"))
    assert links.claims[0] in claims_with(links, "aurait versé deux millions")
    assert links.claims[0].core


def test_no_article_gives_no_link() -> None:
    links = link([], load_tables("fr"))
    assert (links.claims, links.actors, links.stories) == ((), (), ())
