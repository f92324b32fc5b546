"""The traces of broken words a language can show."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from recoupe.language.calendar import Calendar
from recoupe.language.moment_rules import Expander
from recoupe.language.numbers import EMPTY
from recoupe.language.starts import Search, Searches, search_of
from recoupe.records import DamageKind, LexiconError


@dataclass(frozen=True, slots=True)
class DamageRule:
    """One trace: `alone` must not match anywhere else in the article's own words.

    Every match holds one of `needs`, parts of words in small letters, and something `hint` matches: both are for speed alone.
    """

    id: str
    kind: DamageKind
    search: Search
    not_after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    alone: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()
    hint: re.Pattern[str] | None = None

    def may_match(self, text: str, lower: str) -> bool:
        """Whether a text, here also in small letters, holds what the pattern cannot do without."""
        if self.needs and not any(part in lower for part in self.needs):
            return False
        return self.hint is None or self.hint.search(text) is not None


@dataclass(frozen=True, slots=True)
class DamageRules:
    """All traces of one language, their patterns by the same numbers, its quotation marks (`marks` finds any).

    `months` are words whose full stop ends nothing.
    """

    rules: tuple[DamageRule, ...] = ()
    searches: Searches = field(default_factory=Searches)
    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    straight: frozenset[str] = frozenset()
    marks: re.Pattern[str] = EMPTY
    months: frozenset[str] = frozenset()


def load_damage_rules(file: Path, calendar: Calendar) -> DamageRules:
    """Read the damage rules of one language.

    Raises:
        LexiconError: a kind or piece is unknown, or a pattern does not compile.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    expand = Expander(name, data["piece"])
    for row in data["rule"]:
        if row["kind"] not in get_args(DamageKind):
            raise LexiconError(name, row["id"], f"unknown kind {row['kind']!r}")
    rules = tuple(_rule(row, expand) for row in data["rule"])
    return DamageRules(
        rules=rules,
        searches=Searches.of([rule.search for rule in rules]),
        opening=frozenset(data["quotes"]["open"]),
        closing=frozenset(data["quotes"]["close"]),
        straight=frozenset(data["quotes"]["straight"]),
        marks=re.compile("|".join(re.escape(mark) for kind in ("open", "close", "straight") for mark in data["quotes"][kind])),
        months=frozenset(calendar.month),
    )


def _rule(row: dict[str, Any], expand: Expander) -> DamageRule:
    def side(key: str, tail: str = "") -> re.Pattern[str] | None:
        return expand.compile(f"{row['id']}.{key}", row[key], tail) if key in row else None

    return DamageRule(
        id=row["id"],
        kind=row["kind"],
        search=search_of(expand.compile(row["id"], row["pattern"])),
        not_after=side("not_after", r"\Z"),
        not_before=side("not_before"),
        alone=side("alone"),
        needs=tuple(row.get("needs", ())),
        hint=expand.compile(f"{row['id']}.hint", f"(?-i:{row['hint']})") if "hint" in row else None,
    )
