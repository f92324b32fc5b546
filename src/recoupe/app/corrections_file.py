"""The file a person keeps corrections in: JSON with `merges`, `splits`, `renames`, read into the record."""

import json
from pathlib import Path
from typing import Any

from recoupe.records import ArticleId, Corrections, Place, Pointer, Span, UsageError

KEYS = ("merges", "splits", "renames")


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections.

    Each entry is a pair: two pointers for merges and splits, a pointer and a name for renames. A pointer is words, as in
    "the mayor", or one place, as a dossier cites it: {"article": id, "start": 12, "end": 20}.

    Raises:
        UsageError: no such file, not JSON, or an entry that is no pair of the kind.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise UsageError(f"{path}: {trouble.strerror}") from trouble
    except ValueError as trouble:
        raise UsageError(f"{path}: not JSON: {trouble}") from trouble
    if not isinstance(data, dict) or set(data) - set(KEYS) or not all(isinstance(data.get(key, []), list) for key in KEYS):
        raise UsageError(f"{path}: an object with lists {', '.join(KEYS)} is needed")
    try:
        merges, splits = (tuple((_pointer(a), _pointer(b)) for a, b in data.get(key, [])) for key in KEYS[:2])
        renames = tuple((_pointer(one), _name(name)) for one, name in data.get("renames", []))
    except (TypeError, ValueError, KeyError) as trouble:
        raise UsageError(f"{path}: not a pair of {', '.join(KEYS)}: {trouble}") from trouble
    return Corrections(merges, splits, renames)


def _pointer(given: Any) -> Pointer:  # noqa: ANN401  whatever the JSON holds
    if isinstance(given, str):
        return Pointer(given)
    return Pointer(place=Place(ArticleId(_name(given["article"])), Span(int(given["start"]), int(given["end"]))))


def _name(given: Any) -> str:  # noqa: ANN401  as above
    if not isinstance(given, str) or not given.strip():
        raise ValueError(f"{given!r} is no name")
    return given
