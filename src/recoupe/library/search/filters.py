"""What is asked beside words: conditions on articles, statements and figures, no word of a caller's in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from recoupe.library.analysis import analyser, fold
from recoupe.library.articles import Row, list_articles
from recoupe.library.codec import sayable
from recoupe.library.errors import told
from recoupe.library.opening import Library
from recoupe.library.search.matching import Matching, languages_of
from recoupe.library.search.query import QueryError

Kind = Literal["article", "statement", "figure", "claim"]
ACTS = ("asserts", "reports", "denies", "declines", "asks")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked beside words; None asks nothing.

    Attributes:
        speaker: a name or part of one; statements are then what is found.
        act: "asserts", "reports", "denies", "declines" or "asks"; as above.
        figure: a number, a range ("10..20", ">100"), a unit, or a number with its unit; figures are then found, or, with a
            speaker or an act, statements that hold such a figure.
        claim: words of a claim; claims of dossiers are then found.
        outlet, language: of the article; the outlet in any letters.
        since, until: ISO days, both included.
        story: the id of a story.
        after: only articles added after this row (see `Found.key`): what a saved search has not seen.
    """

    speaker: str | None = None
    act: str | None = None
    figure: str | None = None
    claim: str | None = None
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    story: str | None = None
    after: int | None = None

    @property
    def kind(self) -> Kind:
        """What is found."""
        if self.claim is not None:
            return "claim"
        if self.speaker is not None or self.act is not None:
            return "statement"
        return "figure" if self.figure is not None else "article"


@dataclass(slots=True)
class Asked:
    """A question to the database while it is put together: conditions of this room's making, values of the caller's."""

    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    days: list[tuple[str, str]] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition."""
        self.where.append(condition)
        self.values += values

    @property
    def condition(self) -> str:
        """All conditions."""
        return " AND ".join(self.where) or "1"


def filtered_articles(library: Library, filters: Filters, story: str | None) -> Iterator[Row]:
    """Articles that filters let through, the latest first; filters about statements, figures and claims do not count.

    Raises:
        QueryError: a day is none.
    """
    check_filters(filters)
    matching = Matching(library, languages_of(library))
    asked = about_articles(matching, replace(filters, story=story))
    return list_articles(library, asked.condition, sayable(*asked.values))


def _last(until: str | None) -> str | None:
    """The day, or what stands behind every day of the month or year."""
    return f"{until}~" if until is not None and len(until) < len("2026-01-01") else until


def bounds(matching: Matching, asked: Asked) -> tuple[int, int]:
    """The first and the last row of articles of the days asked for: days nearly follow rows, and the text is read between."""
    if not asked.days:
        return 0, 2**62
    condition = " AND ".join(where for where, _ in asked.days)
    rows = rows_of(matching, f"SELECT min(id), max(id) FROM articles WHERE {condition}", [day for _, day in asked.days])  # noqa: S608
    low, high = rows[0]
    return (low, high) if low is not None else (0, -1)


def check_filters(filters: Filters) -> None:
    """Refuse filters that say nothing."""
    if filters.act is not None and filters.act not in ACTS:
        raise QueryError("unknown_act", 0, filters.act)
    for day in (filters.since, filters.until):
        if day is not None and not re.fullmatch(r"\d{4}(-\d\d){0,2}", day, re.ASCII):
            raise QueryError("not_a_day", 0, day)


def about_articles(matching: Matching, filters: Filters) -> Asked:
    """The conditions on the article."""
    asked = Asked()
    if filters.outlet is not None:
        names = [name for name in each_value(matching, "outlet") if fold(filters.outlet) in fold(name)]
        asked.add(f"articles.outlet IN ({','.join('?' * len(names))})", *names)
    if filters.language is not None:
        asked.add("articles.language = ?", filters.language)
    for condition, day in (("articles.day >= ?", filters.since), ("articles.day <= ?", _last(filters.until))):
        if day is not None:
            asked.add(condition, day)
            asked.days.append((condition, day))
    if filters.story is not None:
        asked.add(
            "articles.id IN (SELECT members.article FROM members JOIN stories ON stories.id = members.story"
            " WHERE stories.story = ? OR stories.saga = (SELECT id FROM stories AS saga WHERE saga.story = ?))",
            *(filters.story, filters.story),
        )
    if filters.after is not None:
        asked.add("articles.id > ?", filters.after)
    return asked


_RANGE = re.compile(
    r"(?P<sign>[<>]=?)?\s*(?P<low>\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)(?:\s*\.\.\s*(?P<high>\d[\d\s]*(?:[.,]\d+)?))?"
)
_BOUNDS = {">": "> ?", ">=": ">= ?", "<": "< ?", "<=": "<= ?", "": "= ?"}


def about_figures(matching: Matching, figure: str) -> Asked:
    """The conditions on a figure: its number, its unit."""
    asked, rest = Asked(), figure.strip()
    found = _RANGE.match(rest)
    if found:
        low, rest = _number(found["low"]), rest[found.end() :]
        if found["high"]:
            asked.add("quantities.number BETWEEN ? AND ?", low, _number(found["high"]))
        else:
            asked.add(f"quantities.number {_BOUNDS[found['sign'] or '']}", low)
    if rest.strip():
        units = _units(matching, rest.strip())
        asked.add(f"quantities.unit_key IN ({','.join('?' * len(units))})", *units)
    if not asked.where:
        raise QueryError("not_a_figure", 0, figure)
    return asked


def _number(written: str) -> float:
    return float(re.sub(r"\s", "", written).replace(",", "."))


def _units(matching: Matching, words: str) -> list[str]:
    """The units of the library that are these words, in any form."""
    stems = {stem for language in matching.languages for stem in (analyser(language).stem(fold(words)), fold(words))}
    found = []
    for unit in each_value(matching, "unit_key", "quantities"):
        if unit in stems or any(analyser(language).stem(unit) in stems for language in matching.languages):
            found.append(unit)
    return found


def each_value(matching: Matching, column: str, table: str = "articles") -> list[str]:
    """Every value of an indexed column, by a walk from one to the next: as many steps as values, not as rows."""
    rows = rows_of(
        matching,
        f"WITH RECURSIVE each (one) AS (SELECT min({column}) FROM {table} UNION ALL"  # noqa: S608  names of ours
        f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > each.one) FROM each WHERE each.one IS NOT NULL)"
        " SELECT one FROM each WHERE one IS NOT NULL",
        [],
    )
    return [row[0] for row in rows]


def rows_of(matching: Matching, sql: str, values: list[Any]) -> list[Any]:
    """What the database answers."""
    with told(matching.library.path):
        return matching.library.database.execute(sql, sayable(*values)).fetchall()
