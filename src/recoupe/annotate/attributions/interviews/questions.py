"""Answers that nothing labels: what stands between questions put to somebody, on a page that is an interview."""

import re
from collections.abc import Iterator, Sequence

from recoupe.annotate.attributions.interviews.turns import WORD, Line, Turn, find_interviewee, holds_word
from recoupe.annotate.reading import Reading
from recoupe.language.cues import Cues
from recoupe.records import Mention, Span

QUESTIONS = 3
"""Questions put to somebody that make a page an interview: two stand in many a feature, three in none of the open stories."""
TOLD_QUESTIONS = 2
"""The same on a page whose head says that it is one: "Propos recueillis par", "il a bien voulu nous parler"."""
PUT_WORDS = 45
"""Words of the longest question without its mark: "Le syndicat dit que vous saviez tout." has seven, those of the press 30."""
BROKEN_OFF = 30
OPENERS = '\u00ab\u201c"'
SENTENCE = re.compile(r"[.!?\u2026]\s")
OPENING = re.compile(r"[^\W\d_]+")


def find_unlabelled(reading: Reading, lines: Sequence[Line], known: Sequence[Turn]) -> Iterator[Turn]:
    """Find the turns between questions, in a page full of them that is answered in the first person.

    Args:
        reading: the article.
        lines: its blocks in order.
        known: the turns labels tell; who gives them gives the rest.
    """
    text, cues = reading.article.text, reading.tables.cues
    given = {turn.content.start for turn in known}
    asking = [n for n, line in enumerate(lines) if line.asks and (line.mark is None or line.label) and line.start not in given]
    put = [n for n in asking if _is_put(cues, text, lines, n)]
    if len(put) < (TOLD_QUESTIONS if _is_told(reading, lines) else QUESTIONS):
        return
    first, last = asking[0], asking[-1]
    answers = [n for n in range(first + 1, last) if _answers(reading, lines, n, given)]
    answers += _closing(reading, lines, last, given)
    own = [n for n in answers if holds_word(cues, "first_person", lines[n].block.span.within(text))]
    if len(own) * 2 < len(answers):
        return
    who = _one_speaker(known) or find_interviewee(reading, lines[first].block.span.start)
    for n in answers:
        if lines[n].start not in given:
            span = lines[n].block.span
            yield Turn(Span(span.start, span.end), None, None, who)


def _one_speaker(known: Sequence[Turn]) -> Mention | None:
    """Who gives all the answers a label tells, where it is one."""
    given = {turn.speaker.name: turn.speaker for turn in known if turn.speaker is not None}
    return next(iter(given.values())) if len(given) == 1 else None


def _is_told(reading: Reading, lines: Sequence[Line]) -> bool:
    """Whether the page says that it is an interview, before its first question or behind its last."""
    text, cues = reading.article.text, reading.tables.cues
    asked = [line.block.span.start for line in lines if line.asks]
    heads = [block.span for block in reading.article.blocks if block.span.start < asked[0] or block.role in ("byline", "credit")]
    for span in heads:
        words = [word.replace("\u2019", "'") for word in WORD.findall(span.within(text).lower())]
        for at, word in enumerate(words):
            found = cues.openings.get(("interview_signs", word), ())
            if any(tuple(words[at : at + len(phrase)]) == phrase for phrase in found):
                return True
    return False


def _is_put(cues: Cues, text: str, lines: Sequence[Line], n: int) -> bool:
    """Whether a question is put to somebody: it says "vous", or an answer in the first person follows it."""
    if holds_word(cues, "questioned", lines[n].block.span.within(text)):
        return True
    behind = lines[n + 1] if n + 1 < len(lines) else None
    return behind is not None and not behind.asks and _is_own(cues, text, behind)


def _is_own(cues: Cues, text: str, line: Line) -> bool:
    """Whether a paragraph speaks in the first person, and is no quotation."""
    words = line.block.span.within(text)
    return words[0] not in OPENERS and holds_word(cues, "first_person", words)


def _answers(reading: Reading, lines: Sequence[Line], n: int, given: set[int]) -> bool:
    """Whether a line between two questions is what somebody answers."""
    line = lines[n]
    if line.start in given:
        return True
    return line.block.role == "body" and not line.asks and not _asks_unmarked(reading, lines, n)


def _asks_unmarked(reading: Reading, lines: Sequence[Line], n: int) -> bool:
    """Whether a line puts a question without its mark: "Le syndicat dit que vous saviez tout.", "Pourtant, le taux monte."."""
    text, cues = reading.article.text, reading.tables.cues
    words = lines[n].block.span.within(text)
    if len(words.split()) > PUT_WORDS or holds_word(cues, "first_person", words):
        return False
    if words.rstrip().endswith(("...", "\u2026")) and len(words.split()) < BROKEN_OFF:
        return holds_word(cues, "questioned", words)
    answered = not lines[n - 1].asks
    behind = n + 1 < len(lines) and not lines[n + 1].asks and lines[n + 1].block.role == "body"
    if not (answered and behind):
        return False
    opening = OPENING.match(words)
    contrasts = opening is not None and cues.has("asking_back", opening[0].lower())
    single = SENTENCE.search(words) is None
    ends = n + 2 >= len(lines) or lines[n + 2].asks or _speaks_to(cues, text, lines[n + 2])
    return holds_word(cues, "questioned", words) or (single and ends and (contrasts or _is_own(cues, text, lines[n + 1])))


def _speaks_to(cues: Cues, text: str, line: Line) -> bool:
    return holds_word(cues, "questioned", line.block.span.within(text))


def _closing(reading: Reading, lines: Sequence[Line], last: int, given: set[int]) -> Iterator[int]:
    """What follows the last question: one paragraph, and those behind it that stay in the first person."""
    text, cues = reading.article.text, reading.tables.cues
    for n in range(last + 1, len(lines)):
        line = lines[n]
        if line.block.role != "body" or line.start in given:
            return
        if n > last + 1 and _asks_unmarked(reading, lines, n):
            continue
        if n > last + 1 and not (_is_own(cues, text, line) or _asks_unmarked(reading, lines, n - 1)):
            return
        yield n
