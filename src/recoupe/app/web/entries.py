"""Entries of a story's log as lines of a library's, and back: corrections are the library's own, so commands apply them too."""

import json
from typing import Any, get_args

from recoupe import library as store
from recoupe.app.web.keys import parse_key
from recoupe.app.web.log import ON_LINKS, Act, Entry, standing
from recoupe.library import Library
from recoupe.records import UNCORRECTED

KIND = "desk"
"""The kind of a line that only the desk reads: a review, a title, a date given."""


def keep_entry(library: Library, story: str, entry: Entry) -> int:
    """Keep one entry; the number it has in the library."""
    if entry.act == "undo":
        return store.undo_edit(library, int(entry.value), entry.who, entry.when)
    told = {
        "act": entry.act,
        "at": str(entry.at) if entry.at else "",
        "other": str(entry.other) if entry.other else "",
        "value": entry.value,
        "words": entry.words,
    }
    target = entry.at.article if entry.at else None
    if entry.act in ON_LINKS:
        said = standing([entry]).corrections
        note = json.dumps(told, ensure_ascii=False)
        edit = store.Edit(entry.who, entry.when, "", story, target, None, note)
        return store.record_correction(library, story, said, edit)
    return store.record_edit(library, store.Edit(entry.who, entry.when, KIND, story, target, told))


def read_entries(library: Library, story: str) -> tuple[Entry, ...]:
    """The log of a story, oldest first; lines of other commands that say nothing to the desk are left out."""
    found = (_entry(edit) for edit in reversed(store.list_edits(library, story, -1)))
    return tuple(entry for entry in found if entry is not None)


def _entry(edit: store.Edit) -> Entry | None:
    """One line of the library's log."""
    body: dict[str, Any] = dict(edit.body or {})
    if edit.kind == "undo":
        return Entry(edit.id, edit.made_at, edit.who, "undo", value=str(body.get("edit", "")))
    said = store.correction_of(edit)
    told = _told(edit.note) if said is not None else body if edit.kind == KIND else None
    if told is None or told.get("act") not in get_args(Act):
        return Entry(edit.id, edit.made_at, edit.who, "correct", said=said) if said not in (None, UNCORRECTED) else None
    act: Act = told["act"]
    keys = [parse_key(str(told.get(name, ""))) for name in ("at", "other")]
    return Entry(
        edit.id, edit.made_at, edit.who, act, keys[0], keys[1], str(told.get("value", "")), str(told.get("words", "")), said
    )


def _told(note: str) -> dict[str, Any]:
    """What the desk wrote beside a correction; nothing, where another command made it."""
    try:
        told = json.loads(note or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
