"""An edit of an article that changes cells of a dossier: which, from what to what, and where both stand."""

from collections.abc import Iterable, Iterator, Sequence

from recoupe.dossier.changes.events import Change, Touched
from recoupe.dossier.changes.rows import Json, Replaced, cite_of, claim_cites, figure_cites, index_rows
from recoupe.records import Cite, Span


def find_edited(before: Json, after: Json, replaced: Replaced) -> Change | None:
    """The event of one edit; None when no cell changed by it.

    A cell changed by the edit when the words it rests on are among those edited, and it now has another act, value or wording.

    Args:
        before: the dossier with the earlier version.
        after: the dossier with the later one.
        replaced: the edit.
    """
    touched = (*_claims(before, after, replaced), *_figures(before, after, replaced))
    if not touched:
        return None
    cites = tuple(dict.fromkeys(cite for one in touched for cite in one.after))
    earlier = tuple(dict.fromkeys(cite for one in touched for cite in one.before))
    return Change("edit", f"edit {replaced.old} {replaced.new}", touched[0].says, None, cites, earlier, touched)


def _claims(before: Json, after: Json, replaced: Replaced) -> Iterator[Touched]:
    old: Sequence[Json] = before["claims"]
    index = index_rows([list(claim_cites(one)) for one in old], (replaced,))
    matched: dict[int, list[Json]] = {}
    for claim in after["claims"]:
        rows = index.rows(claim_cites(claim))
        for row in rows:
            matched.setdefault(row, []).append(claim)
        is_new = not any(_cells(old[row], replaced.old) for row in rows)
        cells = _cells(claim, replaced.new)
        if is_new and cells and _is_edited(_cites(cells), replaced, later=True):
            yield Touched("claim", claim["id"], claim["says"], None, _acts(cells), (), _cites(cells))
    for row, claim in enumerate(old):
        cells = _cells(claim, replaced.old)
        if not cells:
            continue
        now = [cell for other in matched.get(row, ()) for cell in _cells(other, replaced.new)]
        if _is_edited(_cites(cells), replaced, later=False) or _is_edited(_cites(now), replaced, later=True):
            row_id = matched[row][0]["id"] if row in matched else claim["id"]
            yield Touched("claim", row_id, claim["says"], _acts(cells), _acts(now), _cites(cells), _cites(now))


def _figures(before: Json, after: Json, replaced: Replaced) -> Iterator[Touched]:
    old: Sequence[Json] = before["figures"]
    index = index_rows([list(figure_cites(one)) for one in old], (replaced,))
    matched: dict[int, Json] = {}
    for figure in after["figures"]:
        for row in index.rows(figure_cites(figure)):
            matched.setdefault(row, figure)
    for row, figure in enumerate(old):
        was = _values(figure, replaced.old)
        now = _values(matched[row], replaced.new) if row in matched else []
        edited = _is_edited([cite for _, cite in was], replaced, later=False)
        if was and edited and [value for value, _ in was] != [value for value, _ in now]:
            row_id = matched[row]["id"] if row in matched else figure["id"]
            told = _value(was), _value(now), tuple(cite for _, cite in was), tuple(cite for _, cite in now)
            yield Touched("figure", row_id, figure["what"], *told)


def _cells(claim: Json, article: str) -> list[Json]:
    return [cell for cell in claim["cells"] if cell["article"] == article and cell["act"] != "silent"]


def _acts(cells: Iterable[Json]) -> str | None:
    return ", ".join(sorted({str(cell["act"]) for cell in cells})) or None


def _cites(cells: Iterable[Json]) -> tuple[Cite, ...]:
    return tuple(cite_of(cite) for cell in cells for cite in cell["cites"])


def _values(figure: Json, article: str) -> list[tuple[tuple[str | None, str | None], Cite]]:
    """The values one article gives: number and unit, and where."""
    mine = [one for one in figure["values"] if one["cite"]["article"] == article]
    return sorted((((one["value"], one["unit"]), cite_of(one["cite"])) for one in mine), key=lambda pair: pair[1])


def _value(values: Iterable[tuple[tuple[str | None, str | None], Cite]]) -> str | None:
    return ", ".join(" ".join(filter(None, value)) for value, _ in values) or None


def _is_edited(cites: Iterable[Cite], replaced: Replaced, *, later: bool) -> bool:
    """Whether words that were edited in meaning are among those cited."""
    spans = [one.after if later else one.before for one in replaced.comparison.meaningful]
    return any(_meet(cite.span, span) for cite in cites for span in spans if span is not None)


def _meet(one: Span, other: Span) -> bool:
    return one.overlap(other) > 0
