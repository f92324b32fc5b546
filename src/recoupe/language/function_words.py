"""Words that stand in any article, and the stemmer of each language: what telling stories apart leaves out."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import snowballstemmer

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
FILE = "function_words.toml"
MOST_KNOWN = 200_000
"""Words whose stem is remembered, some 30 MB: a desk makes one dossier after another."""


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """What of one language says nothing about the story.

    Attributes:
        words: in lower case, as written.
        snowball: name of the language's Snowball stemmer.
    """

    words: frozenset[str]
    snowball: str


@cache
def load_function_words() -> Mapping[str, FunctionWords]:
    """Read the function words of every language that has a file, by ISO 639-1 code.

    Raises:
        LexiconError: a file names no stemmer, or a word is no word in lower case.

    Source:
        docs/sources.md#function-words.
    """
    return MappingProxyType({file.parent.name: _read(file) for file in sorted(FOLDER.glob(f"*/{FILE}"))})


@lru_cache(maxsize=MOST_KNOWN)
def cut_ending(word: str, snowball: str) -> str:
    """A word in lower case without its ending, by a Snowball stemmer."""
    return str(_stemmer(snowball).stemWord(word))


@cache
def _stemmer(snowball: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(snowball)


def _read(file: Path) -> FunctionWords:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    snowball, words = data.get("snowball"), data.get("words")
    if not isinstance(snowball, str) or not snowball:
        raise LexiconError(name, "snowball", "names no stemmer")
    return FunctionWords(frozenset(word_list(name, "words", words, small=True)), snowball)
