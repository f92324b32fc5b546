"""Whole texts and pages: each line is what the case says, nothing is lost, nothing is made up."""

import html
import re

import pytest

from clean.cleaning_cases import Case, cleaned, made_page, read_cases, tables, told
from recoupe.clean import clean
from recoupe.records import Fault, PageKind, Span


@pytest.mark.parametrize("case", read_cases("texts.fr.md"), ids=lambda case: case.title)
def test_each_line_of_a_text_is_what_it_is(case: Case) -> None:
    found = [(what, words) for _, what, words in told(cleaned(case.text))]
    assert [what for what, _ in found] == [what for what, _ in case.lines], found
    for (_, words), (_, opening) in zip(found, case.lines, strict=True):
        assert words.startswith(opening)


@pytest.mark.parametrize("case", read_cases("pages.fr.md"), ids=lambda case: case.title)
def test_each_block_of_a_page_is_what_it_is(case: Case) -> None:
    found = [(what, words) for _, what, words in told(cleaned(case.text, "html")) if not what.startswith("-")]
    assert [what for what, _ in found] == [what for what, _ in case.lines], found
    for (_, words), (_, opening) in zip(found, case.lines, strict=True):
        assert words.startswith(opening)


@pytest.mark.parametrize("name", ["texts.fr.md", "pages.fr.md"])
def test_blocks_and_furniture_account_for_every_letter(name: str) -> None:
    for case in read_cases(name):
        kind: PageKind = "html" if name.startswith("pages") else "text"
        article = cleaned(case.text, kind)
        taken = [*(block.received for block in article.blocks), *(one.received for one in article.furniture)]
        masked = (
            re.sub(r"<head>.*?</head>|<[^>]*>|&\w+;", lambda m: " " * len(m[0]), case.text, flags=re.S)
            if kind == "html"
            else case.text
        )
        left = [n for n, char in enumerate(masked) if char.isalnum() and not any(span.start <= n < span.end for span in taken)]
        assert not left, masked[left[0] : left[0] + 40]


@pytest.mark.parametrize("name", ["texts.fr.md", "pages.fr.md"])
def test_every_character_of_a_block_leads_back_to_where_it_stood(name: str) -> None:
    for case in read_cases(name):
        article = cleaned(case.text, "html" if name.startswith("pages") else "text")
        for block in article.blocks:
            for at in range(block.span.start, block.span.end):
                cite = article.cite(Span(at, at + 1))
                came = html.unescape(cite.received.within(case.text))
                assert cite.exact == came or (cite.exact == " " and not came.strip().isalnum())


def test_a_page_gives_its_date_author_outlet_and_language() -> None:
    article = cleaned(read_cases("pages.fr.md")[0].text, "html")
    assert (article.published.edtf, article.published.basis) == ("2024-05-03T10:20", "metadata")
    assert [byline.name for byline in article.bylines] == ["Jeanne Morel"]
    assert (article.outlet, article.language) == ("La Gazette", "fr")
    assert ("photo", ("Ali Diop", "Nordet")) in [(credit.kind, credit.names) for credit in article.credits]


def test_a_stamp_without_a_year_dates_nothing() -> None:
    article = cleaned(next(case for case in read_cases("texts.fr.md") if case.title.startswith("no title")).text)
    assert article.title is None
    assert article.published.edtf is None
    assert "untitled" in article.flags
    assert [byline.name for byline in article.bylines] == ["J. Ro."]


def test_credits_name_whom_they_name() -> None:
    articles = [cleaned(case.text) for case in read_cases("texts.fr.md")]
    found = [(credit.kind, credit.names) for article in articles for credit in article.credits]
    assert ("text", ("La Gazette du Littoral", "Nordet")) in found
    assert ("photo", ("AFP",)) in found
    assert ("dateline", ()) in found
    assert ("text", ("CACAO24.EXAMPLE",)) in found


def test_a_metadata_date_beats_a_date_line_and_cites_it_when_they_agree() -> None:
    page = read_cases("pages.fr.md")[0].text.replace(
        "<head>", '<head><meta property="article:published_time" content="2024-05-03T08:20:00Z">'
    )
    published = cleaned(page, "html").published
    assert (published.edtf, published.basis) == ("2024-05-03T10:20", "metadata")
    assert published.evidence[0].exact.startswith("Publié le 3 mai")


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("12\n34\n", "text", "clean.no-main-text"),
        ("<html><body><nav><a href='/'>Accueil</a></nav></body></html>", "html", "clean.no-main-text"),
        ("<div>" * 6000 + "mot", "html", "clean.too-deep"),
        ("&amp;" * 400_000, "html", "clean.too-much"),
        ("mot\n" * 50_000, "text", "clean.too-much"),
    ],
)
def test_what_is_no_article_is_a_fault(text: str, kind: str, code: str) -> None:
    found = clean(made_page(text, kind), tables())  # type: ignore[arg-type]
    assert isinstance(found, Fault)
    assert found.code == code


def test_a_masthead_is_the_outlet_and_no_writer() -> None:
    text = (
        "Le pont rouvre lundi à Kindu\n\nLe Courrier du Fleuve\n3 mai 2024\n\n"
        + "Le pont rouvrira lundi, a annoncé la mairie mardi soir. " * 3
    )
    article = cleaned(text)
    assert (article.outlet, article.bylines, article.published.edtf) == ("Le Courrier du Fleuve", (), "2024-05-03")


def test_a_date_and_a_writer_in_one_line_are_two_blocks() -> None:
    article = cleaned(
        "Le pont rouvre lundi à Kindu\n\nPublié le 3 mai 2024 à 10h20 - Ali Diop\n\n"
        + "Le pont rouvrira lundi, a dit la mairie. " * 4
    )
    assert [(block.role, block.span.within(article.text)) for block in article.blocks[1:3]] == [
        ("date", "Publié le 3 mai 2024 à 10h20"),
        ("byline", "Ali Diop"),
    ]


def test_rows_of_a_table_stay_whole() -> None:
    row = "<tr><td>Sondea</td><td>14-16 mai</td><td>38 %</td></tr>"
    body = "<p>Le candidat devance sa rivale de trois points, selon le dernier sondage publié hier soir.</p>"
    page = f"<body><h1>Où en est la course</h1><div>{body}<table>{row}</table>{body.replace('hier', 'lundi')}</div></body>"
    article = cleaned(page, "html")
    assert "Sondea 14-16 mai 38 %" in article.text.split("\n")


@pytest.mark.parametrize(
    ("end", "free", "flag"),
    [
        ("Il faudra attendre pour que…", "false", True),
        ("Il faudra attendre la fin du mois.", "false", False),
        ("Il attend", "true", False),
    ],
)
def test_a_text_that_breaks_off_behind_a_wall_is_flagged(end: str, free: str, flag: bool) -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "isAccessibleForFree": {free}}}</script>'
    text = "<p>Le pont rouvrira lundi, a annoncé la mairie mardi soir devant une centaine d'habitants réunis.</p>"
    page = f"<html><head>{data}</head><body><h1>Le pont rouvre</h1><div>{text}<p>La mairie confirme. {end}</p></div></body>"
    article = cleaned(page, "html")
    assert ("truncated" in article.flags) == flag
