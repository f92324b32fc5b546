"""Claims as people correct them: joined, parted, worded otherwise, put away; in whatever order they were corrected."""

from link.made import make_statement, two_articles
from recoupe.link.claims.corrected import correct_groups
from recoupe.link.claims.groups import Group
from recoupe.link.statements import Wording
from recoupe.records import Article, Corrections, Place, Span

FIRST, SECOND = two_articles(
    "La vanne a cédé dimanche. Le maire promet une enquête.", "Une vanne du barrage a lâché. Une enquête est promise."
)


def group(*said: tuple[Article, str]) -> Group:
    members = [make_statement(article, words, "states") for article, words in said]
    return Group(members, wording=Wording(said[0][1], 0))


def at(article: Article, words: str) -> Place:
    start = article.text.index(words)
    return Place(article.id, Span(start, start + len(words)))


def groups() -> list[Group]:
    return [
        group((FIRST, "La vanne a cédé dimanche"), (SECOND, "Une enquête est promise")),
        group((SECOND, "Une vanne du barrage a lâché")),
        group((FIRST, "Le maire promet une enquête")),
    ]


def told(found: list[Group]) -> list[list[str]]:
    return [[member.text for member in one.members] for one in found]


def test_two_claims_that_are_one_stand_together_and_say_why() -> None:
    pair = (at(SECOND, "Une vanne du barrage a lâché"), at(FIRST, "La vanne a cédé"))
    found = correct_groups(groups(), Corrections(same_claims=(pair,)))
    assert len(found) == 2
    assert {"La vanne a cédé dimanche", "Une vanne du barrage a lâché"} <= set(told(found)[0])
    assert found[0].wording.text == "La vanne a cédé dimanche"
    assert [reason.rule for reason in found[0].because] == ["claims.joined-by-a-person"]


def test_words_taken_out_of_a_claim_are_one_of_their_own() -> None:
    found = correct_groups(groups(), Corrections(taken_out=(at(SECOND, "Une enquête est promise"),)))
    assert told(found)[:2] == [["La vanne a cédé dimanche"], ["Une enquête est promise"]]


def test_the_only_words_of_a_claim_cannot_be_taken_out() -> None:
    assert told(correct_groups(groups(), Corrections(taken_out=(at(SECOND, "Une vanne du barrage a lâché"),)))) == told(groups())


def test_words_taken_out_can_be_joined_elsewhere_at_once() -> None:
    enquiry = at(SECOND, "Une enquête est promise")
    corrections = Corrections(taken_out=(enquiry,), same_claims=((enquiry, at(FIRST, "Le maire promet une enquête")),))
    assert ["La vanne a cédé dimanche"] in told(correct_groups(groups(), corrections))
    assert any(len(one) == 2 and "Le maire promet une enquête" in one for one in told(correct_groups(groups(), corrections)))


def test_what_is_no_claim_is_gone_and_the_others_stay() -> None:
    found = correct_groups(groups(), Corrections(no_claims=(at(FIRST, "Le maire promet une enquête"),)))
    assert told(found) == told(groups())[:2]


def test_the_order_of_corrections_changes_nothing() -> None:
    pairs = (
        (at(FIRST, "La vanne a cédé"), at(SECOND, "Une vanne du barrage")),
        (at(SECOND, "Une vanne du barrage"), at(FIRST, "Le maire promet")),
    )
    one, other = (correct_groups(groups(), Corrections(same_claims=order)) for order in (pairs, pairs[::-1]))
    assert told(one) == told(other)


def test_a_place_nobody_speaks_at_changes_nothing() -> None:
    nowhere = Place(FIRST.id, Span(0, 4))
    corrections = Corrections(same_claims=((nowhere, nowhere),), taken_out=(nowhere,), no_claims=(nowhere,), wordings=(nowhere,))
    assert told(correct_groups(groups(), corrections)) == told(groups())
