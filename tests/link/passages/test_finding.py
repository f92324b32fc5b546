"""Passages that stand in several texts of a collection."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from recoupe.language import load_tables
from recoupe.link.passages import find_passages
from recoupe.records import Shared, StreamArticle

LEFTOVERS = load_tables("fr").leftovers
DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAM = [
    "Le barrage de Montfaucon a cédé mardi vers cinq heures du matin après trois jours de pluies continues sur le plateau.",
    "Deux hameaux ont été évacués par les pompiers et une école d'Orsal sert de refuge à une centaine d'habitants depuis l'aube.",
    "La préfète Claire Vasseur a promis une enquête indépendante sur l'entretien de l'ouvrage, construit dans les "
    "années soixante.",
    "Les experts du bureau Hydralp avaient signalé une fissure de onze centimètres dans le parement aval dès le "
    "printemps dernier.",
]
FARM = [
    "Les éleveurs de la vallée attendent toujours les aides promises l'an dernier par la région pour reconstruire leurs étables.",
    "Une réunion est prévue jeudi à la chambre d'agriculture, où le ton risque de monter entre les deux syndicats concernés.",
    "Le prix du lait a reculé de quatre centimes depuis janvier, alors que celui des tourteaux de soja ne cesse de grimper.",
]
RETOLD = (
    "Une fissure de onze centimètres avait pourtant été signalée dès le printemps dernier, dans le parement aval, par "
    "les experts "
    "du bureau Hydralp."
)


def article(name: str, sentences: list[str], hours: int | None = 0, outlet: str = "", language: str = "fr") -> StreamArticle:
    when = None if hours is None else DAY + timedelta(hours=hours)
    return StreamArticle(name, "", " ".join(sentences), language, when, outlet)


def find(*articles: StreamArticle) -> list[Shared]:
    return list(find_passages(articles, LEFTOVERS))


def test_a_passage_inside_another_article_is_found_to_the_character() -> None:
    host = article("host", [FARM[0], *DAM[1:3], *FARM[1:]], 5)
    (pair,) = find(article("source", DAM), host)
    (passage,) = pair.passages
    assert passage.one.within(host.text) == " ".join(DAM[1:3])[:-1]
    assert (pair.kind, pair.came_first, pair.why) == ("rewrite", "other", "time")
    assert 0.3 < pair.share_one < 0.6


def test_paragraphs_put_in_another_order_are_found_all_the_same() -> None:
    mixed = list(DAM)
    random.Random(2).shuffle(mixed)  # noqa: S311
    (pair,) = find(article("a", DAM), article("b", mixed, 3))
    assert pair.kind == "copy"
    assert pair.share_other > 0.95


def test_a_sentence_told_in_other_words_is_a_paraphrase() -> None:
    host = article("b", [FARM[0], RETOLD, *FARM[1:]], 4)
    (pair,) = find(article("a", DAM), host)
    (passage,) = pair.passages
    assert (passage.kind, passage.other.within(host.text)) == ("paraphrase", RETOLD[:-1])


def test_articles_that_share_a_subject_share_no_passage() -> None:
    other = ["À Orsal, la préfète visitait mardi un élevage.", "Le bureau Hydralp étudie les pluies de printemps.", *FARM[:1]]
    assert find(article("a", DAM), article("b", other), article("c", FARM[1:])) == []


def test_what_asks_for_a_click_is_no_reuse() -> None:
    asking = "Inscrivez-vous gratuitement à notre newsletter et recevez chaque matin l'essentiel de l'actualité par e-mail."
    assert find(article("a", [DAM[0], asking]), article("b", [FARM[0], asking])) == []


def test_what_an_outlet_puts_under_each_article_is_no_reuse() -> None:
    motto = (
        "Fondée par des lecteurs, cette coopérative de onze communes vit sans mécène et tient ses comptes ouverts "
        "à tous depuis 1987."
    )
    texts = [[DAM[0], motto], [FARM[0], motto], [FARM[1], motto], [DAM[2], motto]]
    articles = [article(f"t{n}", sentences, n, "La Coopée") for n, sentences in enumerate(texts)]
    assert find(*articles) == []


def test_a_named_outlet_was_first_whatever_the_hours() -> None:
    source = article("a", DAM, 9, "Le Plateau")
    (pair,) = find(source, article("b", ["Comme l'écrit Le Plateau :", *DAM], 2, "L'Écho"))
    assert (pair.came_first, pair.why) == ("one", "credit")


def test_without_hours_nobody_knows_who_was_first() -> None:
    (pair,) = find(article("a", DAM, None), article("b", DAM, None))
    assert pair.came_first == "unknown"


def test_a_copy_of_what_was_said_is_quoting() -> None:
    said = (
        "\u00ab Nous avons signalé onze centimètres de fissure à Montfaucon dès avril, et personne, à la "
        "préfecture, n'a répondu \u00bb"
    )
    first = article("a", [DAM[0], f"{said}, dit Hydralp."])
    (pair,) = find(first, article("b", [FARM[0], f"{said}, selon le bureau d'études.", *FARM[1:]], 5))
    assert pair.kind == "quotes"


def test_a_translation_is_found_by_the_meaning_of_its_sentences() -> None:
    english = [
        "The Montfaucon dam burst on Tuesday at about five in the morning after three days of steady rain on the plateau.",
        "Two hamlets were evacuated by firefighters and a school in Orsal has sheltered a hundred residents since dawn.",
        "Prefect Claire Vasseur promised an independent inquiry into the upkeep of the dam, built in the sixties.",
        "Experts of the Hydralp office had reported a crack of eleven centimetres in the downstream face last spring.",
    ]
    farms = article("c", FARM, 2)
    (pair,) = find(article("a", DAM), article("b", english, 6, language="en"), farms)
    assert (pair.one, pair.other, pair.kind, pair.came_first) == ("a", "b", "translation", "one")


def test_a_translation_with_another_figure_is_no_translation() -> None:
    one = article("a", ["Orsal, Montfaucon et Bressy ont 140 habitants.", "Claire Vasseur a signé le 3 avril à Orsal."])
    other = article(
        "b", ["Orsal, Montfaucon and Bressy have 410 residents.", "Claire Vasseur signed in Orsal on 8 April."], language="en"
    )
    assert find(one, other) == []


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [article("a", DAM), article("b", [*FARM, DAM[1]], 3), article("c", [RETOLD, *FARM[:1]], 5)]
    assert find(*articles) == find(*reversed(articles))


@pytest.mark.parametrize("text", ["", "?", "mot", "mot " * 4000, "\u00ab" * 500, "a b c d e " * 500])
def test_odd_texts_stop_nothing(text: str) -> None:
    found = find(StreamArticle("a", "", text, "fr"), StreamArticle("b", "", text, "fr"), article("c", DAM))
    assert all((pair.one, pair.other) == ("a", "b") and 0 < pair.share_one <= 1 for pair in found)


def test_no_text_and_one_text_share_nothing() -> None:
    assert find() == []
    assert find(article("a", DAM)) == []
