"""Boxes told by their company: what stands among the lines of a form or a wall, in the same element, is the box's."""

from recoupe.clean.pieces import Sheet
from recoupe.records import FurnitureKind

KINDS: frozenset[FurnitureKind] = frozenset(["newsletter", "paywall"])
MAX_BOX_WORDS = 60
"""Words of a newsletter box or a wall set inside an article; the longest met have 45."""
MAX_MEMBER_WORDS = 24
"""Words of a line of one that no lexicon knows; a longer one may be a paragraph."""
REACH = 3
"""How far around a known line its box is looked for."""


def call_company(sheet: Sheet) -> None:
    """Call furniture the unknown lines of an element in which two lines or more, and half of all, are of a form or a wall."""
    members: dict[int, list[int]] = {}
    for n, piece in enumerate(sheet.pieces):
        for element in piece.path[:REACH]:
            members.setdefault(element, []).append(n)
    seeds = [n for n, call in enumerate(sheet.calls) if call and call.kind in KINDS]
    for element in sorted({element for n in seeds for element in sheet.pieces[n].path[:REACH]}):
        inside = members[element]
        known = [n for n in inside if sheet.dropped(n)]
        kinds = [call.kind for n in inside if (call := sheet.calls[n]) and call.kind in KINDS]
        if len(kinds) < 2 or 2 * len(known) < len(inside) or not _small(sheet, inside):
            continue
        for n in inside:
            sheet.drop(n, kinds[0] or "other", "page.box-company")


def _small(sheet: Sheet, inside: list[int]) -> bool:
    """Whether all pieces of an element are small enough to be a box, and none is the title."""
    words = [sheet.words[n] for n in inside]
    unknown = [sheet.words[n] for n in inside if not sheet.dropped(n)]
    title = any(sheet.pieces[n].level == 1 for n in inside)
    return sum(words) <= MAX_BOX_WORDS and max(unknown, default=0) <= MAX_MEMBER_WORDS and not title
