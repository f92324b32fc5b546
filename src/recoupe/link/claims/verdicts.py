"""Whether the articles agree on a claim: one article only, contested, differing, or agreeing."""

from collections.abc import Iterable

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.statements import Statement
from recoupe.records import ClaimVerdict, Reason, Severity

Judgement = tuple[ClaimVerdict, Severity | None, tuple[Reason, ...]]
ROUNDING = 0.05
"""Amounts this close, as a share of the larger, are one amount rounded twice: "118" and "près de 120"."""


def judge(members: Iterable[Statement], predicates: Predicates) -> Judgement:
    """The verdict on one claim from everything the articles say of it."""
    found = list(members)
    acts = {member.act for member in found}
    if "denies" in acts and acts - {"denies", "declines"}:
        return "contested", None, (Reason("claims.denied"),)
    if len({member.article for member in found}) == 1:
        return "single", None, ()
    for severity, reason in _differences(found, predicates):
        return "differ", severity, (reason,)
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
    """One amount in two currencies."""
    amounts: dict[object, set[str]] = {}
    for view in views:
        for member in view:
            for quantity in member.meaning.quantities:
                if quantity.dimension == "money" and quantity.value is not None and quantity.unit:
                    amounts.setdefault(quantity.value, set()).add(quantity.unit)
    return any(len(units) > 1 for units in amounts.values())


def _amounts_clash(views: list[list[Statement]]) -> bool:
    """Two articles give amounts of one unit, and none of them fit."""
    sides = [{(q.value, q.unit) for m in view for q in m.meaning.quantities if q.value is not None} for view in views]
    for at, one in enumerate(sides):
        for other in sides[at + 1 :]:
            pairs = [(float(x), float(y)) for x, u in one for y, v in other if u == v and x is not None and y is not None]
            if pairs and not any(abs(x - y) <= ROUNDING * max(abs(x), abs(y)) for x, y in pairs):
                return True
    return False


def _certainty_clash(views: list[list[Statement]]) -> bool:
    """In one article it only may be; in another it is."""
    only_maybe = [all(member.meaning.modal for member in view) for view in views]
    return any(only_maybe) and any(all(not member.meaning.modal for member in view) for view in views)


def _lists_clash(views: list[list[Statement]]) -> bool:
    """Two articles enumerate, share an item, and one leaves items out."""
    lists = [{item for m in view for items in m.meaning.lists for item in items} for view in views]
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
