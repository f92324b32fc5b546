"""Two numbers of one article told by two voices, the second without a noun of its own: it is of what the first counts."""

import re

from recoupe.language.figures import FigureWords, Voices
from recoupe.link.figures.slots import Slot

REACH = 320
"""Characters between two numbers that still answer each other: the sentence after, not the paragraph after."""
BESIDE = 70
"""Characters before the first number, and behind either, in which it is said whose it is."""
MOST_TIMES = 12
"""Times apart beyond which two voices hardly count one thing: a bare "three" behind "40" is another count."""
SENTENCE = re.compile(r"[.!?\u2026][\u00bb\u201d\"]?[ \u00a0\n]|\n")
PART = re.compile(r"[;,:\u2013\u2014] ")


def two_voices(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether somebody tells the first number, and somebody else the bare second.

    "La préfecture a compté 4 500 manifestants. Les syndicats en revendiquaient 12 000": words of telling stand with both, the
    second teller is no pronoun for the first, and nothing says that time has passed or that the one is part of the other.
    """
    between = one.article.text[one.quantity.span.end : other.quantity.span.start]
    if not other.bare or len(between) > REACH or len(SENTENCE.findall(between)) > 1 or _unlike(one, other):
        return False
    tell = words.voices
    after = _to_end(one.article.text, other.quantity.span.end)
    own, theirs = _split(between)
    if tell.veto.search(between) or tell.veto.match(after.lstrip()):
        return False
    if tell.against.fullmatch(between) and tell.whose.match(after):
        return True
    return _first_told(one, own, tell) and _second_told(theirs, after, tell)


def of_its_own(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether the second number has a verb of its own, not the first's: "deux sont encore à l'hôpital", "en a livré 12"."""
    text, span = one.article.text, other.quantity.span
    before = SENTENCE.split(text[one.quantity.span.end : span.start])[-1]
    if words.voices.deed.search(before):
        return True
    said = other.word is not None and other.word.start >= span.end and other.name == one.name
    return other.bare and words.voices.verb.match(text, span.end) is not None and not said


def _unlike(one: Slot, other: Slot) -> bool:
    """Whether their verbs are of two things, or the numbers too far apart."""
    low, high = sorted((one.value or 0, other.value or 0))
    return (None not in (one.name, other.name) and one.name != other.name) or low * MOST_TIMES < high or low < 1


def _split(between: str) -> tuple[str, str]:
    """What stands between two numbers, parted where the second one's words begin."""
    cuts = list(SENTENCE.finditer(between)) or list(PART.finditer(between))
    return (between[: cuts[-1].start()], between[cuts[-1].end() :]) if cuts else ("", between)


def _to_end(text: str, start: int) -> str:
    """What follows a number in its sentence."""
    after = text[start : start + BESIDE]
    ends = SENTENCE.search(after)
    return after[: ends.start()] if ends else after


def _first_told(one: Slot, behind: str, tell: Voices) -> bool:
    start = one.quantity.span.start
    before = SENTENCE.split(one.article.text[max(0, start - BESIDE) : start])[-1]
    return any(pattern.search(part) for pattern in (tell.telling, tell.whose) for part in (before, behind))


def _second_told(before: str, after: str, tell: Voices) -> bool:
    """Whether somebody named by more than a pronoun tells the second number."""
    if tell.whose.search(before) or tell.whose.search(after):
        return True
    if tell.same.match(before.lstrip(' \u00ab\u201c"')):
        return False
    return tell.answers.search(before) is not None or tell.answering.match(after) is not None
