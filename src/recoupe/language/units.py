"""Units a language counts in: money, measures, rates, and the words that say how a number is meant."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from recoupe.language.numbers import EMPTY, either, literal
from recoupe.records import Approximator, LexiconError

BLANK = "[ \\t\u00a0\u202f\u2009]"
_BEFORE = r"(?<!\w){w}" + rf"{BLANK}*(?:(?:les|la|le|l['\u2019])(?:(?<=['\u2019])|{BLANK}+))?\Z"
"""Words right before a number, an article between them allowed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A dimension and its unit; no code for money whose country the words leave open."""

    dimension: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one language, and the patterns that find them beside a number.

    Attributes:
        words: word as written to its unit.
        after, sign_after, sign_before: a unit after a number (group `unit`), a currency sign after or before it.
        approximators, approximators_after: what the words before or after the number make of it.
        approximator: any of those before it: asked first, since few numbers have one.
        periods, periods_before, period_near: words of a rate, adjacent or a few words further on.
        per: the noun of a rate that is no time.
        large: what is money only in millions.
        local, told: currencies of bare words, by the end of the outlet's address, and by words of the article.
        bare: the bare words, in small letters: an article that has none of them is not searched for places.
    """

    words: dict[str, Unit] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    after: re.Pattern[str] = EMPTY
    sign_after: re.Pattern[str] = EMPTY
    sign_before: re.Pattern[str] = EMPTY
    approximators: tuple[tuple[re.Pattern[str], Approximator], ...] = ()
    approximator: re.Pattern[str] = EMPTY
    approximators_after: tuple[tuple[re.Pattern[str], Approximator], ...] = ()
    periods: tuple[tuple[re.Pattern[str], str], ...] = ()
    periods_near: tuple[tuple[re.Pattern[str], str], ...] = ()
    periods_before: tuple[tuple[re.Pattern[str], str], ...] = ()
    per: re.Pattern[str] = EMPTY
    large: frozenset[str] = frozenset()
    local: dict[str, dict[str, str]] = field(default_factory=dict)
    told: tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]], ...] = ()
    bare: tuple[str, ...] = ()

    def unit(self, word: str) -> Unit | None:
        """The unit of a word, as written or in lower case."""
        folded = re.sub(r"\s+", " ", word).replace("\u2019", "'")
        return self.words.get(folded) or self.words.get(folded.lower())

    def home(self, outlet: str | None, text: str) -> dict[str, str]:
        """The currencies of bare words in one article: by the end of the outlet's address, else by the places it names."""
        here = next((codes for end, codes in self.local.items() if outlet and outlet.lower().endswith(end)), None)
        if here is not None:
            return here
        lower = text.lower()
        if not any(word in lower for word in self.bare):
            return {}
        return next((codes for words, unless, codes in self.told if words.search(text) and not unless.search(text)), {})


def load_units(file: Path) -> Units:
    """Read the unit table of one language.

    Raises:
        LexiconError: a word stands under two units, or an approximator is unknown.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    words: dict[str, Unit] = {}
    signs: dict[str, str] = {}
    for row in data["money"]:
        _add(words, row["words"], Unit("money", row["code"]), name)
        for sign in row["signs"]:
            signs[sign] = row["code"]
    for row in data["measure"]:
        _add(words, row["words"], Unit(row["dimension"], row["unit"]), name)
    for called, bare in data["unsaid"].items():
        for word in bare:
            words.setdefault(word, Unit("money", called))
    marks = "|".join(literal(sign) for sign in sorted(signs, key=lambda sign: (-len(sign), sign)))
    return Units(
        words=words,
        signs=signs,
        after=re.compile(rf"(?P<unit>{_cased(list(words))})(?![\w])"),
        sign_after=re.compile(rf"{BLANK}*(?P<sign>{marks})(?![A-Za-z])"),
        sign_before=re.compile(rf"(?<!\w)(?<!\d[ \u00a0\u202f])(?P<sign>{marks}){BLANK}*\Z"),
        approximators=_approximators(data["approximator"], name, before=True),
        approximator=re.compile(
            _BEFORE.replace("{w}", f"(?:{either([word for words in data['approximator'].values() for word in words])})"), re.I
        ),
        approximators_after=_approximators(data["approximator_after"], name, before=False),
        periods=_periods(data["period"], r"{b}*(?:{w})(?!\w)(?!{b}+(?:derni|proch|pass|en cours|\d))"),
        periods_near=_periods(
            {key: [w for w in ws if w.split()[0] in data["near"]["starts"] and " " in w] for key, ws in data["period"].items()},
            r"(?:{b}+[\w\u2019'-]+){{0,4}}?{b}+(?:{w})(?!\w)",
        ),
        periods_before=_periods(data["period_before"], r"(?<!\w)(?:{w}){b}+(?:de{b}+|d['\u2019])\Z"),
        per=re.compile(
            rf"{BLANK}+(?:{either(data['per']['words'])}){BLANK}*(?P<per>{either(data['per']['nouns'])})(?!\w)|/(?P<slash>{either(data['per']['nouns'])})(?!\w)"
        ),
        large=frozenset(data["large"]["words"]),
        local=data["local"],
        told=tuple((_any(row["words"]), _any(row["unless"]) if "unless" in row else EMPTY, row["codes"]) for row in data["told"]),
        bare=tuple(sorted({word.lower() for row in data["told"] for word in row["codes"]})),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    """Any of these words, whole and as written."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(literal(word) for word in words)})(?!\w)")


def _add(words: dict[str, Unit], new: list[str], unit: Unit, name: str) -> None:
    for word in new:
        if word in words and words[word] != unit:
            raise LexiconError(name, word, f"also under {words[word].code}")
        words[word] = unit


def _cased(words: list[str]) -> str:
    """Words as written; those all in lower case also with a capital or in capitals."""
    parts = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        parts.append(f"(?i:{literal(word)})" if word.islower() and len(word) > 2 else literal(word))
    return "|".join(parts)


def _approximators(section: dict[str, list[str]], name: str, *, before: bool) -> tuple[tuple[re.Pattern[str], Approximator], ...]:
    known: tuple[Approximator, ...] = get_args(Approximator)
    rows: list[tuple[str, Approximator]] = []
    for key, words in section.items():
        kind = next((one for one in known if one == key), None)
        if kind is None:
            raise LexiconError(name, key, "no approximator")
        rows.extend((word, kind) for word in words)
    rows.sort(key=lambda row: (-len(row[0]), row[0]))
    shape = _BEFORE if before else BLANK + r"+{w}(?!\w)"
    return tuple((re.compile(shape.replace("{w}", literal(word)), re.I), kind) for word, kind in rows)


def _periods(section: dict[str, list[str]], shape: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    shaped = shape.replace("{{", "\0").replace("}}", "\1")
    return tuple(
        (
            re.compile(shaped.replace("{b}", BLANK).replace("{w}", either(words)).replace("\0", "{").replace("\1", "}"), re.I),
            period,
        )
        for period, words in section.items()
        if words
    )
