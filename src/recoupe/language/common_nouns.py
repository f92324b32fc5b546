"""What tells a common noun from a name, in the languages that give every noun a capital."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.language.word_lists import word_list

FOLDER = Path(__file__).parent
FILE = "common_nouns.toml"


@dataclass(frozen=True, slots=True)
class CommonNouns:
    """The signs of one language, in small letters.

    Attributes:
        before: words behind which a noun is no name.
        bent: how the adjectives end that stand before a noun.
        endings: how common nouns end.
    """

    before: frozenset[str]
    bent: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def load_common_nouns(language: str) -> CommonNouns | None:
    """The signs of a language by its ISO 639-1 code; None where a capital alone makes a name likely.

    Raises:
        LexiconError: a list is missing or empty, or holds something else than words in small letters.

    Source:
        docs/sources.md#common-nouns.
    """
    file = FOLDER / language / FILE
    if not language.isalpha() or not file.is_file():
        return None
    name = f"{language}/{FILE}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    before, bent, endings = (word_list(name, key, data.get(key), small=True, once=True) for key in ("before", "bent", "endings"))
    return CommonNouns(frozenset(before), bent, endings)
