"""How sites speak to their readers, of themselves and of their articles: what no article tells."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
FILE = "site_talk.toml"
_ENTRY = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?")


@dataclass(frozen=True, slots=True)
class SiteTalk:
    """The words of one language, in lower case and without accents.

    Attributes:
        address: by which a site speaks to somebody.
        words: what it then speaks of, whole words.
        weak: the same, words of any article besides.
    """

    address: frozenset[str]
    words: re.Pattern[str]
    weak: re.Pattern[str]


@cache
def load_site_talk() -> Mapping[str, SiteTalk]:
    """Read the words of every language that has a file, by ISO 639-1 code.

    Raises:
        LexiconError: a list is missing, or an entry is no word in lower case.

    Source:
        docs/sources.md#leftovers.
    """
    return MappingProxyType({file.parent.name: _read(file) for file in sorted(FOLDER.glob(f"*/{FILE}"))})


def _read(file: Path) -> SiteTalk:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    address, words, weak = (_entries(name, key, data.get(key)) for key in ("address", "words", "weak"))
    return SiteTalk(frozenset(address), _any_of(words), _any_of(weak))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word) for word in words))


def _entries(name: str, key: str, listed: object) -> Sequence[str]:
    words = word_list(name, key, listed, small=True)
    for word in words:
        if not _ENTRY.fullmatch(word):
            raise LexiconError(name, key, f"{word} is not one word")
    return [_bare(word) for word in words]


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
