"""Whether articles agree, and how silence is told."""

from dataclasses import replace
from decimal import Decimal

from link.link_cases import make_article
from link.made import make_statement, two_articles
from recoupe.language import load_tables
from recoupe.link.claims.cells import make_cells, why_silent
from recoupe.link.claims.verdicts import judge
from recoupe.link.statements import Meaning, Statement
from recoupe.records import Approximator, CellAct, Quantity, Span

ONE, TWO = two_articles("La banque a versé deux millions.", "La banque a versé de l'argent.")
SAID, ALSO = "La banque a versé deux millions", "La banque a versé de l'argent"
PREDICATES = load_tables("fr").predicates


def money(value: str, unit: str) -> Quantity:
    return Quantity(Span(0, 5), Decimal(value), None, None, "money", unit, "exact", None, False, "test")


def pair(
    one: Meaning | None = None, other: Meaning | None = None, acts: tuple[CellAct, CellAct] = ("states", "states")
) -> list[Statement]:
    return [make_statement(ONE, SAID, acts[0], meaning=one), make_statement(TWO, ALSO, acts[1], meaning=other)]


def test_one_article_is_nothing_to_compare() -> None:
    assert judge(pair()[:1], PREDICATES)[0] == "single"


def test_two_that_say_the_same_agree() -> None:
    assert judge(pair(), PREDICATES)[0] == "agree"


def test_a_denial_in_one_article_contests_the_claim() -> None:
    assert judge(pair(acts=("reports", "denies")), PREDICATES)[0] == "contested"


def test_a_denial_told_by_two_articles_is_agreed_on() -> None:
    assert judge(pair(acts=("denies", "denies")), PREDICATES)[0] == "agree"


def test_one_amount_in_two_currencies_differs_by_unit() -> None:
    found = judge(
        pair(Meaning(quantities=(money("1000000", "USD"),)), Meaning(quantities=(money("1000000", "EUR"),))), PREDICATES
    )
    assert found[:2] == ("differ", "unit")


def test_a_rounding_is_no_difference() -> None:
    found = judge(pair(Meaning(quantities=(money("118", "EUR"),)), Meaning(quantities=(money("120", "EUR"),))), PREDICATES)
    assert found[0] == "agree"


def test_a_figure_at_odds_makes_a_claim_differ_though_its_words_do_not() -> None:
    assert judge(pair(), PREDICATES, disputed="contradiction")[:2] == ("differ", "contradiction")
    assert judge(pair(), PREDICATES, disputed="scope")[:2] == ("differ", "scope")


def test_a_figure_at_odds_does_not_hide_that_a_claim_is_denied() -> None:
    assert judge(pair(acts=("reports", "denies")), PREDICATES, disputed="unit")[0] == "contested"


def about(value: str, approximator: Approximator) -> Meaning:
    return Meaning(quantities=(replace(money(value, "EUR"), approximator=approximator),))


def test_an_amount_on_the_right_side_of_a_bound_fits() -> None:
    assert judge(pair(about("2000", "more_than"), about("2300", "exact")), PREDICATES)[0] == "agree"
    assert judge(pair(about("11", "up_to"), about("10", "exact")), PREDICATES)[0] == "agree"


def test_an_amount_on_the_wrong_side_of_a_bound_or_far_from_it_differs() -> None:
    assert judge(pair(about("2000", "more_than"), about("1400", "exact")), PREDICATES)[0] == "differ"
    assert judge(pair(about("2000", "more_than"), about("20000", "exact")), PREDICATES)[0] == "differ"


def test_a_currency_known_by_its_noun_alone_clashes_with_none() -> None:
    one, other = Meaning(quantities=(money("50", "franc"),)), Meaning(quantities=(money("50", "CHF"),))
    assert judge(pair(one, other), PREDICATES)[0] == "agree"


def test_what_may_be_and_what_is_by_hearsay_are_no_difference() -> None:
    maybe = pair(Meaning(modal=True), acts=("reports", "reports-conditional"))
    assert judge(maybe, PREDICATES)[0] == "agree"
    assert judge(pair(Meaning(modal=True)), PREDICATES)[:2] == ("differ", "certainty")


def test_another_amount_of_one_unit_differs() -> None:
    found = judge(pair(Meaning(quantities=(money("2", "EUR"),)), Meaning(quantities=(money("9", "EUR"),))), PREDICATES)
    assert found[:2] == ("differ", "contradiction")


def test_may_be_against_is_differs_by_certainty() -> None:
    assert judge(pair(Meaning(modal=True), Meaning()), PREDICATES)[:2] == ("differ", "certainty")


def test_every_article_has_a_cell_and_every_silence_a_reason() -> None:
    late, undated = make_article("c.txt", "2024-05-09", ["Autre"]), make_article("d.txt", None, ["Encore"])
    early = make_article("e.txt", "2024-04-09", ["Avant"])
    cells = make_cells(pair()[:1], [ONE, TWO, late, undated, early], {})
    assert [(cell.act, cell.why_silent) for cell in cells] == [
        ("states", None),
        ("silent", "not-mentioned"),
        ("silent", "not-mentioned"),
        ("silent", "time-unknown"),
        ("silent", "published-before"),
    ]
    assert all(cell.cites for cell in cells if cell.act != "silent")


def test_an_article_of_the_first_day_may_have_known() -> None:
    assert why_silent(ONE, "2024-05-01") == "not-mentioned"


def test_how_many_sources_each_article_heard_is_no_contradiction() -> None:
    five, seven = (
        Quantity(Span(0, 5), Decimal(count), None, None, "count", "responsable", "exact", None, False, "test") for count in "57"
    )
    heard, told = (
        pair(Meaning(main=main, quantities=(five,)), Meaning(main=main, quantities=(seven,))) for main in ("source", "give")
    )
    assert judge(heard, PREDICATES)[0] == "agree"
    assert judge(told, PREDICATES)[0] == "differ"
