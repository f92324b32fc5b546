"""Who is on whose side: by what descriptions name, and by names that are of one house."""

from link.link_cases import make_article
from link.made import make_actor, make_cast, placed
from recoupe.language import load_tables
from recoupe.link.houses import find_houses
from recoupe.records import Notes

TEXT = "Anne Rolin, la porte-parole de Corvex, dément. Le patron de Corvex se tait. Paul Mestre, maire de Sorval, attend."


def _sides() -> tuple[bool, bool, bool]:
    """Whether each of three is on the side of the house: her spokesperson, its head, a mayor of elsewhere."""
    article = make_article("a.txt", "2024-05-01", ["Titre", TEXT])
    rolin = placed(placed(make_actor("Anne Rolin", "person"), article, "Anne Rolin"), article, "la porte-parole de Corvex")
    head = placed(make_actor("Le patron de Corvex", "anonymous"), article, "Le patron de Corvex")
    mayor = placed(placed(make_actor("Paul Mestre", "person"), article, "Paul Mestre"), article, "maire de Sorval")
    house = placed(make_actor("Corvex", "organisation"), article, "Corvex")
    cast = make_cast(rolin, head, mayor, house)
    houses = find_houses([Notes(article)], cast, load_tables("fr").predicates)
    spokes, boss, other = (houses.one_side(name, "Corvex") for name in ("Anne Rolin", "Le patron de Corvex", "Paul Mestre"))
    return spokes, boss, other


def test_a_spokesperson_is_of_the_house_their_description_names() -> None:
    assert _sides()[0]


def test_a_name_that_holds_another_is_of_its_house() -> None:
    assert _sides()[1]


def test_somebody_of_another_town_is_of_another_side() -> None:
    assert not _sides()[2]
