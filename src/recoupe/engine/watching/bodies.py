"""An event as it is kept and sent: plain fields, every cite with the article it stands in."""

from collections.abc import Iterable

from recoupe import library
from recoupe.dossier.changes import Change, Touched
from recoupe.library import Library
from recoupe.records import Cite
from recoupe.records.ids import hash_text

Body = dict[str, object]


def body_of(shelf: Library, change: Change) -> Body:
    """The fields of an event."""
    return {
        "says": change.says,
        "row": change.row,
        "cites": cites_of(shelf, change.cites),
        "before": cites_of(shelf, change.before),
        "touched": [_touched(shelf, one) for one in change.touched],
    }


def cites_of(shelf: Library, cites: Iterable[Cite]) -> list[Body]:
    """Cites as the contract of a dossier writes them, with what a reader needs to find them."""
    return [
        {
            "article": cite.article,
            "start": cite.span.start,
            "end": cite.span.end,
            "exact": cite.exact,
            "received_start": cite.received.start,
            "received_end": cite.received.end,
            **_where(shelf, cite),
        }
        for cite in cites
    ]


def event_id(key: str) -> str:
    """What tells an event from every other, in a form any header or address can hold."""
    return hash_text(key)[:32]


def _where(shelf: Library, cite: Cite) -> Body:
    row = next(library.list_articles(shelf, "articles.article = ?", (cite.article,)), None)
    if row is None:
        return {"outlet": None, "title": None, "source": None, "url": None, "day": None}
    return {"outlet": row.outlet, "title": row.title, "source": row.source, "url": row.url, "day": row.day}


def _touched(shelf: Library, one: Touched) -> Body:
    told: Body = {"table": one.table, "row": one.row, "says": one.says, "was": one.was, "now": one.now}
    return told | {"before": cites_of(shelf, one.before), "after": cites_of(shelf, one.after)}
