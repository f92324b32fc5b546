"""The patterns that find moments, put together from a language's own pieces."""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from recoupe.language.calendar import Calendar
from recoupe.language.numbers import EMPTY, Numbers, either, literal
from recoupe.language.starts import Search, Searches, search_of
from recoupe.records import LexiconError

PIECE = re.compile(r"\{([a-z][a-z0-9]*)\}")
WORDS_KEPT = 20_000
"""Words of which it is kept which rules need them."""
LETTERS = re.compile(r"[^\W\d_]+")
"""The words a rule's needs are looked up among: whole, so that "mai" does not stand in "mais"."""


@dataclass(frozen=True, slots=True)
class MomentRule:
    """One way of writing a moment: what must match, what may stand beside it, and the reader that counts it."""

    id: str
    read: str
    search: Search
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    not_after: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the words beside [start, end) let the rule fire."""
        left = (text, max(0, start - 60), start)
        return (
            (self.after is None or self.after.search(*left) is not None)
            and (self.not_after is None or self.not_after.search(*left) is None)
            and (self.before is None or self.before.match(text, end) is not None)
            and (self.not_before is None or self.not_before.match(text, end) is None)
        )


@dataclass(frozen=True, slots=True)
class Needs:
    """Which rules may match a text, told by the words that stand in it: a set of rules is a number, a rule one of its bits.

    Attributes:
        always: the rules that need nothing.
        parts: what is needed and is more than letters, looked for in the text, and the rules that need it.
        of_word: the rules that need a word or a part of it; asked once of each word of a run.
    """

    always: int = 0
    parts: tuple[tuple[str, int], ...] = ()
    of_word: Callable[[str], int] = lambda _: 0

    def rules(self, lower: str) -> int:
        """The rules that may match a text in small letters."""
        found = self.always
        for part, rules in self.parts:
            if part in lower:
                found |= rules
        for rules in set(map(self.of_word, set(LETTERS.findall(lower)))):
            found |= rules
        return found


def needs_of(rules: Sequence[MomentRule]) -> Needs:
    """What some rules need, the other way round."""
    always, parts, words = 0, dict[str, int](), dict[str, int]()
    for bit, rule in ((1 << place, rule) for place, rule in enumerate(rules)):
        always |= 0 if rule.needs or rule.words else bit
        for part in rule.needs:
            parts[part] = parts.get(part, 0) | bit
        for word in rule.words:
            words[word] = words.get(word, 0) | bit
    inner = {part: bits for part, bits in parts.items() if LETTERS.fullmatch(part)}
    any_part = re.compile("|".join(map(re.escape, inner)) or "(?!)")

    @lru_cache(maxsize=WORDS_KEPT)
    def of_word(word: str) -> int:
        found = words.get(word, 0)
        if any_part.search(word) is None:
            return found
        for part, bits in inner.items():
            if part in word:
                found |= bits
        return found

    return Needs(always, tuple((part, bits) for part, bits in parts.items() if part not in inner), of_word)


@dataclass(frozen=True, slots=True)
class MomentRules:
    """All rules of one language, in the order of its file.

    Attributes:
        searches: their patterns, known by the places of their rules.
        needs: what tells at once which rules may match.
        edge: what narrows a moment from the left ("fin", "à la mi-"), with a group `edge`.
        relations: what stands before a moment, and the relation it gives.
        kept: relation words that belong to the span though they say only "at".
        tenses: signs of tense near a moment: those that may be hearsay or what is to come, of the future, of the past.
        eve: before the day of a meeting to come.
        bound: what binds a month to the noun before it, so that the tense says nothing about it.
        which: -1, 0 or 1 with the words that point back, here or ahead.
        stamped: what stands before the date in a line that says when the article was published.
        this_day: what stands before a date that is the day of writing.
        early, earlier: words for the part of a period gone by, and for counting back from a moment.
        rates: part of a word and how often it says, ISO 8601.
        ahead: "en huit", "en quinze" after a weekday: days added to the next one.
    """

    rules: tuple[MomentRule, ...] = ()
    searches: Searches = field(default_factory=Searches)
    needs: Needs = field(default_factory=Needs)
    edge: re.Pattern[str] = EMPTY
    relations: tuple[tuple[str, re.Pattern[str]], ...] = ()
    kept: re.Pattern[str] = EMPTY
    tenses: Searches = field(default_factory=lambda: Searches.of([Search(EMPTY)] * 3))
    bound: re.Pattern[str] = EMPTY
    eve: re.Pattern[str] = EMPTY
    which: tuple[tuple[int, re.Pattern[str]], ...] = ()
    stamped: re.Pattern[str] = EMPTY
    early: str = ""
    earlier: frozenset[str] = frozenset()
    rates: tuple[tuple[str, str], ...] = ()
    ahead: dict[str, int] = field(default_factory=dict)
    this_day: re.Pattern[str] = EMPTY


def load_moment_rules(file: Path, calendar: Calendar, numbers: Numbers) -> MomentRules:
    """Read the moment rules of one language.

    Raises:
        LexiconError: a piece is unknown, or a pattern does not compile.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    pieces = {
        **{
            key: either(getattr(calendar, key))
            for key in ("weekday", "month", "season", "part", "shift", "feast", "ordinal", "edge")
        },
        "cardinal": _cardinal(numbers),
        "collective": either(numbers.collective),
        **data["piece"],
    }
    pieces["feast"] = "|".join(literal(word) for word in _as_written(file.with_name("calendar.toml"), "feast"))
    expand = Expander(name, pieces)
    rules = tuple(_rule(row, expand, _needs(data["needs"].get(row["id"], ()), calendar)) for row in data["rule"])
    tenses = (
        expand.compile("open.neither", data["open"]["neither"]),
        expand.compile("tense.future", data["tense"]["future"]),
        expand.compile("tense.past", data["tense"]["past"]),
    )
    return MomentRules(
        rules=rules,
        searches=Searches.of([rule.search for rule in rules]),
        needs=needs_of(rules),
        edge=expand.compile("context.edge", data["context"]["edge"], r"\Z"),
        relations=tuple((row["is"], expand.compile(row["is"], row["pattern"], r"{o}\Z")) for row in data["relation"]),
        kept=expand.compile("keep", next(row["keep"] for row in data["relation"] if "keep" in row), r"{o}\Z"),
        tenses=Searches.of([search_of(pattern) for pattern in tenses]),
        bound=expand.compile("tense.bound", data["tense"]["bound"], r"\Z"),
        eve=expand.compile("tense.eve", data["tense"]["eve"], r"\Z"),
        which=tuple((int(row["way"]), expand.compile("way", row["pattern"])) for row in data["way"]),
        stamped=expand.compile("stamped", data["words"]["stamped"]),
        this_day=expand.compile("this_day", data["words"]["this_day"]),
        early=data["words"]["early"],
        earlier=frozenset(data["words"]["earlier"]),
        ahead={word: int(days) for word, days in data["ahead"].items()},
        # The longest first: "bimensuel" holds "mensuel".
        rates=tuple(sorted(data["rate"].items(), key=lambda item: (-len(item[0]), item[0]))),
    )


@dataclass(frozen=True, slots=True)
class Expander:
    """Puts pieces into patterns: `{name}` stands for a piece, which may hold pieces."""

    file: str
    pieces: dict[str, str]

    def expand(self, entry: str, pattern: str, depth: int = 0) -> str:
        """The pattern with every piece in its place.

        Raises:
            LexiconError: a piece is unknown or holds itself.
        """

        def piece(found: re.Match[str]) -> str:
            if found[1] not in self.pieces or depth > 6:
                raise LexiconError(self.file, entry, f"unknown piece {found[1]!r}")
            inner = self.expand(entry, self.pieces[found[1]], depth + 1)
            # One letter or class needs no group; everything else may hold an alternation.
            return inner if len(inner) < 2 or inner.startswith("[") else f"(?:{inner})"

        return PIECE.sub(piece, pattern)

    def compile(self, entry: str, pattern: str, tail: str = "") -> re.Pattern[str]:
        """The compiled pattern, `tail` outside its alternations.

        Raises:
            LexiconError: it does not compile.
        """
        whole = self.expand(entry, f"(?:{pattern}){tail}" if tail else pattern)
        try:
            return re.compile(whole, re.I)
        except re.error as error:
            raise LexiconError(self.file, entry, f"{error} in {pattern!r}") from error


def _needs(parts: Iterable[str], calendar: Calendar) -> tuple[str, ...]:
    """What a rule needs, lists of the calendar in the place of their names, whole words between "<" and ">"."""
    found: list[str] = []
    for part in parts:
        if not part.startswith("@"):
            found.append(part.lower())
            continue
        # Feasts keep the apostrophe they are looked up by; a text may have the other one, so only what stands before it counts.
        listed = [one.split("'")[0] for one in getattr(calendar, part[1:])]
        # Days and seasons take a plural, months do not.
        found += [f"<{one}>" if part == "@month" and LETTERS.fullmatch(one) else one for one in listed]
    return tuple(dict.fromkeys(found))


def _whole(part: str) -> bool:
    """Whether what is needed is a word by itself."""
    return part.startswith("<")


def _rule(row: dict[str, str], expand: Expander, needs: tuple[str, ...]) -> MomentRule:
    def side(key: str, tail: str) -> re.Pattern[str] | None:
        return expand.compile(f"{row['id']}.{key}", row[key], tail) if key in row else None

    return MomentRule(
        id=row["id"],
        read=row["read"],
        search=search_of(expand.compile(row["id"], row["pattern"])),
        after=side("after", r"\Z"),
        before=side("before", ""),
        not_after=side("not_after", r"\Z"),
        not_before=side("not_before", ""),
        needs=tuple(part for part in needs if not _whole(part)),
        words=frozenset(part[1:-1] for part in needs if _whole(part)),
    )


def _cardinal(numbers: Numbers) -> str:
    """A run of number words other than "un" alone, as a pattern."""
    many = either([word for word in [*numbers.small, *numbers.scale] if numbers.small.get(word) != 1])
    every = either([*numbers.small, *numbers.scale])
    return f"(?:{many})(?:[- ](?:{either(numbers.joint)})?[- ]?(?:{every})){{0,12}}(?!\\w)"


def _as_written(file: Path, section: str) -> list[str]:
    """The words of a section with their capitals, longest first."""
    words: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))[section]
    return sorted(words, key=lambda word: (-len(word), word))
