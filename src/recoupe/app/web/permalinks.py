"""Addresses that outlive a dossier: a row is named by its record and its words, and found again, or said to be gone."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from recoupe.app.web.desk import show, view_for
from recoupe.app.web.keys import KINDS, Key, find_row


async def permalink(request: Request) -> Response:
    """To the row an address names, on the screen that shows it; a page that says so when it is gone."""
    view, given = view_for(request), request.path_params
    start, _, end = given["span"].partition("-")
    if given["kind"] not in KINDS or not (start.isdecimal() and end.isdecimal()) or len(given["span"]) > 24:
        raise HTTPException(404)
    if int(start) >= int(end):
        raise HTTPException(404)
    key = Key(given["kind"], request.query_params.get("id", "")[:64], given["article"], int(start), int(end))
    place = f"{view.ways.root}/a/{key.article}?at={start}-{end}#at"
    notes = view.notes(key.article)
    if key.kind == "span" and notes is not None:
        return RedirectResponse(place, 307)
    anchor = find_row(view.keys, key)
    if anchor is None:
        return show(request, "gone.html.j2", 404, view=view, place=place if notes else "")
    quoted = key.kind == "quote" and not any(anchor == orphan for orphan, _ in view.checks.orphans)
    return RedirectResponse(place if quoted else view.ways.row(anchor), 307)
