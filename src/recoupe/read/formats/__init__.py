"""Files that hold articles in another form than a page: archives, feeds, mail, documents, tables, agency items."""

from recoupe.read.formats.container import READERS, Part, open_container

__all__ = ["READERS", "Part", "open_container"]
