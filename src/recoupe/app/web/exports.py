"""Every view as a file: exactly its rows, as CSV, Markdown or JSON; the network as GEXF or GraphML."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe.app.web import matrix
from recoupe.app.web.desk import view_for
from recoupe.app.web.story_view import StoryView
from recoupe.app.web.ties import Edge, find_edges
from recoupe.records import Dossier
from recoupe.render import TABLES, to_json, to_jsonld, to_markdown

Row = dict[str, Any]
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "jsonld": "application/ld+json",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
}
WHOLE: dict[str, Callable[[Dossier], str]] = {"json": to_json, "md": to_markdown, "jsonld": to_jsonld}
"""What writes the whole dossier."""
OWN = ("reuse", "network", "log", "checks")
"""Tables of the desk besides those of the dossier."""
_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d\s])")
"""What a spreadsheet would take for a formula at the start of a cell; "-3" is a number."""


async def export(request: Request) -> Response:
    """One table of a story, or the whole dossier."""
    view, table = view_for(request), request.path_params["table"]
    kind = request.path_params["kind"]
    if kind not in FORMATS:
        raise HTTPException(404)
    if table == "dossier" and kind in WHOLE:
        text = WHOLE[kind](view.dossier)
    elif kind == "jsonld":
        if table != "claims":
            raise HTTPException(404)
        text = to_jsonld(view.dossier, _claims_in_view(view, request.query_params))
    elif kind in ("gexf", "graphml"):
        if table != "network":
            raise HTTPException(404)
        text = to_gexf(view) if kind == "gexf" else to_graphml(view)
    elif table in TABLES or table in OWN:
        text = _written(kind, list(_rows(view, table, request.query_params, str(request.base_url))))
    else:
        raise HTTPException(404)
    name = f"recoupe-{view.held.id}-{table}.{kind}"
    disposition = f'attachment; filename="{name}"'
    return Response(
        text.encode("utf-8", "backslashreplace"), media_type=FORMATS[kind], headers={"content-disposition": disposition}
    )


def _rows(view: StoryView, table: str, query: Mapping[str, str], root: str) -> Iterator[Row]:
    """The rows of a table, those of claims filtered as the matrix is."""
    if table == "claims":
        seen = {row.anchor: row for row in matrix.rows_wanted(view, matrix.wanted_of(query))}
        ids = {claim.id: f"c{n}" for n, claim in enumerate(view.dossier.links.claims, start=1)}
        order = {anchor: n for n, anchor in enumerate(seen)}
        rows = [row for row in TABLES["claims"][1](view.guide) if ids[str(row["claim"])] in seen]
        for row in sorted(rows, key=lambda row: order[ids[str(row["claim"])]]):
            yield {**row, **_human(view, ids[str(row["claim"])]), "link": _link(view, ids[str(row["claim"])], root)}
    elif table == "figures":
        ids = {figure.id: f"n{n}" for n, figure in enumerate(view.dossier.links.figures, start=1)}
        for row in TABLES["figures"][1](view.guide):
            anchor = ids[str(row["figure"])]
            yield {**row, **_human(view, anchor), "link": _link(view, anchor, root)}
    elif table in TABLES:
        yield from TABLES[table][1](view.guide)
    else:
        yield from {"reuse": _reuse, "network": _ties, "log": _log, "checks": _checks}[table](view)


def _claims_in_view(view: StoryView, query: Mapping[str, str]) -> frozenset[str]:
    """The ids of the claims a filter leaves."""
    shown = {row.anchor for row in matrix.rows_wanted(view, matrix.wanted_of(query))}
    return frozenset(claim.id for n, claim in enumerate(view.dossier.links.claims, start=1) if f"c{n}" in shown)


def _human(view: StoryView, anchor: str) -> Row:
    """What a person decided about a row."""
    review = view.reviews.get(anchor)
    return {"review": review.call if review else None, "note": review.note or None if review else None}


def _link(view: StoryView, anchor: str, root: str) -> str:
    """The permanent address of a row."""
    return f"{root.rstrip('/')}{view.ways.root}/p/{view.keys[anchor].path}"


def _reuse(view: StoryView) -> Iterator[Row]:
    for reuse in view.dossier.links.reuse:
        for before, after in reuse.pairs:
            yield {
                "earlier": view.guide.articles[reuse.earlier].source,
                "later": view.guide.articles[reuse.later].source,
                "kind": reuse.kind,
                "share": round(reuse.share, 4),
                "direction": reuse.direction,
                "words_earlier": before.exact,
                "words_later": after.exact,
            }


def _ties(view: StoryView) -> Iterator[Row]:
    names = view.guide.actors
    for edge in find_edges(view):
        yield {
            "from": names[edge.start].name,
            "to": names[edge.end].name,
            "tie": edge.tie,
            "weight": edge.weight,
            "first": edge.first or None,
            "last": edge.last or None,
        }


def _log(view: StoryView) -> Iterator[Row]:
    for entry in view.held.log:
        yield {
            "number": entry.number,
            "when": entry.when,
            "who": entry.who,
            "act": entry.act,
            "at": str(entry.at) if entry.at else None,
            "other": str(entry.other) if entry.other else None,
            "value": entry.value,
            "words": entry.words,
        }


def _checks(view: StoryView) -> Iterator[Row]:
    """What is left to settle, as the desk lists it."""
    checks = view.checks
    listed = [(row.anchor, "figure", row.what, row.values[0].label) for row in checks.figures]
    listed += [(row.anchor, "damage", row.words.exact, row.words.label) for row in checks.damage]
    listed += [(row.anchor, "drift", f"{row.before.exact} \u2192 {row.after.exact}", row.after.label) for row in checks.drift]
    listed += [(anchor, "orphan", words.exact, words.label) for anchor, words in checks.orphans]
    for anchor, kind, words, label in listed:
        yield {"row": anchor, "kind": kind, "label": label, "words": words, **_human(view, anchor)}


def _written(kind: str, rows: Sequence[Row]) -> str:
    """Rows in one of the formats of tables."""
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    columns = list(dict.fromkeys(name for row in rows for name in row))
    if kind == "md":
        head = f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
        return head + "".join(f"| {' | '.join(_cell(row.get(name)) for name in columns)} |\n" for row in rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def _harmless(value: object) -> object:
    """A value no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _cell(value: object) -> str:
    """A value in a Markdown table: nothing in it is markup."""
    text = "" if value is None else " ".join(str(value).split())
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)


def to_gexf(view: StoryView) -> str:
    """The network as GEXF 1.3."""
    actors = [view.guide.actors[key] for key in _tied(view)]
    nodes = "".join(
        f"<node id={_attribute(actor.id)} label={_attribute(actor.name)}><attvalues>"
        f'<attvalue for="0" value={_attribute(actor.kind)}/><attvalue for="1" value="{len(actor.places)}"/></attvalues></node>\n'
        for actor in actors
    )
    edges = "".join(
        f'<edge id="{n}" source={_attribute(edge.start)} target={_attribute(edge.end)} type="directed" '
        f'kind="{edge.tie}" label="{edge.tie}" weight="{edge.weight}"{_days(edge)}/>\n'
        for n, edge in enumerate(find_edges(view))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        '<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n<attributes class="node">'
        '<attribute id="0" title="kind" type="string"/><attribute id="1" title="mentions" type="integer"/></attributes>\n'
        f"<nodes>\n{nodes}</nodes>\n<edges>\n{edges}</edges>\n</graph>\n</gexf>\n"
    )


def to_graphml(view: StoryView) -> str:
    """The network as GraphML."""
    actors = [view.guide.actors[key] for key in _tied(view)]
    nodes = "".join(
        f'<node id={_attribute(actor.id)}><data key="name">{_escaped(actor.name)}</data><data key="kind">{actor.kind}</data>'
        f'<data key="mentions">{len(actor.places)}</data></node>\n'
        for actor in actors
    )
    edges = "".join(
        f'<edge id="e{n}" source={_attribute(edge.start)} target={_attribute(edge.end)}><data key="tie">{edge.tie}</data>'
        f'<data key="weight">{edge.weight}</data>'
        + "".join(f'<data key="{name}">{day}</data>' for name, day in (("first", edge.first), ("last", edge.last)) if day)
        + "</edge>\n"
        for n, edge in enumerate(find_edges(view))
    )
    keys = "".join(
        f'<key id="{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
        for name, what, kind in (
            ("name", "node", "string"),
            ("kind", "node", "string"),
            ("mentions", "node", "int"),
            ("tie", "edge", "string"),
            ("weight", "edge", "int"),
            ("first", "edge", "string"),
            ("last", "edge", "string"),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        f'{keys}<graph edgedefault="directed">\n{nodes}{edges}</graph>\n</graphml>\n'
    )


def _days(edge: Edge) -> str:
    """From when to when a tie was made, as GEXF has it; nothing where no article that makes it is dated."""
    return f' start="{edge.first}" end="{edge.last}"' if edge.first else ""


def _tied(view: StoryView) -> list[str]:
    """The actors with a tie, in the order of the dossier."""
    edges: tuple[Edge, ...] = find_edges(view)
    tied = {key for edge in edges for key in (edge.start, edge.end)}
    return [key for key in view.guide.actors if key in tied]


def _clean(text: str) -> str:
    """A text XML may hold."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _escaped(text: str) -> str:
    return escape(_clean(text))
