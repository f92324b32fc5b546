"""What a reader must know before trusting a text: corrected, translated by a machine, in two languages, live."""

import pytest

from clean.cleaning_cases import cleaned

TITLE = "Le phare de Kerlouan passe à la lumière froide"
BODY = (
    "Le phare de Kerlouan a reçu mardi ses nouvelles lampes, moins gourmandes que les anciennes, selon le service.",
    "Les pêcheurs du port voisin disent voir la lumière de plus loin, mais regrettent sa couleur, triste par temps de brume.",
    "La commune espère que les visiteurs reviendront au printemps, quand l'escalier, fermé depuis deux ans, sera remis en état.",
)


def flags(*lines: str) -> tuple[str, ...]:
    """The flags of a text of these lines below the title."""
    return cleaned("\n\n".join((TITLE, *lines))).flags


@pytest.mark.parametrize(
    "notice",
    [
        "Correctif : une première version donnait une hauteur fausse, le phare mesure trente-deux mètres et non quarante.",
        "Précision (4 mai) : le service des phares indique que les lampes ont été fabriquées à Brest et non à Lorient.",
        "Cet article a été modifié le 4 mai 2024 pour corriger la hauteur du phare, qui est de trente-deux mètres.",
        "(Corrige la hauteur du phare au premier paragraphe, qui est de trente-deux mètres et non de quarante comme écrit.)",
        "Correction: an earlier text gave the wrong height, the lighthouse stands thirty-two metres tall and not forty.",
    ],
)
def test_a_notice_of_correction_is_kept_and_flagged(notice: str) -> None:
    article = cleaned("\n\n".join((TITLE, *BODY, notice)))
    assert "corrected" in article.flags
    assert notice in article.text


@pytest.mark.parametrize(
    "line",
    [
        "La correction des copies du baccalauréat prendra deux semaines, a indiqué le rectorat, qui a recruté des renforts.",
        "Corriger la trajectoire des navires sera plus facile, assure le service, qui a équipé toutes les vedettes de la région.",
        "Avec précision : c'est le mot du gardien pour dire comment il réglait la lentille, chaque soir, avant la nuit.",
    ],
)
def test_words_of_correction_in_a_sentence_flag_nothing(line: str) -> None:
    assert "corrected" not in flags(*BODY, line)


def test_a_notice_of_machine_translation_is_flagged_and_a_story_about_one_is_not() -> None:
    assert "machine-translated" in flags("Cet article a été traduit automatiquement.", *BODY)
    story = (
        "La notice du phare avait été confiée à un logiciel. « Elle a été traduite automatiquement et personne ne l'a relue », "
        "admet la directrice du service, qui promet une nouvelle version pour l'été, relue par deux anciens gardiens de "
        "l'île et par une professeure du lycée voisin, et imprimée à mille exemplaires."
    )
    assert "machine-translated" not in flags(*BODY[:2], story, *BODY[2:], *(f"{line} Encore." for line in BODY))


def test_a_page_half_in_another_language_is_flagged() -> None:
    english = "The lighthouse keeper said he had not been asked, and that the old lamps were good for another ten years."
    assert "mixed-language" in flags(*BODY, english, english.replace("old", "heavy old"))
    assert "mixed-language" not in flags(*BODY)


def test_forms_in_another_language_around_the_text_are_flagged() -> None:
    form = (
        "Leave a Comment",
        "Your email address will not be published. Required fields are marked *",
        "Save my name, email and website in this browser for the next time I comment.",
    )
    assert "foreign-furniture" in flags(*BODY, *form)
    assert "foreign-furniture" not in flags(*BODY, "Votre adresse e-mail ne sera pas publiée.", "Laisser un commentaire")


def test_two_entries_with_their_hour_make_a_live_report() -> None:
    assert "live" in flags("18h10", BODY[0], "17h45", BODY[1])
    assert "live" not in flags(*BODY)
