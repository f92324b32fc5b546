"""What the command line says: help, messages and headings of columns, in each language of labels."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.records import LexiconError

SECTIONS = ("command", "more", "option", "message", "stage", "column", "library", "query")


@dataclass(frozen=True, slots=True)
class CommandWords:
    """The words of one language; `texts` is keyed "section.entry", `examples` by verb."""

    language: str
    texts: dict[str, str]
    examples: dict[str, tuple[str, ...]]

    def say(self, key: str, **fields: object) -> str:
        """One text with its fields filled in."""
        return self.texts[key].format(**fields) if fields else self.texts[key]


@cache
def load_command_words(language: str) -> CommandWords:
    """Load the words of one language of labels, "fr" or "en".

    Raises:
        LexiconError: a section is missing, or an entry is no text.
    """
    file = Path(__file__).parent / language / "commands.toml"
    name = f"{language}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    texts: dict[str, str] = {}
    for section in SECTIONS:
        entries = data.get(section)
        if not isinstance(entries, dict):
            raise LexiconError(name, section, "no such section")
        for key, text in entries.items():
            if not isinstance(text, str) or not text.strip():
                raise LexiconError(name, f"{section}.{key}", "not a text")
            texts[f"{section}.{key}"] = text
    examples = {}
    for verb, lines in data.get("examples", {}).items():
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise LexiconError(name, f"examples.{verb}", "not a list of commands")
        examples[verb] = tuple(lines)
    return CommandWords(language, texts, examples)
