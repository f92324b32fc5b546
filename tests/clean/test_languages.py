"""The language of a text and of each of its blocks; where a page stood, and when it was captured."""

from dataclasses import replace

import pytest

from clean.cleaning_cases import tables
from recoupe.clean import clean
from recoupe.clean.languages import block_language
from recoupe.read import read_bytes
from recoupe.records import Article, Page

FRENCH = (
    "Le port de Valbrune restera fermé jusqu'à vendredi, a indiqué la préfecture, qui attend que la houle "
    "retombe avant de rouvrir les quais."
)
ENGLISH = (
    "The harbour will stay closed until Friday, the prefect said, and ferries from the islands have been sent to the north quay."
)


def cleaned(page: Page) -> Article:
    article = clean(page, tables())
    assert isinstance(article, Article)
    return article


def page_of(text: str, name: str = "port.txt") -> Page:
    page = read_bytes(name, text.encode())
    assert isinstance(page, Page)
    return page


def test_each_block_of_a_mixed_page_says_its_language_and_the_page_is_flagged() -> None:
    article = cleaned(page_of(f"Le port fermé\n\n{FRENCH}\n\n{ENGLISH}\n\n{FRENCH.replace('port', 'quai')}\n"))
    assert [block.language for block in article.blocks] == [None, "fr", "en", "fr"]
    assert article.language == "fr"
    assert "mixed-language" in article.flags


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Elle n'a pas dit ce que la ville ferait des deux quais.", "fr"),
        ("The mayor has not said what will be done with it.", "en"),
        ("Valbrune 24, Marcillon 17, Sainte-Aulde 15, Rocquigny 12, Lormenay 9", None),
        ("Le port", None),
    ],
)
def test_a_short_block_has_a_language_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert block_language(text, tables().page_words.stop) == language


def test_an_article_keeps_the_address_it_stood_at_and_the_day_it_was_captured() -> None:
    page = replace(page_of(f"Le port fermé\n\n{FRENCH}\n"), url="https://quai.example/port", captured="2025-03-04")
    assert (cleaned(page).url, cleaned(page).captured) == ("https://quai.example/port", "2025-03-04")


def test_a_page_that_says_where_it_stands_is_believed_when_nobody_else_says() -> None:
    link = '<link rel="canonical" href="https://quai.example/port">'
    head = f'<html lang="fr"><head>{link}</head><body><article><h1>Le port fermé</h1>'
    article = cleaned(
        page_of(f"{head}<p>{FRENCH}</p><p>{FRENCH.replace('port', 'quai')}</p></article></body></html>", "port.html")
    )
    assert (article.url, article.captured) == ("https://quai.example/port", None)
