"""Trouble: a document's is a record, a run's is an exception."""

from dataclasses import dataclass

from recoupe.records.spans import Cite


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A document's trouble: kept, counted, shown in the dossier.

    Attributes:
        code: "room.what", listed in docs/faults.md.
        subject: the input as it was named, or the id of the page, article or cell.
        message: what, where, what to do.
        cite: None before there is a clean text, or where no words are at fault.
    """

    code: str
    subject: str
    message: str
    cite: Cite | None = None


class RecoupeError(Exception):
    """The run cannot go on; one subclass for each thing a caller can do about it."""


class UsageError(RecoupeError):
    """The call's words are off: a person can mend the command and call again."""


class LexiconError(RecoupeError):
    """A language file cannot be used: ("fr/units.toml", "quintaux", "also under ton")."""

    def __init__(self, file: str, entry: str, why: str) -> None:
        super().__init__(f"{file}: {entry!r}: {why}")
        self.file, self.entry, self.why = file, entry, why


class DossierError(RecoupeError):
    """A dossier file cannot be read back: not JSON, another schema, or a field of the wrong type."""
