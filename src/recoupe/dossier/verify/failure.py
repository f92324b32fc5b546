"""One way in which a dossier breaks its contract."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A rule of the contract that does not hold at one place.

    Attributes:
        rule: "verify.what", listed in docs/rules/dossier-verify.md.
        where: the place in the JSON, as a path ("$.claims[3].cells[0]").
        message: what is wrong there, in words a reader can check.
    """

    rule: str
    where: str
    message: str
