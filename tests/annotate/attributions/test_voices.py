"""Quotations lifted into titles, and headings that say whose words they show."""

from dataclasses import replace

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import find_attributions, find_mentions, read_article
from recoupe.language import load_tables
from recoupe.records import Attribution

pytestmark = pytest.mark.model


def said(text: str) -> tuple[str, list[Attribution]]:
    """What is found in an article whose first line is its title."""
    article = made_article(text, roles={0: "title"})
    reading = read_article(article, load_tables("fr"))
    return article.text, list(find_attributions(replace(reading, mentions=find_mentions(reading)))[0])


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("« On nous a oubliés » : la colère des riverains de Larmor", "des riverains de Larmor"),
        ("« Il faut tenir jusqu'à l'été » : comment les maraîchers s'organisent", "les maraîchers"),
        ("«Je n'ai plus peur»: le témoignage de Sonia, aide-soignante", "Sonia"),
        ("« Nous ne partirons pas » : une vendeuse raconte sa nuit", "une vendeuse"),
        ("« Les prix sont devenus fous » : au marché, la facture inquiète", None),
    ],
)
def test_a_title_says_whose_quotation_it_opens_with(title: str, speaker: str | None) -> None:
    text, found = said(f"{title}\nLe conseil a siégé mardi soir.")
    first = next(each for each in found if each.content.start == 0)
    assert (first.speaker.within(text) if first.speaker else None) == speaker
    assert first.content.within(text) == title[: title.index(":")].rstrip()


def test_a_title_gives_the_words_to_who_says_them_in_the_body() -> None:
    text, found = said(
        "« Ça ne peut plus durer ainsi » : au marché, la facture inquiète\n"
        "« Franchement, ça ne peut plus durer », dit Paul Arnal, boucher.\n"
        "Le conseil a siégé mardi. « On verra bien », répond Julie Roy."
    )
    title = next(each for each in found if each.content.start == 0)
    assert title.speaker is not None
    assert title.speaker.within(text) == "Paul Arnal"
    assert title.implicit


def test_a_title_two_people_repeat_is_nobodys() -> None:
    _, found = said(
        "« Ça ne peut plus durer » : au marché, la facture inquiète\n"
        "« Ça ne peut plus durer », dit Paul Arnal, boucher.\n"
        "« Ça ne peut plus durer », soupire aussi Julie Roy."
    )
    title = next(each for each in found if each.content.start == 0)
    assert title.speaker is None
