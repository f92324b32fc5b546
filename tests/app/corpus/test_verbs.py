"""The verbs about a corpus, through the command line."""

import json
from pathlib import Path

import pytest

from recoupe.app.command import main

ROWS = [
    {
        "id": "a",
        "date": "2026-03-02",
        "title": "Le barrage de Montfaucon cède",
        "language": "fr",
        "text": "Le barrage de Montfaucon a cédé mardi. La préfète Claire Vasseur a fait évacuer Orsal, soit 140 "
        "habitants de la vallée.",
    },
    {
        "id": "b",
        "date": "2026-03-02T15:00:00Z",
        "title": "Montfaucon : 140 évacués",
        "language": "fr",
        "text": "Le barrage de Montfaucon a cédé mardi. La préfète Claire Vasseur a fait évacuer Orsal, soit 140 "
        "habitants de la vallée. Une école les loge.",
    },
    {
        "id": "c",
        "date": "2026-03-02",
        "title": "Un ours au col de la Serre",
        "text": "Des randonneurs ont filmé un ours brun au col de la Serre, en lisière de la forêt, et l'ont dit aux "
        "gardes de la réserve dans la journée.",
    },
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return file


def test_stories_are_written_one_article_a_line(corpus: Path) -> None:
    out = corpus.with_name("stories.jsonl")
    assert main(["stories", "--from-jsonl", str(corpus), "--assignments", str(out)]) == 0
    found = {row["id"]: row["story"] for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert found["a"] == found["b"] != found["c"]


def test_rulings_are_heard(corpus: Path) -> None:
    rulings, out = corpus.with_name("rulings.jsonl"), corpus.with_name("stories.jsonl")
    rulings.write_text('{"kind": "apart", "one": "b", "other": "a"}\n', encoding="utf-8")
    assert main(["stories", "--from-jsonl", str(corpus), "--rulings", str(rulings), "--assignments", str(out)]) == 0
    found = {row["id"]: row["story"] for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert found["a"] != found["b"]


def test_reuse_gives_characters_of_the_given_text(corpus: Path) -> None:
    out = corpus.with_name("reuse.jsonl")
    assert main(["reuse", "--from-jsonl", str(corpus), "-o", str(out)]) == 0
    (pair,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (pair["a"], pair["b"], pair["first"], pair["why"]) == ("a", "b", "a", "time")
    (start, end), (start_b, end_b) = pair["passages"][0]["a"], pair["passages"][0]["b"]
    assert ROWS[0]["text"][start:end] == ROWS[1]["text"][start_b:end_b]


def test_a_bad_line_costs_no_other(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.write_text(
        corpus.read_text(encoding="utf-8") + "no json\n[1]\n" + '{"id": "d", "text": "Mot.", "date": "hier"}\n', "utf-8"
    )
    assert main(["stories", "--from-jsonl", str(corpus)]) == 0
    told = capsys.readouterr()
    assert {json.loads(line)["id"] for line in told.out.splitlines()} == {"a", "b", "c", "d"}
    assert "corpus.jsonl:4" in told.err
    assert "corpus.jsonl:5" in told.err
    assert "hier" in told.err


def test_two_lines_of_one_id_are_refused(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus.write_text(corpus.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert main(["stories", "--from-jsonl", str(corpus)]) == 1
    assert "'a'" in capsys.readouterr().err


def test_a_missing_corpus_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reuse", "--from-jsonl", str(tmp_path / "none.jsonl")]) == 1
    assert "none.jsonl" in capsys.readouterr().err


def test_a_ruling_that_says_nothing_is_refused(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rulings = corpus.with_name("rulings.jsonl")
    rulings.write_text('{"kind": "maybe", "one": "b", "other": "a"}\n', encoding="utf-8")
    assert main(["stories", "--from-jsonl", str(corpus), "--rulings", str(rulings)]) == 1
    assert "rulings.jsonl:1" in capsys.readouterr().err
