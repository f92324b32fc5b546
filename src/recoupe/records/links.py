"""What `link` hands on about many articles: actors, claims, origins, figures, drift, timeline, reuse, stories."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from recoupe.records.articles import Published
from recoupe.records.faults import Fault
from recoupe.records.notes import ActorKind, Approximator
from recoupe.records.reasons import Reason
from recoupe.records.spans import ArticleId, Cite, Span

CellAct = Literal["states", "reports", "reports-conditional", "denies", "declines", "questions", "silent"]
WhySilent = Literal["published-before", "time-unknown", "not-mentioned"]
ClaimVerdict = Literal["agree", "differ", "contested", "single"]
FigureVerdict = Literal["agree", "differ", "garbled", "single"]
Severity = Literal["contradiction", "rounding", "scope", "unit", "certainty"]
OriginKind = Literal["anonymous", "named", "document", "witness"]
DriftKind = Literal["certainty", "source", "wording", "scope"]
ReuseKind = Literal["copy", "rewrite", "translation", "quotes"]
Direction = Literal["written", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A span of one article's clean text: how links point at mentions and words."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something the story names; `places` are all its mentions, in order of article and span.

    `name` is the fullest proper name met, as written. An anonymous source is an actor of its own, never merged into another.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    places: tuple[Place, ...]
    cites: tuple[Cite, ...]
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from: the actor who first said it, behind the relays it came through (outermost first).

    `inferred` tells that a link of the chain is not written in the text.
    """

    id: str
    actor: str | None
    kind: OriginKind
    through: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of one claim, and the words that say it: no cell without a cite; silence has a reason instead."""

    article: ArticleId
    act: CellAct
    cites: tuple[Cite, ...]
    why_silent: WhySilent | None = None
    origins: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        """Refuse words without a cite, and silence without a reason."""
        if (self.act == "silent") == bool(self.cites):
            raise ValueError(f"a cell that is {self.act} has {len(self.cites)} cites")
        if (self.act == "silent") != (self.why_silent is not None):
            raise ValueError(f"a cell that is {self.act} is silent because {self.why_silent}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim aligned across articles, with at most one cell for each act an article performs.

    `says` is a wording found in an article, never one made here.
    """

    id: str
    says: str
    cells: tuple[Cell, ...]
    origins: tuple[str, ...]
    independent_origins: int
    verdict: ClaimVerdict
    severity: Severity | None = None
    core: bool = False
    """One of the story's main claims, as ranked by articles, headlines and leads that carry it."""
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One article's value of a figure; `value` is None where the words are damaged or vague."""

    cite: Cite
    value: Decimal | None
    unit: str | None
    approximator: Approximator
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity aligned across articles. `what` uses words of the articles."""

    id: str
    what: str
    values: tuple[FigureValue, ...]
    verdict: FigureVerdict
    severity: Severity | None
    because: tuple[Reason, ...]
    """Why it is one figure and why this verdict; inferences (sums tried) are marked by their rule."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How certainty, source, wording or scope changed from one wording to another."""

    claim: str | None
    kind: DriftKind
    before: Cite
    after: Cite
    because: Reason


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance in several wordings or languages."""

    id: str
    speaker: str | None
    versions: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline: half-open [start, end) in ISO days or minutes; `says` uses words of the articles."""

    start: str
    end: str | None
    says: str
    cites: tuple[Cite, ...]
    edtf: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Reuse:
    """One article's words standing in another; `share` of `later` in [0, 1] that stands in `earlier`."""

    earlier: ArticleId
    later: ArticleId
    kind: ReuseKind
    share: float
    direction: Direction
    pairs: tuple[tuple[Cite, Cite], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, and why they are together."""

    id: str
    articles: tuple[ArticleId, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Dating:
    """The publication date of one article once the whole story has been read."""

    article: ArticleId
    published: Published
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Everything `link` found; tuples in a fixed order that does not depend on the order of the inputs."""

    actors: tuple[Actor, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    figures: tuple[Figure, ...] = ()
    drift: tuple[Drift, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    timeline: tuple[Event, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    stories: tuple[Story, ...] = ()
    faults: tuple[Fault, ...] = ()
