"""What `read` hands on: one input, decoded, nothing taken away."""

from dataclasses import dataclass
from typing import Literal

from recoupe.records.ids import article_id
from recoupe.records.spans import ArticleId

PageKind = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Page:
    """One input as it came, decoded to text; line ends and every other character kept.

    Attributes:
        source: the input as it was named on the command line, or its URL.
        sha256: of the received bytes.
        text: the received text; all `received` offsets count its code points.
        kind: how it is to be read.
        encoding: the codec that decoded it ("utf-8", "cp1252", ...).
        url: where the page stood, when known from the input itself; None otherwise.
        captured: ISO date or time at which it was captured, as given by the caller, never by the clock; None if not given.
    """

    source: str
    sha256: str
    text: str
    kind: PageKind
    encoding: str = "utf-8"
    url: str | None = None
    captured: str | None = None

    @property
    def id(self) -> ArticleId:
        """The id of the article this page becomes."""
        return article_id(self.sha256)
