"""What the parser is shown, and that showing it less, in other company or in another order changes no answer."""

from dataclasses import replace
from itertools import permutations

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import annotate, read_article
from recoupe.annotate.gating import worth_parsing
from recoupe.annotate.sentences import find_sentences
from recoupe.language import load_tables
from recoupe.records import Article

SHOWN = (
    "Le syndicat des bateliers soutient que la berge cède chaque hiver sous le poids des camions.",
    "Elle aurait vendu la scierie avant que les ouvriers ne soient prévenus de sa fermeture.",
    "Selon les riverains, la cloche de la chapelle sonne désormais toutes les nuits de pleine lune.",
    "Il parlait d’une « petite contrariété » au moment de quitter la salle des mariages en hâte.",
    "Cette affirmation circule depuis hier dans tous les cafés de la vallée et des environs.",
    "La route qui mène à Vaulmières reste fermée aux camions pendant toute la durée des travaux.",
    "C'est totalement faux.",
    "Le gardien : la porte était grande ouverte quand nous sommes arrivés ce matin de bonne heure.",
)
PASSED_OVER = (
    "La pluie tombe depuis trois jours sur les collines et les chemins creux sont pleins de boue.",
    "Le vieux pont de bois mesure trente mètres et une rambarde de fer rouillé court tout au long.",
)


def shown(text: str, language: str | None = "fr") -> list[str]:
    """The sentences of a text the parser would see."""
    article, tables = replace(made_article(text), language=language), load_tables("fr")
    spans = [span for block in article.blocks for span in find_sentences(text, block.span, tables.abbreviations)]
    return [span.within(text) for span in worth_parsing(article, spans, tables)]


@pytest.mark.parametrize("sentence", SHOWN)
def test_a_cue_a_mark_a_name_or_brevity_brings_a_sentence_to_the_parser(sentence: str) -> None:
    assert shown(sentence) == [sentence]


@pytest.mark.parametrize("sentence", PASSED_OVER)
def test_a_sentence_that_tells_of_nobody_is_passed_over(sentence: str) -> None:
    assert shown(sentence) == []


def test_what_is_shown_of_a_text_is_the_same_in_every_order() -> None:
    lines = (SHOWN[0], PASSED_OVER[0], SHOWN[5], PASSED_OVER[1])
    for order in permutations(lines):
        assert shown("\n".join(order)) == [line for line in order if line in SHOWN]


@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_an_article_in_another_language_is_never_parsed(language: str) -> None:
    text = "« Nous partirons », a déclaré Odile Brantes. Selon lui, rien ne presse."
    assert shown(text, language) == []
    article = replace(made_article(text), language=language)
    assert all(sentence.words == () for sentence in read_article(article, load_tables("fr")).sentences)


@pytest.mark.model
def test_an_article_reads_the_same_alone_in_any_batch_and_in_any_order() -> None:
    tables = load_tables("fr")
    texts = ("\n".join(SHOWN[:4]), "\n".join((*PASSED_OVER, *SHOWN[4:])), "\n".join(reversed(SHOWN)), SHOWN[5] + " " + SHOWN[0])
    articles: list[Article] = [made_article(text, f"{n}.txt") for n, text in enumerate(texts)]
    alone = {article.source: next(iter(annotate([article], tables))) for article in articles}
    for order in ((0, 1, 2, 3), (3, 1, 0, 2), (2, 3, 1, 0)):
        for article, notes in zip((articles[n] for n in order), annotate([articles[n] for n in order], tables), strict=True):
            assert notes == alone[article.source]
