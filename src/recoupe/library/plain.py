"""Records as JSON with names, for what people read in the library: the log of edits."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def as_plain(record: object) -> dict[str, Any]:
    """A record as JSON has it; fields that are empty are left out."""
    return {name: value for name, value in asdict(cast("Any", record)).items() if value not in ((), None, "")}


def from_plain(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """A record from JSON with names; a field that is not there has its default, one that is not known is passed over.

    Raises:
        TypeError, KeyError, ValueError: the JSON is no such record.
    """
    hints = get_type_hints(kind)
    known = {one.name for one in fields(cast("Any", kind))}
    return kind(**{name: _value(hints[name], value) for name, value in plain.items() if name in known})


def _value(kind: Any, value: Any) -> Any:  # noqa: ANN401  a type, and what JSON holds for it
    if value is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if isinstance(kind, type) and is_dataclass(kind):
        return from_plain(kind, value)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        each = [parts[0]] * len(value) if parts[-1] is Ellipsis else parts
        return tuple(_value(part, one) for part, one in zip(each, value, strict=True))
    return value
