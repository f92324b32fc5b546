"""Two texts word by word: what stayed, what went, what came."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

WORDS = re.compile(r"\s+|[\w\u2019'-]+|[^\w\s]")
MOST = 12_000
"""Words of each text that are compared: two pages of that length take a second; news is far below."""
SHORT = 3
"""Words that stayed between two changes and are shown as changed with them: three words in a sea of changes say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, or went, or came."""

    kind: Literal["same", "gone", "new"]
    text: str


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from one text to the other; what went stands before what came in its place."""
    one, other = WORDS.findall(before)[: 2 * MOST], WORDS.findall(after)[: 2 * MOST]
    matcher = SequenceMatcher(None, one, other, autojunk=len(one) > 2_000)
    joined: list[Run] = []
    for run in _merged(_runs(matcher, one, other)):
        if joined and joined[-1].kind == run.kind:
            joined[-1] = Run(run.kind, joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _runs(matcher: "SequenceMatcher[str]", one: list[str], other: list[str]) -> Iterator[Run]:
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Run("same", "".join(one[a:b]))
        else:
            if a < b:
                yield Run("gone", "".join(one[a:b]))
            if c < d:
                yield Run("new", "".join(other[c:d]))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, a few words or a space between two changes taken into them."""
    gone, new, every = "", "", tuple(runs)
    for run, after in zip_longest(every, every[1:]):
        if run.kind == "gone":
            gone += run.text
        elif run.kind == "new":
            new += run.text
        elif (gone or new) and after is not None and len(run.text.split()) < SHORT and "\n" not in run.text:
            gone += run.text
            new += run.text
        else:
            yield from _changed(gone, new)
            gone, new = "", ""
            yield run
    yield from _changed(gone, new)


def _changed(gone: str, new: str) -> Iterator[Run]:
    """What went and what came, spaces and signs both end with put back outside."""
    tail = ""
    while gone and new and gone[-1] == new[-1] and not gone[-1].isalnum():
        tail, gone, new = gone[-1] + tail, gone[:-1], new[:-1]
    if gone:
        yield Run("gone", gone)
    if new:
        yield Run("new", new)
    if tail:
        yield Run("same", tail)
