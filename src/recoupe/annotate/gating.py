"""Which sentences the parser is shown: those that may say who says what, or name somebody; the rest are read by rule alone.

What is decided about one sentence depends on its own words, so no neighbour and no batch can change it.
"""

import re
from collections.abc import Sequence

from recoupe.annotate.parse import plain_article
from recoupe.language import Tables
from recoupe.language.cues import Cues
from recoupe.records import Article, Span

WORD = re.compile(r"[^\W\d_]+'?")
"""Letters with the apostrophe of an elision, as the lexicon writes them."""
CAPITAL = re.compile(r"(?<=[^\W\d_] )[A-Z\u00c0-\u00de]|(?<=[^\W\d_]['(])[A-Z\u00c0-\u00de]")
"""A capital behind a word, where only a name has one."""
MARK = re.compile(r"[\":\u2013\u2014]")
"""Marks that quote, or hand the word to somebody: "Le maire : Jamais." """
BRIEF = 48
"""Characters below which a sentence is shown whatever it holds: answers and denials are short, and cost as little."""
ALONE: frozenset[str] = frozenset()
WORDS_KEPT = 20_000
"""Words of which it is kept with which others they are a cue."""
ELIDED = 2
"""Letters of a word of an idiom that may stand elided: it is not asked for."""


def worth_parsing(article: Article, sentences: Sequence[Span], tables: Tables) -> list[Span]:
    """The sentences of an article that a parser of the tables' language should see.

    None of an article in another language: the parser reads its words as French ones, and every finder would believe it.
    """
    if article.language not in (None, tables.language):
        return []
    text = plain_article(article.text)
    return [sentence for sentence in sentences if _says_something(sentence.within(text), tables)]


def _says_something(words: str, tables: Tables) -> bool:
    """Whether a sentence is brief, or has a mark of speech, a name, or a word that announces speech or hearsay."""
    if len(words) < BRIEF or MARK.search(words) or CAPITAL.search(words):
        return True
    lows = WORD.findall(words.lower())
    there, cues, hedges = frozenset(lows), tables.cues, tables.hedges
    known = cues.announced
    for low in lows:
        asked = known.get(low)
        if asked is None:
            asked = known[low] = _asked(low, cues)
        if any(words <= there for words in asked) or hedges.is_conditional(low):
            return True
    return False


def _asked(low: str, cues: Cues) -> tuple[frozenset[str], ...]:
    """The sets of words with one of which a word is a cue of the lexicon, none of them where it is one by itself."""
    if len(cues.announced) >= WORDS_KEPT:
        cues.announced.clear()
    verbs = {frozenset(word for word in cue.rest if len(word) > ELIDED) for cue, _ in cues.verbs.get(low, ())}
    sources = {frozenset(words) for words, _ in cues.prepositions.get(low, ())}
    found = {ALONE} if low in cues.nouns or ALONE in verbs else verbs | sources
    return tuple(sorted(found, key=sorted))
