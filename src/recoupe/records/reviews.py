"""What people decided about a row of a dossier: shown as theirs, never as found."""

from dataclasses import dataclass
from typing import Literal

ReviewCall = Literal["confirmed", "dismissed", "noted"]


@dataclass(frozen=True, slots=True)
class Review:
    """One person's call on one row.

    Attributes:
        call: what was decided; "noted" leaves the row open.
        who: as the person signs; "" when nobody says.
        when: ISO time, UTC, as given by the caller; "" when not said.
        note: the person's own words, or "".
    """

    call: ReviewCall
    who: str = ""
    when: str = ""
    note: str = ""
