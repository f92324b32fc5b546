"""What the nouns for who speaks stand for in languages read without a parser: a body, a writing, a medium, a person."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
Sort = Literal["body", "writing", "informant", "person"]
SORTS: Final[Mapping[str, Sort]] = MappingProxyType(
    {"persons": "person", "bodies": "body", "writings": "writing", "informants": "informant"}
)
"""In order: what a later list says of a noun holds."""
LISTS: Final = (
    "he",
    "she",
    "either",
    "neuter",
    "possessives",
    "plural_determiners",
    "plural_endings",
    "anyone",
    "firms",
    "things",
    "aged",
    "broadcasts",
)
JOINED = 4
"""Letters of the shortest noun that may end a longer one, where nouns join: "Spitalleitung", "voetbalbond"."""


@dataclass(frozen=True, slots=True)
class PlainSpeakers:
    """The nouns and small words of one language, in small letters.

    Attributes:
        sorts: what each noun is, plurals included.
        he, she, either, neuter: pronouns and possessives for one man, one woman, anybody or any body, and no person.
        possessives: what makes a noun somebody's: "his lawyer".
        plural_determiners, plural_endings: what tells that a phrase means several.
        anyone: nouns that may stand for anybody told of before: "the man".
        things: how nouns end that are no person.
        aged: how a word goes on behind a number that tells somebody by his age: "58-Jährige".
        broadcasts: words of a name for a station, which is heard elsewhere than where it is read.
        firms: nouns an article calls a body by that it has named: "the company".
    """

    sorts: Mapping[str, Sort]
    he: frozenset[str]
    she: frozenset[str]
    either: frozenset[str]
    neuter: frozenset[str]
    possessives: frozenset[str]
    plural_determiners: frozenset[str]
    plural_endings: tuple[str, ...]
    anyone: frozenset[str]
    firms: frozenset[str]
    things: tuple[str, ...]
    aged: frozenset[str]
    broadcasts: frozenset[str]

    def sort_of(self, word: str, joins: bool) -> Sort | None:
        """What a noun is; by its end too where nouns join."""
        found = self.sorts.get(word)
        if found is not None or not joins:
            return found
        return next((self.sorts[word[at:]] for at in range(2, len(word) - JOINED + 1) if word[at:] in self.sorts), None)


@cache
def load_plain_speakers(language: str) -> PlainSpeakers:
    """Read `speakers.toml` of a language that has no parser.

    Raises:
        LexiconError: a list is missing, or holds what is no word.
    """
    name = f"{language}/speakers.toml"
    data = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    for key in ("plurals", *SORTS, *LISTS):
        if key not in data:
            raise LexiconError(name, key, "is missing")
    sorts: dict[str, Sort] = {}
    for key, sort in SORTS.items():
        sorts |= dict.fromkeys(_with_plurals(_words(name, key, data), data["plurals"]), sort)
    lists = {key: _words(name, key, data) for key in LISTS}
    return PlainSpeakers(
        sorts=MappingProxyType(sorts),
        he=frozenset(lists["he"]),
        she=frozenset(lists["she"]),
        either=frozenset(lists["either"]),
        neuter=frozenset(lists["neuter"]),
        possessives=frozenset(lists["possessives"]),
        plural_determiners=frozenset(lists["plural_determiners"]),
        plural_endings=tuple(sorted(lists["plural_endings"])),
        anyone=frozenset(lists["anyone"]),
        firms=frozenset(lists["firms"]),
        things=tuple(sorted(lists["things"])),
        aged=frozenset(lists["aged"]),
        broadcasts=frozenset(lists["broadcasts"]),
    )


def _words(name: str, key: str, data: Mapping[str, Any]) -> list[str]:
    bad = next((word for word in data[key] if not isinstance(word, str) or word != word.casefold() or not word.strip()), None)
    if bad is not None:
        raise LexiconError(name, f"{key}: {bad}", "is no word in small letters")
    return list(data[key])


def _with_plurals(words: list[str], plurals: list[list[str]]) -> list[str]:
    """Nouns with their plurals and feminines, which are no nouns of another list by chance often enough to matter."""
    return words + [word.removesuffix(one) + more for word in words for one, more in plurals if word.endswith(one)]
