"""Notices that say where an article's words come from."""

import pytest

from clean.cleaning_cases import tables
from recoupe.clean import clean
from recoupe.clean.provenance import find_notices
from recoupe.read import read_bytes
from recoupe.records import Article

NOTICES = [
    (
        "Cet article, paru dans The Harbour Times, a été traduit de l'anglais par Jeanne Morel.",
        "translated",
        ("The Harbour Times",),
    ),
    ("Traduit de l'anglais (The Harbour Times)", "translated", ("The Harbour Times",)),
    ("Article traduit de l'allemand, publié dans Der Nordbote.", "translated", ("Der Nordbote",)),
    ("Cet article a été publié en premier par Le Quai.", "first", ("Le Quai",)),
    ("Cet entretien a d'abord été publié dans les colonnes du Phare de Sormane.", "first", ("Phare de Sormane",)),
    ("Initialement publié sur lequai.example", "first", ("lequai.example",)),
    ("Publié initialement le 3 mai sur le site de La Gazette du Littoral.", "first", ("La Gazette du Littoral",)),
    ("Cet article est republié à partir de La Vigie sous licence Creative Commons.", "republished", ("La Vigie",)),
    ("Republié avec l'autorisation de La Gazette du Littoral.", "republished", ("La Gazette du Littoral",)),
    ("Avec l'AFP", "with", ("AFP",)),
    ("Le port rouvrira lundi, a dit le maire. Avec AFP et Reuters.", "with", ("AFP", "Reuters")),
    ("Le suspect a avoué, écrivent nos confrères du Soir d'Anvers et de Sudpresse.", "relayed", ("Soir d'Anvers", "Sudpresse")),
    ("C'est ce que révèlent nos confrères de l'Écho du Val.", "relayed", ("Écho du Val",)),
    ("This article was originally published by The Harbour Times.", "first", ("The Harbour Times",)),
    ("Publicado originalmente en El Faro.", "first", ("El Faro",)),
    ("Com informações da Agência Litoral", "with", ("Agência Litoral",)),
    ("Dieser Artikel erschien zuerst im Nordboten.", "first", ("Nordboten",)),
]


@pytest.mark.parametrize(("text", "relation", "names"), NOTICES)
def test_a_notice_names_its_paper_and_how_the_words_come_from_it(text: str, relation: str, names: tuple[str, ...]) -> None:
    (found,) = find_notices(text, tables(), edge=True)
    assert (found.relation, found.names) == (relation, names)
    assert text[found.start : found.end].endswith(names[-1])


@pytest.mark.parametrize(
    "text",
    [
        "Le roman, traduit de l'anglais par Paul Roux, paraît chez Seuil Bleu.",
        "Tiré de la vase, le chalutier a été remorqué jusqu'au port de Valbrune.",
        "Avec l'aimable autorisation de la mairie, les forains restent jusqu'à mardi.",
        "Paru dans la nuit de mardi, le communiqué de la mairie a surpris.",
        "Issu de la promotion 2004, Marc Oudin dirige le port.",
        "En collaboration avec la police, les douanes ont saisi deux tonnes.",
        "Avec Reuters, l'agence a perdu un concurrent.",
        "Nos confrères ont été reçus mardi par le préfet.",
        "Traduit de l'anglais par Jeanne Morel",
    ],
)
def test_a_sentence_about_something_else_is_no_notice(text: str) -> None:
    assert list(find_notices(text, tables(), edge=True)) == []


def test_a_notice_in_the_middle_of_a_text_speaks_of_a_part_of_it() -> None:
    assert list(find_notices("Publié initialement sur lequai.example", tables(), edge=False)) == []


def cleaned(text: str) -> Article:
    article = clean(read_bytes("depot.txt", text.encode()), tables())  # type: ignore[arg-type]
    assert isinstance(article, Article)
    return article


BODY = (
    "Le dépôt de Valbrune rouvre lundi\n\nLe dépôt de la rue du Quai, fermé depuis l'incendie de mars, rouvrira lundi à six "
    "heures, a annoncé la régie.\n\nLes lignes 4 et 7 reprendront leur parcours ; la ligne 12 restera déviée jusqu'en juin."
)


def test_the_signature_of_an_agency_with_initials_credits_the_text() -> None:
    credit = cleaned(f"{BODY} (ats/jd)\n").credits[0]
    assert (credit.kind, credit.names, credit.relation) == ("text", ("ATS",), "source")


def test_words_written_with_an_agency_are_not_its_words() -> None:
    assert [(one.names, one.relation) for one in cleaned(f"{BODY} (avec AFP)\n").credits] == [(("AFP",), "with")]
    assert [(one.names, one.relation) for one in cleaned(f"{BODY} (AFP)\n").credits] == [(("AFP",), "source")]


def test_each_credit_is_told_once() -> None:
    credits = cleaned(f"{BODY}\n\nSource : La Vigie, AFP\n").credits
    assert [(one.names, one.relation) for one in credits] == [(("La Vigie", "AFP"), "source")]
