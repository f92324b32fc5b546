"""What the other denials of a story tell of one denial."""

from dataclasses import replace

from link.link_cases import make_article
from link.made import make_actor, make_cast, make_statement
from recoupe.language import load_tables
from recoupe.link.claims.denials import set_scene
from recoupe.link.claims.groups import Group
from recoupe.link.claims.sides import weigh
from recoupe.link.claims.together import Weighed, what_others_deny
from recoupe.link.claims.weights import TOGETHER_WEIGHTS
from recoupe.link.houses import find_houses
from recoupe.link.statements import Statement, Voice

PREDICATES = load_tables("fr").predicates
CAST = make_cast(
    make_actor("Corvex", "organisation"),
    make_actor("la direction de Corvex", "anonymous"),
    make_actor("Sorval", "organisation"),
)


def _denial(file: str, words: str, speaker: Voice) -> Statement:
    article = make_article(file, "2024-05-01", ["Titre", f"{words}."])
    return replace(make_statement(article, words, "denies", speaker, place=1), form="denial", refers=True)


def _clues() -> list[list[dict[str, float]]]:
    told = make_article("x.txt", "2024-05-01", ["Titre", "Une fuite a été cachée. Une usine fermera."])
    claims = [make_statement(told, words, "states") for words in ("Une fuite a été cachée", "Une usine fermera")]
    denials = [
        _denial("a.txt", "Corvex dément", Voice("Corvex", "organisation")),
        _denial("b.txt", "la direction de Corvex dément", Voice("la direction de Corvex", "anonymous")),
        _denial("c.txt", "Sorval dément", Voice("Sorval", "organisation")),
    ]
    story = weigh([*claims, *denials], CAST, PREDICATES)
    scene = set_scene([Group([claim]) for claim in claims], story, find_houses([], CAST, PREDICATES))
    chances = [(0.8, 0.1), (0.1, 0.1), (0.0, 0.3)]
    weighed = [Weighed(d, (0, 1), ({}, {}), c) for d, c in zip(denials, chances, strict=True)]
    return what_others_deny(weighed, scene)


def test_the_denials_of_one_side_in_other_articles_tell_of_which_claim_a_denial_is() -> None:
    first, second = _clues()[1]
    assert first["side-most"] == 0.8
    assert second["side-most"] == 0.1


def test_the_denials_of_another_side_tell_nothing_of_it() -> None:
    assert [clues["side-most"] for clues in _clues()[2]] == [0.0, 0.0]


def test_a_denial_somebody_signs_asks_nothing_of_what_all_deny() -> None:
    assert all(clues["unsaid-many"] == 0.0 for found in _clues() for clues in found)


def test_one_side_denies_one_claim_more_likely() -> None:
    assert TOGETHER_WEIGHTS["side-most"] + TOGETHER_WEIGHTS["side-mean"] > 0


def test_no_denials_no_clues() -> None:
    story = weigh([], CAST, PREDICATES)
    assert what_others_deny([], set_scene([], story, find_houses([], CAST, PREDICATES))) == []
