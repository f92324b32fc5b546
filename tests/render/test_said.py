"""What a page says of itself, in the words of both languages."""

import re
from pathlib import Path

import pytest

from recoupe.language.phrases import load_phrases
from recoupe.records import Article, Evidence
from recoupe.records.ids import article_id
from recoupe.render.said import fields_said, source_words

CLEAN = Path(__file__).parents[2] / "src" / "recoupe" / "clean"


def article_of(*evidence: Evidence) -> Article:
    return Article(article_id("0" * 64), "a.html", "0" * 64, 0, "", "0" * 64, (), (), (), evidence=evidence)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_flag_the_cleaner_raises_has_words(language: str) -> None:
    flags = re.findall(r'^        "([a-z-]+)": ', (CLEAN / "flags.py").read_text(encoding="utf-8"), re.M)
    assert len(flags) >= 8
    assert [flag for flag in flags if f"flag.{flag}" not in load_phrases(language).texts] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_of_evidence_and_every_source_has_words(language: str) -> None:
    phrases = load_phrases(language)
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob("*.py")))
    rules = set(re.findall(r'"evidence\.([a-z-]+)"', code))
    assert {rule for rule in rules if f"believed.{rule}" not in phrases.texts} == set()
    sources = ["json-ld:headline", "meta:og:title", "meta:twitter:title", "meta:author", "html:title", "html:lang", "time", "url"]
    assert [source for source in [*sources, "text", "htmldate", "person"] if source_words(source, phrases) == source] == []


def test_who_says_otherwise_stands_under_what_was_believed() -> None:
    article = article_of(
        Evidence("title", "Le quai rouvre", "meta:og:title", because="evidence.agrees"),
        Evidence("title", "Le quai rouvre", "text", chosen=True, because="evidence.in-text"),
        Evidence("title", "Accueil", "html:title", because="evidence.less-trusted"),
    )
    (title,) = fields_said(article, load_phrases("en"))
    assert [(one.value, one.chosen) for one in title.said] == [("Le quai rouvre", True), ("Accueil", False)]
    assert title.said[0].sources == ("the sharing card", "the text")
    assert title.disputed


def test_a_wall_is_said_in_words() -> None:
    article = article_of(Evidence("paywall", "false", "json-ld:isAccessibleForFree", chosen=True, because="evidence.cut-short"))
    assert fields_said(article, load_phrases("fr"))[0].said[0].value == "réservé"
