"""The verbs that list one table: CSV in a pipe, JSON when asked, columns that stay."""

import csv
import io
import json
from pathlib import Path

import pytest

from app.made import lay
from recoupe.app.command import TABLE_VERBS, main
from recoupe.app.drawing import draw
from recoupe.app.show_table import SHOWN
from recoupe.language.commands import load_command_words
from recoupe.render import TABLES

pytestmark = pytest.mark.model


@pytest.mark.parametrize("verb", TABLE_VERBS)
def test_csv_and_both_kinds_of_json_say_the_same(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = lay(tmp_path)
    assert main([verb, *names]) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main([verb, *names, "--json"]) == 0
    array = json.loads(capsys.readouterr().out)
    assert main([verb, *names, "--nl"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == array
    assert table == [{key: "" if value is None else str(value) for key, value in row.items()} for row in array]
    assert table
    assert tuple(table[0]) == TABLES[verb][0]


def test_a_quote_comes_with_its_speaker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["quotes", *lay(tmp_path), "--nl"])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    said = next(row for row in rows if "Un seul" in row["content"])
    assert "Nerval" in said["speaker"]
    assert (said["act"], said["mode"]) == ("asserts", "direct")
    text = Path(said["article"]).read_text(encoding="utf-8")
    assert said["content"] in text


def test_rejected_candidates_are_listed_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = lay(tmp_path)
    assert main(["quotes", *names, "--rejected", "--nl"]) == 0
    rejected = {(row["article"], row["start"], row["end"]) for row in map(json.loads, capsys.readouterr().out.splitlines())}
    main(["quotes", *names, "--nl"])
    kept = {(row["article"], row["start"], row["end"]) for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert kept
    assert kept != rejected


def test_a_rejected_candidate_tells_its_rule_its_score_and_what_weighed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quotes", *lay(tmp_path), "--rejected", "--nl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    assert all(row["because"].startswith("attributions.") and row["score"] <= 1 for row in rows)
    assert any(" -0." in row["weighed"] for row in rows)


def test_a_terminal_shows_headings_in_the_readers_language_and_no_control_character(capsys: pytest.CaptureFixture[str]) -> None:
    row: dict[str, str | int | float | bool | None] = dict.fromkeys(SHOWN["actors"])
    draw(SHOWN["actors"], [row | {"name": "Odile\x1b[31m Marchetti", "mentions": 3}], load_command_words("fr"))
    shown = capsys.readouterr().out
    assert "nom" in shown
    assert "lignes : 1" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("verb", TABLE_VERBS)
def test_every_shown_column_is_one_of_the_table_and_has_a_heading_in_both_languages(verb: str) -> None:
    assert set(SHOWN[verb]) <= set(TABLES[verb][0])
    for language in ("fr", "en"):
        words = load_command_words(language)
        assert all(words.say(f"column.{column}") for column in SHOWN[verb])
