"""When a page says it was published: linked data, meta elements, its address and its date lines."""

import re
from dataclasses import dataclass
from datetime import date

from recoupe.clean.declared import Declared
from recoupe.clean.stamps import read_date
from recoupe.language import Tables
from recoupe.records import Page, Published

_UTC = re.compile(r"(?:Z|[+-]00:?00)$")
MAX_SEARCHED = 2_000_000
_URL_DAY = re.compile(r"[/_-](20\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Dated:
    """The publication date with the evidence it was taken from, and what was looked at besides.

    Attributes:
        published: as the article has it.
        said_by, value: the evidence believed, as written; "" when there is none.
        because: the rule that believed it.
        address: the day the page's address gives.
        searched: the day htmldate found; it is asked only when nothing else speaks.
    """

    published: Published
    said_by: str = ""
    value: str = ""
    because: str = ""
    address: str | None = None
    searched: str | None = None


def published_from(declared: Declared, page: Page, in_text: Published, tables: Tables) -> Dated:
    """The publication date: what the page says of itself, else a date line of the article, else its address.

    A date line that gives the same day is the evidence a reader can see, and its clock is the page's own: its time is taken. A
    time given in UTC without one is left out: no time rather than one that is hours off where the article was written.
    """
    found = _URL_DAY.search(page.url or declared.address or "")
    address = f"{found[1]}-{found[2]}-{found[3]}" if found else None
    for value, said_by in declared.published:
        edtf = read_date(value, tables)
        if edtf is not None:
            published = _declared_date(edtf, value, in_text)
            return Dated(published, said_by, value, "evidence.most-trusted", address)
    if in_text.edtf:
        return Dated(in_text, "text", in_text.evidence[0].exact, "evidence.in-text", address)
    if address:
        return Dated(Published(address, "url"), "url", address, "evidence.address", address)
    searched = _search(page) if page.kind == "html" else None
    if searched:
        return Dated(Published(searched, "metadata"), "htmldate", searched, "evidence.searched", None, searched)
    return Dated(Published())


def _declared_date(edtf: str, value: str, in_text: Published) -> Published:
    """What the page declares, with the date line of the same day as its evidence where there is one."""
    if in_text.edtf and _apart(in_text.edtf[:10], edtf[:10]) <= (1 if _UTC.search(value) else 0):
        own = len(in_text.edtf) > 10 or _UTC.search(value) is not None
        return Published(in_text.edtf if own else _own_clock(edtf, value), "metadata", in_text.evidence)
    return Published(_own_clock(edtf, value), "metadata")


def _search(page: Page) -> str | None:
    """The day htmldate finds in the markup: asked last, since it says neither where nor why; None when it finds none."""
    from htmldate import find_date  # noqa: PLC0415 - slow to import, and rarely asked

    if len(page.text) > MAX_SEARCHED:
        return None
    try:
        found = find_date(page.text, extensive_search=False, original_date=True, outputformat="%Y-%m-%d")
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
    return found if isinstance(found, str) else None


def _own_clock(edtf: str, value: str) -> str:
    """A date without a time that is UTC, or midnight, which stands for no time at all."""
    return edtf[:10] if _UTC.search(value) or edtf.endswith("T00:00") else edtf


def _apart(one: str, other: str) -> int:
    """Days between two ISO days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
