"""Whether a JSON value has the shape the shipped schema gives: the part of JSON Schema the schema uses, and no more."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from recoupe.dossier.verify.failure import Failure

Schema = dict[str, object]

_TYPES: dict[str, Callable[[object], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_TOLD = 80
"""Characters of a wrong value shown in a message."""


@cache
def load_schema() -> Schema:
    """The schema that ships with the package."""
    schema = json.loads((files("recoupe") / "dossier" / "schema.json").read_text(encoding="utf-8"))
    return _object(schema)


def check_shape(value: object, part: str | None = None, path: str = "$") -> tuple[Failure, ...]:
    """Everything in a value that does not have the shape of a dossier, or of one part of it, in reading order.

    Args:
        value: JSON as read back.
        part: a name among the schema's definitions, such as "cite"; the whole dossier when not given.
        path: where the value stands.
    """
    schema = load_schema()
    definitions = {f"#/$defs/{name}": _object(inner) for name, inner in _object(schema["$defs"]).items()}
    wanted = definitions[f"#/$defs/{part}"] if part else schema
    return tuple(_Shape(definitions).check(value, wanted, path))


def _object(part: object) -> Schema:
    """A schema, or the trouble of a package that was tampered with."""
    if not isinstance(part, dict):
        raise TypeError(f"schema.json: not an object: {part!r}")
    return part


class _Shape:
    """Walks a value beside its schema; the depth is that of the schema, whatever the value."""

    def __init__(self, definitions: dict[str, Schema]) -> None:
        self.definitions = definitions

    def check(self, value: object, schema: Schema, path: str) -> Iterator[Failure]:
        """Failures of one value."""
        if "$ref" in schema:
            yield from self.check(value, self.definitions[str(schema["$ref"])], path)
        elif "anyOf" in schema:
            yield from self._any_of(value, schema["anyOf"], path)
        else:
            wrong = _wrong_kind(value, schema) or _wrong_size(value, schema)
            if wrong:
                yield Failure("verify.shape", path, wrong)
            else:
                yield from self._inside(value, schema, path)

    def _any_of(self, value: object, choices: object, path: str) -> Iterator[Failure]:
        """Failures of the first choice, which is the one that says most, when no choice fits."""
        if not isinstance(choices, list):
            raise TypeError("schema.json: anyOf is no list")
        found = [tuple(self.check(value, _object(choice), path)) for choice in choices]
        if all(found):
            yield from found[0]

    def _inside(self, value: object, schema: Schema, path: str) -> Iterator[Failure]:
        """Failures of the fields of an object or the items of an array."""
        if isinstance(value, dict) and "properties" in schema:
            required = schema.get("required")
            for name in required if isinstance(required, list) else []:
                if name not in value:
                    yield Failure("verify.shape", f"{path}.{name}", "missing")
            for name, part in _object(schema["properties"]).items():
                if name in value:
                    yield from self.check(value[name], _object(part), f"{path}.{name}")
        elif isinstance(value, list) and "items" in schema:
            for number, item in enumerate(value):
                yield from self.check(item, _object(schema["items"]), f"{path}[{number}]")


def _wrong_kind(value: object, schema: Schema) -> str | None:
    """What is wrong with the type or the word, if anything."""
    if "const" in schema and value != schema["const"]:
        return f"{_told(value)} is not {schema['const']!r}"
    choices = schema.get("enum")
    if isinstance(choices, list) and (value not in choices or isinstance(value, bool | int | float)):
        return f"{_told(value)} is not one of {', '.join(map(str, choices))}"
    kinds = schema.get("type")
    if kinds is not None:
        names = kinds if isinstance(kinds, list) else [kinds]
        if not any(_TYPES[str(name)](value) for name in names):
            return f"{_told(value)} is not {' or '.join(map(str, names))}"
    return None


def _wrong_size(value: object, schema: Schema) -> str | None:
    """What is wrong with the length, the bounds or the pattern, if anything."""
    if isinstance(value, str):
        pattern = schema.get("pattern")
        if len(value) < _bound(schema, "minLength", 0) or (pattern is not None and not re.search(str(pattern), value)):
            return f"{_told(value)} is not written as it must be"
    elif isinstance(value, list):
        if not _bound(schema, "minItems", 0) <= len(value) <= _bound(schema, "maxItems", len(value)):
            return f"{len(value)} items are not the number there must be"
    elif (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and not _bound(schema, "minimum", value) <= value <= _bound(schema, "maximum", value)
    ):
        return f"{_told(value)} is out of bounds"
    return None


def _told(value: object) -> str:
    """A value as a message shows it; a list or an object by its kind alone, for it may be long."""
    return type(value).__name__ if isinstance(value, dict | list) else repr(value)[:_TOLD]


def _bound(schema: Schema, name: str, otherwise: float) -> float:
    """A numeric keyword of the schema."""
    bound = schema.get(name, otherwise)
    if not isinstance(bound, int | float):
        raise TypeError(f"schema.json: {name} is {bound!r}")
    return bound
