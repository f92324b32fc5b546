"""Search over a whole library: what was found, where, and the way to it."""

from dataclasses import dataclass

from markupsafe import Markup, escape
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from recoupe import library as store
from recoupe.app.web.desk import desk_of, language_of, say_for, show
from recoupe.app.web.stacks import Stacks
from recoupe.language.commands import load_command_words
from recoupe.render.wording import moment_words

FOUND = 30
"""Results of one page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with the words it was found by."""

    kind: str
    href: str
    title: str
    outlet: str
    day: str
    words: Markup


async def search(request: Request) -> Response:
    """What a query finds."""
    shelf = desk_of(request).shelf
    if not isinstance(shelf, Stacks):
        raise HTTPException(404)
    query = request.query_params.get("q", "")[:300]
    asked = request.query_params.get("page", "1")
    number = max(int(asked), 1) if asked.isdecimal() and len(asked) < 5 else 1
    trouble, more, hits = "", False, list[Hit]()
    try:
        more, found = await run_in_threadpool(_look, shelf, query, number) if query.strip() else (False, [])
        hits = [_hit(one, story, request) for one, story in found]
    except store.QueryError as wrong:
        words = load_command_words(language_of(request))
        trouble = words.say(f"query.{wrong.code}", at=wrong.at + 1, what=wrong.what)
    return show(request, "search.html.j2", q=query, hits=hits, more=more, number=number, trouble=trouble, screen="search")


def _look(shelf: Stacks, query: str, number: int) -> tuple[bool, list[tuple[store.Found, str | None]]]:
    """A page of results, each with the story of its article."""
    with store.open_library(shelf.path) as library:
        results = store.search(library, query, limit=FOUND, offset=(number - 1) * FOUND)
        return results.more, [(one, store.story_of(library, one.article)) for one in results.found]


def _hit(found: store.Found, story: str | None, request: Request) -> Hit:
    """One result as the page shows it."""
    snippet = found.snippet
    place = f"?at={snippet.hits[0][0]}-{snippet.hits[0][1]}#at" if snippet and snippet.hits else ""
    href = f"/s/{story}/a/{found.article}{place}" if story else ""
    words = _lit(snippet) if snippet else Markup("")
    day = moment_words(found.day, say_for(request))
    return Hit(found.kind, href, found.title or found.source, found.outlet or "", day, words)


def _lit(snippet: store.Snippet) -> Markup:
    """The words of a snippet, those that were sought marked."""
    parts, at = [], snippet.start
    for start, end in snippet.hits:
        if at <= start < end <= snippet.end:
            parts.append(escape(snippet.text[at - snippet.start : start - snippet.start]))
            parts.append(Markup("<mark>{}</mark>").format(snippet.text[start - snippet.start : end - snippet.start]))
            at = end
    parts.append(escape(snippet.text[at - snippet.start :]))
    return Markup("").join(parts)
