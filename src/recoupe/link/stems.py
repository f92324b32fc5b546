"""Words without their accents and endings: the form in which the words of a corpus are counted and compared."""

import unicodedata

from recoupe.language.function_words import cut_ending, load_function_words


def plain(word: str) -> str:
    """Without accents: "élection" and a headline's "ELECTION" are one word once both are in lower case."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def says_nothing(lower: str, language: str) -> bool:
    """Whether a word in lower case stands in any text of its language: a function word, or a single letter."""
    table = load_function_words().get(language)
    return len(lower) < 2 or (table is not None and lower in table.words)


def stem(lower: str, language: str) -> str:
    """The stem of a word in lower case, without accents; of a language nobody stems here, the word itself."""
    table = load_function_words().get(language)
    return plain(lower if table is None else cut_ending(lower, table.snowball))
