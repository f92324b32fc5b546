"""What announces that somebody says something in languages read without a parser: written forms, and small words around."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast, get_args

from recoupe.records import Act, LexiconError

FOLDER = Path(__file__).parent
LANGUAGES: Final = ("de", "en", "es", "it")
GROUPS: Final = (
    *("that", "determiners", "pronouns", "roles", "inner", "ends", "auxiliaries", "adverbs"),
    *("denial", "refusal", "indefinites", "relatives", "bodies"),
)
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainCues:
    """The cues of one language, in small letters.

    Attributes:
        verbs: phrases by their first word, longest first, each with its act.
        split: first part of a verb that closes its clause with a second one, by first word: first part, second part, act.
        before, after: words that name a source before it ("according to") or behind it ("zufolge"), by their first word.
        words: groups of small words.
    """

    verbs: Mapping[str, tuple[tuple[Phrase, Act], ...]]
    split: Mapping[str, tuple[tuple[Phrase, Phrase, Act], ...]]
    before: Mapping[str, tuple[Phrase, ...]]
    after: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group."""
        return word in self.words[group]


def load_plain_cues() -> Mapping[str, PlainCues]:
    """Read `cues.toml` of every language that has no parser.

    Raises:
        LexiconError: a group is missing, or an act is none.
    """
    return MappingProxyType({language: _load(FOLDER / language / "cues.toml") for language in LANGUAGES})


def _load(file: Path) -> PlainCues:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for group in GROUPS:
        if group not in data["words"]:
            raise LexiconError(name, group, "is missing")
    verbs: dict[str, list[tuple[Phrase, Act]]] = {}
    split: dict[str, list[tuple[Phrase, Phrase, Act]]] = {}
    for act, phrases in data["verbs"].items():
        for phrase in phrases:
            words = tuple(phrase.lower().split())
            verbs.setdefault(words[0], []).append((words, _act(name, act)))
    for act, pairs in data.get("split", {}).items():
        for first, second in pairs:
            words = tuple(first.lower().split())
            split.setdefault(words[0], []).append((words, tuple(second.lower().split()), _act(name, act)))
    return PlainCues(
        MappingProxyType({word: tuple(sorted(found, key=lambda one: (-len(one[0]), one))) for word, found in verbs.items()}),
        MappingProxyType({word: tuple(found) for word, found in split.items()}),
        _phrases(data["source"]["before"]),
        _phrases(data["source"]["after"]),
        MappingProxyType({group: frozenset(words) for group, words in data["words"].items()}),
    )


def _act(name: str, act: str) -> Act:
    if act not in get_args(Act):
        raise LexiconError(name, act, "is nothing anybody does")
    return cast("Act", act)


def _phrases(phrases: list[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for words in (tuple(phrase.lower().split()) for phrase in phrases):
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(sorted(each, key=lambda one: (-len(one), one))) for first, each in found.items()})
