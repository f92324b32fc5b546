"""What stands around a count in a language: adjectives before the noun, words that are no noun, numbers that count nothing."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.language.numbers import EMPTY, either
from recoupe.language.starts import Search, search_of
from recoupe.records import LexiconError

LISTS = ("before_noun", "no_noun", "invariable", "exchange", "alone", "one", "pair", "voices")
PATTERNS = (
    "names", "no_count", "age_before", "age_after", "both", "between", "from", "to", "or", "change", "out_of", "vague", "link",
    "collective_before", "fraction_before", "fraction_after", "eu", "definite", "idiom_after", "among", "verbal", "elided",
    "count_after", "count_more", "count_before", "count_of", "count_part", "count_others", "not_part", "on_scale", "once_before",
    "once_after", "one_before", "one_after", "one_opens", "stop_after", "toll", "count_said", "age_told", "no_one",
    "count_of_noun", "told_after",
)  # fmt: skip
AT_END = ("names", "age_before", "elided", "count_before", "count_said", "age_told", "no_one", "count_of_noun")


@dataclass(frozen=True, slots=True)
class Counting:
    """Lists and patterns by name, as the language's file spells them; an unknown name is an empty list or matches nothing.

    A hint matches inside every match of the pattern of its name, and is looked for first; without a wide one, only those
    alternatives are tried that tell by their first letter where they can start. Both are for speed alone.
    """

    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    hints: dict[str, re.Pattern[str]] = field(default_factory=dict)
    narrow: dict[str, tuple[re.Pattern[str], Search]] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word, whatever its capitals."""
        return word.lower() in self.lists.get(name, frozenset())

    def ends(self, name: str, text: str, at: int, reach: int = 60) -> re.Match[str] | None:
        """What a pattern matches just before `at`."""
        return self.patterns.get(name, EMPTY).search(text, max(0, at - reach), at)

    def starts(self, name: str, text: str, at: int) -> re.Match[str] | None:
        """What a pattern matches at `at`."""
        return self.patterns.get(name, EMPTY).match(text, at)

    def every(self, name: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where a pattern matches in [start, end)."""
        hint = self.hints.get(name)
        if hint is not None and hint.search(text, start, end) is None:
            return []
        wide = self.narrow.get(name)
        if wide is not None and wide[0].search(text, start, end) is None:
            return [found.span() for found in wide[1].every(text, start, end)]
        return [found.span() for found in self.patterns.get(name, EMPTY).finditer(text, start, end)]

    def singular(self, word: str) -> str:
        """A plural noun brought to its singular, by its ending."""
        word = word.lower()
        if "-" in word and word not in self.lists.get("invariable", frozenset()):
            return "-".join(self.singular(part) for part in word.split("-"))
        if word in self.lists.get("invariable", frozenset()) or len(word) < 4:
            return word
        for ending, single in (("eaux", "eau"), ("travaux", "travail"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"), ("s", "")):
            if word.endswith(ending):
                return word[: -len(ending)] + single
        return word

    def plural(self, word: str) -> bool:
        """Whether a word has the look of a plural."""
        return word[-1:].lower() in "sxz" or self.has("invariable", word)


def load_counting(file: Path) -> Counting:
    """Read the counting table of one language.

    Raises:
        LexiconError: a list or pattern is missing, or does not compile.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    missing = [key for key in (*LISTS, *PATTERNS) if not data.get(key)]
    if missing:
        raise LexiconError(name, missing[0], "missing or empty")
    patterns: dict[str, re.Pattern[str]] = {}
    for key in PATTERNS:
        try:
            patterns[key] = re.compile(data[key] + (r"\Z" if key in AT_END else ""), re.I)
        except re.error as error:
            raise LexiconError(name, key, str(error)) from error
    lists = {key: frozenset(word.lower() for word in data[key]) for key in LISTS}
    patterns["exchange"] = re.compile(rf"[ \u00a0](?:{either(data['exchange'])})(?!\w)", re.I)
    hints = {"no_count": re.compile(data["no_count_hint"], re.I)}
    narrow = {"no_count": (re.compile(data["no_count_wide_hint"], re.I), _narrow(data["no_count"]))}
    return Counting(lists, patterns, hints, narrow)


def _narrow(pattern: str) -> Search:
    """A pattern without those of its alternatives that can start at any word."""
    searches = [(one, search_of(re.compile(one, re.I))) for one in _alternatives(pattern)]
    told = (one for one, search in searches if search.starts or (search.opens and "" not in search.opens))
    return search_of(re.compile("|".join(told), re.I))


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, those inside groups left whole."""
    found, depth, last = [""], 0, ""
    for sign in pattern:
        escaped, inside = last == "\\", depth < 0
        if not escaped and not inside and sign == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += sign
        if not escaped:
            depth += (sign == "(") - (sign == ")") if not inside else 0
            depth = -depth - 1 if sign == "[" and not inside else -depth - 1 if sign == "]" and inside else depth
        last = "" if escaped else sign
    return found
