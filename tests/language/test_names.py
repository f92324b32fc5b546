"""The tables of names: what they hold, and what they refuse."""

from pathlib import Path

import pytest

from recoupe.language import load_tables
from recoupe.language.descriptions import load_descriptions, words_of
from recoupe.language.known_names import load_known_names
from recoupe.language.tables import FOLDER
from recoupe.records import LexiconError

FILES = ("media.tsv", "institutions.tsv", "metonyms.tsv", "places.tsv", "roles.tsv", "firstnames.tsv", "descriptions.toml")


def copied(folder: Path) -> Path:
    for name in FILES:
        (folder / name).write_bytes((FOLDER / "fr" / name).read_bytes())
    return folder


def test_the_longest_name_wins_and_ends_with_its_word() -> None:
    known = load_tables("fr").names.known
    assert known.at("La Presse canadienne écrit", 0)[0].full == "La Presse canadienne"
    assert known.at("La Presse écrit", 0)[0].full == "La Presse"
    assert known.at("La Pressecanadienne", 0) == ()
    assert known.at("le monde entier", 3) == ()


def test_a_country_answers_to_all_forms_of_its_adjective() -> None:
    known = load_tables("fr").names.known
    forms = ("togolais", "togolaise", "togolaises")
    assert {known.adjectives[form] for form in forms} == {"Togo"}


def test_the_heads_of_a_phrase_are_the_longest() -> None:
    table = load_tables("fr").names.descriptions
    (head,) = {found.lemma for found in table.heads_at(words_of("directrices générales de la banque"))}
    assert head == "directeur général"
    assert all(found.plural for found in table.heads_at(words_of("directrices générales")))
    assert table.heads_at(words_of("tabouret")) == ()


@pytest.mark.parametrize(
    ("file", "row", "entry"),
    [
        ("media.tsv", "Le Lampadaire\tblimp\tFR\t", "Le Lampadaire"),
        ("metonyms.tsv", "Tour Nord\tcabinet\ttower", "Tour Nord"),
        ("places.tsv", "Sylvanie\tsylvain\t-", "Sylvanie"),
        ("institutions.tsv", "Bureau des phares\t\tx\t", "Bureau des phares"),
    ],
)
def test_a_bad_row_of_names_is_refused_by_file_and_entry(tmp_path: Path, file: str, row: str, entry: str) -> None:
    folder = copied(tmp_path)
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(row + "\n")
    with pytest.raises(LexiconError) as caught:
        load_known_names(folder)
    assert (caught.value.file, caught.value.entry) == (f"{folder.name}/{file}", entry)


@pytest.mark.parametrize(
    ("file", "row", "entry"),
    [
        ("roles.tsv", "phare\tphare\tlight", "phare"),
        ("roles.tsv", "maire\tmaire\toffice", "maire"),
        ("firstnames.tsv", "Zorla\tz", "Zorla"),
        ("firstnames.tsv", "Trop\tf\tm", "Trop"),
    ],
)
def test_a_bad_row_of_descriptions_is_refused_by_file_and_entry(tmp_path: Path, file: str, row: str, entry: str) -> None:
    folder = copied(tmp_path)
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(row + "\n")
    with pytest.raises(LexiconError) as caught:
        load_descriptions(folder)
    assert (caught.value.file, caught.value.entry) == (f"{folder.name}/{file}", entry)
