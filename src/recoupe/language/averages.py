"""Words that announce an average of polls, in each language that has a list."""

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
_LISTS = ("average", "about")


@dataclass(frozen=True, slots=True)
class Averages:
    """How words begin that announce an average, and those that say it is one of polls."""

    average: re.Pattern[str]
    about: re.Pattern[str]


@cache
def load_averages() -> Mapping[str, Averages]:
    """The lists, by code of their language.

    Raises:
        LexiconError: a list is missing, empty, or holds something else than words in small letters.
    """
    return MappingProxyType({file.parent.name: _read(file) for file in sorted(FOLDER.glob("*/averages.toml"))})


def _read(file: Path) -> Averages:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    words = [word_list(name, key, data.pop(key, None), small=True) for key in _LISTS]
    if data:
        raise LexiconError(name, next(iter(data)), "no list of this name")
    return Averages(*(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})", re.IGNORECASE) for found in words))
