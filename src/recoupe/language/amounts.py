"""Amounts in languages that have no full tables: enough to set their articles beside the others of a story."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

from recoupe.language.numbers import EMPTY, SPACES, either, literal
from recoupe.records import Approximator, LexiconError

FOLDER = Path(__file__).parent
FILE = "amounts.toml"
COMMAS = r"(?<=\w,[ \u00a0])(?P<n>[1-9]\d)(?=,[ \u00a0])(?!,[ \u00a0]\d)"
"""An age between commas, behind a name: alike in every language."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """What one language says of amounts.

    Attributes:
        amount: finds an amount: groups `approx`, `sign`, `figures` or `small` or `often` or `share`, `scale`, `money`, `percent`,
            `noun`.
        point: the sign before decimals.
        scale, small, money, sign, noun, approximator: what each word in lower case stands for.
        no_noun: plurals that count nothing here.
        often, share: words for how often, and for a part of a whole, with their numbers.
        about: before a word that else says "more than", nouns of which it only tells the amount ("einen Vertrag über").
        measure: word to dimension and unit; `age` finds an age, its number in group `n`; `to` stands between two ends of a range.
    """

    amount: re.Pattern[str] = EMPTY
    point: str = "."
    scale: dict[str, Decimal] = field(default_factory=dict)
    small: dict[str, int] = field(default_factory=dict)
    money: dict[str, str | None] = field(default_factory=dict)
    sign: dict[str, str] = field(default_factory=dict)
    noun: dict[str, str] = field(default_factory=dict)
    approximator: dict[str, Approximator] = field(default_factory=dict)
    no_noun: frozenset[str] = frozenset()
    measure: dict[str, tuple[str, str]] = field(default_factory=dict)
    age: re.Pattern[str] = EMPTY
    to: re.Pattern[str] = EMPTY
    often: dict[str, int] = field(default_factory=dict)
    share: dict[str, Decimal] = field(default_factory=dict)
    about: re.Pattern[str] = EMPTY

    def counts(self, word: str) -> str | None:
        """What a plural noun stands for: the French noun it is listed under, else itself; None for one that counts nothing."""
        lower = word.lower()
        if lower in self.no_noun or lower.split()[-1] in self.no_noun:
            return None
        return self.noun.get(lower, lower)


@cache
def load_amounts(language: str | None) -> Amounts | None:
    """The table of a language; None for one without.

    Raises:
        LexiconError: a section is missing, or an approximator is unknown.
    """
    file = FOLDER / (language or "") / FILE
    if language is None or not language.isalpha() or not file.is_file():
        return None
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    name = f"{language}/{FILE}"
    for key in ("point", "group", "percent", "scale", "money", "sign", "counted", "approximator"):
        if not data.get(key):
            raise LexiconError(name, key, "missing or empty")
    known: tuple[Approximator, ...] = get_args(Approximator)
    kinds = {kind: words for kind in known if (words := data["approximator"].get(kind))}
    if len(kinds) != len(data["approximator"]):
        raise LexiconError(name, "approximator", "no approximator")
    return Amounts(
        amount=_amount(data),
        point=data["point"],
        scale={word.lower(): Decimal(value) for word, value in data["scale"].items()},
        small=data["small"],
        money={word.lower(): code or None for code, words in data["money"].items() for word in words},
        sign={sign.strip(): code for sign, code in data["sign"].items()},
        noun={word.lower(): unit for unit, words in data["counted"].items() for word in words},
        approximator={word: kind for kind, words in kinds.items() for word in words},
        no_noun=frozenset(word.lower() for word in data.get("no_noun", ())),
        measure=_measures(data, name),
        age=re.compile("|".join([COMMAS, *data.get("age", ())]), re.I),
        often=data.get("often", {}),
        share={word: _part(part) for word, part in data.get("share", {}).items()},
        about=re.compile(data.get("about", "(?!)")),
        to=re.compile(rf"{SPACES}*(?:[-\u2013]|{either(data['to'])}){SPACES}*", re.I) if data.get("to") else EMPTY,
    )


def _part(words: str) -> Decimal:
    """A part of a whole, "2/3", to ten figures."""
    of, _, whole = words.partition("/")
    return (Decimal(of) / Decimal(whole)).quantize(Decimal("1e-10")).normalize()


def _measures(data: dict[str, Any], name: str) -> dict[str, tuple[str, str]]:
    """Each word of measure to its dimension and unit."""
    found: dict[str, tuple[str, str]] = {}
    for key, words in data.get("measure", {}).items():
        dimension, _, unit = key.partition(" ")
        if not unit:
            raise LexiconError(name, key, "no dimension and unit")
        found |= {word.lower(): (dimension, unit) for word in words}
    return found


def _amount(data: dict[str, Any]) -> re.Pattern[str]:
    group = "[" + "".join(re.escape(sign) for sign in data["group"]) + "]"
    point = re.escape(data["point"])
    figures = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{point}\d{{1,3}})?|\d{{1,12}}(?:{point}\d{{1,3}})?"
    approx = either([word for words in data["approximator"].values() for word in words])
    money = either([word for words in data["money"].values() for word in words])
    nouns = either([word for words in data["counted"].values() for word in words])
    sign = "|".join(literal(sign.strip()) for sign in sorted(data["sign"], key=lambda sign: (-len(sign), sign)))
    of = rf"(?:(?:{either(data['of'])}){SPACES}+)?" if data["of"] else ""
    part = rf"(?:(?:{either(data['part'])}){SPACES}+)?" if data.get("part") else ""
    between = rf"(?:{data['between']}){{0,2}}".replace(" ", SPACES + "+") if data.get("between") else ""
    other = rf"|{part}(?P<mid>{between})(?P<other>{data['noun']})(?!\w)" if data.get("noun") else "|(?P<mid>(?P<other>(?!)))"
    measure = either([word for words in data.get("measure", {}).values() for word in words]) or "(?!)"
    unit = rf"{of}(?P<money>{money})(?!\w)|(?P<after>{sign})|{of}(?P<measure>{measure})(?!\w)"
    unit += rf"|{of}{between}(?P<noun>{nouns})(?!\w){other}"
    often, share = either(data.get("often", ())) or "(?!)", either(data.get("share", ())) or "(?!)"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<approx>{approx}){SPACES}+)?(?:(?P<sign>{sign}){SPACES}?)?"
        rf"(?:(?P<often>{often})(?!\w)|(?P<share>{share})(?!\w)"
        rf"|(?P<figures>{figures})(?![\d]|[.,]\d)|(?P<small>{either(data['small'])})(?!\w))"
        rf"(?:(?:{SPACES}|-)?(?P<scale>{either(data['scale'])})(?!\w))?"
        rf"(?:(?:{SPACES}|-)?(?:(?P<percent>{either(data['percent'])})(?!\w)|{unit}))?",
        re.I,
    )
