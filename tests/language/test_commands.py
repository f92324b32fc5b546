"""The words of the command line: whole in each language, refused by file and entry."""

from pathlib import Path

import pytest

from recoupe.language import commands
from recoupe.language.commands import load_command_words
from recoupe.records import LexiconError


def test_a_text_takes_its_fields() -> None:
    words = load_command_words("fr")
    assert words.say("message.wrote", path="a.html").endswith("a.html")
    assert "{path}" in words.say("message.wrote")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("[command]\nread = 'x'\n", "more"),
        ("[command]\nread = 3\n[more]\n[option]\n[message]\n[stage]\n[column]\n", "command.read"),
        ("[command]\n[more]\n[option]\nx = ' '\n[message]\n[stage]\n[column]\n", "option.x"),
        (
            "[command]\n[more]\n[option]\n[message]\n[stage]\n[column]\n[library]\n[query]\n[examples]\nread = 'x'\n",
            "examples.read",
        ),
    ],
)
def test_a_bad_file_is_refused_by_its_entry(text: str, entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "commands.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(commands, "__file__", str(tmp_path / "commands.py"))
    with pytest.raises(LexiconError, match=r"xx/commands\.toml") as refused:
        load_command_words.__wrapped__("xx")
    assert refused.value.entry == entry
