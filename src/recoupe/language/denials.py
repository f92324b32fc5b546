"""What calls a thing said elsewhere false, and what will not be said: words and phrases by group."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

GROUPS: Final = {
    "objects": "sayings any pointing by_pronoun proposals deciding voting ruled_out decisions asked_for told ours calls things"
    " told_of published accusing feared"
    " disputing declining writings fought_off handed",
    "falsity": "copulas adverbs predicates weak alone around phrases cried attributes not_before outraged truths told_true"
    " holding untrue",
    "decrying": "verbs around bare marked cried",
    "innocence": "phrases ignorance",
    "unknowing": "knowing noun nothing acquainted ignored even existence of_the the",
    "own": "first self represented auxiliaries be clitics between plain never nothing nil deeds acts gained such compared lacks"
    " faults guilt ties existing opening not_answering breaks whatever such_kind these alleged one_of_ours opining"
    " hidden nobody_in deed_nouns possessives clients imperfect knowing",
    "refusal": "phrases short secrets invoking",
    "reserving": "later will_tell own words others able by_rule free reflexive speaking told giving nothing no_answer"
    " matters askers asked_of must passed_on reserve",
    "counter": "none nobody anybody nothing yet undecided settled losing will_be suffered proving ours insisting wrong"
    " got came had undergone it that unaware agenda answers charges origin exist that_is of_us no not_any supposing more_of"
    " witnessed harmed telling messages",
}
"""The lists the file must hold, by table."""
NONE: Final[frozenset[str]] = frozenset()
ENCLITIC: Final = re.compile(r"(?<=ez)(?<!\brendez)(-(?:vous|nous|moi|lui|leur|le|la))\b")
"""A pronoun behind an imperative, which the parser takes for a word of its own."""


@dataclass(frozen=True, slots=True)
class Denials:
    """The groups of one language, small letters and straight apostrophes, each named "table.list".

    Attributes:
        words: single words by group.
        openings: phrases as words, by (group, first word), longest first; single words are phrases, too.
        firsts: the words a phrase of each group begins with.
    """

    words: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    openings: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    firsts: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group."""
        return word in self.words.get(group, NONE)

    def places(self, group: str, words: Sequence[str]) -> Sequence[int]:
        """Where words of a group stand among some words: nowhere, most of the time."""
        known = self.words.get(group, NONE)
        return () if known.isdisjoint(words) else [at for at, word in enumerate(words) if word in known]

    def taken(self, group: str, words: Sequence[str], at: int) -> int:
        """How many words the longest phrase of a group takes here; 0 where none stands."""
        if not 0 <= at < len(words):
            return 0
        for phrase in self.openings.get((group, words[at]), ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def holds(self, group: str, words: Sequence[str]) -> bool:
        """Whether any phrase of a group stands in these words."""
        firsts = self.firsts.get(group, NONE)
        if firsts.isdisjoint(words):
            return False
        return any(word in firsts and self.taken(group, words, at) for at, word in enumerate(words))


def load_denials(file: Path) -> Denials:
    """Read the lists of one language; a language without the file denies by its cues alone.

    Raises:
        LexiconError: a list is missing, unknown, or holds something else than words.
    """
    if not file.is_file():
        return Denials()
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    words: dict[str, frozenset[str]] = {}
    openings: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for table, names in GROUPS.items():
        held, keys = data.get(table, {}), names.split()
        for key in sorted(set(keys) ^ set(held)):
            raise LexiconError(name, f"{table}.{key}", "is missing" if key in keys else "is no list this file may hold")
        for key in keys:
            group, found = f"{table}.{key}", _words(name, f"{table}.{key}", held[key])
            words[group] = frozenset(phrase[0] for phrase in found if len(phrase) == 1)
            for phrase in found:
                openings.setdefault((group, phrase[0]), []).append(phrase)
    longest = {key: tuple(sorted(set(found), key=lambda phrase: (-len(phrase), phrase))) for key, found in openings.items()}
    firsts: dict[str, set[str]] = {}
    for group, first in longest:
        firsts.setdefault(group, set()).add(first)
    begun = {group: frozenset(found) for group, found in firsts.items()}
    return Denials(MappingProxyType(words), MappingProxyType(longest), MappingProxyType(begun))


def _words(name: str, entry: str, found: object) -> list[tuple[str, ...]]:
    """A list's phrases as the words a reader meets: an elided word keeps its apostrophe and stands alone.

    The parser makes two words of some imperatives with their pronoun, three of others (the hyphen is a mark), one of most.
    """
    whole = [each.replace("'", "' ") for each in word_list(name, entry, found)]
    told = [(each, ENCLITIC.sub(r" \1", each), ENCLITIC.sub(lambda found: " " + found[1][1:], each)) for each in whole]
    return [tuple(each.split()) for spellings in told for each in dict.fromkeys(spellings)]
