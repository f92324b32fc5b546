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

UNMARKED = """Paul Sarr : « Le bac ne suffit plus »
Le patron du port fluvial répond à nos questions.
Pourquoi avoir attendu l'hiver ?
Nous n'avions pas les plans. Je les ai reçus en novembre.
Le maire dit que vous les aviez dès juin.
Ce chiffre est faux, pardon, cette date est fausse.
Pourtant, une note le prouve.
Je n'ai pas cette note et je ne la commenterai pas. Ce que je vois, moi, c'est un quai qui penche.
Et maintenant ?
On drague le chenal. Je demande à l'État de payer sa part.
Nos pilotes attendent.
La mairie n'a pas répondu."""
ONCE = """Rose Kemal : « On tiendra »
La Rive : Combien de digues ont cédé ?
Rose Kemal : Quatre. Je les ai vues.
Qui vous a prévenue ?
Personne. Mon téléphone était éteint.
Que demandez-vous ?
Des bras, et nous les avons."""
LONG = """Lise Amar : « Le port va mal »
Le Phare : Pourquoi fermer le quai ?
Lise Amar : Il s'enfonce.
Je le dis depuis dix ans à qui veut l'entendre.
Le Phare : Qui paiera ?
Lise Amar : La région."""
ADVICE = """Louer son toit : nos conseils
Où trouver une annonce ?
Sur le site de la ville, où vous pouvez déposer la vôtre.
Puis-je sous-louer ?
Oui, si votre bail le permet.
Combien demander ?
Le prix du quartier, rappelle la chambre."""


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


def test_questions_without_their_mark_are_no_answers_and_an_answer_is_cut_where_it_refuses_denies_or_demands() -> None:
    assert answers(UNMARKED) == [
        ("Nous n'avions pas les plans. Je les ai reçus en novembre.", "Paul Sarr"),
        ("Ce chiffre est faux, pardon, cette date est fausse.", "Paul Sarr"),
        ("Je n'ai pas cette note et je ne la commenterai pas.", "Paul Sarr"),
        ("Ce que je vois, moi, c'est un quai qui penche.", "Paul Sarr"),
        ("On drague le chenal.", "Paul Sarr"),
        ("Je demande à l'État de payer sa part.", "Paul Sarr"),
        ("Nos pilotes attendent.", "Paul Sarr"),
    ]


def test_who_is_labelled_once_gives_the_answers_without_a_label() -> None:
    assert answers(ONCE) == [
        ("Quatre. Je les ai vues.", "Rose Kemal"),
        ("Personne. Mon téléphone était éteint.", "Rose Kemal"),
        ("Des bras, et nous les avons.", "Rose Kemal"),
    ]


def test_an_answer_goes_on_in_the_next_paragraph_of_the_first_person() -> None:
    assert ("Je le dis depuis dix ans à qui veut l'entendre.", "Lise Amar") in answers(LONG)


def test_questions_and_advice_make_no_interview() -> None:
    assert answers(ADVICE) == []


def test_a_list_of_hours_and_one_question_make_no_interview() -> None:
    assert answers("Horaires : 9 h à 18 h\nTarif : 4 euros\nComment venir ?\nBus : ligne 12\nParking : place du Lac") == []


def test_two_questions_of_a_feature_make_no_interview() -> None:
    assert answers("Qui a gagné ?\nLa ville attend.\nQue ferez-vous dimanche ?\nLe marché ouvre à huit heures.") == []
