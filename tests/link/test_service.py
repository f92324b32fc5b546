"""Service: words that speak of the article and not of the story."""

import pytest

from recoupe.language import load_tables
from recoupe.language.predicates import fold_words
from recoupe.link.claims.service import find_service
from recoupe.records import Role, Sentence, Span, Word


def sentence_of(text: str) -> Sentence:
    words, at = [], 0
    for part in text.split(" "):
        bare = part.rstrip(",.?")
        if fold_words(bare):
            words.append(Word(Span(at, at + len(bare)), bare, "NOUN", "dep", 0))
        at += len(part) + 1
    return Sentence(Span(0, len(text)), tuple(words))


def found_in(text: str, role: Role) -> list[str]:
    spans = find_service(sentence_of(text), text, role, load_tables("fr").predicates)
    return [span.within(text).strip(" :") for span in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Crue de la Doire : ce que l'on sait", ["ce que l'on sait"]),
        ("Ce qu'il faut savoir : la Doire sort de son lit", ["Ce qu'il faut savoir"]),
        ("Grève des bus : on vous explique", ["on vous explique"]),
        ("La Doire déborde : explications", ["explications"]),
        ("Que sait-on de la crue de la Doire", ["Que sait-on de la crue de la Doire"]),
    ],
)
def test_a_heading_loses_the_side_that_speaks_of_the_article(text: str, found: list[str]) -> None:
    assert found_in(text, "title") == found


@pytest.mark.parametrize(
    "text",
    ["Le ministre exige des explications", "La police analyse les images", "Le préfet sait que la Doire déborde"],
)
def test_the_same_words_in_what_is_told_stay(text: str) -> None:
    assert found_in(text, "title") == []


def test_what_only_a_heading_says_of_the_article_stays_in_the_body() -> None:
    assert found_in("Le préfet fait le point avec les maires", "body") == []
    assert found_in("Voici ce que l'on sait de la crue", "body") == ["ce que l'on sait"]
