"""Articles in a stream, the stories they join, and what people say of that."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from recoupe.records.reasons import Reason

Ruled = Literal["together", "apart"]


@dataclass(frozen=True, slots=True)
class StreamArticle:
    """One article of a stream: what putting it into a story needs, and no more.

    Attributes:
        id: the caller's; unique in the stream.
        language: ISO 639-1 code; "" when nobody knows.
        time: aware; None when nobody knows.
        outlet: "" when nobody knows.
    """

    id: str
    title: str
    text: str
    language: str = ""
    time: datetime | None = None
    outlet: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that belongs to no zone: two of them cannot be put in order."""
        if self.time is not None and self.time.tzinfo is None:
            raise ValueError(f"article {self.id!r} has a time without a zone")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on two articles: they tell one story, or they do not. It goes before what was found."""

    kind: Ruled
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Membership:
    """The story an article belongs to, the saga of that story, and why.

    `story` is named after the article that opened it, and stays when others join; `saga` after the story that opened it.
    """

    article: str
    story: str
    saga: str
    because: tuple[Reason, ...]
