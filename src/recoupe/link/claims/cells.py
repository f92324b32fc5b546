"""What each article does with a claim: one cell for each act, and a reason for silence."""

from collections.abc import Iterable, Mapping, Sequence

from recoupe.link.statements import Statement
from recoupe.records import Article, ArticleId, Cell, Cite, Reason, WhySilent


def make_cells(
    members: Iterable[Statement], articles: Sequence[Article], origins: Mapping[ArticleId, tuple[str, ...]]
) -> tuple[Cell, ...]:
    """The cells of one claim, by article in the order given, then by act."""
    found = list(members)
    told = {member.article for member in found}
    first = min((day for article in articles if article.id in told and (day := article.published.day)), default=None)
    cells: list[Cell] = []
    for article in articles:
        if article.id not in told:
            cells.append(Cell(article.id, "silent", (), why_silent(article, first)))
            continue
        acts = sorted({member.act for member in found if member.article == article.id})
        for act in acts:
            here = [member for member in found if member.article == article.id and member.act == act]
            cells.append(Cell(article.id, act, _cites(article, here), None, origins.get(article.id, ()), _because(here)))
    return tuple(cells)


def why_silent(article: Article, first: str | None) -> WhySilent:
    """Why an article says nothing: it came before anybody told it, nobody knows when it came, or it leaves it out."""
    day = article.published.day
    if day is None:
        return "time-unknown"
    return "published-before" if first is not None and day < first else "not-mentioned"


def _cites(article: Article, members: Iterable[Statement]) -> tuple[Cite, ...]:
    return tuple(article.cite(span) for span in sorted({member.span for member in members}))


def _because(members: Iterable[Statement]) -> tuple[Reason, ...]:
    return tuple(sorted({Reason(f"claims.{member.form}") for member in members}))
