"""Prepositions that name a source, and two sources that count: "300 selon la police, 900 selon les syndicats"."""

import unicodedata
from collections.abc import Iterator

from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Scene
from recoupe.language.cues import Cue
from recoupe.records import Span

COUNTED = 10
"""Tokens of the longest count one of two sources gives: "900 personnes selon les syndicats"."""


def entries_at(passage: Passage, at: int) -> Iterator[tuple[tuple[str, ...], Cue]]:
    """The prepositions that stand here, the longest first; a capital at the head of a sentence may have lost its accent."""
    low = passage.low(at)
    if len(low) == 1 and passage.text[passage.tokens[at].start].isupper():
        low = next((word for word in passage.cues.words["unaccented"] if unicodedata.normalize("NFD", word)[0] == low), low)
    for words, cue in passage.cues.prepositions.get(low, ()):
        if len(words) == 1 or passage.opens(words[1:], at + 1):
            yield words, cue


def counted(scene: Scene, first: int, floor: int) -> Span | None:
    """The count a second source gives against a first one's: "300 manifestants selon la police, 900 selon les syndicats"."""
    passage = scene.passage
    begin = first
    while begin > floor and first - begin < COUNTED and passage.low(begin - 1) != "," and not passage.has("rivals", begin - 1):
        begin -= 1
    if begin == floor or not _is_count(passage, begin, first):
        return None
    told = any(brings_source(scene, n) for n in range(floor, begin))
    return scene.content(begin, first) if told else None


def is_rival(scene: Scene, comma: int, limit: int) -> bool:
    """Whether a second source gives another count right behind this one."""
    passage = scene.passage
    if comma >= limit or not (passage.low(comma) == "," or passage.has("rivals", comma)):
        return False
    other = next((n for n in range(comma + 1, min(comma + COUNTED, limit)) if brings_source(scene, n)), None)
    return other is not None and _is_count(passage, comma + 1, other)


def brings_source(scene: Scene, at: int) -> bool:
    """Whether a preposition that names a source stands here."""
    low = scene.passage.low(at)
    if len(low) > 1 and low not in scene.cues.prepositions:
        return False
    return any(not cue.frames.isdisjoint({"source", "source-noun"}) for _, cue in entries_at(scene.passage, at))


def _is_count(passage: Passage, first: int, last: int) -> bool:
    """Whether these tokens are a number with what it counts, and no clause."""
    tokens = passage.tokens[first:last]
    return any(token.pos == "NUM" or token.low[0].isdigit() for token in tokens) and not any(is_finite(token) for token in tokens)
