"""The ends of conditionals: every conditional of common verbs, and none of their imperfects."""

from pathlib import Path

import pytest

from recoupe.language.conjugation import load_conjugation
from recoupe.language.hedges import load_hedges
from recoupe.records import LexiconError

FRENCH = Path(__file__).parents[2] / "src" / "recoupe" / "language" / "fr"
VERBS = [
    "montrer",
    "entrer",
    "rencontrer",
    "assurer",
    "durer",
    "jurer",
    "figurer",
    "mesurer",
    "tirer",
    "retirer",
    "attirer",
    "inspirer",
    "livrer",
    "ouvrir",
    "couvrir",
    "découvrir",
    "serrer",
    "enterrer",
    "déclarer",
    "préparer",
    "espérer",
    "libérer",
    "opérer",
    "préférer",
    "considérer",
    "encadrer",
    "célébrer",
    "ignorer",
    "améliorer",
    "offrir",
    "pleurer",
    "rester",
    "porter",
    "communiquer",
    "parler",
    "tenir",
    "prendre",
    "mettre",
    "devoir",
    "pouvoir",
    "vouloir",
    "dire",
    "écrire",
    "lire",
    "croire",
    "voir",
    "suivre",
    "perdre",
    "répondre",
    "battre",
    "reconnaître",
    "conclure",
    "conduire",
    "finir",
    "agir",
    "demeurer",
    "récupérer",
    "rémunérer",
    "générer",
    "accélérer",
    "procurer",
    "filtrer",
    "rompre",
    "narrer",
]


@pytest.mark.parametrize("verb", VERBS)
def test_a_conditional_is_told_from_an_imperfect_by_its_end(verb: str) -> None:
    hedges = load_hedges(FRENCH / "hedges.toml")
    forms = [(form, tense) for form, tense in load_conjugation(FRENCH / "conjugation.toml").forms(verb) if form.endswith("ait")]
    wrong = [form for form, tense in forms if hedges.is_conditional(form) != (tense == "conditional")]
    assert wrong == []


def test_a_missing_list_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "hedges.toml"
    file.write_text("[conditional]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="endings"):
        load_hedges(file)
