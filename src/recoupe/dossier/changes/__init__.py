"""What changed: between two versions of one article, and between two dossiers of one story."""

from recoupe.dossier.changes.corrected import find_corrections
from recoupe.dossier.changes.edited import find_edited
from recoupe.dossier.changes.events import Change, ChangeKind, Touched, find_changes
from recoupe.dossier.changes.wording import Comparison, Revision, compare_texts

__all__ = [
    "Change",
    "ChangeKind",
    "Comparison",
    "Revision",
    "Touched",
    "compare_texts",
    "find_changes",
    "find_corrections",
    "find_edited",
]
