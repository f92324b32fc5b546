"""The dossier as it stands in JSON: names for its shapes, so that the checks are typed. Only `check_shape` makes them true."""

from typing import Any, TypedDict


class Cite(TypedDict):
    """Words anyone can check."""

    article: str
    start: int
    end: int
    exact: str
    received_start: int
    received_end: int


class Block(TypedDict):
    """A run of clean text and where it stood."""

    start: int
    end: int
    received_start: int
    received_end: int


class Furniture(TypedDict):
    """Words left out, and the rule that dropped them."""

    received_start: int
    received_end: int
    exact: str
    because: str


class Byline(TypedDict):
    """A writer."""

    name: str
    cite: Cite | None


class Credit(TypedDict):
    """Where words or pictures come from."""

    cite: Cite
    names: list[str]


class Damage(TypedDict):
    """Broken words."""

    cite: Cite
    kind: str
    because: str


class Article(TypedDict):
    """One article, without its words."""

    id: str
    source: str
    received_sha256: str
    clean_sha256: str
    received_length: int
    title: Cite | None
    bylines: list[Byline]
    credits: list[Credit]
    blocks: list[Block]
    furniture: list[Furniture]
    damage: list[Damage]


class Actor(TypedDict):
    """Somebody or something the story names."""

    id: str
    name: str
    kind: str
    aliases: list[str]
    cites: list[Cite]


class Attribution(TypedDict):
    """Who says what."""

    id: str
    content: Cite
    cue: Cite | None
    source: Cite | None
    speaker: str | None
    speaker_kind: str
    through: list[str]
    hedged: bool
    hedge: str | None


class Quantity(TypedDict):
    """A number with its unit."""

    cite: Cite
    value: str | None
    low: str | None
    high: str | None
    damaged: bool


class Share(TypedDict):
    """One share of a poll."""

    candidate: str | None
    percent: str


class Poll(TypedDict):
    """One poll result."""

    article: str
    cite: Cite
    shares: list[Share]
    lead: str | None


class Origin(TypedDict):
    """Where a claim comes from."""

    id: str
    actor: str | None
    kind: str
    through: list[str]


class Cell(TypedDict):
    """What one article says of one claim."""

    article: str
    act: str
    why_silent: str | None
    cites: list[Cite]


class Claim(TypedDict):
    """One claim across the articles."""

    id: str
    says: str
    cells: list[Cell]
    origins: list[str]
    independent_origins: int


class Value(TypedDict):
    """One article's value of a figure."""

    cite: Cite
    value: str | None


class Figure(TypedDict):
    """One quantity across the articles."""

    id: str
    values: list[Value]


class Drift(TypedDict):
    """A change on the way; its other fields are cites found by walking."""

    claim: str | None


class Utterance(TypedDict):
    """One thing said, in several wordings."""

    id: str
    speaker: str | None
    versions: list[Cite]


class Event(TypedDict):
    """A row of the timeline."""

    start: str
    end: str | None
    cites: list[Cite]


Reuse = TypedDict("Reuse", {"from": str, "to": str, "pairs": list[list[Cite]]})


class Story(TypedDict):
    """Articles about one event."""

    id: str
    articles: list[str]


class Fault(TypedDict):
    """A document's trouble."""

    code: str
    subject: str


class Dossier(TypedDict):
    """The whole file."""

    articles: list[Article]
    actors: list[Actor]
    attributions: list[Attribution]
    quantities: list[Quantity]
    polls: list[Poll]
    origins: list[Origin]
    claims: list[Claim]
    figures: list[Figure]
    drift: list[Drift]
    utterances: list[Utterance]
    timeline: list[Event]
    reuse: list[Reuse]
    stories: list[Story]
    faults: list[Fault]


Json = dict[str, Any]
"""Any object of the file, where only a walk over all of them matters."""
