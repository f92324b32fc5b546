"""Dating: an undated article gets a day from its own words and its story, or none."""

from datetime import date

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate.clues import find_clues
from recoupe.language import load_tables
from recoupe.link.dating import date_articles
from recoupe.records import Article, Dating

STORY = "La digue de Montrevel près de Sallanches a cédé, selon Claire Vasseur et le préfet Duroc de Haute-Ardrelle."
OTHER = "Le club de Kanvar recrute Malo Trévern, dit Ouest-Sport, après Brest-Lorient et avant Quimper-Vannes."


def dated(*articles: Article, seen_from: date | None = None) -> dict[str, Dating]:
    tables = load_tables("fr")
    clues = {article.id: find_clues(article, tables) for article in articles}
    found = date_articles(articles, clues, seen_from)
    assert found == date_articles(articles[::-1], clues, seen_from)
    names = {article.id: article.source for article in articles}
    return {names[dating.article]: dating for dating in found}


def day_of(found: dict[str, Dating], source: str) -> str | None:
    return found[source].published.edtf if source in found else None


def test_a_date_line_with_its_year_dates_the_article_by_its_text() -> None:
    found = dated(made_article(f"Mardi 12 mars 2024 | Par Jeanne Morel\n{STORY}", "a"))
    assert (day_of(found, "a"), found["a"].published.basis) == ("2024-03-12", "text")


def test_an_agency_dateline_dates_the_article() -> None:
    assert day_of(dated(made_article(f"SALLANCHES, 12 mars 2024 (Nordet) - {STORY}", "a")), "a") == "2024-03-12"


@pytest.mark.parametrize(
    "line",
    [
        "Bruxelles (Belgade), 12 mars 2024 – ",
        "SALLANCHES (Haute-Ardrelle), 12 mars 2024 (Nordet) – ",
        "Genève, 12 mars 2024 (SPA) - ",
        "OTTAWA, le 12 mars 2024 /CNV/ - ",
        "Lomé, le 12 mars 2024 - ",
        "PORT-LOUIS, mardi 12 mars 2024 (Nordet) : ",
        "LAUSANNE 12 mars 2024 (spa) - ",
        "Kinshasa, mardi 12 mars 2024. - ",
        "Le Courrier des Cimes, mardi 12 mars 2024\n",
        "La Voix du Fleuve, 12 mars 2024\n",
    ],
)
def test_datelines_of_agencies_and_papers_date_the_article(line: str) -> None:
    found = dated(made_article(line + STORY, "a"))
    assert day_of(found, "a") == "2024-03-12"
    assert found["a"].published.basis == "text"


@pytest.mark.parametrize(
    "line", ["Né à Sallanches, 12 mars 2024 : ", "La crue du 12 mars 2024 - ", "Attentat de Sallanches, 12 mars 2016\n"]
)
def test_a_line_that_tells_of_a_day_is_no_dateline(line: str) -> None:
    assert dated(made_article(line + STORY, "a")) == {}


def test_the_copy_of_a_dated_dispatch_is_of_its_day() -> None:
    words = f"{STORY} Le niveau de l'Arve a monté mardi de deux mètres, contre un mètre lundi, selon le syndicat des eaux."
    original = made_article(f"SALLANCHES, 12 mars 2024 (Nordet) - {words}", "b")
    others = [made_article(f"2024-03-{day}\n{STORY} {day}", day) for day in ("11", "13")]
    assert day_of(dated(made_article(words, "a"), original, *others), "a") == "2024-03-12"


def test_the_words_of_a_story_bind_an_article_that_names_few_people() -> None:
    mine = made_article(
        "Mardi 12 mars\nLa digue a cédé, et les riverains du torrent redoutent la prochaine crue du barrage.", "a"
    )
    near = made_article("2024-03-11\nUne digue du torrent a cédé ; les riverains, évacués, craignent la crue et le barrage.", "b")
    far = made_article(f"2019-05-02\n{OTHER}", "c")
    assert day_of(dated(mine, near, far), "a") == "2024-03-12"


def test_a_date_in_a_sentence_is_no_date_line() -> None:
    assert dated(made_article(f"Le 12 mars 2019, une digue avait cédé. {STORY}", "a")) == {}


def test_a_weekday_finds_the_year_of_a_date_line_no_earlier_than_the_years_named() -> None:
    found = dated(made_article(f"jeudi, mars 14\n{STORY} La digue datait de 2019.", "a"))
    assert (day_of(found, "a"), found["a"].published.basis) == ("2024-03-14", "inferred")
    assert [cite.exact for cite in found["a"].published.evidence] == ["jeudi, mars 14"]


def test_a_date_line_whose_weekday_fits_no_near_year_gives_no_day() -> None:
    near = made_article(f"2024-03-14\n{STORY}", "b")
    found = dated(made_article(f"lundi, mars 14\n{STORY} La digue datait de 2023.", "a"), near)
    assert day_of(found, "a") is None


def test_yesterday_its_weekday_and_a_dated_neighbour_give_the_day_with_their_words() -> None:
    mine = made_article(
        f"{STORY} Hier soir, l’eau montait encore. Lors de la réunion de mercredi, le préfet Duroc a rassuré.", "a"
    )
    found = dated(mine, made_article(f"2024-03-14 08:15\n{STORY}", "b"))
    assert day_of(found, "a") == "2024-03-14"
    assert {"Hier soir", "mercredi"} < {cite.exact for cite in found["a"].published.evidence}


def test_an_article_of_another_story_dates_nobody() -> None:
    mine = made_article(f"{STORY} L’eau monte depuis mercredi.", "a")
    assert day_of(dated(mine, made_article(f"2024-03-14 08:15\n{OTHER}", "b")), "a") is None


def test_an_article_that_says_nothing_is_of_the_one_day_of_its_story() -> None:
    others = [made_article(f"2024-03-14 08:15\n{STORY} {n}", n) for n in ("b", "c")]
    found = dated(made_article(STORY, "a"), *others)
    assert day_of(found, "a") == "2024-03-14"
    assert len(found["a"].published.evidence) == 2


def test_a_story_of_two_days_dates_no_article_that_says_nothing() -> None:
    others = [made_article(f"2024-03-{day}\n{STORY} {day}", day) for day in ("13", "14")]
    assert day_of(dated(made_article(STORY, "a"), *others), "a") is None


@pytest.mark.parametrize(("words", "day"), [("", "2024-03-17"), ("jeudi, mars 14\n", "2024-03-14")])
def test_the_day_the_caller_saw_it_comes_last(words: str, day: str) -> None:
    found = dated(made_article(f"{words}{STORY}", "a"), seen_from=date(2024, 3, 17))
    assert day_of(found, "a") == day


def test_words_inside_a_quotation_are_of_another_day() -> None:
    article = made_article("« Je l’ai vu hier », a dit Awa Diop mardi.", "a")
    assert [clue.span.within(article.text) for clue in find_clues(article, load_tables("fr"))] == ["mardi"]


def test_a_line_that_says_when_it_was_published_dates_the_article_and_a_headline_does_not() -> None:
    assert day_of(dated(made_article(f"Publié le 12/03/2024 par la rédaction\n{STORY}", "a")), "a") == "2024-03-12"
    assert dated(made_article(f"Attentat du 13 novembre 2015 : ce que l’on sait\n{STORY}", "a")) == {}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Le toit de la halle s'est effondré ce mardi 12 mars 2024. ", "2024-03-12"),
        ("Le bilan s'élève ce dimanche 17 mars 2024 à onze blessés. ", "2024-03-17"),
        ("Selon une enquête parue ce 12 mars 2024, le pont était fissuré. ", "2024-03-12"),
        ("Le préfet a été entendu ce mardi 12 mars, un an après la crue de 2023. ", "2024-03-12"),
    ],
)
def test_a_date_called_this_one_is_the_day_of_writing(words: str, day: str) -> None:
    assert day_of(dated(made_article(words + STORY, "a")), "a") == day


@pytest.mark.parametrize(
    "words",
    [
        "Le procès s'ouvrira ce mardi 12 mars 2024. ",
        "Le toit de la halle s'est effondré le mardi 12 mars 2024. ",
        "Le toit s'est effondré ce lundi 12 mars 2024. ",
    ],
)
def test_a_date_of_what_is_to_come_or_without_its_pointer_dates_nothing_alone(words: str) -> None:
    assert day_of(dated(made_article(words + STORY, "a")), "a") is None


def test_the_latest_of_two_dates_called_this_one_is_the_day_of_writing() -> None:
    words = "La halle s'est effondrée ce lundi 11 mars 2024. Le maire a démissionné ce mardi 12 mars 2024. "
    assert day_of(dated(made_article(words + STORY, "a")), "a") == "2024-03-12"
