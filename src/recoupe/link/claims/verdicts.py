"""Whether the articles agree on a claim: one article only, contested, differing, or agreeing."""

from collections.abc import Iterable

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.statements import INFORMANT, Statement
from recoupe.records import ClaimVerdict, Quantity, Reason, Severity

Judgement = tuple[ClaimVerdict, Severity | None, tuple[Reason, ...]]
ROUNDING = 0.05
"""Amounts this close, as a share of the larger, are one amount rounded twice: "118" and "près de 120"."""
ABOVE, BELOW = frozenset({"more_than", "at_least"}), frozenset({"less_than", "at_most", "up_to"})
BEYOND = 1.5
"""Times its bound that an amount told as a bound may be: "plus de deux milliards" is 2.3, not 20."""


def judge(members: Iterable[Statement], predicates: Predicates, *, disputed: Severity | None = None) -> Judgement:
    """The verdict on one claim from everything the articles say of it.

    Args:
        members: of the claim.
        predicates: of the language.
        disputed: how a figure most of its articles give differs from one to another.
    """
    found = list(members)
    acts = {member.act for member in found}
    if "denies" in acts and acts - {"denies", "declines"}:
        return "contested", None, (Reason("claims.denied"),)
    if len({member.article for member in found}) == 1:
        return "single", None, ()
    for severity, reason in _differences(found, predicates):
        return "differ", severity, (reason,)
    if disputed:
        return "differ", disputed, (Reason("claims.figure-at-odds"),)
    return "agree", None, ()


def _differences(found: list[Statement], predicates: Predicates) -> Iterable[tuple[Severity, Reason]]:
    by_article: dict[str, list[Statement]] = {}
    for member in found:
        by_article.setdefault(member.article, []).append(member)
    views = [by_article[article] for article in sorted(by_article)]
    if _units_clash(views):
        yield "unit", Reason("claims.other-unit")
    if _amounts_clash(views):
        yield "contradiction", Reason("claims.other-amount")
    if _certainty_clash(views):
        yield "certainty", Reason("claims.may-be-is-not-is")
    if _lists_clash(views):
        yield "scope", Reason("claims.other-list")
    if _crowds_clash(views, predicates):
        yield "scope", Reason("claims.other-crowd")


def _units_clash(views: list[list[Statement]]) -> bool:
    """One amount in two currencies; a currency known by its noun alone ("dinars") may be any of that name."""
    amounts: dict[object, set[str]] = {}
    for view in views:
        for member in view:
            for quantity in member.meaning.quantities:
                if quantity.dimension == "money" and quantity.value is not None and quantity.unit and quantity.unit.isupper():
                    amounts.setdefault(quantity.value, set()).add(quantity.unit)
    return any(len(units) > 1 for units in amounts.values())


def _amounts_clash(views: list[list[Statement]]) -> bool:
    """Two articles give amounts of one unit, and none of them fit; how many sources each heard is no matter of the story."""
    told = [[m for m in view if m.meaning.main != INFORMANT] for view in views]
    sides = [[q for m in view for q in m.meaning.quantities if q.value is not None] for view in told]
    for at, one in enumerate(sides):
        for other in sides[at + 1 :]:
            one_unit = any(x.unit == y.unit for x in one for y in other)
            near = ((x, y) for x in one for y in other if x.unit == y.unit or x.value == y.value)
            if one_unit and not any(_fits(x, y) or _fits(y, x) for x, y in near):
                return True
    return False


def _fits(one: Quantity, other: Quantity) -> bool:
    """Whether the second may be the amount the first speaks of: rounded, or on the right side of "more than"."""
    x, y = float(one.value or 0), float(other.value or 0)
    if abs(x - y) <= ROUNDING * max(abs(x), abs(y)):
        return True
    if one.approximator in ABOVE:
        return x <= y <= BEYOND * x
    return one.approximator in BELOW and y <= x <= BEYOND * y


def _certainty_clash(views: list[list[Statement]]) -> bool:
    """In one article it only may be; in another it is, and is no hearsay."""
    only_maybe = [all(member.meaning.modal for member in view) for view in views]
    return any(only_maybe) and any(all(not m.meaning.modal and m.act != "reports-conditional" for m in view) for view in views)


def _lists_clash(views: list[list[Statement]]) -> bool:
    """Two articles enumerate, share an item, and one leaves items out."""
    lists = [{item for m in view for items in m.meaning.lists for item in items if not item.isdigit()} for view in views]
    for at, one in enumerate(lists):
        for other in lists[at + 1 :]:
            if one & other and one != other:
                return True
    return False


def _crowds_clash(views: list[list[Statement]], predicates: Predicates) -> bool:
    """Some, many, all: two articles that count the same people differently."""
    sizes = ("some", "many", "all")
    crowds = []
    for view in views:
        words = [fold_words(member.text) for member in view]
        crowds.append({size for size in sizes for text in words if predicates.marks(f"scope.{size}").count(text)})
    return any(one and other and not one & other for at, one in enumerate(crowds) for other in crowds[at + 1 :])
