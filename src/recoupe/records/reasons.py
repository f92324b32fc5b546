"""Why a thing was found, kept, dropped or decided."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A rule that fired, how much it weighed, and a note a reader can weigh.

    Attributes:
        rule: "topic.name", listed in docs/rules/.
        weight: in [0, 1].
        note: plain words, or "" when the rule says it all.
    """

    rule: str
    weight: float = 1.0
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a weight outside [0, 1]."""
        if not 0.0 <= self.weight <= 1.0:
            raise ValueError(f"reason {self.rule!r} weighs {self.weight}, outside [0, 1]")
