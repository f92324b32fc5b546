"""Texts as numbers: each word a number that is the same on every machine, with where it stands."""

import itertools
import re
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from recoupe.link.stems import plain, says_nothing, stem
from recoupe.records import Span

WORD = re.compile(r"[^\W_]+")
SENTENCE_END = re.compile(r"[.!?\u2026]+[\u00bb\u201d\"')\]]*\s+(?=[^a-z\s])|\n+")
MOST_FORMS = 1_000_000
"""Word forms remembered; above, the memory is emptied and fills again."""
LONGEST = 60
"""Words of the longest sentence: a text without full stops is cut, so that one is compared with a part of it at most."""

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]


@dataclass(slots=True)
class Words:
    """Numbers of word forms met so far, by language: the word itself without case and accents, and its stem (0: says nothing)."""

    forms: dict[str, int] = field(default_factory=dict)
    stems: dict[tuple[str, str], int] = field(default_factory=dict)

    def numbers(self, text: str) -> Numbers:
        """The words of a text as numbers; `WORD` finds them in the same order."""
        known = self.forms
        if len(known) > MOST_FORMS:
            known.clear()
        found = WORD.findall(text)
        return np.fromiter([known.get(form) or self._learn(form) for form in found], np.uint64, len(found))

    def stem(self, form: str, language: str) -> int:
        """Number of the stem of a word; 0 for a word that stands in any text."""
        number = self.stems.get((form, language))
        if number is None:
            if len(self.stems) > MOST_FORMS:
                self.stems.clear()
            number = self.stems[form, language] = stem_number(form, language)
        return number

    def _learn(self, form: str) -> int:
        number = self.forms[form] = number_of(plain(form.lower()))
        return number


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its first word and the one past its last, the stems that say something."""

    span: Span
    start: int
    end: int
    stems: frozenset[int]


@dataclass(frozen=True, slots=True)
class Read:
    """A text read word by word, for comparing it with another."""

    text: str
    language: str
    numbers: Numbers
    starts: Places
    ends: Places
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        """Characters of the words [start, end)."""
        return Span(int(self.starts[start]), int(self.ends[end - 1]))


def read(text: str, language: str, words: Words) -> Read:
    """Read a text for comparing."""
    met = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    starts = np.fromiter((start for _, start, _ in met), np.int32, len(met))
    ends = np.fromiter((end for _, _, end in met), np.int32, len(met))
    stems = [words.stem(form, language) for form, _, _ in met]
    sentences = []
    for first, last in _sentences(text, starts):
        said = frozenset(stem for stem in stems[first:last] if stem)
        sentences.append(Sentence(Span(int(starts[first]), int(ends[last - 1])), first, last, said))
    return Read(text, language, words.numbers(text), starts, ends, tuple(sentences))


def _sentences(text: str, starts: Places) -> list[tuple[int, int]]:
    """First word of each sentence and the one past its last."""
    cuts = np.searchsorted(starts, [match.end() for match in SENTENCE_END.finditer(text)]).tolist()
    bounds = sorted({0, *cuts, starts.size})
    found = []
    for first, last in itertools.pairwise(bounds):
        found += [(at, min(at + LONGEST, last)) for at in range(first, last, LONGEST)]
    return found


def number_of(word: str) -> int:
    """A number in [1, 2**64) for a word, the same everywhere."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


def stem_number(form: str, language: str) -> int:
    """Number of the stem of a word as written; 0 for one that stands in any text."""
    lower = form.lower()
    if says_nothing(lower, language):
        return 0
    return number_of(plain(lower) if lower.isdigit() else stem(lower, language))
