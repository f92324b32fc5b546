"""Text to the words that are searched: elisions cut, accents folded, words stemmed; and the very forms beside the stems."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import NamedTuple

from snowballstemmer import stemmer

from recoupe.language.search_words import SearchWords, load_search_words

VERSION = "1"
"""Of the analysis: a library indexed by another is indexed again before it is written to."""
MOST_WORDS = 400_000
"""Words an analyser remembers before it starts afresh; a million articles of French news have about as many."""
_WORD = re.compile(
    r"(?<![^\W_])\d{1,3}(?:[ \u00a0\u202f.'\u2019]\d{3})+(?![^\W_])"  # 12 000, 12.000, 12'000
    r"|(?<![^\W_])(?:[^\W\d_]{1,6}['\u2019\u02bc\u2032])?(?:[^\W\d_]\.){2,}"  # O.T.A.N., l'O.N.U.
    r"|(?:[^\W_][\u0300-\u036f]*)+(?:['\u2019\u02bc\u2032](?:[^\W_][\u0300-\u036f]*)+)*"  # l'eau, aujourd'hui
)
_APOSTROPHE = re.compile("['\u2019\u02bc\u2032]")
_NOT_DIGIT = re.compile(r"\D")
_INNER = re.compile("['.]")
_DOUBLED = re.compile(r"(.)\1+")


class Term(NamedTuple):
    """A word as it is searched, and where it stood: characters [start, end) of the text."""

    stem: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One searched word inside a run of letters: `start` and `end` count from the run's first letter."""

    stem: str
    form: str
    start: int
    end: int


class Analyser:
    """The analysis of one language; remembers words it has met."""

    def __init__(self, language: str, words: SearchWords) -> None:
        """Take the rules of a language; one without a file is folded and not stemmed."""
        self._words = words
        self._elisions = words.elisions.get(language, frozenset())
        self._joined = words.joined.get(language, frozenset())
        name = words.stemmers.get(language)
        self._stemmer = stemmer(name) if name else None
        self._lock = Lock()
        self._met: dict[str, tuple[Part, ...]] = {}

    def terms(self, text: str) -> list[Term]:
        """The words of a text, in order."""
        found: list[Term] = []
        for run in _WORD.finditer(text):
            written, at = run[0], run.start()
            parts = self._met.get(written)
            if parts is None:
                parts = self._remember(written)
            for part in parts:
                found.append(Term(part.stem, part.form, at + part.start, at + part.end))
        return found

    def stem(self, word: str) -> str:
        """The folded stem of a word in small letters. A stemmer works on one word at a time, whatever threads ask it."""
        if self._stemmer is None:
            return fold(word)
        try:
            with self._lock:
                stem = str(self._stemmer.stemWord(word))
        except UnicodeEncodeError:  # half a surrogate pair is no word of any language
            return fold(word)
        return fold(stem) or fold(word)

    def _remember(self, written: str) -> tuple[Part, ...]:
        if len(self._met) >= MOST_WORDS:
            self._met.clear()
        parts = self._met[written] = tuple(self._parts(written))
        return parts

    def _parts(self, written: str) -> list[Part]:
        if written[0].isdecimal() and _NOT_DIGIT.search(written) and not any(letter.isalpha() for letter in written):
            return [self._part(_NOT_DIGIT.sub("", written), 0, len(written))]
        parts, at = [], 0
        rest = _APOSTROPHE.sub("'", written).lower()
        while rest:
            piece, mark, after = (rest, "", "") if rest in self._joined else rest.partition("'")
            if not mark or piece not in self._elisions:
                parts.append(self._part(_INNER.sub("", piece), at, at + len(piece)))
            at += len(piece) + 1
            rest = after
        return parts

    def _part(self, word: str, start: int, end: int) -> Part:
        form = plain(word)
        return Part(self.stem(form), form, start, end)


def plain(word: str) -> str:
    """A word in small letters, accents kept, letters written with two taken apart: the form an exact search compares."""
    letters = load_search_words().letters
    small = unicodedata.normalize("NFKC", word).lower()
    return unicodedata.normalize("NFC", "".join(letters.get(letter, letter) for letter in small))


def fold(word: str) -> str:
    """A word in small letters without accents: "Caf" with an acute e is "cafe"."""
    if word.isascii():
        return word.lower()
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain(word)) if not unicodedata.combining(letter))
    return bare.casefold()


def fold_name(name: str) -> str:
    """A name as it is compared: folded, its marks set aside, one blank between words."""
    return " ".join(fold(term.form) for term in analyser("").terms(name))


def sound(word: str) -> str:
    """A folded word with its transcriptions made one and its doubled letters single.

    A silent end is left out of a word that was transcribed otherwise: "Martin" and "Martine" are two names.

    Example:
        >>> sound("poutine") == sound("putin")
        True
    """
    heard_as = word
    for written, heard in load_search_words().transcribed:
        heard_as = heard_as.replace(written, heard)
    heard_as = _DOUBLED.sub(r"\1", heard_as)
    return heard_as[:-1] if len(heard_as) > 4 and heard_as.endswith("e") and heard_as != word else heard_as


@cache
def analyser(language: str) -> Analyser:
    """The analyser of a language, one for the whole run."""
    return Analyser(language, load_search_words())
