"""How articles introduce an actor: role and name together, a name with its title."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from recoupe.language.plain_cues import PlainCues
from recoupe.records import Article, ArticleId, Place

LONGEST = 90
"""Characters of an introduction."""
GAP = re.compile(r"\)?[ \u00a0]?(?:\([^()\n]{1,30}\))?,?[ \u00a0]?[\u00ab\u201c\"]?[ \u00a0]?")
"""What stands between a role and its name, or a name and its role: a blank, a comma, a short note in brackets, a mark."""
TITLED = re.compile(r"(?:^|[^\w])([^\W\d_]{1,12}\.?)[ \u00a0]$")
LED = re.compile(r"(?:[^\W\d_][\w'\u2019-]*[ \u00a0])*[^\W\d_][\w'\u2019-]*,?[ \u00a0][\u00ab\u201c\"]?$")
"""The words right before a name, up to a mark; a comma may part them from it."""
WORDS = re.compile(r"[^\W\d_][\w'\u2019-]*")
WIDEST, NEAR, COMPOUND = 8, 4, 6
"""Words looked back over, from the noun of a role to its name, and letters of a role that may end a compound."""
BEFORE = 16
"""Characters looked at for a title: the longest of the table has eleven."""


def introductions(
    places: Sequence[Place],
    forms: Mapping[Place, str],
    articles: Mapping[ArticleId, Article],
    titles: Container[str],
    foreign: Mapping[str, PlainCues],
) -> Iterator[str]:
    """Find them: "la sénatrice Vreni Locher", "le maire de Vaugne (Jura), Luc Roy", "son avocat, Me Zida", "M. Roy".

    Args:
        places: of one actor, sorted.
        forms: of each place.
        articles: by id.
        titles: that stand before a name, as written.
        foreign: what is known of languages read without a parser, by ISO 639-1 code.
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
            yield from _before(articles[place.article], place, titles, foreign)


def _before(article: Article, place: Place, titles: Container[str], foreign: Mapping[str, PlainCues]) -> Iterator[str]:
    """A name with its title, and with its role where the article is in a language read without a parser."""
    cues = foreign.get(article.language or "")
    if cues is not None:
        yield from _foreign(article.text, place, cues)
    title = _title(article.text, place.span.start, titles)
    if title:
        yield " ".join(article.text[place.span.start - title : place.span.end].split())


def _foreign(text: str, place: Place, cues: PlainCues) -> Iterator[str]:
    """Read "Transport Minister Ada Roy", "the company's lawyer, Ada Roy", "el diario Hoy": from the article or the role."""
    before = LED.search(text[max(0, place.span.start - LONGEST) : place.span.start])
    if before is None:
        return
    words = [(found.start() + before.start(), found.group().casefold()) for found in WORDS.finditer(before[0])]
    words = words[-WIDEST:]
    if cues.has("inner", words[-1][1]):
        return  # "o advogado de Ada Roy" is not Ada Roy
    told = next((n for n in reversed(range(len(words))) if _tells(words[n][1], cues)), None)
    if told is None or len(words) - told > NEAR:
        return
    first = next((n for n in reversed(range(told + 1)) if cues.has("determiners", words[n][1])), None)
    first = first if first is not None else told
    start = max(0, place.span.start - LONGEST) + words[first][0]
    yield " ".join(text[start : place.span.end].split())


def _tells(word: str, cues: PlainCues) -> bool:
    """Whether a word is a role, a body or a medium's noun, alone or at the end of a compound ("Mobiliteitsminister")."""
    groups = ("roles", "bodies", "press")
    if any(cues.has(group, word) for group in groups):
        return True
    return any(word.endswith(role) for role in cues.words["roles"] if len(role) >= COMPOUND) if len(word) > COMPOUND else False


def _title(text: str, start: int, titles: Container[str]) -> int:
    """Characters of the title and its blank right before a name; 0 where none stands."""
    found = TITLED.search(text[max(0, start - BEFORE) : start])
    return len(found[1]) + 1 if found is not None and found[1] in titles else 0


__all__ = ["introductions"]
