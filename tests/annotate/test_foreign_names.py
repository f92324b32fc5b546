"""Names in articles of other languages: no small word opens one, and a German noun is none for its capital."""

from dataclasses import replace

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import find_mentions, read_article
from recoupe.language import load_tables
from recoupe.language.common_nouns import load_common_nouns

pytestmark = pytest.mark.model

NAMED = [
    ("de", "Am Donnerstag traf sich der Rat in Bern. Der Sprecher Uwe Pahl sagte nichts zu den Vorwürfen.", {"Uwe Pahl"}),
    ("de", "Ohne Claire Brandis gehe es nicht, sagte die Ministerin. Sie war nicht zu erreichen.", {"Claire Brandis"}),
    (
        "de",
        "Die Reederei Hansen zahlte drei Millionen Kronen. Laut Außenminister Jonas Weilandt war das üblich.",
        {"Jonas Weilandt"},
    ),
    ("en", "But Claire Hollander had left by noon. The mayor stayed.", {"Claire Hollander"}),
    ("en", "Minister Claire Hollander refused. Judge Hollander was not there.", {"Claire Hollander", "Hollander"}),
    ("nl", "Milieuminister Claire Hollander zweeg. Fractieleider Hollander ook niet.", {"Claire Hollander", "Hollander"}),
]
NO_NAMES = [
    ("de", "Nach den Enthüllungen wächst der Druck. Das ist reine Erfindung, hieß es. In der Belegschaft herrscht Unruhe."),
    ("de", "Der Austausch von 400 Gefangenen ist für Mai geplant. Am Tisch saßen zwölf Milliarden Dollar und keine Hoffnung."),
    ("de", "Ein Entzug der Bewilligung wäre das Ende. Auslöser der Unruhe war die interne Revision."),
]


def names_in(language: str, text: str) -> set[str]:
    article = replace(made_article(text), language=language)
    found = find_mentions(read_article(article, load_tables("fr")))
    return {
        mention.span.within(text) for mention in found if mention.form == "name" and mention.kind in ("person", "organisation")
    }


@pytest.mark.parametrize(("language", "text", "named"), NAMED)
def test_a_name_stands_without_the_words_before_it(language: str, text: str, named: set[str]) -> None:
    assert named <= names_in(language, text)


@pytest.mark.parametrize(("language", "text"), NO_NAMES)
def test_a_german_noun_is_no_name_for_its_capital(language: str, text: str) -> None:
    assert names_in(language, text) == set()


def test_only_a_language_with_capital_nouns_has_signs_of_them() -> None:
    german = load_common_nouns("de")
    assert german is not None
    assert "der" in german.before
    assert load_common_nouns("en") is None
    assert load_common_nouns("../de") is None
