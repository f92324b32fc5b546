"""The turns of an interview, and what a line of its page tells of them."""

import re
from collections import Counter
from dataclasses import dataclass

from recoupe.annotate.reading import Reading
from recoupe.language.cues import Cues
from recoupe.records import Block, Mention, Span

WORD = re.compile(r"[^\W\d_]+['\u2019]?")
BEFORE = 40
"""Characters before a name in which the words stand that tell why it is named."""
QUOTED = re.compile('\u00ab[^\u00bb]*\u00bb|\u201c[^\u201d]*\u201d|"[^"]*"')
"""Words between marks: whom they are put to says nothing of the line."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one block answers.

    Attributes:
        content: the answer, its last stop included.
        source, cue: the label and the mark behind it; None where there is none.
        speaker: who answers; None where the page does not say.
        made: the speaker's mention was made from the label.
    """

    content: Span
    source: Span | None
    cue: Span | None
    speaker: Mention | None
    made: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A block with the label that opens it, as spans of the text; `asks` where it ends on a question mark."""

    block: Block
    label: Span | None
    mark: Span | None
    start: int
    asks: bool


def content_of(text: str, line: Line) -> Span | None:
    """The words of an answer: up to the last stop of its block."""
    words = text[line.start : line.block.span.end].rstrip()
    return Span(line.start, line.start + len(words)) if words else None


def holds_word(cues: Cues, group: str, words: str) -> bool:
    """Whether a word of a group stands in some words, those between marks left out."""
    bare = QUOTED.sub(" ", words).lower()
    return any(cues.has(group, word.replace("\u2019", "'")) for word in WORD.findall(bare))


def find_interviewee(reading: Reading, before: int) -> Mention | None:
    """Who answers on a page that labels nobody: the one person its head is about, else the one most named before the questions.

    Whoever only tells whose somebody is ("le frère de X") is not asked, unless the head says so ("Entretien avec X"). Where the
    head names several, one of these is meant.
    """
    people = [mention for mention in reading.mentions if mention.kind == "person" and mention.form == "name"]
    told = [block for block in reading.article.blocks if block.role not in ("byline", "date", "credit", "caption")]
    heads = [block for block in told if block.role in ("title", "standfirst")]
    leads = [block for block in told if block.span.start < before and block.role == "body"]
    named: frozenset[str] = frozenset()
    for blocks in (heads, leads):
        every = [mention for block in blocks for mention in people if block.span.holds(mention.span)]
        held = [mention for mention in every if not _is_whose(reading, mention)] or every
        counts = Counter(key for mention in held if (key := _surname(mention)) in named or not named)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            same = [mention for mention in every if _surname(mention) == ranked[0][0]]
            return max(same, key=lambda mention: (len(mention.name), -mention.span.start))
        named = named or frozenset(counts)
    return None


def _surname(mention: Mention) -> str:
    return mention.name.split()[-1].lower()


def _is_whose(reading: Reading, mention: Mention) -> bool:
    """Whether a name stands behind a preposition that is no talk's: "le frère de X", but "Entretien avec X"."""
    text, cues = reading.article.text, reading.tables.cues
    start = max(0, mention.span.start - BEFORE)
    words = [word.lower().replace("\u2019", "'") for word in WORD.findall(text, start, mention.span.start)]
    while words and cues.has("titles", words[-1]):
        words.pop()
    governed = bool(words) and cues.has("governing", words[-1])
    return governed and not any(cues.has("talks", word) for word in words[-3:-1])
