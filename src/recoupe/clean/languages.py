"""Which language a text is in: a vote of its commonest words, and a trained identifier where the vote is not clear."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from recoupe.records import Block

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000
"""Characters looked at: some thousand words, where the shares below are steady."""
MIN_SHARE = 0.14
"""Share of words that must be common words of the language: French press has .30 to .45, lists and names alone below .10."""
MIN_LEAD = 1.35
"""How far it must lead the next: Spanish and Portuguese share words, and lead each other by 1.6 and more on whole articles."""
MIN_WORDS = 20
MIN_SURE_WORDS = 8
SURE_SHARE = 0.3
SURE_LEAD = 2.0
"""Below `MIN_WORDS`: of 259 sentences in seven languages 139 are told right, none wrong; at a lead of 1.5 one is."""


class _Identifier(Protocol):
    """What the trained identifier offers."""

    def classify(self, text: str) -> tuple[str, float]:
        """Language code and score."""


def find_language(text: str, stop: Mapping[str, frozenset[str]]) -> str | None:
    """ISO 639-1 code of the language of a text; None when there is too little of it to tell.

    Args:
        text: the clean text.
        stop: common words of each language.
    """
    words = words_of(text)
    if len(words) < MIN_WORDS:
        return None
    return vote(words, stop) or _identifier().classify(text[:SAMPLE])[0]


def vote(words: list[str], stop: Mapping[str, frozenset[str]]) -> str | None:
    """The language whose common words lead clearly among these words in lower case; None when none does."""
    votes = Counter({language: sum(word in common for word in words) for language, common in stop.items()})
    (first, most), (_, second) = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:2]
    return first if most >= MIN_SHARE * len(words) and most >= MIN_LEAD * second else None


def block_language(text: str, stop: Mapping[str, frozenset[str]]) -> str | None:
    """The language of one block where its words make it sure; None for short ones and those that speak for none.

    Fewer words need a clearer lead: three in ten are common words of one language, twice as many as of any other.
    """
    words = words_of(text)
    if len(words) >= MIN_WORDS:
        return vote(words, stop)
    if len(words) < MIN_SURE_WORDS:
        return None
    votes = sorted(((sum(word in common for word in words), language) for language, common in stop.items()), reverse=True)
    (most, language), (second, _) = votes[:2]
    return language if most >= SURE_SHARE * len(words) and most >= SURE_LEAD * max(second, 1) else None


def share_of_others(blocks: Iterable[Block], language: str) -> float:
    """Share of the characters of these blocks that stand in blocks of another language; unsure ones count for this one."""
    sizes = [(len(block.span), block.language in (language, None)) for block in blocks]
    total = sum(size for size, _ in sizes)
    return sum(size for size, own in sizes if not own) / total if total else 0.0


def words_of(text: str) -> list[str]:
    """The words of the sample of a text, in lower case."""
    return [word.lower() for word in _WORD.findall(text[:SAMPLE])]


@cache
def _identifier() -> _Identifier:
    """The trained identifier, loaded when first asked: a third of a second, for one article in a hundred."""
    import py3langid  # noqa: PLC0415

    identifier: _Identifier = py3langid
    return identifier
