"""The turns of an interview, and what a line of its page tells of them."""

import re
from collections import Counter
from dataclasses import dataclass

from recoupe.annotate.reading import Reading
from recoupe.language.cues import Cues
from recoupe.records import Block, Mention, Span

WORD = re.compile(r"[^\W\d_]+['\u2019]?")
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
    """Who answers on a page that labels nobody: the one person its head names, else the one most named before the questions."""
    people = [mention for mention in reading.mentions if mention.kind == "person" and mention.form == "name"]
    told = [block for block in reading.article.blocks if block.role not in ("byline", "date", "credit", "caption")]
    heads = [block for block in told if block.role in ("title", "standfirst")]
    leads = [block for block in told if block.span.start < before and block.role == "body"]
    for blocks in (heads, leads):
        held = [mention for block in blocks for mention in people if block.span.holds(mention.span)]
        counts = Counter(mention.name.split()[-1].lower() for mention in held)
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            named = [mention for mention in held if mention.name.split()[-1].lower() == ranked[0][0]]
            return max(named, key=lambda mention: (len(mention.name), -mention.span.start))
    return None
