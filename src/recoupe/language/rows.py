"""Rows of a tab-separated language file, refused by file and entry when they are off."""

from collections.abc import Iterator
from pathlib import Path

from recoupe.records import LexiconError


def label(file: Path) -> str:
    """How errors and docs name a language file: "fr/roles.tsv"."""
    return f"{file.parent.name}/{file.name}"


def read_rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Read the rows below the heading; comments start with "#".

    Args:
        file: UTF-8, tab-separated, its first row the heading.
        columns: what the heading must be.

    Yields:
        One tuple for each row, as many fields as columns, white space at the ends left out.

    Raises:
        LexiconError: another heading, another number of fields, an empty first field, or the same row twice.
    """
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0].split("\t")) != columns:
        raise LexiconError(label(file), lines[0] if lines else "", f"the heading must be {columns}")
    seen: set[str] = set()
    for line in lines[1:]:
        fields = tuple(field.strip() for field in line.split("\t"))
        if len(fields) != len(columns) or not fields[0]:
            raise LexiconError(label(file), fields[0], f"has {len(fields)} fields instead of {len(columns)}")
        if line in seen:
            raise LexiconError(label(file), fields[0], "stands twice")
        seen.add(line)
        yield fields
