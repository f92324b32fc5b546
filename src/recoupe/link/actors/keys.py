"""Names in the form that compares: accents, case, hyphens and ways of transcribing set aside."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
TRANSCRIBED = (
    ("ou", "u"),
    ("kh", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("tch", "ch"),
    ("sch", "ch"),
    ("sh", "ch"),
    ("dj", "j"),
    ("gu", "g"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("x", "ks"),
    ("q", "k"),
)
"""Spellings of one sound in names brought from another alphabet, longest first where one holds another."""
DOUBLED = re.compile(r"(.)\1+")
LONG = 6
"""Letters from which one letter of difference may be a way of transcribing; below, names differ by one letter too often."""

VOWEL = re.compile(r"[aeiouy]")
SKELETON = 3
"""Consonants of two first names that must be the same where their vowels are not."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters, no accents, straight blanks.

    Example:
        >>> fold("Hélène Müller-Roy")
        'helene muller roy'
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(WORD.findall(bare.casefold()))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word with its transcriptions made one.

    Example:
        >>> sound(fold("Tchernychev")) == sound(fold("Chernyshev"))
        True
    """
    for written, heard in TRANSCRIBED:
        word = word.replace(written, heard)
    word = DOUBLED.sub(r"\1", word)
    word = word[:-1] if len(word) > 4 and word.endswith(("eh", "ah")) else word
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def alike(first: str, second: str) -> bool:
    """Whether two folded words are one name written twice."""
    if first == second:
        return True
    one, other = sound(first), sound(second)
    return one == other or (min(len(one), len(other)) >= LONG and _one_apart(one, other))


def _one_apart(one: str, other: str) -> bool:
    """One letter put in, left out or changed."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    return rest[1:] == rest_other[1:] or rest[1:] == rest_other or rest == rest_other[1:]


def given_alike(first: str, second: str) -> bool:
    """Whether two folded first names can be one person's: equal, transcribed, or an initial of the other."""
    if not first or not second or alike(first, second) or _one_skeleton(sound(first), sound(second)):
        return True
    return (len(first) == 1 or len(second) == 1) and first[0] == second[0]


def _one_skeleton(one: str, other: str) -> bool:
    """Whether two first names differ in their vowels alone, as those brought from a script without them do: "Khaled", "Khalid".

    A vowel at the end tells men from women, and too few consonants tell nothing.
    """
    first, second = (VOWEL.sub("", name) for name in (one, other))
    closed = bool(one and other) and one[-1] == other[-1] and not VOWEL.match(one[-1])
    return closed and one[0] == other[0] and first == second and len(first) >= SKELETON


def content(name: str, translated: Mapping[str, str], small: frozenset[str]) -> tuple[str, ...]:
    """The words of a body's name that tell it apart, translated heads made one, in alphabetical order."""
    words = [fold(translated.get(word.lower(), word)) for word in WORD.findall(name)]
    return tuple(sorted(word for word in words if word and word not in small))


def initials(name: str, small: frozenset[str]) -> str:
    """The letters a name's words open with, small words left out."""
    return "".join(word[0] for word in fold(name).split() if word not in small)
