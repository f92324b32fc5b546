"""Who is heard twice in one claim: names, descriptions, houses and those who hold an office in them."""

import pytest

from link.made import make_actor, make_cast
from recoupe.language import load_tables
from recoupe.link.one_voice import is_nobody, role_of, same_media, same_voices, signs_of
from recoupe.records import Actor

SIGNS = signs_of(load_tables("fr").predicates)


@pytest.mark.parametrize(
    ("person", "alias", "house"),
    [
        ("Paul Lannoy", "le procureur", "le parquet de Namur"),
        ("Inès Delvaux", "procureure de la République de Vannes", "le parquet de Vannes"),
        ("Odile Sarmant", "la préfète du Gard", "la préfecture du Gard"),
        ("Rémi Tchouassi", "maire de Kribi", "la mairie"),
        ("Anne Rolin", "la ministre de la Santé", "le ministère de la Santé"),
        ("Luc Hoste", "le directeur général", "l'entreprise"),
        ("Fatou Sarr", "l'ambassadrice", "l'ambassade"),
    ],
)
def test_who_holds_an_office_and_its_house_are_one_voice(person: str, alias: str, house: str) -> None:
    holder, office = make_actor(person, "person", alias), make_actor(house, "organisation")
    assert len(same_voices({holder.id, office.id}, make_cast(holder, office), SIGNS)) == 1


@pytest.mark.parametrize(
    ("person", "alias", "house"),
    [
        ("Odile Sarmant", "la préfète du Gard", "la préfecture de la Creuse"),
        ("Anne Rolin", "la ministre de la Santé", "le ministère de l'Intérieur"),
        ("Paul Lannoy", "le procureur", "la mairie"),
        ("Luc Hoste", "témoin", "l'entreprise"),
    ],
)
def test_an_office_of_another_place_or_another_house_is_another_voice(person: str, alias: str, house: str) -> None:
    holder, office = make_actor(person, "person", alias), make_actor(house, "organisation")
    assert not same_voices({holder.id, office.id}, make_cast(holder, office), SIGNS)


@pytest.mark.parametrize("called", ["l'association", "l'entreprise", "le groupe belge", "l'organisme"])
def test_a_house_called_by_what_any_house_is_called_is_the_one_named(called: str) -> None:
    named, other = make_actor("Viroz", "organisation"), make_actor(called, "organisation")
    assert same_voices({named.id, other.id}, make_cast(named, other), SIGNS) == {other.id: named.id}


@pytest.mark.parametrize("called", ["la direction", "le tribunal", "la commune"])
def test_a_house_of_its_own_beside_a_name_is_another(called: str) -> None:
    named, other = make_actor("Viroz", "organisation"), make_actor(called, "organisation")
    assert not same_voices({named.id, other.id}, make_cast(named, other), SIGNS)


def test_a_medium_only_described_is_the_one_the_claim_names() -> None:
    paper, called, other = (
        make_actor("La Meuse libre", "media"),
        make_actor("le quotidien", "media"),
        make_actor("Radio Uccle", "media"),
    )
    assert same_media([called.id, paper.id], make_cast(paper, called), SIGNS) == {called.id: paper.id}
    assert not same_media([called.id, other.id, paper.id], make_cast(paper, called, other), SIGNS)


def test_descriptions_of_a_man_and_of_a_woman_are_two() -> None:
    man, woman, same = (make_actor(name, "person") for name in ("le toxicologue", "la toxicologue", "cette toxicologue"))
    assert not same_voices({man.id, woman.id}, make_cast(man, woman), SIGNS)
    assert len(same_voices({woman.id, same.id}, make_cast(woman, same), SIGNS)) == 1


@pytest.mark.parametrize("name", ["d'aucuns", "certains", "d'autres", "others"])
def test_words_for_anybody_name_nobody(name: str) -> None:
    assert is_nobody(name, SIGNS)


@pytest.mark.parametrize("name", ["certains cadres", "une source", "deux autres pompiers"])
def test_a_noun_says_who_it_is(name: str) -> None:
    assert not is_nobody(name, SIGNS)


def test_an_unnamed_source_is_known_by_the_role_of_one_person_of_the_claim() -> None:
    doctor = make_actor("Hugo Maret", "person", "chirurgien de l'hôpital de Sion")
    nurse, unnamed = make_actor("Lia Perret", "person", "chirurgien"), make_actor("un chirurgien", "anonymous")
    assert role_of(unnamed.id, [doctor.id], make_cast(doctor, unnamed)) == doctor.id
    assert role_of(unnamed.id, [doctor.id, nurse.id], make_cast(doctor, nurse, unnamed)) is None


@pytest.mark.parametrize("name", ["un proche du dossier", "une source", "il"])
def test_an_unnamed_source_of_another_role_stays_apart(name: str) -> None:
    doctor = make_actor("Hugo Maret", "person", "chirurgien de l'hôpital de Sion")
    unnamed: Actor = make_actor(name, "anonymous")
    assert role_of(unnamed.id, [doctor.id], make_cast(doctor, unnamed)) is None
