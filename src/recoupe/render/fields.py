"""The small objects many fields of the contract are made of."""

from collections.abc import Iterable
from decimal import Decimal

from recoupe.language.phrases import load_phrases
from recoupe.records import Cite, Reason

Fields = dict[str, object]


def cite_fields(cite: Cite) -> Fields:
    """A cite, with where it stood."""
    return {
        "article": cite.article,
        "start": cite.span.start,
        "end": cite.span.end,
        "exact": cite.exact,
        "received_start": cite.received.start,
        "received_end": cite.received.end,
    }


def cites_fields(cites: Iterable[Cite]) -> list[Fields]:
    """Cites, in order."""
    return [cite_fields(cite) for cite in cites]


def reason_fields(reasons: Iterable[Reason]) -> list[Fields]:
    """Rules that fired, with what they weighed."""
    return [{"rule": reason.rule, "weight": reason.weight, "note": reason.note} for reason in reasons]


def reason_words(reasons: Iterable[Reason]) -> str:
    """Reasons as one line: the note of each where it has words, else the English phrase of its rule with its numbers."""
    phrases = load_phrases("en").texts
    return "; ".join(dict.fromkeys(_worded(reason, phrases.get(f"reason.{reason.rule}")) for reason in reasons))


def _worded(reason: Reason, phrase: str | None) -> str:
    if phrase is None or any(char.islower() for char in reason.note):
        return reason.note or reason.rule
    return f"{phrase} ({reason.note})" if reason.note else phrase


def decimal_string(value: Decimal | None) -> str | None:
    """A decimal as plain digits, never with an exponent; None stays None.

    Example:
        >>> decimal_string(Decimal("1E+6"))
        '1000000'
    """
    if value is None:
        return None
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
