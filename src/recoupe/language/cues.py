"""What announces that somebody says something: verbs with all their forms, idioms, nouns, prepositions, and the words around."""

import tomllib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from recoupe.language.conjugation import Conjugation, Tense
from recoupe.language.denials import Denials, load_denials
from recoupe.language.rows import read_rows
from recoupe.records import Act, LexiconError

KINDS: Final = ("verb", "idiom", "noun", "preposition")
FRAMES: Final = frozenset(
    (
        "que",
        "si",
        "inf",
        "np",
        "np?",
        "np^",
        "quote",
        "attr",
        "seen",
        "valued",
        "num",
        "accuse",
        "whom",
        "share",
        "colon",
        "of",
        "to",
        "said",
        "fact",
        "asked",
        "reached",
        "told",
        "passed",
    ),
)
NOUN_FRAMES: Final = frozenset({"claim", "thought", "item", "document", "poll", "ranking", "source", "message"})
OTHER_FRAMES: Final = frozenset({"stance", "source-noun", "possessive", "words"})
VOWELS: Final = "aeiouh\u00e9\u00e8\u00ea"
"""First letters before which "de" is elided."""
NONE: Final[frozenset[str]] = frozenset()
IDIOMS: Final = 5000
"""Words and idioms of which it is kept how they may stand: the lexicon has 3000."""
EMPTY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon.

    Attributes:
        lemma: as written in the file; a verb's reflexive and an idiom's further words are left out.
        act: what the speaker does; None for what only its negation says ("donner suite").
        negated: what the speaker does under negation; None when a negation leaves nothing said.
        frames: what may carry the content.
        reflexive: the verb takes a reflexive pronoun.
        rest: the words of an idiom after the conjugated one, small letters.
    """

    kind: str
    lemma: str
    act: Act | None
    negated: Act | None
    frames: frozenset[str]
    reflexive: bool = False
    rest: tuple[str, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether it is an idiom that refuses, by itself or under negation: "refuser de dire", "ne pas vouloir nommer"."""
        return bool(self.rest) and "declines" in (self.act, self.negated)


GoingOn = tuple[list[int], dict[str, list[int]], list[frozenset[str]]]
"""Of the readings of a form, by place: those of the verb alone, those of idioms by the word they go on with, and the words of
each that cannot be elided."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue lexicon of one language, ready to be looked up by written form (small letters, straight apostrophes).

    `openings` and `closings` hold the phrases of each group by (group, first word) and (group, last word), longest first;
    `asked`, `going_on`, `spoken` and `announced` keep what `first_words`, `likely`, `lemmas` and the gate were asked.
    """

    verbs: Mapping[str, tuple[tuple[Cue, Tense], ...]] = field(default_factory=lambda: MappingProxyType({}))
    nouns: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    prepositions: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]] = field(default_factory=lambda: MappingProxyType({}))
    light: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    wish: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    openings: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    closings: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    denial: Denials = field(default_factory=Denials)
    asked: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    held: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    belonging: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    announced: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict, compare=False, repr=False)
    going_on: dict[str, GoingOn] = field(default_factory=dict, compare=False, repr=False)
    spoken: dict[str, tuple[tuple[str, ...], bool]] = field(default_factory=dict, compare=False, repr=False)

    def groups(self) -> dict[str, frozenset[str]]:
        """The groups of small words as they are asked for most, ten thousand times an article: never to be changed."""
        if not self.held:
            self.held.update(self.words)
        return self.held

    def groups_of(self) -> dict[str, frozenset[str]]:
        """The groups each small word belongs to: never to be changed."""
        if not self.belonging:
            found: dict[str, set[str]] = {}
            for group, words in self.words.items():
                for word in words:
                    found.setdefault(word, set()).add(group)
            self.belonging.update({word: frozenset(groups) for word, groups in found.items()})
        return self.belonging

    def first_words(self, *groups: str) -> frozenset[str]:
        """The words that are in one of these groups, or open a phrase of one."""
        found = self.asked.get(groups)
        if found is None:
            opening = {word for group, word in self.openings if group in groups}
            found = self.asked[groups] = frozenset(opening.union(*(self.words.get(group, ()) for group in groups)))
        return found

    def likely(self, form: str, ahead: Sequence[str], there: AbstractSet[str]) -> Sequence[tuple[Cue, Tense]]:
        """The readings of a verb's form, those left out whose idiom goes on with a word that does not stand in `ahead`.

        Nor may a further word of an idiom be missing from those that are `there` at all: of forty idioms whose next word, "de" or
        "en", is at hand, one stands.
        """
        readings = self.verbs.get(form, ())
        sorted_out = self.going_on.get(form)
        if sorted_out is None:
            sorted_out = self.going_on[form] = _going_on(readings)
        alone, places, needed = sorted_out
        more = {place for word in ahead if word in places for place in places[word] if needed[place] <= there}
        return [readings[place] for place in (sorted(more.union(alone)) if more else alone)]

    def lemmas(self, form: str) -> tuple[tuple[str, ...], bool]:
        """The verbs a form may be of, participles aside, each once: "a" opens two hundred idioms; may it be to come?"""
        found = self.spoken.get(form)
        if found is None:
            readings = [(cue.lemma, tense) for cue, tense in self.verbs.get(form, ()) if tense != "participle"]
            coming = any(tense in ("future", "conditional") for _, tense in readings)
            found = self.spoken[form] = tuple(dict.fromkeys(lemma for lemma, _ in readings)), coming
        return found

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a named group of small words."""
        return word in self.words.get(group, NONE)

    def places(self, group: str, words: Sequence[str]) -> Sequence[int]:
        """Where words of a group stand among some words: nowhere, most of the time."""
        known = self.words.get(group, NONE)
        return () if known.isdisjoint(words) else [at for at, word in enumerate(words) if word in known]


def _going_on(readings: Sequence[tuple[Cue, Tense]]) -> GoingOn:
    """How the idioms among the readings of a form go on."""
    alone: list[int] = []
    places: dict[str, list[int]] = {}
    for place, (cue, _) in enumerate(readings):
        if not cue.rest:
            alone.append(place)
            continue
        for spelling in _spellings(cue.rest[0]):
            places.setdefault(spelling, []).append(place)
    return alone, places, [_whole(cue.rest) for cue, _ in readings]


@lru_cache(maxsize=IDIOMS)
def _spellings(word: str) -> tuple[str, ...]:
    """How a word may stand behind a verb."""
    return (word, f"{word[0]}'") if _may_elide(word) else (word,)


@lru_cache(maxsize=IDIOMS)
def _whole(words: tuple[str, ...]) -> frozenset[str]:
    """Those of some words that cannot be elided: every form of a verb has the same idioms."""
    return frozenset(word for word in words if not _may_elide(word))


def _may_elide(word: str) -> bool:
    """Whether a word may stand elided: "de", "que" not."""
    return len(word) == 2 and word[1] == "e"


def load_cues(folder: Path, conjugation: Conjugation) -> Cues:
    """Read `cues.tsv`, `cues.toml` and `speakers.toml` of one language, and make every form of its verbs.

    Raises:
        LexiconError: a line lacks a column, names an unknown act or frame, stands twice, or its verb cannot be conjugated.
    """
    name = f"{folder.name}/cues.tsv"
    entries = _entries(name, (folder / "cues.tsv").read_text(encoding="utf-8"))
    data = tomllib.loads((folder / "cues.toml").read_text(encoding="utf-8"))
    verbs: dict[str, list[tuple[Cue, Tense]]] = {}
    nouns: dict[str, Cue] = {}
    prepositions: list[tuple[tuple[str, ...], Cue]] = []
    made: dict[str, tuple[tuple[str, Tense], ...]] = {}
    said = [cue for cue in (*entries, *_refusing(name, data.get("refusing", {}), entries)) if cue.kind in ("verb", "idiom")]
    # In the order in which the readings of a form are tried: nothing has to be sorted form by form.
    for cue in sorted(said, key=_longest_idiom_first):
        forms = made[cue.lemma] = made.get(cue.lemma) or conjugation.forms(cue.lemma)
        if not forms:
            raise LexiconError(name, cue.lemma, "no family conjugates it")
        for form, tense in forms:
            verbs.setdefault(form, []).append((cue, tense))
    for cue in entries:
        if cue.kind == "noun":
            nouns.update(dict.fromkeys(_plurals(cue.lemma), cue))
        elif cue.kind == "preposition":
            prepositions.append((split_words(cue.lemma), cue))
    groups = dict(data.get("words", {})) | {f"aux.{key}": words for key, words in data.get("auxiliary", {}).items()}
    groups |= _groups_apart(folder / "speakers.toml", groups)
    groups["people"] = _people(folder / "roles.tsv")
    return Cues(
        MappingProxyType({form: tuple(found) for form, found in verbs.items()}),
        MappingProxyType(nouns),
        _by_first(prepositions),
        _light(groups.pop("light_verbs"), conjugation),
        _light(groups.pop("wish_verbs"), conjugation),
        MappingProxyType({key: frozenset(words) for key, words in groups.items()}),
        _by_end(groups, 0),
        _by_end(groups, -1),
        load_denials(folder / "denials.toml"),
    )


def _people(file: Path) -> list[str]:
    """Every noun of one word that stands for a person, in its singular and its plural."""
    forms = {form.lower() for row in read_rows(file, ("masculine", "feminine", "sort")) for form in row[:2]}
    return sorted(word for form in forms if form != "-" and " " not in form for word in _plurals(form))


def _groups_apart(file: Path, known: Mapping[str, object]) -> dict[str, list[str]]:
    """The groups of words that tell who speaks, kept in a file of their own; none may bear a name of the first file."""
    groups: dict[str, list[str]] = tomllib.loads(file.read_text(encoding="utf-8"))["words"]
    for key in groups:
        if key in known:
            raise LexiconError(f"{file.parent.name}/{file.name}", key, "also a group of cues.toml")
    return groups


def _by_first(prepositions: list[tuple[tuple[str, ...], Cue]]) -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Prepositions by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for words, cue in sorted(prepositions, key=lambda entry: (-len(entry[0]), entry[0])):
        found.setdefault(words[0], []).append((words, cue))
    return MappingProxyType({first: tuple(entries) for first, entries in found.items()})


def _by_end(groups: Mapping[str, list[str]], end: int) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The phrases of each group by the word at one of their ends, longest first."""
    found: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for key, phrases in groups.items():
        for words in map(split_words, phrases):
            found.setdefault((key, words[end]), []).append(words)
    return MappingProxyType(
        {key: tuple(sorted(phrases, key=lambda words: (-len(words), words))) for key, phrases in found.items()}
    )


def split_words(phrase: str) -> tuple[str, ...]:
    """A phrase as the words a reader meets: an elided word keeps its apostrophe and stands alone.

    Example:
        >>> split_words("tirer la sonnette d'alarme")
        ('tirer', 'la', 'sonnette', "d'", 'alarme')
    """
    return tuple(phrase.replace("aujourd'hui", "aujourd\u2019hui").replace("'", "' ").replace("\u2019", "'").split())


def _entries(name: str, text: str) -> list[Cue]:
    cues: list[Cue] = []
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 5:
            raise LexiconError(name, f"line {number}", f"has {len(columns)} columns instead of 5")
        if (columns[0], columns[1]) in seen:
            raise LexiconError(name, columns[1], f"stands twice as a {columns[0]}")
        seen.add((columns[0], columns[1]))
        cues.append(_cue(name, columns))
    return cues


def _refusing(name: str, data: Mapping[str, Any], entries: list[Cue]) -> list[Cue]:
    """Refusals composed of an opening and of what is refused; those that stand in the list of entries are left to it.

    What is refused by "refuser de" is refused by a negated verb of wish as well; what no verb of the lexicon says by itself
    is composed with those: "n'a pas souhaité nommer".
    """
    known = {(cue.lemma, cue.rest, cue.reflexive) for cue in entries if cue.kind == "idiom"}
    made: list[Cue] = []
    refused = data.get("refused", {})
    unsaid = [(words, refused[words]) for words in data.get("unwished", ())]
    composed = [(first, *entry, "declines", "-") for first in data.get("openings", ()) for entry in refused.items()]
    composed += [(first, *entry, "-", "declines") for first in data.get("wishes", ()) for entry in unsaid]
    nouns = data.get("any_refused", ())
    composed += [(first, noun, "+sur", "declines", "-") for first in data.get("any_openings", ()) for noun in nouns]
    for opening, words, frames, act, negated in composed:
        elided = opening.endswith(" de") and words[0] in VOWELS
        lemma = f"{opening[:-1]}'{words}" if elided else f"{opening} {words}"
        cue = _cue(name, ["idiom", lemma, act, negated, frames])
        if (cue.lemma, cue.rest, cue.reflexive) not in known:
            known.add((cue.lemma, cue.rest, cue.reflexive))
            made.append(cue)
    return made


def _cue(name: str, columns: list[str]) -> Cue:
    kind, lemma, act, negated, frames = columns
    if kind not in KINDS:
        raise LexiconError(name, lemma, f"is no kind of cue: {kind}")
    for word in (act, negated):
        if word not in (*get_args(Act), "=", "-"):
            raise LexiconError(name, lemma, f"does what nobody does: {word}")
    found = frozenset(frames.split())
    known = NOUN_FRAMES if kind == "noun" else OTHER_FRAMES | {"source"} if kind == "preposition" else FRAMES
    for frame in sorted(found - known):
        if kind in ("noun", "preposition") or frame[0] not in "+-":
            raise LexiconError(name, lemma, f"has an unknown frame: {frame}")
    words = split_words(lemma)
    reflexive = kind in ("verb", "idiom") and words[0] in ("se", "s'")
    words = words[1:] if reflexive else words
    under = None if negated == "-" else act if negated == "=" else negated
    first, rest = (words[0], words[1:]) if kind in ("verb", "idiom") else (lemma, ())
    said = None if act == "-" else act
    return Cue(kind, first, cast("Act | None", said), cast("Act | None", under), found, reflexive, rest)


def _longest_idiom_first(cue: Cue) -> tuple[int, bool, str]:
    return (-len(cue.rest), not cue.reflexive, cue.lemma)


def _plurals(noun: str) -> tuple[str, ...]:
    """A noun and its plural; the plural of a compound is not made."""
    if noun.endswith(("s", "x", "z")) or " " in noun:
        return (noun,)
    return (noun, noun + ("x" if noun.endswith(("au", "eu")) else "s"))


def _light(lemmas: list[str], conjugation: Conjugation) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Forms of the verbs that lean on an infinitive, each with the words that must follow it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for lemma in lemmas:
        words = [word for word in split_words(lemma) if word not in ("se", "s'", "ne", "en")]
        rests = [tuple(words[1:])] + ([(*words[1:-1], "d'")] if words[-1] == "de" else [])
        for form, _ in conjugation.forms(words[0]):
            found.setdefault(form, []).extend(rests)
    return MappingProxyType({form: tuple(sorted(set(rests), key=len, reverse=True)) for form, rests in found.items()})
