"""Words that announce an average of polls, in each language that has a list."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

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
    for key in (*_LISTS, *data):
        found = data.get(key)
        if (
            key not in _LISTS
            or not isinstance(found, list)
            or not found
            or not all(one and one == str(one).lower() for one in found)
        ):
            raise LexiconError(name, key, "missing, unknown, empty, or not a list of words in small letters")
    average, about = (re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, data[key]))})", re.IGNORECASE) for key in _LISTS)
    return Averages(average, about)
