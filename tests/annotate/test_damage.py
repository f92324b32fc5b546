"""The cases of damage.fr.md, and what holds whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.reading_cases import Case, made_article, read_cases
from recoupe.annotate.damage import find_damage
from recoupe.annotate.quantities import find_quantities
from recoupe.language import load_tables

PIECES = [
    "7 $",
    "Trump.5 millions",
    "de",
    "dollars",
    "«",
    "»",
    '"',
    ".",
    ",",
    "\n",
    "3 %",
    "secondes",
    "non seulement",
    "nous sommes prêt",
    "le 3 mai",
    "1.2.3",
]


@pytest.mark.parametrize("case", read_cases("annotate/damage.fr.md"), ids=lambda case: case.title)
def test_damage_is_found_as_the_case_says(case: Case) -> None:
    article = made_article(case.text)
    found = find_damage(article, load_tables("fr"))
    assert [("damage", one.span.within(article.text), one.kind) for one in found] == list(case.lines)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_damage_lies_apart_in_one_block_and_nothing_is_read_out_of_a_broken_number(text: str) -> None:
    article, tables = made_article(text + " x"), load_tables("fr")
    damage = find_damage(article, tables)
    quantities = find_quantities(article, damage, tables)
    for spans in ([one.span for one in damage], [one.span for one in quantities]):
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(any(block.span.holds(span) for block in article.blocks) for span in spans)
    broken = [one.span for one in damage if one.kind == "number"]
    assert all(q.damaged for q in quantities if any(span.overlap(q.span) for span in broken))
