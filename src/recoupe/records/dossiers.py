"""The dossier: notes and links put together, ready to be rendered or written as JSON."""

from dataclasses import dataclass

from recoupe.records.faults import Fault
from recoupe.records.links import Links
from recoupe.records.notes import Notes


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything said about one set of inputs, in a fixed order: articles by source name, then by id.

    Attributes:
        version: of recoupe.
        language: of the labels and of generated words, "fr" or "en".
        notes: one for each article.
        links: across the articles.
        faults: everything that went wrong on the way, in order of subject and code.
    """

    version: str
    language: str
    notes: tuple[Notes, ...]
    links: Links
    faults: tuple[Fault, ...] = ()
