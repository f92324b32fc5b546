"""Words of one text standing in another, in a collection of any size."""

from dataclasses import dataclass
from typing import Literal

from recoupe.records.links import ReuseKind
from recoupe.records.spans import Span

PassageKind = Literal["verbatim", "paraphrase", "translation"]
Came = Literal["one", "other", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A run of one text and the run of the other that says it, in code points of each text."""

    one: Span
    other: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Shared:
    """Two texts that share passages.

    Attributes:
        one, other: ids of the texts, in order.
        share_one, share_other: share of the words of each that stand in the other, in [0, 1].
        kind: what the one that came later did.
        came_first: which was there first; "unknown" when nothing tells.
        why: what told: "time", "credit", "containment"; "" when nothing did.
    """

    one: str
    other: str
    passages: tuple[Passage, ...]
    share_one: float
    share_other: float
    kind: ReuseKind
    came_first: Came
    why: str = ""
