"""Saved searches over what came since they last ran."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from recoupe import library
from recoupe.engine.watching.bodies import Body
from recoupe.library import Filters, Found, Library
from recoupe.library.following import latest_key
from recoupe.library.watching import Happening, SavedSearch, list_searches, record_happening, save_search

PAGE, MOST = 500, 4_000
"""Results looked through: as many as the library ranks."""


def run_searches(shelf: Library, now: str, places: tuple[str, ...]) -> Iterator[Happening]:
    """Keep an event for each new article a saved search finds; what it has seen is kept with them, in one transaction.

    A search that was just saved begins with what comes after it.

    Raises:
        QueryError: a saved search cannot be read by this version.
    """
    top = latest_key(shelf)
    for saved in list_searches(shelf):
        if saved.seen_up_to >= top:
            continue
        found = {one.article: one for one in _new(shelf, saved)}
        kept = list[Happening]()
        with shelf.writing():
            for article, one in sorted(found.items()):
                happening = Happening(f"search {saved.name} {article}", "search", now, _body(saved, one), one.story, article)
                number = record_happening(shelf, happening, places)
                if number is not None:
                    kept.append(replace(happening, id=number))
            save_search(shelf, replace(saved, seen_up_to=top))
        yield from kept


def _new(shelf: Library, saved: SavedSearch) -> Iterator[Found]:
    """What a search finds among the articles it has not seen."""
    given: dict[str, Any] = dict(saved.filters)
    filters = Filters(**given)
    for offset in range(0, MOST, PAGE):
        page = library.search(shelf, saved.query, filters, limit=PAGE, offset=offset)
        yield from (one for one in page.found if one.key > saved.seen_up_to)
        if not page.more:
            return


def _body(saved: SavedSearch, found: Found) -> Body:
    snippet = found.snippet
    hits = [{"start": start, "end": end} for start, end in snippet.hits] if snippet else []
    where: Body = {"article": found.article, "outlet": found.outlet, "title": found.title, "source": found.source}
    where |= {"day": found.day, "exact": snippet.text if snippet else None, "hits": hits}
    where |= {"start": snippet.start if snippet else None, "end": snippet.end if snippet else None}
    return {"says": saved.name, "query": saved.query, "row": None, "cites": [where], "before": [], "touched": []}
