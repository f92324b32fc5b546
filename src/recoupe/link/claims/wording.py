"""The words a claim is shown by: the shortest clear wording found in the articles."""

from collections.abc import Iterable

from recoupe.link.statements import Statement

SHORT, LONG = 24, 160
"""Characters of a wording that says enough and is read at a glance."""


def best_wording(members: Iterable[Statement]) -> str:
    """The shortest clear wording: a whole statement that names its actors, in the indicative where there is one."""
    return min(members, key=_unclear).text


def _unclear(statement: Statement) -> tuple[bool, bool, bool, bool, int, tuple[object, ...]]:
    length = len(statement.text)
    return (
        statement.act in ("denies", "declines", "questions"),
        statement.secondary or statement.goes_on,
        not SHORT <= length <= LONG,
        not statement.meaning.actors,
        -len(statement.meaning.actors) * 40 + length,
        statement.key,
    )
