"""When a page says it was published: linked data, meta elements, its address and its date lines, weighed against one another."""

import re

from recoupe.clean.evidence import Evidence
from recoupe.clean.stamps import read_date
from recoupe.language import Tables
from recoupe.records import Page, Published

_URL_DAY = re.compile(r"[/_-](20\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def published_from(evidence: Evidence, page: Page, in_text: Published, tables: Tables) -> Published:
    """The publication date: what the page says of itself, else its address, else a date line of the article.

    A date line that gives the same day is the evidence a reader can see; where it also gives the time and the metadata do not,
    its time is taken. The time is the page's own clock time: an offset from UTC is left out, never converted.
    """
    for value, _ in evidence.published:
        edtf = read_date(value, tables)
        if edtf is None:
            continue
        if in_text.edtf and in_text.edtf[:10] == edtf[:10]:
            return Published(in_text.edtf if len(edtf) == 10 else edtf, "metadata", in_text.evidence)
        return Published(edtf, "metadata")
    if in_text.edtf:
        return in_text
    found = _URL_DAY.search(page.url or "")
    return Published(f"{found[1]}-{found[2]}-{found[3]}", "url") if found else Published()
