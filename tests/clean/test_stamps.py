"""Date lines: nothing but a date, and the day they give."""

import pytest

from clean.cleaning_cases import tables
from recoupe.clean.stamps import read_stamp


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Publié le 3 mai 2024 à 16h17", "2024-05-03T16:17"),
        ("Le 1er mars 2023", "2023-03-01"),
        ("03/05/2024 à 10:20", "2024-05-03T10:20"),
        ("Publié le 3/5/2024 à 10 h 20, mis à jour le 4/5/2024 à 11 h", "2024-05-03T10:20"),
        ("2024-05-03 17:20", "2024-05-03T17:20"),
        ("ven. 3 mai 2024", "2024-05-03"),
        ("mar. 12 nov. 2024", "2024-11-12"),
        ("Publié le 27 Mar 20 à 9:21", "2020-03-27T09:21"),
        ("May 3rd, 2024", "2024-05-03"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("3 mai 2024, 10:20 (heure de Kindu)", "2024-05-03T10:20"),
        ("vendredi, mai 3", None),
        ("jeudi 2 mai à 18 h", None),
    ],
)
def test_a_date_line_gives_its_day(text: str, edtf: str | None) -> None:
    stamp = read_stamp(text, tables())
    assert stamp is not None
    assert stamp.edtf == edtf


@pytest.mark.parametrize(
    "text", ["Le 3 mai 2024, le pont a cédé", "Mardi noir à Kindu", "49 % à 48 %", "12 mars, la crue", "En mai", "3"]
)
def test_anything_else_is_no_date_line(text: str) -> None:
    assert read_stamp(text, tables()) is None


def test_a_line_that_tells_of_a_change_alone_says_so() -> None:
    stamp = read_stamp("Mis à jour le 4 mai 2024", tables())
    assert stamp is not None
    assert stamp.updated
