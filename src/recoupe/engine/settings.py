"""What a caller may choose about a run."""

from dataclasses import dataclass, field
from datetime import date

from recoupe.read.settings import ReadSettings
from recoupe.records import UNCORRECTED, Corrections


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The choices of one run; the same inputs and settings give the same bytes, whatever `jobs` and `batch` are.

    Attributes:
        labels: language of the labels and of generated words, "fr" or "en".
        articles: language of the tables the articles are read with.
        seen_from: the day an article without a date was seen; None when nobody says.
        jobs: processes that clean and annotate; 1 is this process alone.
        batch: articles handed to another process at a time.
        reading: sizes, counts, and manners on the web.
        corrections: what people say of who is who.
    """

    labels: str = "fr"
    articles: str = "fr"
    seen_from: date | None = None
    jobs: int = 1
    batch: int = 8
    reading: ReadSettings = field(default_factory=ReadSettings)
    corrections: Corrections = UNCORRECTED
