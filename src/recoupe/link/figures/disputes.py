"""Numbers of one article that dispute each other: "300 selon la police, 900 selon les syndicats"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from recoupe.language.figures import Disputes, FigureWords
from recoupe.link.figures.slots import Slot
from recoupe.link.figures.voices import of_its_own, two_voices

REACH = 320
"""Characters between two numbers that still answer each other: the sentence after, not the paragraph after."""
BESIDE = 60
"""Characters on either side in which it is said whose number it is."""
MOST_TIMES = 5
"""Times apart beyond which people by two names are no one crowd."""
MOST_APART = 50
"""Times apart beyond which no two numbers dispute each other."""
MEASURED = frozenset({"volume", "area", "length", "mass", "speed", "energy", "power", "money"})
MANY = 100
"""From here a number held down answers one of another noun."""
MOST_BETWEEN = 4
"""Numbers of the same kind that may stand between two that dispute each other."""
CROWD, VOICES = "crowd", "voice"
"""Groups of nouns: of a crowd, and of those a report rests on, whose number nobody disputes by a bare one."""
WHOLE = re.compile(
    r"[ \u00a0](?:of[ ](?:the[ ])?|de[ ]l(?:os|as)[ ]|de[rn][ ]|de(?:gli|lle|i)[ ]|(?:des?|du)[ \u00a0]|d['\u2019])([^\W\d_]+)"
)
"""What a share is a share of, right behind it."""
SENTENCE = re.compile(r"[.!?\u2026][\u00bb\u201d\"]?[ \u00a0\n]|\n")


def with_disputes(slots: Sequence[Slot], words: FigureWords) -> list[Slot]:
    """The slots of one article, each with the values of its other numbers that it disputes.

    Args:
        slots: of one article, in reading order.
        words: of the language.
    """
    found = list(slots)
    for at, later in enumerate(slots):
        kin = [n for n in range(max(0, at - 2 * MOST_BETWEEN), at) if _one_kind(found[n], later)][-MOST_BETWEEN:]
        for n in reversed(kin):
            if _dispute(found[n], later, words):
                # What the later leaves out is what the earlier counts.
                taken = found[n] if _is_left_out(found[n], later) else later
                unit, dimension = taken.unit, taken.dimension
                found[at] = replace(found[at], disputes=found[at].disputes | {slots[n].value}, unit=unit, dimension=dimension)
                found[n] = replace(found[n], disputes=found[n].disputes | {later.value})
                break
    return found


def with_parts(slots: Sequence[Slot]) -> list[Slot]:
    """The slots of one article, each with the two numbers near it that its article adds up to it."""
    found = list(slots)
    counts = [(at, slot) for at, slot in enumerate(slots) if slot.dimension == "count" and slot.value]
    for place, (at, total) in enumerate(counts):
        near = [slot for _, slot in counts[max(0, place - MOST_BETWEEN) : place + MOST_BETWEEN + 1] if slot is not total]
        values = {
            slot.value for slot in near if slot.value and abs(slot.quantity.span.start - total.quantity.span.start) <= REACH
        }
        if total.summed or any(slot.summed for slot in near):
            whole = total.value or Decimal(0)
            parts = frozenset(value for value in values if value and value * 2 != whole and whole - value in values)
            found[at] = replace(total, parts=parts)
    return found


def _one_kind(one: Slot, other: Slot) -> bool:
    if one.dimension == other.dimension or (other.unspoken and one.dimension in ("count", "money")):
        return True
    # "18 000 mètres cubes ... au moins 30 000": what is measured, left out the second time.
    left_out = other.dimension == "count" and other.unit is None and other.bare
    return left_out and one.dimension in MEASURED and one.quantity.unit == one.unit


def _is_left_out(one: Slot, other: Slot) -> bool:
    """Whether the later number leaves out what the earlier one counts or measures."""
    return other.unspoken or (other.unit is None and one.dimension in MEASURED)


def rivals(one: Slot, other: Slot) -> bool:
    """Whether one of two numbers of one article is told against the other, or as what the other was."""
    if one.article.id != other.article.id:
        return False
    return one.value in other.disputes | other.was or other.value in one.disputes | one.was


def _dispute(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two numbers, the later without a noun of its own or of the same thing, are said by different voices."""
    if not _may_dispute(one, other, words):
        return False
    text, first, last = one.article.text, one.quantity.span, other.quantity.span
    between = text[first.end : last.start]
    after = text[last.end : last.end + BESIDE]
    tell = words.disputes
    if _other_times(one, other) and not tell.contrast.search(between):
        return False
    if of_its_own(one, other, words):
        return False
    if _of_the_count(one, other, words) or two_voices(one, other, words):
        return True
    if len(between) > REACH or tell.veto.search(between) or tell.veto.match(after.lstrip()):
        return False
    if len(SENTENCE.findall(between)) > 1 or not same_share(one, other, words):
        return False
    ends = SENTENCE.search(after)
    after = after[: ends.start()] if ends else after
    before = SENTENCE.split(text[max(0, first.start - BESIDE) : first.start])[-1]
    return _against(before, between, other.cite.exact, after, tell)


def _may_dispute(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two unequal numbers may be of one thing, by their units: a bare one never counts those a report rests on."""
    if None in (one.value, other.value) or one.value == other.value or one.quantity.damaged or other.quantity.damaged:
        return False
    if one.bound != other.bound or one.aim != other.aim or one.some or other.some:
        return False
    if not _one_rate(one, other) or not _one_unit(one, other, words) or _far(one, other):
        return False
    if other.bare and other.unit is None and VOICES in words.kin.get(one.unit or "", ()):
        return False
    return other.bare or other.dimension == "percent" or _same_thing(one, other, words)


def _of_the_count(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether a bare number is set against a count of the noun it names: "le nombre de camions, toutefois, ne dépasse pas 80"."""
    text, at = one.article.text, other.quantity.span.start
    sentence = SENTENCE.split(text[max(0, at - REACH) : at])[-1]
    apart = one.quantity.span.end <= at - len(sentence)
    named = apart and other.bare and other.unit is not None and other.unit == one.unit and other.unit not in words.anyone
    return named and one.dimension == "count" and not one.bare and words.disputes.contrast.search(sentence) is not None


def _one_rate(one: Slot, other: Slot) -> bool:
    """Whether both are so much a time, or the later leaves that out with its noun."""
    return one.quantity.period == other.quantity.period or (other.quantity.period is None and other.bare)


def _far(one: Slot, other: Slot) -> bool:
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    return low > 0 and high > low * MOST_APART


def _against(before: str, between: str, exact: str, after: str, tell: Disputes) -> bool:
    """Whether the words around two numbers tell the later against the earlier."""
    if tell.expected.search(before):
        return False
    both = tell.by.search(after) or (tell.by.search(between) and tell.by.search(before))
    told_twice = both is not None and tell.by.search(before + between) is not None
    one_sentence = SENTENCE.search(between) is None
    limited = tell.limit.search(exact + after) is not None and not one_sentence
    elided = one_sentence and tell.elided.search(between) is not None and tell.tells.search(before) is not None
    # "Un chiffre supérieur aux 900 avancés par la mairie": somebody else's number, in the sentence after.
    others = tell.named.match(after) is not None
    return told_twice or elided or others or tell.counter.search(between) is not None or limited


def _other_times(one: Slot, other: Slot) -> bool:
    """Whether their sentences are of two days."""
    return one.start is not None and other.start is not None and one.start[:10] != other.start[:10]


def _one_unit(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether both may count one thing."""
    units = {one.unit, other.unit} - {None}
    people = units <= words.anyone | words.people
    return len(units) < 2 or (one.dimension == "count" and (people or other.less or _kin(one.unit, other.unit, words)))


def _kin(one: str | None, other: str | None, words: FigureWords) -> bool:
    """Whether two nouns may count one thing: the same, of one group, or people one of whom is called a crowd's part."""
    crowd = any(CROWD in words.kin.get(unit or "", ()) for unit in (one, other))
    return one == other or words.akin(one, other) or (crowd and {one, other} <= words.people)


def _same_thing(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether a number with its own noun has the other's: one unit that is no mere person, or people of one class."""
    if one.dimension != "count":
        return one.unit is not None and one.unit == other.unit and not words.stand_apart(one.name, other.name)
    if one.unit is not None and _kin(one.unit, other.unit, words):
        return True
    # "140 élèves", "80 enfants": people by two names, no more of the one than a few times the other.
    people = one.unit in words.anyone | words.people and other.unit in words.anyone | words.people
    low, high = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    limited = words.disputes.limit.search(other.cite.exact) is not None
    near = high <= low * MOST_TIMES and not words.stand_apart(one.name, other.name)
    # "11 400 comptes vidés ... l'opérateur ne reconnaît que 2 870 victimes": held down, it is what was said.
    kinds = {words.class_of(one.unit or ""), words.class_of(other.unit or "")} - {None}
    held = other.less and low == other.value and low >= MANY and len(kinds) < 2
    return (people and limited) or (near and (people or held))


def _one_part(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two parts may be of one thing: "un train sur deux" and "un bus sur deux" are not."""
    found = [words.part.match(slot.cite.exact) for slot in (one, other)]
    nouns = [words.singular(hit["noun"]) for hit in found if hit is not None]
    return len(nouns) < len(found) or bool(words.anyone & set(nouns)) or words.akin(nouns[0], nouns[1])


def same_share(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two shares may be of one whole: "20 % des élèves" and "30 % des maîtres" are not."""
    if "ratio" in (one.quantity.dimension, other.quantity.dimension) and not _one_part(one, other, words):
        return False
    if one.dimension != "percent":
        return True
    wholes = []
    for slot in (one, other):
        after = slot.article.text[slot.quantity.span.end : slot.quantity.span.end + BESIDE]
        found = WHOLE.match(after)
        wholes.append((words.class_of(found[1]) or words.stem(found[1])) if found else None)
    return wholes[0] == wholes[1] or None in wholes
