"""What is read without a parser: English, German, Spanish and Italian sentences, all invented."""

from dataclasses import replace

import pytest

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.attributions.plain import find_plain
from recoupe.annotate.reading import Reading
from recoupe.annotate.sentences import find_sentences
from recoupe.language import load_tables
from recoupe.records import Sentence


def found_in(text: str, language: str) -> list[str]:
    """One row for each attribution: content, cue, source, speaker, act."""
    tables = load_tables()
    article = replace(made_article(text), language=language)
    sentences = tuple(
        Sentence(span, ()) for block in article.blocks for span in find_sentences(text, block.span, tables.abbreviations)
    )
    told, _ = find_plain(Reading(article, tables, sentences=sentences), tables.plain_cues[language])
    return [
        " | ".join((*(span.within(text) if span else "-" for span in (one.content, one.cue, one.source, one.speaker)), one.act))
        for one in told
    ]


@pytest.mark.parametrize("language", ["de", "en", "es", "it"])
def test_each_language_has_its_cases(language: str) -> None:
    assert read_cases(f"annotate/attributions.{language}.md")


@pytest.mark.parametrize(
    ("language", "case"),
    [(language, case) for language in ("de", "en", "es", "it") for case in read_cases(f"annotate/attributions.{language}.md")],
    ids=lambda value: value.title if isinstance(value, Case) else value,
)
def test_a_case_without_a_parser_reads_as_written(language: str, case: Case) -> None:
    assert found_in(case.text, language) == [" | ".join(line[1:]) for line in case.lines]
