"""A dossier of articles a library holds: from their pages, with the notes it keeps and the corrections people made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from recoupe import library
from recoupe.engine import stages
from recoupe.engine.held import Known, compile_pages
from recoupe.engine.local import Told, here
from recoupe.engine.method import method_version
from recoupe.engine.settings import RunSettings
from recoupe.engine.stages import Stage
from recoupe.language import Tables
from recoupe.library import Library
from recoupe.records import Article, ArticleId, Corrections, Dossier, Notes


@dataclass(slots=True)
class Shelved(Known):
    """Results the library keeps: notes of an article that is, word for word and date for date, the one they were made of."""

    shelf: Library | None = None

    def spread(self, stage: Stage[Any], records: Sequence[Any], tables: Tables) -> Iterator[Any]:
        """Take records through a stage: a `local.Spread`."""
        for record in records:
            kept = self._kept(record) if stage is stages.annotate else None
            yield kept if kept is not None else next(here(stage, [record], tables))

    def _kept(self, article: Article) -> Notes | None:
        if self.shelf is None or library.notes_version(self.shelf, article.id) != method_version():
            return None
        notes = library.get_notes(self.shelf, article.id)
        return notes if notes is not None and notes.article == article else None


def compile_shelved(
    shelf: Library, articles: Sequence[ArticleId], settings: RunSettings, told: Told, story: str | None = None
) -> Dossier:
    """The dossier of some articles of a library: the same bytes as of the same pages given as files under the same names.

    Args:
        shelf: open, for reading is enough.
        articles: which.
        settings: the caller's choices; people's corrections are added to the caller's.
        told: is told how far the run is.
        story: whose corrections hold.

    Raises:
        LibraryError: there is no such article, or its words are not kept.
    """
    pages = [library.get_page(shelf, article) for article in articles]
    if story is not None:
        settings = replace(settings, corrections=_joined(settings.corrections, library.corrections_of(shelf, story)))
    return compile_pages(pages, settings, (), Shelved(shelf=shelf), told)


def _joined(one: Corrections, other: Corrections) -> Corrections:
    return Corrections(*((*getattr(one, field.name), *getattr(other, field.name)) for field in fields(Corrections)))
