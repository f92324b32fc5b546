"""The dossier of a story, or of some articles, that a library holds."""

from contextlib import suppress

from recoupe import __version__
from recoupe.app.asked import Asked
from recoupe.app.library.asked import now
from recoupe.app.library.verbs import worded
from recoupe.app.output import progress, tell_faults
from recoupe.language.commands import CommandWords
from recoupe.library import (
    Library,
    LibraryBusyError,
    UnknownError,
    add_dossier,
    find_article,
    find_story,
    open_library,
    story_articles,
)
from recoupe.records import ArticleId, Dossier


def run_shelved(words: CommandWords, asked: Asked) -> Dossier:
    """The dossier of what a library holds under the names given; that of a story is kept in it."""
    from recoupe.engine.shelved import compile_shelved  # noqa: PLC0415  nothing heavy before it is needed

    with worded(words, asked.library or ""):
        with open_library(asked.library or "") as library:
            story = find_story(library, asked.story) if asked.story is not None else None
            articles = _articles(library, story, asked)
            dossier = compile_shelved(library, articles, asked.run, progress(words) or _quiet, story)
        if story is not None and not asked.inputs:
            _keep(asked, story, dossier)
    tell_faults(dossier.faults, words)
    return dossier


def _articles(library: Library, story: str | None, asked: Asked) -> list[ArticleId]:
    named = [find_article(library, name) for name in asked.inputs]
    members = [row.id for row in story_articles(library, story)] if story is not None else []
    if not (named or members):
        raise UnknownError(library.path, asked.story or "", name=asked.story)
    return list(dict.fromkeys((*members, *named)))


def _keep(asked: Asked, story: str, dossier: Dossier) -> None:
    """Keep the dossier for searches of claims; somebody who writes just now is not waited for."""
    from recoupe.render import to_json  # noqa: PLC0415  as above

    with suppress(LibraryBusyError), open_library(asked.library or "", writable=True) as library:
        add_dossier(library, story, to_json(dossier), now(), __version__)


def _quiet(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
