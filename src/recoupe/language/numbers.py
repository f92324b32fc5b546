"""Numbers as a language writes them, in figures and in words."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from recoupe.records import LexiconError

HUNDRED = Decimal(100)
EMPTY: re.Pattern[str] = re.compile(r"(?!)")
SPACES = "[ \\t\u00a0\u202f\u2009]"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words and figures of one language, and the patterns that find them.

    Attributes:
        small: words that stand for themselves.
        scale: words that multiply ("million"); `short_scale` those written after figures ("M").
        collective: words for "about so many".
        fraction: parts of a whole; `multiple`: wholes more than once.
        figures: finds a number in figures: groups of three, decimals, never a part of a longer run of digits.
        words: finds a run of number words.
    """

    small: dict[str, int] = field(default_factory=dict)
    scale: dict[str, Decimal] = field(default_factory=dict)
    short_scale: dict[str, Decimal] = field(default_factory=dict)
    collective: dict[str, Decimal] = field(default_factory=dict)
    fraction: dict[str, Fraction] = field(default_factory=dict)
    multiple: dict[str, Decimal] = field(default_factory=dict)
    thousands: tuple[str, ...] = ()
    point: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    figures: re.Pattern[str] = EMPTY
    words: re.Pattern[str] = EMPTY
    half: re.Pattern[str] = EMPTY

    def read(self, text: str) -> Decimal | None:
        """The value of a number in figures or in words; None when it is neither."""
        text = text.strip()
        return self.read_figures(text) if text[:1].isdigit() else self.read_words(text)

    def read_figures(self, text: str) -> Decimal | None:
        """The value of figures: a group of exactly three after a sign of thousands belongs to the whole."""
        whole, decimal = text, ""
        found = re.search(r"[.,](\d+)$", text)
        if found and not self._groups(text):
            whole, decimal = text[: found.start()], found[1]
        digits = "".join(c for c in whole if c.isdigit())
        if not digits or len(digits) + len(decimal) > 30:
            return None
        return Decimal(digits + ("." + decimal if decimal else ""))

    def _groups(self, text: str) -> bool:
        """Whether the last sign of these figures parts thousands: "1.300", "1,000,000", not "0.125" nor "1,300"."""
        dots = re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", text)
        commas = re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3}){2,}", text)
        return bool(dots or commas)

    def read_words(self, text: str) -> Decimal | None:
        """The value of a run of number words: "quatre-vingt-dix-sept", "un virgule cinq", "cent vingt mille"."""
        parts = [p for p in re.split(f"(?:{SPACES}|-)+", text.lower()) if p and p not in self.joint]
        for at, part in enumerate(parts):
            if part in self.point and 0 < at < len(parts) - 1:
                return self._with_decimals(parts[:at], parts[at + 1 :])
        return self._whole(parts)

    def _with_decimals(self, before: list[str], after: list[str]) -> Decimal | None:
        scale = Decimal(1)
        while len(after) > 1 and self.scale.get(after[-1], Decimal(0)) > HUNDRED:
            scale, after = scale * self.scale[after[-1]], after[:-1]
        whole, rest = self._whole(before), self._whole(after)
        return None if whole is None or rest is None else Decimal(f"{whole}.{rest}") * scale

    def _whole(self, parts: list[str]) -> Decimal | None:
        total, group, seen = Decimal(0), Decimal(0), False
        for part in parts:
            if part in self.small:
                value = Decimal(self.small[part])
                # "quatre-vingts" multiplies; every other small word adds.
                group = group + value * 4 - 4 if value == 20 and group % HUNDRED == 4 else group + value
            elif part in self.scale:
                group, total = self._scaled(group if seen else Decimal(1), total, self.scale[part])
            else:
                return None
            seen = True
        return total + group if seen else None

    @staticmethod
    def _scaled(group: Decimal, total: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
        if scale == HUNDRED:
            rest = group % HUNDRED
            return (group - rest + max(rest, Decimal(1)) * HUNDRED, total)
        return Decimal(0), total + max(group, Decimal(1)) * scale


def load_numbers(file: Path) -> Numbers:
    """Read the number table of one language.

    Raises:
        LexiconError: a section is missing, or a value is no number.
    """
    name = f"{file.parent.name}/{file.name}"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for section in ("small", "scale", "short_scale", "collective", "fraction", "sign"):
        if not isinstance(data.get(section), dict) or not data[section]:
            raise LexiconError(name, section, "missing or empty")
    try:
        small = {word: int(value) for word, value in data["small"].items()}
        scales = [{word: Decimal(value) for word, value in data[s].items()} for s in ("scale", "short_scale", "collective")]
        fraction = {word: Fraction(value) for word, value in data["fraction"].items()}
        multiple = {word: Decimal(value) for word, value in data.get("multiple", {}).items()}
    except (ValueError, ArithmeticError) as error:
        raise LexiconError(name, "values", str(error)) from error
    sign: dict[str, Any] = data["sign"]
    return Numbers(
        small=small,
        scale=scales[0],
        short_scale=scales[1],
        collective=scales[2],
        fraction=fraction,
        multiple=multiple,
        thousands=tuple(sign["thousands"]),
        point=tuple(sign["point"]),
        joint=tuple(sign["joint"]),
        figures=_figures(sign["thousands"]),
        words=_words([*small, *scales[0]], [*sign["joint"], *sign["point"]]),
        half=re.compile(f"{SPACES}(?:{either(sign['half'])})(?!\\w)", re.I),
    )


def either(words: "list[str] | tuple[str, ...] | dict[str, Any]") -> str:
    """An alternation of words, longest first, blanks of any kind and both apostrophes alike."""
    return "|".join(literal(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def literal(word: str) -> str:
    """A pattern for one word or phrase: blanks of any kind, straight and curly apostrophes."""
    return "".join(SPACES + "+" if c == " " else "['\u2019]" if c in "'\u2019" else re.escape(c) for c in word)


def _figures(thousands: list[str]) -> re.Pattern[str]:
    signs = "[" + "".join(re.escape(sign) for sign in thousands) + "]"
    grouped = rf"[1-9]\d{{0,2}}(?:({signs})\d{{3}})(?:\1\d{{3}})*(?!\d)(?:,\d{{1,4}})?"
    commas = r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d{1,2})?"
    return re.compile(rf"(?<![\w.,/])(?:{commas}|{grouped}|\d{{1,15}}(?:[.,]\d{{1,6}})?)(?!\d|[.,/]\d)")


def _words(words: list[str], links: list[str]) -> re.Pattern[str]:
    word = f"(?:{either(words)})"
    link = f"(?:{SPACES}+|-)(?:(?:{either(links)})(?:{SPACES}+|-))?"
    return re.compile(rf"(?<![\w\-]){word}(?:{link}{word}){{0,15}}(?![\w])", re.I)
