"""Notices of correction, in the wordings of many houses; what only sounds like one is none."""

import pytest

from dossier.changes.made import version
from recoupe.dossier.changes import find_corrections
from recoupe.language.corrections import load_corrections


@pytest.mark.parametrize(
    "notice",
    [
        "Correction : le pont date de 1932.",
        "Correctif. Le bilan était erroné.",
        "RECTIFICATIF - Le nom de la rue est celui du fleuve.",
        "Erratum : lire Delsarte.",
        "Précision : la mairie n'a pas voté.",
        "(Corrige le prénom de la préfète)",
        "Corrige avec le bilan des pompiers au 2e paragraphe",
        "Dans une première version de cet article, nous donnions un autre âge.",
        "Une version précédente de cette dépêche attribuait ces mots au maire.",
        "Contrairement à ce que nous avons écrit mardi, le pont reste ouvert.",
        "Contrairement à ce qui était indiqué dans nos éditions de lundi, il pleut.",
        "Cet article a été corrigé à 14 h.",
        "Une erreur s'est glissée dans notre tableau.",
        "Nous avons indiqué par erreur que la route rouvrait.",
        "La rédaction présente ses excuses à ses lecteurs pour cette erreur.",
        "Il fallait lire 12 et non 21.",
        "Correction: An earlier figure was wrong.",
        "An earlier version of this article misstated the date.",
        "Korrektur: In einer früheren Version dieses Artikels stand ein anderer Name.",
        "Fe de erratas: el puente es de 1932.",
    ],
)
def test_a_notice_is_cited(notice: str) -> None:
    article = version("Le pont rouvre", "Il a plu toute la nuit.", notice)
    found = list(find_corrections(article, load_corrections()))
    assert len(found) == 1
    assert found[0].exact == found[0].span.within(article.text)
    assert found[0].span.start == article.blocks[2].span.start


@pytest.mark.parametrize(
    "words",
    [
        "La correction des marchés a surpris les épargnants.",
        "Il a corrigé le tir en conférence de presse.",
        "Mise à jour à 18 h 02.",
        "Le professeur corrige les copies jusqu'à la nuit.",
        "Contrairement à ce que dit le maire, le pont est ouvert.",
        "Une première version de ce texte de loi avait été rejetée.".replace("ce texte de loi", "la loi"),
        "La maison de correction a fermé en 1970.",
        "Le budget rectificatif sera voté jeudi.",
        "Avec précision, le gardien a relancé.",
        "Une nouvelle version du téléphone sort lundi.",
    ],
)
def test_what_is_no_notice_is_not(words: str) -> None:
    assert list(find_corrections(version("Le pont rouvre", words), load_corrections())) == []
