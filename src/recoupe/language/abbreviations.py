"""The abbreviations that decide where a sentence ends."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop is no end of sentence, words that open one, and nouns a single letter tells apart ("le plan B")."""

    never_end: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()

    def starts(self, word: str) -> bool:
        """Whether this word, written with a capital, opens a sentence rather than goes on with a name."""
        plain = word.replace("\u2019", "'").lower()
        head, mark, _ = plain.partition("'")
        return plain in self.starters or (mark != "" and head + mark in self.starters)


def load_abbreviations(file: Path) -> Abbreviations:
    """Read the table of one language.

    Raises:
        LexiconError: a list is missing, empty, or holds something else than words.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    name = f"{file.parent.name}/{file.name}"
    lists: dict[str, frozenset[str]] = {}
    for key in ("never_end", "may_end", "starters", "lettered"):
        lists[key] = frozenset(word_list(name, key, data.get(key), once=True))
    both = sorted(lists["never_end"] & lists["may_end"])
    if both:
        raise LexiconError(name, both[0], "also in may_end")
    return Abbreviations(lists["never_end"], lists["may_end"], lists["starters"], lists["lettered"])
