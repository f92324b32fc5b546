"""One article's trouble becomes its fault; the run's trouble stops the run."""

from collections.abc import Iterator, Sequence

import pytest

import recoupe.annotate
from annotate.reading_cases import made_article
from engine.odd_stages import answer, page
from recoupe.engine.stages import MESSAGE_LENGTH, annotate, attempt, attempt_all, part
from recoupe.language import Tables, load_tables
from recoupe.records import Article, Fault, LexiconError, Notes, Page


def test_an_exception_becomes_a_fault_with_the_name_of_the_input() -> None:
    fault = attempt(answer, page(7, "fail"), load_tables())
    assert isinstance(fault, Fault)
    assert (fault.code, fault.subject) == ("engine.stage-failed", "007.txt")
    assert "answer stopped: ValueError: no such thing in 007.txt" in fault.message
    assert "\n" not in fault.message


def test_a_long_exception_is_cut() -> None:
    def shout(_page: Page, _tables: object) -> str:
        raise RuntimeError("a" * 5000)

    fault = attempt(shout, page(1), load_tables())
    assert isinstance(fault, Fault)
    assert len(fault.message) < MESSAGE_LENGTH + 100


def test_a_broken_language_file_stops_the_run() -> None:
    with pytest.raises(LexiconError):
        attempt(answer, page(1, "lexicon"), load_tables())


def test_faults_are_set_aside_in_order() -> None:
    faults: list[Fault] = []
    found = [attempt(answer, page(number, text), load_tables()) for number, text in enumerate(("a", "fault", "b", "fail"))]
    assert list(part(found, faults)) == ["fr:000.txt:a", "fr:002.txt:b"]
    assert [fault.subject for fault in faults] == ["001.txt", "003.txt"]


NAMES = ("Ader", "Brisse", "Cam")


@pytest.mark.model
def test_articles_annotated_together_get_the_notes_they_get_alone() -> None:
    tables, articles = (
        load_tables(),
        [made_article(f"« C'est faux », a dit le maire {name}.") for name in NAMES],
    )
    assert list(attempt_all(annotate, articles, tables)) == [attempt(annotate, article, tables) for article in articles]


@pytest.mark.model
def test_an_article_that_stops_the_stage_does_not_take_its_neighbours_along(monkeypatch: pytest.MonkeyPatch) -> None:
    def fussy(articles: Sequence[Article], tables: Tables) -> Iterator[Notes | Fault]:
        if any("Brisse" in article.text for article in articles):
            raise ValueError("not this one")
        return whole(articles, tables)

    whole = recoupe.annotate.annotate
    monkeypatch.setattr("recoupe.annotate.annotate", fussy)
    articles = [made_article(f"« C'est faux », a dit le maire {name}.") for name in NAMES]
    first, second, third = attempt_all(annotate, articles, load_tables())
    assert isinstance(first, Notes)
    assert isinstance(third, Notes)
    assert isinstance(second, Fault)
    assert "not this one" in second.message
