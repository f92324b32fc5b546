"""How words are searched: elisions, words with an apostrophe, letters written with two, operators of a query, transcriptions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

OPERATORS = ("and", "or", "not", "near")
_LISTS = ("elisions", "joined")


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What searching knows of the languages that have a file for it.

    Attributes:
        stemmers: the name of each language's stemmer.
        elisions: by language, what is cut off before an apostrophe.
        joined: by language, words that keep theirs, written with a straight one.
        operators: a word of a query in capitals to what it does, all languages at once.
        fields: a word before a colon to the part of an article it stands for.
        letters: a letter to the letters it is searched as.
        transcribed: spellings of one sound in names, in the order in which they are replaced.
    """

    stemmers: Mapping[str, str]
    elisions: Mapping[str, frozenset[str]]
    joined: Mapping[str, frozenset[str]]
    operators: Mapping[str, str]
    fields: Mapping[str, str]
    letters: Mapping[str, str]
    transcribed: tuple[tuple[str, str], ...]


@cache
def load_search_words(folder: Path = Path(__file__).parent) -> SearchWords:
    """Read `search.toml` of every language that has one.

    Raises:
        LexiconError: a list is missing or holds something else than words, or an operator stands twice.
    """
    stemmers, operators, fields = dict[str, str](), dict[str, str](), dict[str, str]()
    letters, transcribed = dict[str, str](), dict[str, str]()
    lists: dict[str, dict[str, frozenset[str]]] = {name: {} for name in _LISTS}
    for file in sorted(folder.glob("*/search.toml")):
        language, name = file.parent.name, f"{file.parent.name}/{file.name}"
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        stemmers[language] = _text(name, "stemmer", data.get("stemmer"))
        for key in _LISTS:
            lists[key][language] = frozenset(word_list(name, key, data.get(key), once=True, may_be_empty=True))
        for kind, words in data.get("operators", {}).items():
            for word in word_list(name, kind, words, once=True, may_be_empty=True):
                if kind not in OPERATORS or operators.setdefault(word, kind) != kind or not word.isupper():
                    raise LexiconError(name, word, "no operator in capitals, or one that does something else elsewhere")
        for part, words in data.get("fields", {}).items():
            fields |= dict.fromkeys(word_list(name, part, words, once=True, may_be_empty=True), part)
        letters |= _pairs(name, "letters", data.get("letters", {}))
        transcribed |= _pairs(name, "transcribed", data.get("transcribed", {}))
    ordered = sorted(transcribed.items(), key=lambda pair: -len(pair[0]))
    return SearchWords(
        MappingProxyType(stemmers),
        MappingProxyType(lists["elisions"]),
        MappingProxyType(lists["joined"]),
        MappingProxyType(operators),
        MappingProxyType(fields),
        MappingProxyType(letters),
        tuple(ordered),
    )


def _text(name: str, key: str, value: Any) -> str:  # noqa: ANN401  what TOML holds
    if not isinstance(value, str) or not value:
        raise LexiconError(name, key, "not a text")
    return value


def _pairs(name: str, key: str, value: Any) -> dict[str, str]:  # noqa: ANN401
    if not isinstance(value, dict):
        raise LexiconError(name, key, "not a table")
    return {left: _text(name, f"{key}.{left}", right) for left, right in value.items()}
