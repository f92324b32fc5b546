"""What words stand for, and how much two sets of ideas share."""

import pytest

from recoupe.language import load_tables
from recoupe.link.claims.ideas import SYNONYM, cover, fill, likeness, read_ideas, weigh_items

ONE = frozenset({"steal"})
NONE: frozenset[str] = frozenset()


def test_another_word_for_one_concept_counts_less_than_the_word_itself() -> None:
    weights = {"vol": 1.0, "braquage": 1.0}
    theft, hold_up = fill({"vol": ONE}, weights), fill({"braquage": ONE}, weights)
    assert likeness(theft, theft) == (1.0, 1.0)
    assert likeness(theft, hold_up) == (SYNONYM, SYNONYM)
    assert theft.other_words(hold_up) == 1.0
    assert theft.other_words(theft) == 0.0


def test_words_of_no_common_concept_share_nothing() -> None:
    assert likeness(fill({"vol": ONE}, {}), fill({"pont": NONE}, {})) == (0.0, 0.0)


def test_no_idea_is_like_nothing() -> None:
    assert likeness(fill({}, {}), fill({"vol": ONE}, {})) == (0.0, 0.0)
    assert cover(fill({}, {}), fill({"vol": ONE}, {})) == 0.0


def test_a_short_statement_may_stand_whole_in_a_long_one() -> None:
    short, long = fill({"vol": ONE}, {}), fill({"vol": ONE, "pont": NONE, "nuit": NONE}, {})
    assert cover(short, long) == 1.0
    assert likeness(short, long)[1] == 1.0
    assert cover(long, short) == pytest.approx(1 / 3)


def test_the_rarer_a_word_the_more_it_tells() -> None:
    weights = weigh_items({"draisine": 1, "train": 20}, 40)
    assert weights["draisine"] == 1.0
    assert 0 < weights["train"] < 0.5


def test_words_that_say_little_are_no_ideas_and_a_run_of_words_is_one() -> None:
    predicates = load_tables("fr").predicates
    text = "Le préfet a donné son feu vert au chantier"
    found = read_ideas(text, predicates.cut("donner chantier devenir"), predicates)
    assert any("approve" in names for names in found.values())
    assert predicates.cut("devenir")[0] not in found
