"""Files that hold articles in another form than a page: archives, feeds, mail, documents, tables, agency items."""

from recoupe.read.formats.container import READERS, open_container
from recoupe.read.formats.part import FormatError, Part

__all__ = ["READERS", "FormatError", "Part", "open_container"]
