"""Notes a library keeps, for a story that is growing: an article it does not have yet is simply read."""

from dataclasses import dataclass

from recoupe.engine.shelved import Shelved
from recoupe.library import UnknownError
from recoupe.records import Article, Notes


@dataclass(slots=True)
class KeptNotes(Shelved):
    """As `Shelved`, articles that are only being added among them."""

    def _kept(self, article: Article) -> Notes | None:
        try:
            return Shelved._kept(self, article)
        except UnknownError:
            return None
