"""Two articles beside one another: every pair of places stands for the same thing in both."""

import pytest

from app.web.desks import bridge, client, made_story, make_desk, parsed
from recoupe.app.web.aligning import aligned_places
from recoupe.app.web.story_view import view_of

SEEN = view_of(made_story(), "fr")
ONE, OTHER = (notes.article.id for notes in SEEN.dossier.notes[:2])


def test_places_are_those_of_shared_claims_and_turn_round_with_the_articles() -> None:
    places = aligned_places(SEEN, ONE, OTHER, received=False)
    assert places
    assert list(places) == sorted(places)
    shared = [
        claim for claim in SEEN.dossier.links.claims if {ONE, OTHER} <= {cell.article for cell in claim.cells if cell.cites}
    ]
    for claim in shared:
        left, right = (
            {cite.span.start for cell in claim.cells for cite in cell.cites if cite.article == key} for key in (ONE, OTHER)
        )
        assert any(one in left and other in right for one, other in places), claim.says
    assert {(b, a) for a, b in places} == set(aligned_places(SEEN, OTHER, ONE, received=False))


@pytest.mark.model
def test_places_in_the_received_text_are_its_own_and_stand_in_the_page() -> None:
    held = bridge()
    seen = view_of(held, "fr")
    one, other = (notes.article for notes in seen.dossier.notes[:2])
    pages = {str(page.id): page for page in held.pages}
    places = aligned_places(seen, one.id, other.id, received=True)
    assert places
    assert all(left < len(pages[one.id].text) and right < len(pages[other.id].text) for left, right in places)
    with client(make_desk(held)) as browser:
        page = parsed(browser.get(f"/s/{held.id}/a/{one.id}?with={other.id}&text=received").text)
        told = page.xpath("//*[@data-aligned]/@data-aligned")[0].split()
        assert told == [f"{left}:{right}" for left, right in places]
