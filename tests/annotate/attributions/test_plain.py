"""What is read without a parser: English, German, Spanish, Italian, Dutch and Portuguese sentences, all invented."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.attributions.plain import find_plain
from recoupe.annotate.reading import Reading
from recoupe.annotate.sentences import find_sentences
from recoupe.language import load_tables
from recoupe.records import Attribution, Sentence

LANGUAGES = ("de", "en", "es", "it", "nl", "pt")


def read_in(text: str, language: str) -> tuple[Attribution, ...]:
    """What a text is found to report."""
    tables = load_tables()
    article = replace(made_article(text), language=language)
    sentences = tuple(
        Sentence(span, ()) for block in article.blocks for span in find_sentences(text, block.span, tables.abbreviations)
    )
    return find_plain(Reading(article, tables, sentences=sentences), tables.plain_cues[language])[0]


def found_in(text: str, language: str) -> list[str]:
    """One row for each attribution: content, cue, source, speaker, act."""
    return [
        " | ".join((*(span.within(text) if span else "-" for span in (one.content, one.cue, one.source, one.speaker)), one.act))
        for one in read_in(text, language)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_cases(language: str) -> None:
    assert read_cases(f"annotate/attributions.{language}.md")


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in LANGUAGES for case in read_cases(f"annotate/attributions.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_a_case_without_a_parser_reads_as_written(language: str, case: Case) -> None:
    assert found_in(case.text, language) == [" | ".join(line[1:]) for line in case.lines]


CHAINS = (
    ("en", "The Morning Gale reported that the bridge would close, citing two engineers.", ["Morning Gale"]),
    ("en", "Abbot told reporters that Brack denied the claims.", ["Abbot"]),
    ("en", "“The pier is unsafe,” said surveyor Ann Loach, quoted by the Morning Gale.", ["Morning Gale"]),
    ("de", "Die Zeitung Nordbote meldete unter Berufung auf zwei Ingenieure, die Brücke werde gesperrt.", ["Nordbote"]),
    ("es", "El diario La Ría publicó que el alcalde dijo que la calle seguirá cortada.", ["La Ría"]),
    ("it", "Il quotidiano Il Molo ha rivelato che il ponte chiuderà, citando due ingegneri.", ["Il Molo"]),
)


@pytest.mark.parametrize(("language", "text", "through"), CHAINS, ids=lambda value: value if isinstance(value, str) else "")
def test_what_somebody_else_is_told_to_have_said_came_through_the_teller(language: str, text: str, through: list[str]) -> None:
    relayed = [one for one in read_in(text, language) if one.through]
    assert relayed
    assert [[span.within(text) for span in one.through] for one in relayed][-1] == through


HEDGES = (
    ("en", "The coach said the striker allegedly left the hotel.", "adverb"),
    ("en", "The minister is said to have left the country.", "lexical"),
    ("en", "The regulator said the ferry could sail again.", "modal"),
    ("en", "The regulator said the ferry sailed again.", None),
    ("de", "Der Trainer soll das Hotel verlassen haben.", "conditional"),
    ("de", "Die Polizei erklärte, der Fahrer sei geflohen.", None),
    ("es", "El contrato habría sido firmado en secreto.", "conditional"),
    ("es", "El ministro dijo que el tren podría parar.", "modal"),
    ("it", "Il contratto sarebbe stato firmato in segreto.", "conditional"),
    ("it", "«Avrebbe dovuto parlare», ha detto il sindaco Ugo Ferrante.", None),
)


@pytest.mark.parametrize(("language", "text", "hedge"), HEDGES, ids=lambda value: value if isinstance(value, str) else "")
def test_how_a_content_is_held_at_arms_length_is_read_in_its_own_words(language: str, text: str, hedge: str | None) -> None:
    assert [one.hedge for one in read_in(text, language)] == [hedge]
