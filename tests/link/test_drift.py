"""What changes between two tellings of one claim."""

from link.made import make_actor, make_cast, make_statement, two_articles
from recoupe.link.drift import find_drift
from recoupe.link.statements import Meaning, Statement, Voice
from recoupe.records import Drift

PAPER = make_actor("La Dépêche de Namur", "media")
OFFICIALS = make_actor("des responsables", "anonymous")
CAST = make_cast(PAPER, OFFICIALS)
ONE, TWO = two_articles("La loterie pourrait être illégale.", "La loterie est illégale.")
MAYBE, FLAT = "La loterie pourrait être illégale", "La loterie est illégale"


def drift(*members: Statement) -> list[Drift]:
    return list(find_drift("claim", members, {ONE.id: ONE, TWO.id: TWO}, CAST))


def test_a_reserve_that_is_dropped_is_drift_with_both_wordings() -> None:
    (found,) = drift(make_statement(ONE, MAYBE, "reports-conditional"), make_statement(TWO, FLAT, "states"))
    assert (found.kind, found.before.exact, found.after.exact) == ("certainty", MAYBE, FLAT)


def test_two_reserves_are_no_drift() -> None:
    assert drift(make_statement(ONE, MAYBE, "reports-conditional"), make_statement(TWO, FLAT, "reports-conditional")) == []


def test_may_be_that_became_is_is_drift_even_when_reported() -> None:
    found = drift(make_statement(ONE, MAYBE, "reports", meaning=Meaning(modal=True)), make_statement(TWO, FLAT, "reports"))
    assert [item.because.rule for item in found] == ["drift.may-be-became-is"]


def test_unnamed_sources_that_became_the_medium_alone_are_drift() -> None:
    found = drift(
        make_statement(ONE, MAYBE, "reports", Voice(OFFICIALS.id, "anonymous", (PAPER.id,))),
        make_statement(TWO, FLAT, "reports", Voice(PAPER.id, "media")),
    )
    assert [(item.kind, item.because.rule) for item in found] == [("source", "drift.anonymous-became-unnamed")]


def test_a_list_that_lost_an_item_is_drift_of_scope() -> None:
    long, short = frozenset({"personnel", "commerc", "politiqu"}), frozenset({"personnel", "politiqu"})
    found = drift(
        make_statement(ONE, MAYBE, "reports", meaning=Meaning(lists=(long,))),
        make_statement(TWO, FLAT, "reports", meaning=Meaning(lists=(short,))),
    )
    assert [item.kind for item in found] == ["scope"]
