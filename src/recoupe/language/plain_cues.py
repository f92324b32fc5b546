"""What announces that somebody says something in languages read without a parser: written forms, and small words around."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, cast, get_args

from recoupe.language.plain_speakers import PlainSpeakers, load_plain_speakers
from recoupe.records import Act, LexiconError

FOLDER = Path(__file__).parent
LANGUAGES: Final = ("de", "en", "es", "it", "nl", "pt")
GROUPS: Final = (
    *("that", "determiners", "pronouns", "roles", "inner", "ends", "auxiliaries", "adverbs"),
    *("denial", "refusal", "indefinites", "relatives", "bodies", "small", "by", "deniable", "weak", "press"),
    *("press_names", "and", "finite", "anonymity", "adverb_endings", "as", "refused", "askable"),
    *(
        "points",
        "reported",
        "unreal",
        "abbreviations",
        "negations",
        "perfect",
        "unsaid",
        "infinitive",
        "times",
        "never",
        "accused",
        "dealt",
        "nominative",
    ),
    "infinitive_endings",
    *("clitics", "nounlike", "plural", "told", "told_participle", "gerund_endings", "untold", "thus", "speech"),
    *("insist", "settled", "reached", "others", "cites", "notes", "none", "oblique"),
    *("leaks", "out_of", "could", "contracted", "dative", "false", "these", "ought", "agencies", "agents", "not"),
    *(
        "existential",
        "having",
        "written",
        "written_in",
        "shows",
        "commenting",
        "statements",
        "was",
        "granted",
        "wanted",
        "hearers",
    ),
    *("contacted", "able", "sayable", "nothing", "question", "vessels", "contrary", "till", "held_to"),
    *("figured", "showing", "early", "wishes", "telling", "linking", "whether", "copulas", "words_of"),
    *("recited", "clausal", "scant", "as_saying", "heard_by", "staff", "accusing"),
)
HEARSAY: Final = ("adverbs", "phrases", "auxiliaries", "modals", "conditions", "endings", "closing", "first_person")
CHOICE = re.compile(r"\{([^{}]*)\}")
"""A place in a phrase where one of several words stands: "{declined|refused} to {comment|say}"."""
COMPOUND = 9
"""Letters of the shortest word that may end on a role."""
PREFIX = 7
"""Letters of the longest word before a verb in two parts: "bekannt", "zurück"."""
Phrase = tuple[str, ...]
Kind = Literal["says", "guarded", "object", "either", "negated", "gerund", "passive", "open", "unsourced"]
TABLES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "gerund": "gerund",
        "verbs": "says",
        "guarded": "guarded",
        "object": "object",
        "either": "either",
        "negated": "negated",
        "passive": "passive",
        "unsourced": "unsourced",
    }
)
"""In order: what a later table says of a phrase holds."""
Splits = dict[str, list[tuple[Phrase, Phrase, Act]]]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a phrase does, and what it needs.

    Attributes:
        kind: "says" brings a clause or a quotation; "guarded" says so only where a word opens the clause or marks stand there,
            since it tells other things too ("found", "hopes"); "object" brings a phrase ("spoke of"), "either" that or a clause
            ("confirmed"); a "negated" one needs a negation before it ("neither would comment"); a "gerund" goes
            with the subject of its sentence; of a "passive" verb the speaker stands behind it, of an "open" one a few words
            on ("was confirmed on Monday by"); an "unsourced" one names nobody ("is accused of").
        turned: what it does with a negation before it, where that is something else ("responded").
    """

    act: Act
    kind: Kind = "says"
    turned: Act | None = None


Verbs = dict[Phrase, Verb]


@dataclass(frozen=True, slots=True)
class PlainCues:
    """The cues of one language, in small letters.

    Attributes:
        verbs: what each phrase does.
        plain_verbs: those of one word.
        lengths: how many words the phrases with this first word have, the longest first.
        apart: second words of the phrases that bring an object, by their first one, where somebody may stand between the two.
        split: first part of a verb that closes its clause with a second one, by first word: first part, second part, act.
        before, after: words that name a source before it ("according to") or behind it ("zufolge"), by their first word.
        own: words that name the subject itself ("by its own account").
        possessed: words that say whose view it is by a pronoun inside ("in her view").
        stance: words that open a sentence with whose view it is ("para"), a quotation in it.
        citing, quoted_by: words between a medium and its own source ("citing"), between a speaker and the medium ("quoted by").
        hearsay: what says that others say so: adverbs, phrases ("is said to"), auxiliaries of a hearsay mood with the endings
            of the participle behind them ("habría firmado") or the words that close their clause ("soll ... haben"), modals,
            words that make it a condition, and pronouns of those who speak of themselves.
        words: groups of small words.
        speakers: what the nouns for who speaks stand for.
        capital_nouns: every noun has a capital, so a capital alone names nobody.
        verb_second: what stands before the verb may be a time or a place, and who speaks behind it.
        dropped: a verb alone tells its person, so a sentence may name no subject.
    """

    verbs: Mapping[Phrase, Verb]
    plain_verbs: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]
    apart: Mapping[str, Mapping[str, Verb]]
    split: Mapping[str, tuple[tuple[Phrase, Phrase, Act], ...]]
    before: Mapping[str, tuple[Phrase, ...]]
    after: Mapping[str, tuple[Phrase, ...]]
    own: Mapping[str, tuple[Phrase, ...]]
    possessed: Mapping[str, tuple[Phrase, ...]]
    stance: Mapping[str, tuple[Phrase, ...]]
    citing: Mapping[str, tuple[Phrase, ...]]
    quoted_by: Mapping[str, tuple[Phrase, ...]]
    hearsay: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]
    speakers: PlainSpeakers
    denial: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()
    capital_nouns: bool = False
    verb_second: bool = False
    dropped: bool = False

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group; a role also as the end of a longer word, where words join: "asielminister"."""
        if word in self.words[group]:
            return True
        joined = group == "roles" and self.verb_second and len(word) >= COMPOUND
        return joined and any(word[at:] in self.words["roles"] for at in range(3, len(word) - 4))


class EveryLanguage(Mapping[str, PlainCues]):
    """The cues of each language that has no parser, read when the first article in it is met: 0.1 s for all six."""

    def __getitem__(self, language: str) -> PlainCues:
        if language not in LANGUAGES:
            raise KeyError(language)
        return load_plain_cues(language)

    def __contains__(self, language: object) -> bool:
        return language in LANGUAGES

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


@cache
def load_plain_cues(language: str) -> PlainCues:
    """Read `cues.toml` of a language that has no parser.

    Raises:
        LexiconError: a group is missing, or an act is none.
    """
    return _load(FOLDER / language / "cues.toml")


def _load(file: Path) -> PlainCues:
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    _demand(name, data["words"], GROUPS, "")
    _demand(name, data["hearsay"], HEARSAY, "hearsay.")
    verbs, split = _read_verbs(name, data)
    lengths: dict[str, set[int]] = {}
    for words in verbs:
        lengths.setdefault(words[0], set()).add(len(words))
    return PlainCues(
        verbs=MappingProxyType(verbs),
        plain_verbs=frozenset(words[0] for words in verbs if len(words) == 1),
        lengths=MappingProxyType({word: tuple(sorted(found, reverse=True)) for word, found in sorted(lengths.items())}),
        apart=_apart(verbs) if data.get("verb_second") else _parted(name, data),
        split=MappingProxyType({word: tuple(sorted(found, key=_fuller)) for word, found in split.items()}),
        before=_phrases(data["source"]["before"]),
        after=_phrases(data["source"]["after"]),
        own=_phrases(data["source"]["own"]),
        possessed=_phrases(data["source"]["possessed"]),
        stance=_phrases(data["source"]["stance"]),
        citing=_phrases(data["relay"]["citing"]),
        quoted_by=_phrases(data["relay"]["quoted_by"]),
        hearsay=MappingProxyType({group: _all(data["hearsay"][group]) for group in HEARSAY}),
        words=MappingProxyType(_groups(data)),
        speakers=load_plain_speakers(file.parent.name),
        denial=_spaced(data["words"]["denial"]),
        refusal=_spaced(data["words"]["refusal"]),
        capital_nouns=bool(data.get("capital_nouns", False)),
        verb_second=bool(data.get("verb_second", False)),
        dropped=bool(data.get("dropped", False)),
    )


def _demand(name: str, table: Mapping[str, Any], groups: tuple[str, ...], where: str) -> None:
    for group in groups:
        if group not in table:
            raise LexiconError(name, where + group, "is missing")


def _read_verbs(name: str, data: dict[str, Any]) -> tuple[Verbs, Splits]:
    """The verbs in one part and in two."""
    verbs, split = Verbs(), Splits()
    for act, pairs in data.get("split", {}).items():
        for first, second in pairs:
            _add_split(split, first, second, _act(name, act))
    for family in data.get("family", {}).values():
        _conjugate(name, family, verbs, split)
    _prolong(name, data, verbs)
    if data.get("verb_second"):
        _join_parts(verbs, split)
    for table, kind in TABLES.items():
        for act, phrases in data.get(table, {}).items():
            for phrase in phrases:
                _add(verbs, phrase, Verb(_act(name, act), kind))
    _open_passives(verbs)
    return verbs, split


def _open_passives(verbs: Verbs) -> None:
    """Add the passive verbs without the word that names who did it, which may stand a few words on."""
    for words, verb in list(verbs.items()):
        if verb.kind == "passive" and len(words) > 2 and verb.act != "declines":
            verbs.setdefault(words[:-1], Verb(verb.act, "open"))


def _prolong(name: str, data: dict[str, Any], verbs: Verbs) -> None:
    """Add the verbs that say with another before them: "voltou a negar", "went on to say"."""
    for act, words in data.get("infinitives", {}).items():
        for aspect, word in product(data["aspect"], words):
            _add(verbs, f"{aspect} {word}", Verb(_act(name, act), "either" if act == "asserts" else "says"))


def _join_parts(verbs: Verbs, split: Splits) -> None:
    """Add the verbs in two parts as they close a clause something opens: "wie X mitteilte", "die niet wilde reageren"."""
    for first, second, act in [each for pairs in split.values() for each in pairs]:
        if len(first) == len(second) == 1 and len(second[0]) <= PREFIX:
            verbs.setdefault((second[0] + first[0],), Verb(act))
        elif len(first) == 1 and len(second) > 1 and act == "declines":
            verbs.setdefault((*second, *first), Verb(act))
            verbs.setdefault((*second[:-1], *first, second[-1]), Verb(act))


def _apart(verbs: Verbs) -> Mapping[str, Mapping[str, Verb]]:
    """The phrases of two words that bring an object, by their first word and their second."""
    found: dict[str, dict[str, Verb]] = {}
    for words, verb in verbs.items():
        if verb.kind == "object" and len(words) == 2:
            found.setdefault(words[0], {})[words[1]] = verb
    return MappingProxyType(found)


def _parted(name: str, data: dict[str, Any]) -> Mapping[str, Mapping[str, Verb]]:
    """The same of a language that lists them: "asked the board to resign"."""
    found: dict[str, dict[str, Verb]] = {}
    for act, phrases in data.get("parted", {}).items():
        for first, second in [words for phrase in phrases for words in each_phrase(phrase)]:
            found.setdefault(first, {})[second] = Verb(_act(name, act), "object")
    return MappingProxyType(found)


def _fuller(pair: tuple[Phrase, Phrase, Act]) -> tuple[int, int]:
    """The longer first part before the shorter, then the longer second one."""
    return -len(pair[0]), -len(pair[1])


def _conjugate(name: str, family: dict[str, Any], verbs: Verbs, split: Splits) -> None:
    """Add every form of the verbs of a family: stem and ending, auxiliary and participle.

    A participle that closes its clause (`closes`) makes a verb in two parts; elsewhere it follows its auxiliary.
    """
    kind = cast("Kind", family.get("kind", "says"))
    for act in get_args(Act):
        for stem in family.get(act, ()):
            for ending in family["endings"]:
                _add(verbs, stem + ending, Verb(act, kind))
            if "gerund" in family:
                _add(verbs, stem + family["gerund"], Verb(act, "gerund"))
            for auxiliary in family.get("auxiliaries", ()):
                participle = family.get("before", "") + stem + family["participle"]
                if family.get("closes"):
                    _add_split(split, auxiliary, participle, _act(name, act))
                else:
                    _add(verbs, f"{auxiliary} {participle}", Verb(act, kind))


def _add(verbs: Verbs, phrase: str, verb: Verb) -> None:
    for words in each_phrase(phrase):
        known = verbs.get(words) if verb.kind == "negated" else None
        verbs[words] = Verb(known.act, known.kind, verb.act) if known is not None else verb


def _add_split(split: Splits, first: str, second: str, act: Act) -> None:
    for words, late in product(each_phrase(first), each_phrase(second)):
        if (words, late, act) not in split.setdefault(words[0], []):
            split[words[0]].append((words, late, act))


def each_phrase(phrase: str) -> Iterator[Phrase]:
    """The phrases a pattern stands for: "{did|does} not {|yet} comment" is four of them; a choice may hold another."""
    choice = CHOICE.search(phrase)
    if choice is None:
        yield tuple(phrase.casefold().split())
        return
    for chosen in choice.group(1).split("|"):
        yield from each_phrase(phrase[: choice.start()] + chosen + phrase[choice.end() :])


def _all(phrases: list[str]) -> tuple[Phrase, ...]:
    return tuple(words for phrase in phrases for words in each_phrase(phrase))


def _spaced(phrases: list[str]) -> tuple[str, ...]:
    """Phrases between blanks, to be met in words between blanks."""
    return tuple(f" {' '.join(words)} " for words in _all(phrases))


def _groups(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The groups of small words; roles with their plurals."""
    groups = {group: _words(words) for group, words in data["words"].items()}
    many = (role.removesuffix(one) + more for role in groups["roles"] for one, more in data["role_plurals"] if role.endswith(one))
    passives = (words[-1] for phrases in data["passive"].values() for phrase in phrases for words in each_phrase(phrase))
    return groups | {"roles": groups["roles"] | frozenset(many), "agentive": frozenset(passives)}


def _words(phrases: list[str]) -> frozenset[str]:
    return frozenset(" ".join(words) for words in _all(phrases))


def _act(name: str, act: str) -> Act:
    if act not in get_args(Act):
        raise LexiconError(name, act, "is nothing anybody does")
    return cast("Act", act)


def _phrases(phrases: list[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for words in _all(phrases):
        found.setdefault(words[0], []).append(words)
    return MappingProxyType({first: tuple(sorted(each, key=lambda one: (-len(one), one))) for first, each in found.items()})
