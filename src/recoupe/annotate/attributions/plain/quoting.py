"""Whom a medium quotes as saying something, in a sentence without a parser: "It quoted a guard as saying that ..."."""

from recoupe.annotate.attributions.plain.sources import head_of, source_before, source_behind
from recoupe.annotate.attributions.plain.text import Found, Line
from recoupe.records import Span

AS_REACH = 14
"""Tokens from the verb that quotes to the words that bring what is said, who is quoted and the medium between."""
WORDS = 3
"""Words of the longest phrase that brings it: "mit den Worten"."""


def find_quoting(line: Line) -> list[Found]:
    """What somebody is quoted as saying, come through the medium that quotes him, which reports it.

    Example:
        "The Morning Gale quoted a guard as saying the door was locked." is the guard's, through the Morning Gale.
    """
    for at in range(len(line.lows)):
        if not line.has("cites", at) or line.quoted[at] is not None:
            continue
        passive = line.has("perfect", at - 1) or (line.cues.verb_second and _brings(line, at - 1) is not None)
        found = _quoted_by(line, at) if passive else _quotes(line, at)
        if found:
            return found
    return []


def brought_by(line: Line, first: int) -> tuple[int, int] | None:
    """The words near a token that bring what somebody is quoted as saying: their first token, and one past their last."""
    for at in range(first, min(first + AS_REACH, len(line.lows))):
        last = _brings(line, at)
        if last is not None and line.quoted[at] is None:
            return at, last
    return None


def _brings(line: Line, at: int) -> int | None:
    """One past the last word of a phrase that brings what is said; None where none stands at a token."""
    sizes = (size for size in range(WORDS, 0, -1) if " ".join(line.lows[at : at + size]) in line.cues.words["as_saying"])
    size = next(sizes, None) if at >= 0 else None
    return at + size if size is not None else None


def _said(line: Line, at: int) -> Span | None:
    """What is said behind those words: the quotation, or all to the end of the sentence."""
    while line.low(at) in (",", ":") or line.has("that", at) or line.has("cites", at):
        at += 1
    quotation = line.quoted[at] if at < len(line.lows) else None
    return quotation.span if quotation is not None else line.between(at, len(line.lows))


def _quotes(line: Line, verb: int) -> list[Found]:
    """A medium, its verb, and whom it quotes: "The daily quoted two guards as saying ..."."""
    brought = brought_by(line, verb + 1)
    behind = source_behind(line, verb + 1, lax=True) if brought is not None else None
    medium = source_before(line, verb, lax=True)
    if brought is None or behind is None or behind[1] > brought[0] or medium is None:
        return []
    content = _said(line, line.past_times(brought[1]))
    cue = line.between(*brought)
    if content is None or cue is None:
        return []
    return [
        Found(content, cue, behind[0], "asserts", "verb-que", (medium,)),
        Found(content, line.tokens[verb], medium, "reports", "citing"),
    ]


def _quoted_by(line: Line, verb: int) -> list[Found]:
    """Somebody who is quoted, by a medium that may be named: "He was quoted by the daily as saying ..."."""
    first = verb - 1
    while first > 0 and (line.has("perfect", first) or line.has("auxiliaries", first)) and not line.has("pronouns", first - 1):
        first -= 1
    brought = brought_by(line, max(0, verb - WORDS) if line.cues.verb_second else verb + 1)
    start = line.clause_start(verb)
    whom = source_before(line, first + (not line.has("perfect", first)), lax=True) or head_of(line, start, verb)
    if brought is None or whom is None:
        return []
    content = _said(line, line.past_times(max(brought[1], verb + 1)))
    cue = line.between(min(verb, brought[0]), max(verb + 1, brought[1]))
    if content is None or cue is None or content.overlap(whom):
        return []
    medium = _medium(line, verb, brought[0])
    told = Found(content, cue, whom, "asserts", "verb-que", (medium,) if medium is not None else ())
    return [told, Found(content, line.tokens[verb], medium, "reports", "citing")] if medium is not None else [told]


def _medium(line: Line, verb: int, last: int) -> Span | None:
    """The medium between the verb and the words that bring what is said: "quoted by the daily as saying"."""
    low, high = min(verb, last) + 1, max(verb, last)
    by = next((at for at in range(max(0, low - AS_REACH), high) if line.has("by", at) or line.low(at) in BY), None)
    behind = source_behind(line, by + 1, lax=True) if by is not None else None
    return behind[0] if behind is not None else None


BY = ("by", "in")
"""English words before the medium that quotes: the group of agents is for verbs in the passive alone."""
