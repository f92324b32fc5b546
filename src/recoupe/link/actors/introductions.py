"""How articles introduce an actor: role and name together, a name with its title."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from recoupe.records import Article, ArticleId, Place

LONGEST = 90
"""Characters of an introduction."""
GAP = re.compile(r"\)?[ \u00a0]?(?:\([^()\n]{1,30}\))?,?[ \u00a0]?[\u00ab\u201c\"]?[ \u00a0]?")
"""What stands between a role and its name, or a name and its role: a blank, a comma, a short note in brackets, a mark."""
TITLED = re.compile(r"(?:^|[^\w])([^\W\d_]{1,12}\.?)[ \u00a0]$")
BEFORE = 16
"""Characters looked at for a title: the longest of the table has eleven."""


def introductions(
    places: Sequence[Place], forms: Mapping[Place, str], articles: Mapping[ArticleId, Article], titles: Container[str]
) -> Iterator[str]:
    """Find them: "la sénatrice Vreni Locher", "le maire de Vaugne (Jura), Luc Roy", "son avocat, Me Zida", "M. Roy".

    Args:
        places: of one actor, sorted.
        forms: of each place.
        articles: by id.
        titles: that stand before a name, as written.
    """
    for first, second in pairwise(places):
        if first.article != second.article or {forms[first], forms[second]} != {"name", "role"}:
            continue
        text = articles[first.article].text
        if second.span.end - first.span.start > LONGEST or second.span.start < first.span.end:
            continue
        title = _title(text, second.span.start, titles) if forms[second] == "name" else 0
        if GAP.fullmatch(text[first.span.end : second.span.start - title]):
            yield " ".join(text[first.span.start : second.span.end].split())
    for place in places:
        if forms[place] == "name":
            text = articles[place.article].text
            title = _title(text, place.span.start, titles)
            if title:
                yield " ".join(text[place.span.start - title : place.span.end].split())


def _title(text: str, start: int, titles: Container[str]) -> int:
    """Characters of the title and its blank right before a name; 0 where none stands."""
    found = TITLED.search(text[max(0, start - BEFORE) : start])
    return len(found[1]) + 1 if found is not None and found[1] in titles else 0


__all__ = ["introductions"]
