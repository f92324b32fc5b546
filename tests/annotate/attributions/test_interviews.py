"""Turns of an interview: labels that come again, dashes in turn, questions and what follows them."""

from dataclasses import replace

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import find_attributions, find_mentions, read_article
from recoupe.language import load_tables
from recoupe.records import Attribution

pytestmark = pytest.mark.model

LABELLED = """Lise Amar : « Le port va mal »
Lise Amar dirige le port de Selmont depuis 2019.
Le Phare : Pourquoi fermer le quai nord ?
Lise Amar : Il s'enfonce. Nous n'avons plus le choix.
Qui paiera les travaux ?
L. A. : La région, je l'espère.
Le syndicat dit que vous saviez tout.
L. A. : C'est faux."""
DASHED = """Omar Diouf suit la filière du coton depuis vingt ans.
– La récolte sera-t-elle bonne ?
– Moyenne, au mieux.
– Les prix remontent-ils ?
– Pas assez pour les petits."""
ASKED = """Anne Morvan : « Je n'ai rien signé »
Pourquoi avez-vous quitté la mairie ?
Parce que je n'y croyais plus.
Que reprochez-vous à votre successeur ?
Rien. Je le connais depuis l'école et nous déjeunons souvent.
Reviendrez-vous ?
Je ne répondrai pas."""


def answers(text: str) -> list[tuple[str, str]]:
    """The contents of the turns and who gives them."""
    title = text.split("\n", maxsplit=1)[0].count("«")
    article = made_article(text, roles={0: "title"} if title else None)
    reading = read_article(article, load_tables("fr"))
    accepted, _, _ = find_attributions(replace(reading, mentions=find_mentions(reading)))

    def speaker(each: Attribution) -> str:
        return each.speaker.within(text) if each.speaker else "-"

    turns = [each for each in accepted if each.because[0].rule == "attributions.label" and each.mode == "direct"]
    return [(each.content.within(text), speaker(each)) for each in turns if "«" not in each.content.within(text)]


def test_a_label_that_comes_again_or_its_initials_answer_and_the_paper_asks() -> None:
    assert answers(LABELLED) == [
        ("Il s'enfonce. Nous n'avons plus le choix.", "Lise Amar"),
        ("La région, je l'espère.", "Lise Amar"),
        ("C'est faux.", "Lise Amar"),
    ]


def test_every_other_paragraph_behind_a_dash_answers() -> None:
    assert answers(DASHED) == [("Moyenne, au mieux.", "Omar Diouf"), ("Pas assez pour les petits.", "Omar Diouf")]


def test_paragraphs_between_questions_put_to_vous_are_whom_the_title_names() -> None:
    assert answers(ASKED) == [
        ("Parce que je n'y croyais plus.", "Anne Morvan"),
        ("Rien. Je le connais depuis l'école et nous déjeunons souvent.", "Anne Morvan"),
        ("Je ne répondrai pas.", "Anne Morvan"),
    ]


def test_a_list_of_hours_and_one_question_make_no_interview() -> None:
    assert answers("Horaires : 9 h à 18 h\nTarif : 4 euros\nComment venir ?\nBus : ligne 12\nParking : place du Lac") == []


def test_two_questions_of_a_feature_make_no_interview() -> None:
    assert answers("Qui a gagné ?\nLa ville attend.\nQue ferez-vous dimanche ?\nLe marché ouvre à huit heures.") == []
