"""What a dossier says of itself: labels and sentences, in each language of labels, with its typography and its plurals."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from recoupe.records import LexiconError

NARROW = "\u202f"
WIDE = "\u00a0"
_GRAMMAR = ("zero_is_singular", "thousands", "decimal", "narrow_before", "narrow_after", "wide_before")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language of labels.

    Attributes:
        language: "fr" or "en".
        texts: sentences and labels, keyed "section.entry".
        lists: entries of several lines, keyed likewise.
        counted: (one, several) forms with their `{n}`, keyed by what is counted.
        thousands: what parts thousands.
        decimal: the decimal mark.
        zero_is_singular: "0 article", or "0 articles".
    """

    language: str
    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    counted: dict[str, tuple[str, str]]
    thousands: str
    decimal: str
    zero_is_singular: bool

    def say(self, key: str, **fields: object) -> str:
        """One text with its fields filled in; KeyError when there is none."""
        return self.texts[key].format(**fields) if fields else self.texts[key]

    def count(self, what: str, n: int) -> str:
        """A number with the word for what is counted: "1 article", "3 articles"."""
        one, several = self.counted[what]
        return (one if n == 1 or (n == 0 and self.zero_is_singular) else several).format(n=self.number(str(n)))

    def number(self, digits: str) -> str:
        """A decimal string as this language writes it: "12000.5" is "12 000,5" in French."""
        whole, _, part = digits.partition(".")
        sign, whole = ("\u2212", whole[1:]) if whole.startswith("-") else ("", whole)
        grouped = whole
        if len(whole) > 4:
            head = len(whole) % 3
            grouped = self.thousands.join([whole[:head]] * bool(head) + [whole[at : at + 3] for at in range(head, len(whole), 3)])
        return f"{sign}{grouped}{self.decimal}{part}" if part else f"{sign}{grouped}"


@cache
def load_phrases(language: str = "fr") -> Phrases:
    """Load the words of one language of labels.

    Args:
        language: "fr" or "en": a folder of that name holds `phrases.toml`. It does not depend on the language of the articles.

    Raises:
        LexiconError: there is no such file, or an entry is neither a text, nor a list of texts, nor the two forms of a count.
    """
    return _read(_text(language, "phrases.toml"), language, f"{language}/phrases.toml")


@cache
def load_desk_phrases(language: str = "fr") -> Phrases:
    """Load what the desk in the browser says: `desk.toml` beside all that a dossier says.

    Raises:
        LexiconError: as `load_phrases`; or an entry stands in both files.
    """
    said, name = load_phrases(language), f"{language}/desk.toml"
    grammar = tomllib.loads(_text(language, "phrases.toml"))["grammar"]
    more = _read(_text(language, "desk.toml"), language, name, grammar)
    for known, new in ((said.texts, more.texts), (said.lists, more.lists), (said.counted, more.counted)):
        for key in set(known) & set(new):
            raise LexiconError(name, key, "also in phrases.toml")
    return replace(said, texts=said.texts | more.texts, lists=said.lists | more.lists, counted=said.counted | more.counted)


def _text(language: str, name: str) -> str:
    """A file of one language of labels."""
    file = Path(__file__).parent / language / name
    if not file.is_file():
        raise LexiconError(f"{language}/{name}", language, "no labels in this language")
    return file.read_text(encoding="utf-8")


def _read(toml: str, language: str, name: str, given: dict[str, Any] | None = None) -> Phrases:
    """The phrases of one file; its grammar is its own unless given."""
    data = tomllib.loads(toml)
    grammar = data.pop("grammar", given or {})
    for key in _GRAMMAR:
        if not isinstance(grammar.get(key), bool if key == "zero_is_singular" else str):
            raise LexiconError(name, f"grammar.{key}", "missing, or of the wrong type")
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    counted: dict[str, tuple[str, str]] = {}
    for section, entries in data.items():
        for entry, value in entries.items():
            key = f"{section}.{entry}"
            lines = [_set(line, grammar) for line in _lines(value, name, key)]
            if section == "count":
                counted[entry] = _forms(lines, name, key)
            elif isinstance(value, list):
                lists[key] = tuple(lines)
            else:
                texts[key] = lines[0]
    return Phrases(language, texts, lists, counted, grammar["thousands"], grammar["decimal"], grammar["zero_is_singular"])


def _lines(value: object, name: str, key: str) -> list[str]:
    """The texts of an entry."""
    lines: list[str] = []
    for line in value if isinstance(value, list) else [value]:
        if not isinstance(line, str) or not line.strip():
            raise LexiconError(name, key, "not a text, nor a list of texts")
        try:
            fields_of(line)
        except ValueError as trouble:
            raise LexiconError(name, key, f"braces do not match: {trouble}") from trouble
        lines.append(line)
    return lines


def _forms(lines: list[str], name: str, key: str) -> tuple[str, str]:
    """The singular and the plural of a count."""
    if len(lines) != 2 or any(fields_of(line) != {"n"} for line in lines):
        raise LexiconError(name, key, "not two forms, each with {n}")
    return lines[0], lines[1]


def fields_of(text: str) -> set[str]:
    """The names of the fields a text wants filled in."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def _set(text: str, grammar: dict[str, str]) -> str:
    """A text with the spaces of its language: they cannot be told apart in an editor, so the files have plain ones."""
    if grammar["narrow_before"]:
        text = re.sub(f" (?=[{re.escape(grammar['narrow_before'])}])", NARROW, text)
    if grammar["narrow_after"]:
        text = re.sub(f"(?<=[{re.escape(grammar['narrow_after'])}]) ", NARROW, text)
    return re.sub(f" (?=[{re.escape(grammar['wide_before'])}])", WIDE, text) if grammar["wide_before"] else text
