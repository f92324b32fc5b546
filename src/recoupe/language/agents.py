"""Nouns for whoever does something, and for the people of a place, read from how they end."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from recoupe.language.rows import label
from recoupe.language.word_lists import word_list
from recoupe.records import LexiconError


@dataclass(frozen=True, slots=True)
class Agent:
    """A noun read: its masculine, and its gender where the form has only one."""

    lemma: str
    gender: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Agents:
    """The endings of one language, masculine to feminine, and the nouns that end so and are nobody, or of no place.

    `ends` and `people_ends` are all of them, whatever the gender.
    """

    endings: Mapping[str, str]
    peoples: Mapping[str, str]
    nobody: frozenset[str]
    no_people: frozenset[str]
    shortest: int
    shortest_people: int
    ends: tuple[str, ...]
    people_ends: tuple[str, ...]

    def noun(self, word: str) -> Agent | None:
        """Read a singular noun in small letters ("podcasteuse" is a podcasteur's feminine); None where its form says nothing."""
        if not word.endswith(self.ends) or len(word) < self.shortest or word in self.nobody:
            return None
        return _read(word, self.endings)

    def people(self, word: str) -> Agent | None:
        """Read a singular noun for somebody of a place ("genevoise")."""
        if not word.endswith(self.people_ends) or len(word) < self.shortest_people:
            return None
        if word in self.nobody or word in self.no_people:
            return None
        return _read(word, self.peoples)


def _read(word: str, endings: Mapping[str, str]) -> Agent | None:
    for masculine, feminine in endings.items():
        if word.endswith(feminine):
            gender = None if masculine == feminine else "f"
            return Agent(word.removesuffix(feminine) + masculine, gender)
        if word.endswith(masculine):
            return Agent(word, "m")
    return None


def _ends(endings: Mapping[str, str]) -> tuple[str, ...]:
    """All endings, by which most words are told to be no such noun."""
    return tuple(dict.fromkeys((*endings, *endings.values())))


def load_agents(file: Path) -> Agents:
    """Read agents.toml of one language.

    Raises:
        LexiconError: a section is missing, an ending is empty, or a word stands twice.

    Source:
        docs/sources.md#fr-agents.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for section in ("endings", "peoples", "shortest", "nobody", "no_people"):
        if not data.get(section):
            raise LexiconError(label(file), section, "is missing or empty")
    for section in ("endings", "peoples"):
        for masculine, feminine in data[section].items():
            if not masculine.islower() or not isinstance(feminine, str) or not feminine.islower():
                raise LexiconError(label(file), masculine, "an ending is no word in small letters")
    nobody, no_people = (
        frozenset(word_list(label(file), section, data[section].get("words"), small=True, once=True))
        for section in ("nobody", "no_people")
    )
    return Agents(
        endings=MappingProxyType(dict(data["endings"])),
        peoples=MappingProxyType(dict(data["peoples"])),
        nobody=nobody,
        no_people=no_people,
        shortest=int(data["shortest"]["noun"]),
        shortest_people=int(data["shortest"]["people"]),
        ends=_ends(data["endings"]),
        people_ends=_ends(data["peoples"]),
    )
