"""The words descriptions of people, bodies, media and writings are built with, and the small words around names."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recoupe.language.rows import label, read_rows
from recoupe.records import LexiconError

ROLES = ("masculine", "feminine", "sort")
SORTS = ("office", "trait", "job", "party")
WORD = re.compile(r"[^\s']+'?")
LINKS = frozenset({"de", "d'", "du", "des", "la", "le", "les", "l'", "à", "en", "aux", "au", "plus"})
INVARIABLE = frozenset(
    {"porte-parole", "porte-voix", "pdg", "p.-d.g.", "dg", "ceo", "numéro", "un", "deux", "super", "pac", "médias"}
)


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase of the table, cut after an apostrophe, small letters.

    Example:
        >>> words_of("chef de l'exécutif")
        ('chef', 'de', "l'", 'exécutif')
    """
    return tuple(WORD.findall(phrase.lower()))


@dataclass(frozen=True, slots=True)
class Head:
    """One form of a noun that stands for somebody or something.

    Attributes:
        words: as written, small letters.
        lemma: the masculine singular.
        gender: None when the form has both.
        sorts: office, trait, job (persons); outlet, body, document.
    """

    words: tuple[str, ...]
    lemma: str
    gender: str | None
    plural: bool
    sorts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Determiner:
    """A word before a noun: definite, possessive or indefinite, and what it says of the noun."""

    sort: str
    gender: str | None
    plural: bool


@dataclass(frozen=True, slots=True, eq=False)
class Descriptions:
    """The table; every word in small letters with straight apostrophes, names and titles aside."""

    heads: Mapping[str, tuple[Head, ...]]
    titles: Mapping[str, str | None]
    first_names: Mapping[str, str | None]
    determiners: Mapping[str, Determiner]
    pronouns: Mapping[tuple[str, ...], tuple[str | None, bool]]
    translated: Mapping[str, str]
    same: Mapping[str, frozenset[str]]
    outlet_sorts: Mapping[str, str]
    institutions: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a named set ("particles.person", "modifiers.before", "anonymous.heads", ...)."""
        return word in self.sets[group]

    def heads_at(self, words: tuple[str, ...]) -> tuple[Head, ...]:
        """The longest heads these words begin with; several where one form has several genders or sorts."""
        known = self.heads.get(words[0]) if words else None
        if known is None:
            return ()
        found: list[Head] = []
        for head in known:
            if found and len(head.words) < len(found[0].words):
                break
            if words[: len(head.words)] == head.words:
                found.append(head)
        return tuple(found)


def load_descriptions(folder: Path) -> Descriptions:
    """Read descriptions.toml, roles.tsv and firstnames.tsv of one language.

    Raises:
        LexiconError: a section is missing, a word stands twice, or a row is off.
    """
    file = folder / "descriptions.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    heads: dict[tuple[tuple[str, ...], str | None], Head] = {}
    for head in [*_roles(folder / "roles.tsv"), *_nouns(data, file)]:
        known = heads.get((head.words, head.gender))
        sorts = tuple(dict.fromkeys((*known.sorts, *head.sorts))) if known else head.sorts
        heads[head.words, head.gender] = Head(head.words, (known or head).lemma, head.gender, head.plural, sorts)
    for word in data["anonymous"]["heads"]:
        if all((words_of(word), gender) not in heads for gender in (None, "m", "f")):
            heads[words_of(word), None] = Head(words_of(word), word.removesuffix("s"), None, word.endswith("s"), ("anonymous",))
    by_first: dict[str, list[Head]] = {}
    for head in heads.values():
        by_first.setdefault(head.words[0], []).append(head)
    return Descriptions(
        heads=MappingProxyType({first: tuple(sorted(listed, key=_longest)) for first, listed in by_first.items()}),
        titles=MappingProxyType({w: None if g == "x" else g for g, listed in data["titles"].items() for w in listed}),
        first_names=MappingProxyType(_first_names(folder / "firstnames.tsv")),
        determiners=MappingProxyType(_determiners(data["determiners"])),
        pronouns=MappingProxyType(
            {words_of(w): (None if f[0] == "x" else f[0], f[1] == "p") for w, f in data["pronouns"].items()}
        ),
        translated=MappingProxyType(dict(data["translated"])),
        same=MappingProxyType({group: frozenset(words) for group, words in data["same"].items()}),
        outlet_sorts=MappingProxyType({word: sort for sort, words in data["outlet_sorts"].items() for word in words}),
        institutions=MappingProxyType(dict(data["institutions"])),
        sets=MappingProxyType(_sets(data, file)),
    )


def _longest(head: Head) -> tuple[int, str]:
    return -len(head.words), head.gender or ""


def _roles(file: Path) -> Iterator[Head]:
    for masculine, feminine, sort in read_rows(file, ROLES):
        if sort not in SORTS:
            raise LexiconError(label(file), masculine, f"{sort!r} is none of {SORTS}")
        pairs: list[tuple[str, str | None]] = [(masculine, "m"), (feminine, "f")]
        if masculine == feminine:
            pairs = [(masculine, None)]
        for form, gender in pairs:
            if form != "-":
                yield from _forms(form, masculine, gender, sort)


def _forms(form: str, lemma: str, gender: str | None, sort: str) -> Iterator[Head]:
    """Singular and plural, with and without the accent that capitals lose."""
    singular = words_of(form)
    plural = tuple(_plural(singular))
    for words, many in ((singular, False), (plural, True)):
        if many and words == singular:
            continue
        yield Head(words, lemma.lower(), gender, many, (sort,))
        bare = tuple(word.replace("\u00e9tat", "etat") for word in words)
        if bare != words:
            yield Head(bare, lemma.lower(), gender, many, (sort,))


def _plural(words: Iterable[str]) -> Iterator[str]:
    """The plural of a phrase: every word up to its first complement."""
    complement = False
    for word in words:
        complement = complement or word in LINKS
        if complement or word in INVARIABLE or word.endswith(("s", "x", "z")):
            yield word
        elif word.endswith("al"):
            yield f"{word[:-2]}aux"
        else:
            yield word + ("x" if word.endswith(("au", "eu")) else "s")


def _nouns(data: dict[str, Any], file: Path) -> Iterator[Head]:
    for section, sort in (("outlets", "outlet"), ("documents", "document"), ("bodies", "body")):
        for noun, gender in data[section].items():
            if gender not in ("m", "f", "p"):
                raise LexiconError(label(file), noun, f"gender {gender!r} is none of m, f, p")
            if gender == "p":
                yield Head(words_of(noun), noun, None, True, (sort,))
            else:
                yield from _forms(noun, noun, gender, sort)


def _first_names(file: Path) -> dict[str, str | None]:
    names: dict[str, str | None] = {}
    for name, gender in read_rows(file, ("name", "gender")):
        if gender not in ("f", "m", "x") or name in names:
            raise LexiconError(label(file), name, f"gender {gender!r}, or named twice")
        names[name] = None if gender == "x" else gender
    return names


def _determiners(data: dict[str, list[str]]) -> dict[str, Determiner]:
    found: dict[str, Determiner] = {}
    for sort in ("definite", "possessive", "indefinite"):
        for word in data[sort]:
            gender = "f" if word in data["feminine"] else "m" if word in data["masculine"] else None
            found[word] = Determiner(sort, gender, word in data["plural"])
    return found


def _sets(data: dict[str, Any], file: Path) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for section in (
        "particles",
        "modifiers",
        "anonymous",
        "impersonal",
        "stops",
        "owned",
        "prefixes",
        "seats",
        "press",
        "holding",
        "officials",
        "lower",
        "seated",
        "portfolios",
        "firms",
        "grammar",
        "left",
        "partitives",
        "kin",
        "papers",
        "beside",
    ):
        for name, words in data[section].items():
            twice = next((word for word in words if words.count(word) > 1), None)
            if twice is not None:
                raise LexiconError(label(file), twice, f"twice in {section}.{name}")
            sets[f"{section}.{name}"] = frozenset(words)
    return sets
