"""`recoupe read`: articles with their roles, and what was removed."""

import json
from pathlib import Path

import pytest

from app.made import lay
from recoupe.app.command import main


def test_each_article_is_a_line_of_json_with_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = lay(tmp_path)
    assert main(["read", *names]) == 0
    articles = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [article["source"] for article in articles] == names
    for article in articles:
        for block in article["blocks"]:
            assert article["text"][block["start"] : block["end"]].strip()
        assert "title" in {block["role"] for block in article["blocks"]}
    assert "Abonnez-vous" not in articles[2]["text"]


def test_what_was_removed_is_shown_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", lay(tmp_path)[2], "--show-removed"]) == 0
    lines = capsys.readouterr().out.splitlines()
    removed = [line for line in lines if line.startswith("-")]
    assert any("Abonnez-vous" in line and "[" in line for line in removed)
    assert any(line.startswith("title") and "Vaugrenant" in line for line in lines)


def test_no_article_at_all_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path), "--lang", "en"]) == 1
    assert "No article could be read" in capsys.readouterr().err
