"""How certainty, source or scope changed between two tellings of one claim, each with the words of both."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.link.cast import Cast
from recoupe.link.statements import Statement
from recoupe.records import Article, ArticleId, Cite, Drift, DriftKind, Reason

TOLD = frozenset({"states", "reports", "reports-conditional"})


def find_drift(claim: str, members: Iterable[Statement], articles: Mapping[ArticleId, Article], cast: Cast) -> tuple[Drift, ...]:
    """The drift inside one claim, at most one of each kind for each article it leads to.

    Args:
        claim: its id.
        members: everything the articles say of it.
        articles: by id, for the cites.
        cast: the actors.
    """
    told = [m for m in members if m.act in TOLD and not m.secondary]
    by_article: dict[ArticleId, list[Statement]] = {}
    for member in told:
        by_article.setdefault(member.article, []).append(member)
    found: list[Drift] = []
    for article in sorted(by_article, key=lambda name: (articles[name].source, name)):
        here = by_article[article]
        others = [m for m in told if m.article != article]
        for change in (_certainty(here, others), _modal(here, others), _source(here, others, cast), _scope(here, others)):
            if change is not None:
                before, after, reason = change
                found.append(Drift(claim, _KINDS[reason.rule], _cite(before, articles), _cite(after, articles), reason))
    return tuple(found)


Change = tuple[Statement, Statement, Reason]
_KINDS: Mapping[str, DriftKind] = {
    "drift.reserve-dropped": "certainty",
    "drift.may-be-became-is": "certainty",
    "drift.anonymous-became-unnamed": "source",
    "drift.list-shortened": "scope",
}


def _certainty(here: Sequence[Statement], others: Sequence[Statement]) -> Change | None:
    """Told as a fact here, with a reserve there."""
    flat = [m for m in here if m.act == "states" and not m.meaning.modal]
    held = [m for m in others if m.act == "reports-conditional"] or [m for m in here if m.act == "reports-conditional"]
    if not flat or not held:
        return None
    return _closest(held, flat, Reason("drift.reserve-dropped"))


def _modal(here: Sequence[Statement], others: Sequence[Statement]) -> Change | None:
    """It is here, it may be there."""
    flat = [m for m in here if not m.meaning.modal and m.act != "reports-conditional"]
    maybe = [m for m in others if m.meaning.modal]
    if not flat or not maybe or any(m.meaning.modal for m in here):
        return None
    return _closest(maybe, flat, Reason("drift.may-be-became-is"))


def _source(here: Sequence[Statement], others: Sequence[Statement], cast: Cast) -> Change | None:
    """There from sources nobody names, here from a medium alone or from nobody."""

    def hidden(m: Statement) -> bool:
        return any(v.speaker and cast.kind(v.speaker) == "anonymous" for v in m.voices)

    if any(hidden(m) for m in here):
        return None
    veiled = [m for m in others if hidden(m)]
    if not veiled:
        return None
    relays = {
        relay for m in veiled for v in m.voices for relay in (*v.through, v.speaker) if relay and cast.kind(relay) == "media"
    }
    plain = [m for m in here if any(v.speaker in relays for v in m.voices)]
    return _closest(veiled, plain, Reason("drift.anonymous-became-unnamed")) if plain else None


def _scope(here: Sequence[Statement], others: Sequence[Statement]) -> Change | None:
    """An enumeration that lost items on the way."""
    mine = frozenset(item for m in here for items in m.meaning.lists for item in items)
    for other in others:
        for items in other.meaning.lists:
            if mine and len(items & mine) >= 1 and mine < items:
                after = next(m for m in here if m.meaning.lists)
                return other, after, Reason("drift.list-shortened")
    return None


def _closest(before: Sequence[Statement], after: Sequence[Statement], reason: Reason) -> Change:
    """The pair of statements whose words are most alike."""
    pairs = [(-len(b.meaning.stems & a.meaning.stems), b.key, a.key, b, a) for b in before for a in after]
    _, _, _, first, second = min(pairs, key=lambda pair: pair[:3])
    return first, second, reason


def _cite(statement: Statement, articles: Mapping[ArticleId, Article]) -> Cite:
    return articles[statement.article].cite(statement.span)
