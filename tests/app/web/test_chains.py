"""How claims reached an article: every chain ends in words of that article, and says whether it is written or inferred."""

from app.web.desks import client, made_story, make_desk, parsed
from recoupe.app.web.chains import chains_to
from recoupe.app.web.story_view import view_of

SEEN = view_of(made_story(), "en")


def test_chains_end_in_words_of_the_article_and_those_of_most_claims_come_first() -> None:
    n_chains = 0
    for article, known in SEEN.guide.articles.items():
        chains = chains_to(SEEN, article)
        n_chains += len(chains)
        assert [one.n_claims for one in chains] == sorted((one.n_claims for one in chains), reverse=True)
        for one in chains:
            assert one.cite.article == article
            assert one.cite.span.within(known.text) == one.cite.exact
    assert n_chains


def test_the_tab_shows_chains_and_the_hash_of_what_came() -> None:
    article = next(key for key in SEEN.guide.articles if chains_to(SEEN, key))
    with client(make_desk(made_story())) as browser:
        page = parsed(browser.get(f"/s/vaubray/a/{article}?tab=provenance&lang=en").text)
        looks = page.xpath("//li[contains(@class, 'chain')]/@class")
        assert len(looks) == len(chains_to(SEEN, article))
        assert all("written" in look or "inferred" in look for look in looks)
        assert f"sha256:{SEEN.guide.articles[article].received_sha256}" in page.text_content()
