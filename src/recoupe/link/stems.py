"""Words without their accents and endings: the form in which the words of a corpus are counted and compared."""

import unicodedata
from functools import cache, lru_cache

import snowballstemmer

from recoupe.language.function_words import load_function_words


def plain(word: str) -> str:
    """Without accents: "élection" and a headline's "ELECTION" are one word once both are in lower case."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def says_nothing(lower: str, language: str) -> bool:
    """Whether a word in lower case stands in any text of its language: a function word, or a single letter."""
    table = load_function_words().get(language)
    return len(lower) < 2 or (table is not None and lower in table.words)


MOST_KNOWN = 200_000
"""Words whose stem is remembered, some 30 MB: a desk makes one dossier after another."""


@lru_cache(maxsize=MOST_KNOWN)
def stem(lower: str, language: str) -> str:
    """The stem of a word in lower case, without accents; of a language nobody stems here, the word itself."""
    table = load_function_words().get(language)
    return plain(lower if table is None else _stemmer(table.snowball).stemWord(lower))


@cache
def _stemmer(name: str) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(name)
