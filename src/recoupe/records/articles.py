"""What `clean` hands on: the words kept, what was removed and why, and the way back to the page."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from recoupe.records.spans import ArticleId, Cite, Span

Role = Literal["title", "standfirst", "byline", "date", "caption", "credit", "heading", "body", "list_item"]
FurnitureKind = Literal[
    "share",
    "advert",
    "newsletter",
    "comments",
    "related",
    "tags",
    "legal",
    "navigation",
    "duplicate",
    "paywall",
    "other",
]
CreditKind = Literal["text", "photo", "dateline"]
CreditRelation = Literal["source", "with", "translated", "republished", "first", "relayed"]
DateBasis = Literal["metadata", "url", "text", "inferred"]
EvidenceField = Literal["title", "outlet", "author", "published", "modified", "language", "paywall"]


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A run of clean text and the run of received text it came from.

    Either both have the same length and match one to one, or they match only as wholes (an entity, a fold of white space).
    """

    clean: int
    clean_length: int
    received: int
    received_length: int


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """A paragraph, title, list item...: one run of clean text, one line feed before the next.

    `language` is an ISO 639-1 code where the words make it sure, None where they are too few or speak for none.
    """

    span: Span
    role: Role
    received: Span
    language: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """Words of the received text that were left out, and the rule that dropped them."""

    received: Span
    kind: FurnitureKind
    exact: str
    because: str


@dataclass(frozen=True, slots=True, order=True)
class Byline:
    """A writer as the article names them; `span` is None when only the page's metadata says it."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """Where the article says its words or pictures come from: "(AFP)", "Source : A, B", "GENEVE - ".

    Attributes:
        span: the words that say it.
        kind: what is credited.
        names: as written, outlets and agencies only; a dateline without an agency has none.
        relation: how the words come from them: theirs ("source"), written with theirs ("with"), "translated" from theirs,
            taken over ("republished"), published by them before ("first"), or in part heard from them ("relayed").
    """

    span: Span
    kind: CreditKind
    names: tuple[str, ...] = ()
    relation: CreditRelation = "source"


@dataclass(frozen=True, slots=True)
class Published:
    """When the article was published, as EDTF ("2024-10-25", "2024-10-25T17:20"); None when nothing says it.

    Evidence may stand in other articles of the story when the date was inferred from them.
    """

    edtf: str | None = None
    basis: DateBasis | None = None
    evidence: tuple[Cite, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a date without a basis, and a basis without a date."""
        if (self.edtf is None) != (self.basis is None):
            raise ValueError(f"a date needs a basis: {self.edtf!r}, {self.basis!r}")

    @property
    def day(self) -> str | None:
        """The day alone, ISO; None where the date is coarser than a day, or open."""
        return self.edtf[:10] if self.edtf and len(self.edtf) >= 10 and "/" not in self.edtf else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing the page or its text says of the article; others may say otherwise, and one of them was believed.

    Attributes:
        field: what it speaks of.
        value: as written.
        said_by: where it stood: "json-ld:headline", "meta:og:title", "time", "url", "html:lang", "text", "htmldate".
        span: its place in the clean text; None where it stands in no block.
        chosen: whether it was believed.
        because: the rule that chose it or passed it over.
    """

    field: EvidenceField
    value: str
    said_by: str
    span: Span | None = None
    chosen: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One clean text with everything `clean` found out about it.

    `text` is the clean text: blocks in order, one line feed between. `anchors` cover every character of every block, in order.
    `url` is where the page stood, or says it stands; `captured` when, as the caller said; both None where nobody says.
    """

    id: ArticleId
    source: str
    received_sha256: str
    received_length: int
    text: str
    text_sha256: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    anchors: tuple[Anchor, ...]
    language: str | None = None
    outlet: str | None = None
    title: Span | None = None
    bylines: tuple[Byline, ...] = ()
    published: Published = Published()
    credits: tuple[Credit, ...] = ()
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    url: str | None = None
    captured: str | None = None

    def cite(self, span: Span) -> Cite:
        """The cite of a span of the clean text.

        Raises:
            ValueError: the span leaves the text, or starts or ends between two blocks.
        """
        if span.end > len(self.text):
            raise ValueError(f"{self.source}: span [{span.start}, {span.end}) leaves a text of {len(self.text)} characters")
        start, _ = self._received_of(span.start)
        _, end = self._received_of(span.end - 1)
        return Cite(self.id, span, span.within(self.text), Span(start, end))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at this offset of the clean text; None between two blocks."""
        at = bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def _received_of(self, offset: int) -> tuple[int, int]:
        """Start and end, in the received text, of what became one clean character."""
        at = bisect_right(self.anchors, offset, key=lambda anchor: anchor.clean) - 1
        anchor = self.anchors[at] if at >= 0 else None
        if anchor is None or offset >= anchor.clean + anchor.clean_length:
            raise ValueError(f"{self.source}: character {offset} of the clean text comes from nowhere")
        if anchor.clean_length == anchor.received_length:
            start = anchor.received + offset - anchor.clean
            return start, start + 1
        return anchor.received, anchor.received + anchor.received_length
