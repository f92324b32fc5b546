"""Words a machine tore: each is survived, whatever is found in it."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.annotate.moments.dates import near_date
from recoupe.clean import clean
from recoupe.language import load_tables
from recoupe.read import read_bytes
from recoupe.records import Article, Notes, Page

TORN = [
    "« ... », a répondu Claire Sorel au micro de Radio Orne, mardi soir, devant le conseil réuni.",
    "« « » », selon",
    "Selon le maire de Valbrune, le quai nord qui",
    "Selon , le quai nord sera fermé, a dit , mardi .",
    "Le 31 février, la mairie de Valbrune a fermé le quai, d'après ,",
    "a dit a dit a dit « « a » b « c', selon selon que « »",
    "( ) Vrag mène de 44 % à 41 %, ( ) selon ( )",
    "(AFP) – : « . » – Mairie",
]


@pytest.mark.model
@pytest.mark.parametrize("words", TORN)
def test_torn_words_cost_no_article(words: str) -> None:
    text = f"Le quai nord rouvre\n\n{words}\n\nLe conseil municipal de Valbrune a voté la réfection du quai nord mardi soir."
    page = read_bytes("torn.txt", text.encode())
    assert isinstance(page, Page)
    article = clean(page, load_tables("fr"))
    assert isinstance(article, Article)
    assert [type(notes) for notes in annotate([article], load_tables("fr"))] == [Notes]


def test_a_day_that_is_in_no_year_is_no_day() -> None:
    assert near_date(2, 31, None, date(2026, 3, 2), None) is None
