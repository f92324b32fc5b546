"""What happened when: which tellings are one row, and which stay apart."""

from datetime import date

import pytest

from link.link_cases import make_article
from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.link.actors import link_actors
from recoupe.link.timeline import link_timeline
from recoupe.records import Event, Notes

DAY = date(2024, 3, 14).isoformat()


def rows_of(*texts: str) -> tuple[Event, ...]:
    tables = load_tables("fr")
    articles = [make_article(f"{at}.txt", DAY, [f"Titre {at}", text]) for at, text in enumerate(texts)]
    notes = [note for note in annotate(articles, tables) if isinstance(note, Notes)]
    return link_timeline(notes, link_actors(notes, tables), tables)


def tellings(*texts: str) -> list[int]:
    return sorted(len(row.cites) for row in rows_of(*texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Un autocar a percuté un tracteur lundi matin à l'entrée de Vierzay.",
            "Le choc entre le tracteur et le car de tourisme, lundi, a coûté la vie au conducteur.",
        ),
        (
            "La mairie de Vierzay a remis l'étude du cabinet Orvane le 14 février.",
            "Remise en février à la préfecture, l'étude du cabinet Orvane était restée sans suite.",
        ),
        (
            "Les bureaux du cabinet Orvane ont été perquisitionnés mardi par les gendarmes.",
            "Mardi, les enquêteurs ont mené une fouille au siège du cabinet Orvane.",
        ),
        (
            "Le quotidien La Meuse libre a révélé mardi que la digue fuyait.",
            "La fuite de la digue avait été rapportée mardi par La Meuse libre.",
        ),
        (
            "Selon une note datée de juin 2022, quarante caisses manquaient déjà.",
            "La note de juin 2022 n'a jamais quitté le tiroir du trésorier.",
        ),
        (
            "Les prélèvements du 22 janvier étaient mauvais, jure le contremaître.",
            "Le courriel du 22 janvier recommandait de refaire les prélèvements.",
        ),
    ],
)
def test_one_happening_in_other_words_is_one_row(one: str, other: str) -> None:
    assert tellings(one, other) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le tribunal de Vannes a condamné lundi un banquier.", "Un incendie a ravagé lundi une grange près de Sion."),
        ("La grève du cabinet Orvane a commencé le 3 février.", "Le cabinet Orvane a signé le 20 février un accord avec Viroz."),
        ("Une note de juin 2022 accuse le trésorier.", "La piscine de Sion avait rouvert en juin 2022."),
        ("Le maire a démissionné en 2021.", "Une crue a noyé le centre de Vierzay le 6 mai 2021."),
    ],
)
def test_two_happenings_stay_two_rows(one: str, other: str) -> None:
    assert tellings(one, other) == [1, 1]


def test_the_day_before_an_agency_is_that_of_the_dispatch_and_makes_no_row() -> None:
    rows = rows_of("VIERZAY, 13 mars 2024 (Nordet) - La régie Ostal a fermé mardi la vanne de secours de la digue.")
    assert [row.start for row in rows] == ["2024-03-12"]


def test_a_time_after_a_comma_is_shown_with_the_words_it_hangs_on() -> None:
    text = (
        "La reprise de ces travaux, que la régie Ostal avait jugés inutiles après la rupture de la digue, en 2021, pourrait "
        "entraîner une hausse des tarifs de l'eau dans la plupart des communes du bassin et de ses affluents de montagne."
    )
    (row,) = rows_of(text)
    assert "rupture de la digue, en 2021" in row.says


def test_what_lasts_since_a_day_began_on_that_day() -> None:
    assert tellings(
        "La vanne de la digue Ostal est fermée depuis mardi.", "La régie a fermé mardi la vanne de la digue Ostal."
    ) == [2]


def test_a_row_holds_no_two_days() -> None:
    rows = rows_of(
        "Le cabinet Orvane a rencontré la régie Ostal en février 2024 à Vierzay.",
        "Le cabinet Orvane a rencontré la régie Ostal le 6 février 2024 à Vierzay.",
        "Le cabinet Orvane a rencontré la régie Ostal le 21 février 2024 à Vierzay.",
    )
    assert len(rows) == 2


def test_a_start_is_what_happened_then() -> None:
    assert tellings(
        "La banque Arvel a pignon sur rue à Vierzay depuis 1871.", "La banque Arvel fut fondée à Vierzay en 1871."
    ) == [2]


def test_one_minute_is_one_thing_and_two_hours_are_two() -> None:
    one = "La sirène du barrage a retenti le 12 mars 2024 à 21h37."
    assert tellings(one, "Le maire a donné l'ordre d'évacuer le 12 mars 2024 à 21h37.") == [2]
    assert tellings(one, "Le maire a donné l'ordre d'évacuer le 12 mars 2024 à 22h10.") == [1, 1]


def test_a_day_joins_the_month_that_tells_the_same_kind_of_thing() -> None:
    month = "Un ouvrier de la régie Ostal est mort en mars 2022 à Vierzay."
    assert tellings(month, "Un salarié est décédé le 9 mars 2022 à Vierzay.") == [2]
    assert tellings(month, "La régie Ostal a signé un accord le 9 mars 2022.") == [1, 1]
