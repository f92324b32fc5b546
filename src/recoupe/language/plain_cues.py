"""What announces that somebody says something in languages read without a parser: written forms, and small words around."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from recoupe.records import Act, LexiconError

FOLDER = Path(__file__).parent
LANGUAGES: Final = ("de", "en", "es", "it")
GROUPS: Final = (
    *("that", "determiners", "pronouns", "roles", "inner", "ends", "auxiliaries", "adverbs"),
    *("denial", "refusal", "indefinites", "relatives", "bodies", "small", "by", "deniable", "weak", "press"),
    *("press_names", "and", "finite", "anonymity", "adverb_endings", "as", "refused", "askable"),
)
HEARSAY: Final = ("adverbs", "phrases", "auxiliaries", "modals", "conditions", "endings", "closing", "first_person")
Phrase = tuple[str, ...]
Verbs = dict[str, list[tuple[Phrase, Act]]]
Splits = dict[str, list[tuple[Phrase, Phrase, Act]]]


@dataclass(frozen=True, slots=True)
class PlainCues:
    """The cues of one language, in small letters.

    Attributes:
        verbs: phrases by their first word, longest first, each with its act.
        split: first part of a verb that closes its clause with a second one, by first word: first part, second part, act.
        before, after: words that name a source before it ("according to") or behind it ("zufolge"), by their first word.
        stance: words that open a sentence with whose view it is ("para"), a quotation in it.
        passive: verbs whose speaker stands behind them ("was denied by"), each with its act.
        citing, quoted_by: words between a medium and its own source ("citing"), between a speaker and the medium ("quoted by").
        hearsay: what says that others say so: adverbs, phrases ("is said to"), auxiliaries of a hearsay mood with the endings
            of the participle behind them ("habría firmado") or the words that close their clause ("soll ... haben"), modals,
            words that make it a condition, and pronouns of those who speak of themselves.
        words: groups of small words.
        capital_nouns: every noun has a capital, so a capital alone names nobody.
    """

    verbs: Mapping[str, tuple[tuple[Phrase, Act], ...]]
    split: Mapping[str, tuple[tuple[Phrase, Phrase, Act], ...]]
    before: Mapping[str, tuple[Phrase, ...]]
    after: Mapping[str, tuple[Phrase, ...]]
    stance: Mapping[str, tuple[Phrase, ...]]
    passive: Mapping[str, tuple[tuple[Phrase, Act], ...]]
    citing: Mapping[str, tuple[Phrase, ...]]
    quoted_by: Mapping[str, tuple[Phrase, ...]]
    hearsay: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]
    capital_nouns: bool = False

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group."""
        return word in self.words[group]


def load_plain_cues() -> Mapping[str, PlainCues]:
    """Read `cues.toml` of every language that has no parser.

    Raises:
        LexiconError: a group is missing, or an act is none.
    """
    return MappingProxyType({language: _load(FOLDER / language / "cues.toml") for language in LANGUAGES})


def _load(file: Path) -> PlainCues:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for group in GROUPS:
        if group not in data["words"]:
            raise LexiconError(name, group, "is missing")
    for group in HEARSAY:
        if group not in data["hearsay"]:
            raise LexiconError(name, f"hearsay.{group}", "is missing")
    verbs, split = _verbs(name, data["verbs"]), Splits()
    for act, pairs in data.get("split", {}).items():
        for first, second in pairs:
            _add_split(split, first, second, _act(name, act))
    for family in data.get("family", {}).values():
        _conjugate(name, family, verbs, split)
    return PlainCues(
        verbs=_by_length(verbs),
        split=MappingProxyType({word: tuple(found) for word, found in split.items()}),
        before=_phrases(data["source"]["before"]),
        after=_phrases(data["source"]["after"]),
        stance=_phrases(data["source"]["stance"]),
        passive=_by_length(_verbs(name, data["passive"])),
        citing=_phrases(data["relay"]["citing"]),
        quoted_by=_phrases(data["relay"]["quoted_by"]),
        hearsay=MappingProxyType({group: tuple(_split(words) for words in data["hearsay"][group]) for group in HEARSAY}),
        words=MappingProxyType({group: frozenset(words) for group, words in data["words"].items()}),
        capital_nouns=bool(data.get("capital_nouns", False)),
    )


def _verbs(name: str, table: Mapping[str, list[str]]) -> Verbs:
    """Phrases by their first word, each with its act."""
    verbs: Verbs = {}
    for act, phrases in table.items():
        for phrase in phrases:
            words = _split(phrase)
            verbs.setdefault(words[0], []).append((words, _act(name, act)))
    return verbs


def _conjugate(name: str, family: dict[str, Any], verbs: Verbs, split: Splits) -> None:
    """Add every form of the verbs of a family: stem and ending, auxiliary and participle.

    A participle that closes its clause (`closes`) makes a verb in two parts; elsewhere it follows its auxiliary.
    """
    for act in get_args(Act):
        for stem in family.get(act, ()):
            for ending in family["endings"]:
                _add(verbs, stem + ending, act)
            for auxiliary in family.get("auxiliaries", ()):
                participle = family.get("before", "") + stem + family["participle"]
                if family.get("closes"):
                    _add_split(split, auxiliary, participle, _act(name, act))
                else:
                    _add(verbs, f"{auxiliary} {participle}", act)


def _add(verbs: Verbs, phrase: str, act: Act) -> None:
    words = _split(phrase)
    if (words, act) not in verbs.setdefault(words[0], []):
        verbs[words[0]].append((words, act))


def _add_split(split: Splits, first: str, second: str, act: Act) -> None:
    words = _split(first)
    split.setdefault(words[0], []).append((words, _split(second), act))


def _by_length(verbs: Verbs) -> Mapping[str, tuple[tuple[Phrase, Act], ...]]:
    return MappingProxyType({word: tuple(sorted(found, key=lambda one: (-len(one[0]), one))) for word, found in verbs.items()})


def _split(phrase: str) -> Phrase:
    return tuple(phrase.lower().split())


def _act(name: str, act: str) -> Act:
    if act not in get_args(Act):
        raise LexiconError(name, act, "is nothing anybody does")
    return cast("Act", act)


def _phrases(phrases: list[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for words in map(_split, phrases):
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(sorted(each, key=lambda one: (-len(one), one))) for first, each in found.items()})
