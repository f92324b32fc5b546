"""Patterns compiled while classes and trees are kept, held to those compiled by themselves, instruction by instruction."""

import re
from re import _compiler as compiler  # type: ignore[attr-defined]

import pytest

from recoupe.language import load_tables
from recoupe.language.compiled import compiled_once
from recoupe.language.starts import search_of

PATTERNS = [
    (r"(?<!\w)(?:de|du)[ \t\u00a0\u202f\u2009]+(?P<n>\d+)", re.I),
    (r"[ \t\u00a0\u202f\u2009]+x[ \t\u00a0\u202f\u2009]", 0),
    (r"[ \t\u00a0\u202f\u2009]+x[ \t\u00a0\u202f\u2009]", re.I),
    (r"(?-i:[a-z\xe0-\xf6\xf8-\xff\u0153])+[a-z\xe0-\xf6\xf8-\xff\u0153]", re.I),
    ("[^\u2019'k\u212a]+[\U0001f600-\U0001f610\u00e9]", re.I),
    (r"(?x) a  b # a remark", 0),
    (r"[^\W\d_]+(?:['\u2019]?[\w-])*", re.I | re.DOTALL),
]


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_pattern_is_the_same_as_compiled_by_itself(pattern: str, flags: int) -> None:
    re.purge()
    alone = re.compile(pattern, flags)
    re.purge()
    with compiled_once():
        for other, others in PATTERNS:
            re.compile(other, others)
        re.purge()
        again = re.compile(pattern, flags)
    assert again is not alone
    assert again == alone  # compares what they were compiled to


def test_every_rule_of_a_moment_is_the_same_as_compiled_by_itself() -> None:
    made = [rule.search.pattern for rule in load_tables().moment_rules.rules]
    re.purge()
    assert len(made) > 40
    assert made == [re.compile(pattern.pattern, pattern.flags) for pattern in made]


def test_where_a_pattern_can_start_is_read_off_the_tree_it_was_compiled_from() -> None:
    pattern, flags = PATTERNS[0]
    re.purge()
    with compiled_once():
        together = search_of(re.compile(pattern, flags))
    assert together == search_of(re.compile(pattern, flags))


def test_python_compiles_as_before_when_the_tables_are_loaded() -> None:
    before = compiler._optimize_charset
    with pytest.raises(re.error), compiled_once():
        re.compile("(")
    assert compiler._optimize_charset is before
