"""Numbers of one article that are two states of one thing: "450 millions, contre 400 lundi", "hors TVA", "tout compris"."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.language.figures import Changes, FigureWords
from recoupe.link.figures.slots import Slot

REACH = 320
"""Characters between two numbers of which one is the other's earlier state: the sentence after, not the paragraph after."""
BEHIND = 40
"""Characters behind the earlier number in which its day is told."""
BACK = 6
"""Numbers to look back over: a toll stands beside others."""
FORMER, ALL_IN = "former", "all in"
MOST = 4
"""Times apart beyond which two numbers are no two states of one."""


def with_changes(slots: Sequence[Slot], words: FigureWords) -> list[Slot]:
    """The slots of one article, each with the values it had before, or has without what is counted in.

    Args:
        slots: of one article, in reading order.
        words: of the language.
    """
    found = list(slots)
    for at, later in enumerate(slots):
        for n in range(at - 1, max(-1, at - 1 - BACK), -1):
            how = _told_so(found[n], later, near=n == at - 1, tell=words.changes) if _one_thing(found[n], later, words) else None
            if how is None:
                continue
            unit, dimension = (found[n].unit, found[n].dimension) if later.unit is None else (later.unit, later.dimension)
            found[at] = replace(found[at], unit=unit, dimension=dimension, name=later.name or found[n].name)
            # What holds is told first and what it was behind it; of an amount with everything counted in, the larger holds.
            now, old = (at, n) if how == ALL_IN and (later.value or 0) > (slots[n].value or 0) else (n, at)
            found[now] = replace(found[now], was=found[now].was | {slots[old].value})
            break
    return found


def _one_thing(one: Slot, other: Slot, words: FigureWords) -> bool:
    """Whether two numbers may be two states of one: one unit, and neither many times the other."""
    if one.value is None or other.value is None or one.value == other.value or one.quantity.damaged or other.quantity.damaged:
        return False
    low, high = sorted((one.value, other.value))
    if low <= 0 or high / low > MOST or words.stand_apart(one.name, other.name):
        return False
    if one.quantity.approximator == "range" or other.quantity.approximator == "range":
        return False
    bare = (other.unspoken and one.dimension in ("money", "count")) or (
        other.bare and other.unit is None and one.dimension == "count"
    )
    return bare or (one.dimension == other.dimension and one.unit is not None and one.unit == other.unit)


def _told_so(one: Slot, other: Slot, *, near: bool, tell: Changes) -> str | None:
    """How the words between and behind say that one number came before the other, or leaves something out; else None."""
    text, first, last = one.article.text, one.quantity.span, other.quantity.span
    between, behind = text[first.end : last.start], text[last.end : last.end + BEHIND]
    if len(between) > REACH or tell.other_year.match(behind):
        return None
    if near and tell.against.fullmatch(between):
        held = tell.now.search(text[max(0, first.start - BEHIND) : first.start])
        return FORMER if held or tell.day.match(behind) else None
    if tell.former.search(between):
        return FORMER if one.name is not None and (other.bare or one.name == other.name) else None
    if near and one.dimension == "money":
        around = text[first.end : last.end + BEHIND]
        return ALL_IN if tell.without.search(around) and tell.all_in.search(around) else None
    return None


def without_former(members: Sequence[int], slots: Sequence[Slot]) -> list[list[int]]:
    """A group, less the numbers only one article tells, as what another of its numbers was.

    "212 morts, contre 198 la veille" differs from nobody's 212; each such number is a group of its own.
    """
    here = [slots[at] for at in members]
    tellers: dict[object, set[object]] = {}
    for slot in here:
        tellers.setdefault(slot.value, set()).add(slot.article.id)
    gone = [
        at
        for at in members
        if len(tellers[slots[at].value]) == 1
        and any(slots[at].article.id == slot.article.id and slots[at].value in slot.was for slot in here)
    ]
    kept = [at for at in members if at not in gone]
    return [*([kept] if kept else []), *([at] for at in gone)]
