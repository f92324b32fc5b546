"""Dates, amounts and conditional forms of a gold source, in the shape the scorers read."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any

from gold_source import GoldError, Received

Json = dict[str, Any]
UNITS: dict[str, list[str | None]] = {
    "usd": ["usd", "$", "us$", "dollar"],
    "eur": ["eur", "\u20ac", "euro"],
    "chf": ["chf", "franc", "franc suisse"],
    "cad": ["cad", "dollar canadien", "$ ca", "$"],
    "xof": ["xof", "fcfa", "franc cfa", "franc"],
    "pct": ["%", "percent", "pourcent"],
    "point": ["point", "percentage point", "point de pourcentage"],
    "age": ["year", "an", "ans", "y", "years"],
    "person": ["person", "personne"],
    "ratio": ["ratio", "fraction", "1", "", None],
    "metre": ["m", "metre", "m\u00e8tre"],
    "km": ["km", "kilometre", "kilom\u00e8tre"],
    "kmh": ["km/h", "kmh", "kilometre per hour", "kilom\u00e8tre-heure", "kilom\u00e8tre/heure"],
}
RELATIONS = {
    "at": ["at", "during"],
    "since": ["since"],
    "until": ["until", "before"],
    "before": ["before", "until"],
    "after": ["after", "since"],
    "ago": ["at", "during", "ago"],
    "for": ["during", "at", "since"],
    "rate": ["rate"],
}
LABELS = {"h": "hearsay", "m": "modal", "q": "quoted", "y": "hypothetical", "f": "future-in-past"}
FORM = re.compile(r"\b\w+(?:rais|rait|rions|riez|raient)\b")


def days(edtf: str) -> tuple[str, str]:
    """The half-open run of days of a year, a month or a day."""
    parts = [int(p) for p in edtf.split("-")]
    if len(parts) == 1:
        return f"{edtf}-01-01", f"{parts[0] + 1}-01-01"
    first = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    length = 1 if len(parts) == 3 else calendar.monthrange(parts[0], parts[1])[1]
    return first.isoformat(), (first + timedelta(days=length)).isoformat()


def side(words: str) -> list[str] | None:
    """One end of a run: a day, `a~b` for any day between, `..` for open."""
    if words.strip() == "..":
        return None
    low, _, high = words.partition("~")
    return [low.strip(), (high or low).strip()]


def accepted(value: str, relation: str, seen_from: str) -> list[list[list[str] | None]]:
    """The runs of days a reader may take from a value: `2026-02`, or `start/end`, several parted by ` or `."""
    found: list[list[list[str] | None]] = []
    for one in value.split(" or "):
        if "/" in one:
            start, _, end = one.partition("/")
            found.append([side(start), side(end)])
        elif "T" in one:
            found += [[[one, one], [one, one[:11] + "23:59"]], [[one, one], None]]
        else:
            start, end = days(one.strip())
            found.append([[start, start], [end, end]])
            if relation == "since":
                later = (date.fromisoformat(seen_from) + timedelta(days=1)).isoformat()
                found += [[[start, start], None], [[start, start], [seen_from, later]]]
    return found


def moment(text: Received, row: list[str], seen_from: str) -> Json:
    """One line `M | words | value | relation | type`; the value may be `vague` or `set`."""
    words, value, *more = row
    relation = more[0] if more and more[0] else "at"
    kind = more[1] if len(more) > 1 else "date"
    read = value if value in ("vague", "set") else "value"
    if read == "set":
        relation, kind = "rate", "set"
    return text.span(text.find(words)) | {
        "type": kind,
        "read": read,
        "accept": accepted(value, relation, seen_from) if read == "value" else None,
        "relations": RELATIONS[relation],
        "note": None,
        "interval": accepted(value, relation, seen_from)[0] if read == "value" else [None, None],
    }


def quantity(text: Received, row: list[str]) -> Json:
    """One line `Q | words | value | unit | approximator | options`; the value may be `vague`, `damaged` or `low..high`."""
    words, value, unit, *more = row
    approximator = more[0] if more and more[0] else "exact"
    options = dict(part.partition("=")[::2] for part in more[1].split(",")) if len(more) > 1 else {}
    read = value if value in ("vague", "damaged") else "value"
    low, _, high = value.partition("..")
    if not re.fullmatch(r"-?\d+(\.\d+)?|vague|damaged", low):
        message = f"{text.name}: no number: {row}"
        raise GoldError(message)
    return text.span(text.find(words)) | {
        "value": low if read == "value" else None,
        "high": high or None,
        "units": None if unit == "-" else UNITS.get(unit) or unit.split("/"),
        "approximator": "vague" if read == "vague" else approximator,
        "period": options.get("per"),
        "read": read,
        "may_be_damaged": "odd" in options,
        "note": options.get("note"),
    }


def conditionals(text: Received, labels: list[str]) -> list[Json]:
    """Every form that looks conditional, labelled in order; `x` is one that is not, a capital has its source in the sentence."""
    forms = list(FORM.finditer(text.text, text.body))
    if len(forms) != len(labels):
        message = f"{text.name}: {len(labels)} labels for {len(forms)} forms: {[m[0] for m in forms]}"
        raise GoldError(message)
    found = []
    for match, label in zip(forms, labels, strict=True):
        if label != "x":
            span = {"start": match.start(), "end": match.end(), "text": match[0]}
            found.append({"file": text.name} | span | {"label": LABELS[label.lower()], "explicit_source": label.isupper()})
    return found
