"""Tables of times in languages that have no full tables."""

import re
from pathlib import Path

import pytest

from recoupe.language import times
from recoupe.language.times import load_times
from recoupe.records import LexiconError


@pytest.mark.parametrize("language", ["en", "de", "es", "it", "pt", "nl"])
def test_every_rule_names_a_reader_and_every_word_a_number(language: str) -> None:
    table = load_times(language)
    assert table is not None
    assert {rule.read for rule in table.rules} <= times.READS
    assert {"date", "month", "year", "weekday", "shift", "ago", "length", "vague"} <= {rule.read for rule in table.rules}
    assert all(0 <= first < last <= 36 for first, last in table.part.values())
    assert set(table.edge.values()) == times.EDGES


def test_a_language_that_is_no_folder_has_no_times() -> None:
    assert load_times("../fr") is None
    assert load_times(None) is None
    assert load_times("fr") is None


def test_a_rule_without_a_reader_is_refused_by_file_and_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    whole = (times.FOLDER / "nl" / times.FILE).read_text(encoding="utf-8")
    (folder / times.FILE).write_text(whole.replace('read = "ago"', 'read = "once"'), encoding="utf-8")
    monkeypatch.setattr(times, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=re.escape("xx/times.toml")):
        load_times("xx")
