"""The forms of verbs, made from their infinitives by the endings a language gives.

Parsers mistake the mood and the lemma of press verbs often enough that a cue lexicon cannot rest on them.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError

Tense = Literal["present", "imperfect", "past", "future", "conditional", "subjunctive", "gerund", "participle", "infinitive"]
SILENT = ("e", "es", "ent")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a written form."""

    lemma: str
    tense: Tense


@dataclass(frozen=True, slots=True)
class Family:
    """How the verbs that end alike are conjugated: each form is what replaces the family's end."""

    end: str
    present: tuple[str, ...]
    root: str
    past: tuple[str, ...]
    future: str
    participle: tuple[str, ...]
    subjunctive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the regular family keeps its sounds.

    Attributes:
        softened: last letters of a stem that change before the letters of `soft_before`.
        opened: last vowels of a stem that open before a silent end.
        vowels: letters that keep the vowel before them from being the last of its stem.
        doubled: ends of the verbs that may double their consonant instead; both spellings are made.
    """

    softened: tuple[tuple[str, str], ...] = ()
    soft_before: str = ""
    opened: tuple[tuple[str, str], ...] = ()
    vowels: str = ""
    doubled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The families of one language, longest end first, and the endings of its tenses."""

    families: tuple[Family, ...] = ()
    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    spelling: Spelling = Spelling()

    def forms(self, lemma: str) -> tuple[tuple[str, Tense], ...]:
        """Every form of a verb, with its tense; empty where no family fits."""
        family = next((family for family in self.families if lemma.endswith(family.end)), None)
        if family is None:
            return ()
        stem = lemma[: len(lemma) - len(family.end)]
        made: dict[tuple[str, Tense], None] = {(lemma, "infinitive"): None}
        for tense, ends in self._ends(family):
            for end in ends:
                for form in _written(stem, end, family.end, self.spelling):
                    made[(form, tense)] = None
        return tuple(made)

    def _ends(self, family: Family) -> Iterable[tuple[Tense, tuple[str, ...]]]:
        """The ends of each tense, as added to the stem."""
        endings = dict(self.endings)
        yield "present", family.present
        yield "imperfect", tuple(family.root + end for end in endings["imperfect"])
        yield "past", family.past
        yield "future", tuple(family.future + end for end in endings["future"])
        yield "conditional", tuple(family.future + end for end in endings["conditional"])
        yield "subjunctive", family.subjunctive or tuple(family.root + end for end in endings["subjunctive"])
        yield "gerund", (family.root + "ant",)
        yield "participle", family.participle


MUTE = ("gu", "qu")
"""Stems whose last vowel is not heard: it keeps none before it from opening."""


def _written(stem: str, end: str, family: str, spelling: Spelling) -> tuple[str, ...]:
    """A stem and an end as they are spelled together."""
    if family != "er" or not stem:
        return (stem + end,)
    softened = dict(spelling.softened).get(stem[-1])
    if softened and end[0] in spelling.soft_before:
        return (stem[:-1] + softened + end,)
    if not (end in SILENT or end.startswith("er")):
        return (stem + end,)
    if stem[-1] == "y":
        return (stem + end, stem[:-1] + "i" + end)
    opened = dict(spelling.opened)
    at = max((stem.rfind(letter) for letter in opened), default=-1)
    between = stem[at + 1 : -1] if stem.endswith(MUTE) else stem[at + 1 :]
    if at == -1 or not 0 < len(stem) - 1 - at <= 2 or set(between) & set(spelling.vowels):
        return (stem + end,)
    doubled = (stem + stem[-1] + end,) if (stem + "er").endswith(spelling.doubled) else ()
    return (stem + end, stem[:at] + opened[stem[at]] + stem[at + 1 :] + end, *doubled)


def load_conjugation(file: Path) -> Conjugation:
    """Read the families of one language.

    Raises:
        LexiconError: a family lacks a part, or a part is no list of words.
    """
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    families = [_family(name, end, parts) for end, parts in data.get("family", {}).items()]
    if not families:
        raise LexiconError(name, "family", "no verb can be conjugated")
    endings = tuple((tense, word_list(name, tense, ends)) for tense, ends in data.get("tense_endings", {}).items())
    for tense in ("imperfect", "future", "conditional", "subjunctive"):
        if tense not in dict(endings):
            raise LexiconError(name, tense, "has no endings")
    longest_first = tuple(sorted(families, key=lambda family: (-len(family.end), family.end)))
    return Conjugation(longest_first, endings, _spelling(name, data.get("spelling", {})))


def _spelling(name: str, data: dict[str, object]) -> Spelling:
    softened, opened, doubled = data.get("softened"), data.get("opened"), data.get("doubled")
    if not isinstance(softened, dict) or not isinstance(opened, dict) or not isinstance(doubled, list):
        raise LexiconError(name, "spelling", "lacks softened, opened or doubled")
    vowels, before = str(data.get("vowels", "")), str(data.get("soft_before", ""))
    return Spelling(tuple(softened.items()), before, tuple(opened.items()), vowels, tuple(doubled))


def _family(name: str, end: str, parts: dict[str, object]) -> Family:
    for part in ("root", "future"):
        if not isinstance(parts.get(part), str):
            raise LexiconError(name, f"{end}.{part}", "not a word")
    return Family(
        end,
        word_list(name, f"{end}.present", parts.get("present")),
        str(parts["root"]),
        word_list(name, f"{end}.past", parts.get("past")),
        str(parts["future"]),
        word_list(name, f"{end}.participle", parts.get("participle")),
        word_list(name, f"{end}.subjunctive", parts["subjunctive"]) if "subjunctive" in parts else (),
    )
