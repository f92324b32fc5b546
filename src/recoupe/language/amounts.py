"""Amounts and days in languages that have no full tables: enough to set their articles beside the others of a story."""

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


@dataclass(frozen=True, slots=True)
class Amounts:
    """What one language says of amounts and days.

    Attributes:
        amount: finds an amount: groups `approx`, `sign`, `figures` or `small`, `scale`, `money`, `percent`, `noun`.
        day: finds a time: groups `d`, `m`, `y` with a number for each way of writing it, `weekday`, `shift`.
        point: the sign before decimals.
        runs: finds runs of days counted from the day of writing: groups `near`, or `n` and `unit`.
        scale, small, money, sign, noun, approximator, month, weekday, shift, near, unit: what each word in lower case stands for.
        no_noun: plurals that count nothing here.
    """

    amount: re.Pattern[str] = EMPTY
    days: tuple[re.Pattern[str], ...] = ()
    point: str = "."
    scale: dict[str, Decimal] = field(default_factory=dict)
    small: dict[str, int] = field(default_factory=dict)
    money: dict[str, str | None] = field(default_factory=dict)
    sign: dict[str, str] = field(default_factory=dict)
    noun: dict[str, str] = field(default_factory=dict)
    approximator: dict[str, Approximator] = field(default_factory=dict)
    month: dict[str, int] = field(default_factory=dict)
    weekday: dict[str, int] = field(default_factory=dict)
    shift: dict[str, int] = field(default_factory=dict)
    no_noun: frozenset[str] = frozenset()
    runs: re.Pattern[str] = EMPTY
    near: dict[str, tuple[str, int]] = field(default_factory=dict)
    unit: dict[str, str] = field(default_factory=dict)

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
    for key in ("point", "group", "percent", "months", "weekdays", "scale", "money", "sign", "counted", "approximator"):
        if not data.get(key):
            raise LexiconError(name, key, "missing or empty")
    known: tuple[Approximator, ...] = get_args(Approximator)
    kinds = {kind: words for kind in known if (words := data["approximator"].get(kind))}
    if len(kinds) != len(data["approximator"]):
        raise LexiconError(name, "approximator", "no approximator")
    return Amounts(
        amount=_amount(data),
        days=_days(data),
        point=data["point"],
        scale={word.lower(): Decimal(value) for word, value in data["scale"].items()},
        small=data["small"],
        money={word.lower(): code or None for code, words in data["money"].items() for word in words},
        sign={sign.strip(): code for sign, code in data["sign"].items()},
        noun={word.lower(): unit for unit, words in data["counted"].items() for word in words},
        approximator={word: kind for kind, words in kinds.items() for word in words},
        month={word: at for at, words in enumerate(data["months"], 1) for word in words},
        weekday={word: at for at, word in enumerate(data["weekdays"])},
        shift=data["shift"],
        no_noun=frozenset(word.lower() for word in data.get("no_noun", ())),
        runs=_runs(data),
        near={words.lower(): (run.split()[0], int(run.split()[1])) for words, run in data.get("near", {}).items()},
        unit={word.lower(): unit for unit, words in data.get("unit", {}).items() for word in words},
    )


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
    other = f"|{part}(?P<other>{data['noun']})(?!\\w)" if data.get("noun") else "|(?P<other>(?!))"
    unit = rf"{of}(?P<money>{money})(?!\w)|(?P<after>{sign})|{of}(?P<noun>{nouns})(?!\w){other}"
    return re.compile(
        rf"(?<![\w.,])(?:(?P<approx>{approx}){SPACES}+)?(?:(?P<sign>{sign}){SPACES}?)?"
        rf"(?:(?P<figures>{figures})(?![\d]|[.,]\d)|(?P<small>{either(data['small'])})(?!\w))"
        rf"(?:{SPACES}?(?P<scale>{either(data['scale'])})(?!\w))?"
        rf"(?:{SPACES}?(?:(?P<percent>{either(data['percent'])})(?!\w)|{unit}))?",
        re.I,
    )


def _runs(data: dict[str, Any]) -> re.Pattern[str]:
    """Runs of days counted from the day of writing; a language may have none."""
    if not data.get("near") or not data.get("ago"):
        return EMPTY
    units = either([word for words in data["unit"].values() for word in words])
    ago = data["ago"].replace("{small}", either(data["small"])).replace("{unit}", units).replace(" ", SPACES + "+")
    return re.compile(rf"(?<!\w)(?:(?P<near>{either(data['near'])})|{ago})(?!\w)", re.I)


def _days(data: dict[str, Any]) -> tuple[re.Pattern[str], ...]:
    month = either([word for words in data["months"] for word in words])
    parts = {"{d}": r"(?P<d>\d{1,2})", "{m}": rf"(?P<m>{month})\.?", "{y}": r"(?P<y>(?:19|20)\d\d)"}
    on = rf"(?:(?:{either(data['on'])}){SPACES}+)?"
    shapes = [*data["day"], *data["month"], *data["year"]]
    found = []
    for shape in shapes:
        pattern = shape.replace(" ", SPACES + "+")
        for key, part in parts.items():
            pattern = pattern.replace(key, part)
        found.append(re.compile(rf"(?<!\w){on}{pattern}(?!\w)", re.I))
    words = either([*data["weekdays"], *data["shift"]])
    return (*found, re.compile(rf"(?<!\w){on}(?P<word>{words})(?!\w)", re.I))
