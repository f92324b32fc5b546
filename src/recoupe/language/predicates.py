"""What statements are about, in each language: classes of predicates, and the small words that change what is claimed."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from recoupe.language.concepts import Concepts, load_concepts
from recoupe.language.function_words import FunctionWords, cut_ending, load_function_words
from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011.](?=[^\W_])[^\W_]+)*")
"""A word; elided articles and the words after them are two."""
SHORTEST_STEM = 4
"""Letters a stem keeps: three would make one word of "prix" and "prier"."""
FILE, CONCEPTS = "predicates.toml", "concepts.tsv"
GAP = 2
"""Words that may stand inside a phrase: "porteraient aussi sur"."""


@dataclass(frozen=True, slots=True)
class Markers:
    """A list of words and of runs of words, folded: small letters, no accents."""

    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()

    def count(self, words: Sequence[str]) -> int:
        """How many of these folded words, or runs of them, are listed."""
        present = frozenset(words)
        single = sum(word in self.words for word in words) if present & self.words else 0
        return single + sum(_stands_in(phrase, words) for phrase in self.phrases if present.issuperset(phrase))


@dataclass(frozen=True, slots=True)
class Predicates:
    """Stems, classes of predicates, and markers of one language.

    `classes` maps a stem to its class; `phrases` maps the first stem of a run of stems to the runs and their classes.
    """

    suffixes: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    classes: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    markers: Mapping[str, Markers] = field(default_factory=dict)
    opposites: frozenset[tuple[str, str]] = frozenset()
    near: frozenset[tuple[str, str]] = frozenset()
    symmetric: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    """Stems of words that say little by themselves, whatever they stand for: "devenir", "semaine"."""
    adverb: str = "\0"
    """Ending of the adverbs that qualify a verb without saying what it is about."""
    concepts: Concepts = field(default_factory=Concepts)
    """Synonyms of this language; a concept bears one name in all."""
    elided: frozenset[str] = frozenset()
    """What is left of an article or a pronoun before an apostrophe: runs of words pass over it."""
    told_by: Mapping[str, str] = field(default_factory=dict)
    """The class of the concepts that bear another name than it."""
    snowball: str = ""
    """Stemmer of a language whose endings are not listed in `suffixes`."""
    abroad: "Mapping[str, Predicates]" = field(default_factory=dict)
    """The tables of the other languages, by ISO 639-1 code."""

    def of(self, language: str) -> "Predicates":
        """The table of a language; this one where that language has none."""
        return self.abroad.get(language, self)

    def stem(self, word: str) -> str:
        """A word without its ending; `word` is folded."""
        if self.snowball:
            return cut_ending(word, self.snowball)
        for length in range(min(8, len(word) - SHORTEST_STEM), 0, -1):
            if word[-length:] in self.suffixes:
                return word[:-length]
        return word

    def cut(self, text: str) -> tuple[str, ...]:
        """The stems of a text, elided articles left out where other words stand."""
        words = fold_words(text)
        return tuple(self.stem(word) for word in words if word not in self.elided) or words

    def marks(self, kind: str) -> Markers:
        """The markers of one kind; empty when the language lists none."""
        return self.markers.get(kind, Markers())

    def find_classes(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Classes named by a run of folded words, as (first word, past the last word, class); the longest phrase wins."""
        stems = [self.stem(word) for word in words]
        at = 0
        while at < len(stems):
            phrase = self._phrase_at(stems, at)
            if phrase is not None:
                yield at, phrase[0], phrase[1]
                at = phrase[0]
                continue
            known = None if words[at] in self.stop else self.classes.get(stems[at])
            if known is not None:
                yield at, at + 1, known
            at += 1

    def _phrase_at(self, stems: Sequence[str], at: int) -> tuple[int, str] | None:
        """Past the end, and the class, of the longest phrase that starts here."""
        found: tuple[int, int, str] | None = None
        for phrase, name in self.phrases.get(stems[at], ()):
            end = _match(phrase, stems, at)
            if end is not None and (found is None or (len(phrase), -end) > (found[0], -found[1])):
                found = (len(phrase), end, name)
        return None if found is None else (found[1], found[2])


REMEMBERED = 8192
"""Texts whose words are kept: claims ask for the words of the same names and clauses again and again."""


def fold(text: str) -> str:
    """Small letters without accents, typographic apostrophes made plain; the length may change."""
    small = text.lower()
    if small.isascii():
        return small
    return "".join(mark for mark in unicodedata.normalize("NFKD", small) if not unicodedata.combining(mark))


@lru_cache(maxsize=REMEMBERED)
def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(WORD.findall(fold(text)))


def load_predicates(file: Path) -> Predicates:
    """Read the table of one language.

    Raises:
        LexiconError: a list is missing, or a word stands in two classes.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    name = f"{file.parent.name}/{file.name}"
    suffixes = frozenset(fold(suffix) for suffix in _words(name, data.get("stem", {}), "suffixes"))
    bare = Predicates(suffixes=suffixes, elided=frozenset(data.get("elided", {}).get("words", ())))
    stop = frozenset(part for word in _words(name, data.get("stop", {}), "words") for part in fold_words(word))
    classes: dict[str, str] = {}
    runs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    entries = data.get("class")
    if not isinstance(entries, dict) or not entries:
        raise LexiconError(name, "class", "no class of predicates")
    for kind, entry in entries.items():
        for word in (*entry.get("words", ()), *entry.get("phrases", ())):
            stems = tuple(bare.stem(part) for part in fold_words(word))
            if not stems:
                raise LexiconError(name, f"class.{kind}", f"{word!r} holds no word")
            if len(stems) > 1:
                runs.setdefault(stems[0], []).append((stems, kind))
                continue
            if classes.setdefault(stems[0], kind) != kind:
                raise LexiconError(name, word, f"its stem {stems[0]!r} is in class.{kind} and in class.{classes[stems[0]]}")
    opposites, near = (_pairs(name, data.get(key, {}), frozenset(entries)) for key in ("opposites", "near"))
    return Predicates(
        suffixes,
        stop,
        classes,
        {first: tuple(sorted(set(found))) for first, found in sorted(runs.items())},
        _markers(data),
        opposites,
        near,
        frozenset(_words(name, data.get("symmetric", {}), "classes")),
        frozenset(bare.stem(part) for word in data.get("weak", {}).get("words", ()) for part in fold_words(word)),
        str(data.get("adverb", {}).get("ending", "\0")),
        load_concepts(file.parent / CONCEPTS, bare.cut),
        bare.elided,
        {concept: kind for kind, entry in entries.items() for concept in entry.get("concepts", ())},
    )


def load_languages(folder: Path, native: str) -> Predicates:
    """The table of one language with those of every other language that lists its own small words.

    Args:
        folder: holds a folder for each language, by ISO 639-1 code.
        native: the language whose classes, pairs and lists the others share where they have none.

    Raises:
        LexiconError: a table or a list of concepts does not hold what it must.
    """
    own = load_predicates(folder / native / FILE)
    files = [file for file in sorted(folder.glob(f"*/{FILE}")) if file.parent.name != native]
    return replace(own, abroad={file.parent.name: _load_abroad(file, own) for file in files})


def _load_abroad(file: Path, own: Predicates) -> Predicates:
    """A language read without a parser: stems by Snowball, classes by concepts of the same name, small words of its own."""
    name = f"{file.parent.name}/{file.name}"
    spoken = load_function_words().get(file.parent.name)
    if spoken is None:
        raise LexiconError(name, "stem", "the language has no function words, which name its stemmer")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    bare = Predicates(snowball=spoken.snowball, elided=frozenset(data.get("elided", {}).get("words", ())))
    concepts = load_concepts(file.parent / CONCEPTS, bare.cut)
    kinds = set(own.classes.values()) | {kind for runs in own.phrases.values() for _, kind in runs}
    named = {**{kind: kind for kind in kinds}, **own.told_by}
    return replace(
        own,
        suffixes=frozenset(),
        snowball=spoken.snowball,
        elided=bare.elided,
        stop=_function_words(spoken),
        classes={stem: kinds.pop() for stem, names in concepts.words.items() if len(kinds := _kinds(names, named)) == 1},
        phrases={
            stem: tuple((run, named[concept]) for run, concept in runs if concept in named)
            for stem, runs in concepts.runs.items()
        },
        markers={**own.markers, **_markers(data)},
        weak=frozenset(bare.stem(part) for word in data.get("weak", {}).get("words", ()) for part in fold_words(word)),
        adverb="\0",
        concepts=concepts,
    )


def _function_words(spoken: FunctionWords) -> frozenset[str]:
    return frozenset(part for word in spoken.words for part in fold_words(word))


def _kinds(names: Iterable[str], known: Mapping[str, str]) -> set[str]:
    """The classes the concepts of a word name; one that may stand for two ("dismissed") tells neither."""
    return {known[name] for name in names if name in known}


def _markers(data: Mapping[str, Any]) -> dict[str, Markers]:
    """Every list of markers, as "section" for its words and phrases, "section.key" for its other lists."""
    found: dict[str, Markers] = {}
    for section, entry in data.items():
        if section in {"stem", "stop", "class", "opposites", "near", "symmetric", "adverb", "weak", "elided"}:
            continue
        lists = {key: [fold_words(word) for word in words] for key, words in entry.items()}
        own = [*lists.pop("words", []), *lists.pop("phrases", [])]
        for key, words in [(section, own), *((f"{section}.{key}", words) for key, words in lists.items())]:
            single = frozenset(word[0] for word in words if len(word) == 1)
            found[key] = Markers(single, tuple(sorted(word for word in words if len(word) > 1)))
    return found


def _pairs(name: str, entry: Mapping[str, Any], known: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Pairs of classes, both ways."""
    found: set[tuple[str, str]] = set()
    for pair in entry.get("pairs", ()):
        if len(pair) != 2 or not known.issuperset(pair):
            raise LexiconError(name, str(pair), "not two classes")
        found |= {(pair[0], pair[1]), (pair[1], pair[0])}
    return frozenset(found)


def _words(name: str, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of words, refused when empty or when it holds something else."""
    return word_list(name, key, entry.get(key))


def _match(phrase: Sequence[str], words: Sequence[str], at: int) -> int | None:
    """Past the last word of a phrase that starts here, a few words between its parts allowed."""
    if words[at] != phrase[0]:
        return None
    end = at + 1
    for part in phrase[1:]:
        for gap in range(GAP + 1):
            if end + gap < len(words) and words[end + gap] == part:
                end += gap + 1
                break
        else:
            return None
    return end


def _stands_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the run of words stands in these words, nothing between."""
    last = len(words) - len(phrase)
    return any(words[at] == phrase[0] and tuple(words[at : at + len(phrase)]) == tuple(phrase) for at in range(last + 1))
