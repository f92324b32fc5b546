"""Credits: forms of sources, pictures and datelines, and what only looks like one."""

import pytest

from clean.cleaning_cases import tables
from recoupe.clean.credits import closing_credit, dateline, photo_credit, source_line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le pont, le 3 mai 2024. (AFP)", ("AFP",)),
        ("Le pont de bois. © Ali Diop / Nordet", ("Ali Diop", "Nordet")),
        ("Le pont. Photo : Ali Diop", ("Ali Diop",)),
        ("Le quai sous l'eau. (©Adobe Stock)", ("Adobe Stock",)),
        ("Le pont. REUTERS/Ali Diop", ("REUTERS", "Ali Diop")),
        ("PHOTO ALI DIOP, NORDET", ("ALI DIOP", "NORDET")),
        ("Le pont et ses ouvriers | DR", ()),
        ("Prétexte - Belga", ("Belga",)),
    ],
)
def test_a_picture_credit_names_its_names(text: str, names: tuple[str, ...]) -> None:
    found = photo_credit(text, tables())
    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    ["Le pont a cédé hier.", "Photo de famille au sommet", "Il cite un article (voir plus bas).", "Une image vaut mille mots."],
)
def test_a_sentence_credits_no_picture(text: str) -> None:
    assert photo_credit(text, tables()) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KINSHASA – Le pont a cédé.", ()),
        ("Genève, 3 mai (ATS) - Le pont a cédé.", ("ATS",)),
        ("(Belga) - Le pont a cédé.", ("Belga",)),
        ("Paris (AFP) – Le pont a cédé.", ("AFP",)),
        ("KINDU, 3 mai 2024 (Nordet) – Le pont a cédé.", ("Nordet",)),
    ],
)
def test_a_dateline_names_its_agency(text: str, names: tuple[str, ...]) -> None:
    found = dateline(text, tables())
    assert found is not None
    assert found.names == names
    assert text[found.end :] == "Le pont a cédé."


@pytest.mark.parametrize(
    "text",
    [
        "Bilan – la mairie compte",
        "Le maire (droite) – seul contre tous",
        "Kindu : le pont",
        "ONU : le vote",
        "TF1 - France 2, le duel",
    ],
)
def test_other_openings_are_no_dateline(text: str) -> None:
    assert dateline(text, tables()) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Source: Nordet, Belga", ("Nordet", "Belga")),
        ("SOURCE 7JOURS.EXAMPLE", ("7JOURS.EXAMPLE",)),
        ("AFP, Reuters", ("AFP", "Reuters")),
        ("Avec l’agence Nordet", ("Nordet",)),
    ],
)
def test_a_source_line_names_its_sources(text: str, names: tuple[str, ...]) -> None:
    assert source_line(text, tables()) == names


@pytest.mark.parametrize("text", ["Source de tension", "Les sources se tarissent", "Source Perrier : la polémique enfle"])
def test_other_lines_name_no_source(text: str) -> None:
    assert source_line(text, tables()) is None


def test_an_agency_in_brackets_closes_a_text() -> None:
    found = closing_credit("Il n'a rien ajouté. (avec Reuters)", tables())
    assert found is not None
    assert found.names == ("Reuters",)
    assert closing_credit("Il n'a rien ajouté (pour l'instant).", tables()) is None
