"""Everything a page says of its article is kept, and what was believed is told apart from what was not."""

import json

from clean.cleaning_cases import cleaned
from recoupe.records import Article, Evidence

BODY = """<p>La digue de Port-Morvan sera relevée de deux mètres cette année, a décidé mercredi le syndicat des eaux.</p>
<p>Les travaux coûteront quatre millions d'euros, dont un quart à la charge des communes, qui emprunteront.</p>
<p>Une réunion publique est prévue à la salle des fêtes samedi matin, en présence des ingénieurs du bureau d'études.</p>"""


def page(linked: dict[str, object], head: str = "", above: str = "") -> Article:
    """The article of a made page with this linked data."""
    data = json.dumps({"@type": "NewsArticle", **linked})
    return cleaned(
        f'<html lang="fr"><head>{head}<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>Une digue plus haute à Port-Morvan</h1>{above}{BODY}</article></body></html>",
        "html",
    )


def of(article: Article, field: str) -> list[Evidence]:
    """The evidence of one field."""
    return [one for one in article.evidence if one.field == field]


def test_the_title_a_reader_sees_is_believed_and_the_others_are_kept() -> None:
    article = page({"headline": "Port-Morvan relève sa digue"}, "<title>Une digue plus haute à Port-Morvan - Le Phare</title>")
    assert [(one.said_by, one.chosen, one.because) for one in of(article, "title")] == [
        ("text", True, "evidence.in-text"),
        ("json-ld:headline", False, "evidence.less-trusted"),
        ("html:title", False, "evidence.agrees"),
    ]
    assert of(article, "title")[0].span == article.title


def test_competing_dates_are_kept_with_the_one_believed_first_and_the_change_apart() -> None:
    article = page(
        {"datePublished": "2024-05-03T08:00:00+02:00", "dateModified": "2024-05-06T09:30:00+02:00"},
        '<meta property="article:published_time" content="2024-05-05"><meta name="date" content="bientot">',
        "<time>Publié le 3 mai 2024 à 8 h</time>",
    )
    assert [(one.said_by, one.chosen, one.because) for one in of(article, "published")] == [
        ("json-ld:datePublished", True, "evidence.most-trusted"),
        ("meta:article:published_time", False, "evidence.less-trusted"),
        ("meta:date", False, "evidence.unreadable"),
        ("text", False, "evidence.agrees"),
    ]
    assert [(one.value[:10], one.chosen) for one in of(article, "modified")] == [("2024-05-06", True)]
    assert article.published.edtf == "2024-05-03T08:00"


def test_a_byline_is_believed_before_an_author_the_page_declares() -> None:
    article = page({"author": {"@type": "Person", "name": "Redaction"}}, above="<p class='author'>Par Yann Le Goff</p>")
    assert [(one.value, one.said_by, one.chosen) for one in of(article, "author")] == [
        ("Yann Le Goff", "text", True),
        ("Redaction", "json-ld:author", False),
    ]


def test_the_language_of_the_words_outweighs_the_declared_one() -> None:
    article = page({"inLanguage": "en-US"})
    assert article.language == "fr"
    assert [(one.value, one.chosen, one.because) for one in of(article, "language")] == [
        ("fr", True, "evidence.in-text"),
        ("en-US", False, "evidence.less-trusted"),
        ("fr", False, "evidence.agrees"),
    ]


def test_a_declared_wall_is_not_believed_where_the_text_is_whole() -> None:
    (wall,) = of(page({"isAccessibleForFree": False}), "paywall")
    assert (wall.value, wall.chosen, wall.because) == ("false", False, "evidence.whole")


def test_a_text_has_evidence_too() -> None:
    article = cleaned(
        "Une digue plus haute\n\nLe Phare, vendredi 3 mai 2024\n\n" + BODY.replace("<p>", "\n").replace("</p>", "\n")
    )
    assert [(one.value, one.said_by, one.chosen) for one in article.evidence] == [
        ("Une digue plus haute", "text", True),
        ("Le Phare", "text", True),
        ("Le Phare, vendredi 3 mai 2024", "text", True),
        ("fr", "text", True),
    ]
    for one in article.evidence[:3]:
        assert one.span is not None
        assert one.span.within(article.text) == one.value


def test_a_day_in_the_address_is_believed_when_nothing_else_gives_one() -> None:
    article = page({}, '<link rel="canonical" href="https://phare.example/2024/05/03/digue">')
    assert [(one.said_by, one.value, one.chosen, one.because) for one in of(article, "published")] == [
        ("url", "2024-05-03", True, "evidence.address")
    ]
