"""Words of a cue that blame somebody, in each language that has a list: "accuse", "points the finger at"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

FOLDER = Path(__file__).parent
_LISTS = ("stems", "phrases", "passives")
_WORD = re.compile(r"\w+(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class Accusing:
    """What blames, in small letters with straight apostrophes.

    Attributes:
        stems: how a word begins.
        phrases: words side by side.
        passives: auxiliaries behind which the one who is blamed stands before the verb.
    """

    stems: tuple[str, ...]
    phrases: tuple[str, ...]
    passives: frozenset[str]

    def blames(self, cue: str) -> bool:
        """Whether the words of a cue blame somebody."""
        words = _words(cue)
        if any(word.startswith(self.stems) for word in words):
            return True
        whole = f" {' '.join(words)} "
        return any(f" {phrase} " in whole for phrase in self.phrases)

    def is_passive(self, cue: str) -> bool:
        """Whether the one who is blamed stands before the words: "est accusé par"."""
        return not self.passives.isdisjoint(_words(cue))


def _words(cue: str) -> list[str]:
    return _WORD.findall(cue.lower().replace("\u2019", "'"))


@cache
def load_accusing() -> Mapping[str, Accusing]:
    """The lists, by code of their language.

    Raises:
        LexiconError: a list is missing, empty, or holds something else than words in small letters.
    """
    return MappingProxyType({file.parent.name: _read(file) for file in sorted(FOLDER.glob("*/accusing.toml"))})


def _read(file: Path) -> Accusing:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    stems, phrases, passives = (word_list(name, key, data.pop(key, None), small=True) for key in _LISTS)
    if data:
        raise LexiconError(name, next(iter(data)), "no list of this name")
    return Accusing(stems, phrases, frozenset(passives))
