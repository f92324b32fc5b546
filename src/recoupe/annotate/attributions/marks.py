"""The quotation marks of one block, paired: every French and foreign mark, reversed, nested, mixed and unclosed ones."""

import re
from dataclasses import dataclass

from recoupe.records import Span

MARK = re.compile(
    "(?<![^\\s(\\[:]),,(?=\\S)|[\u2018\u2019]{2}|[\u00ab\u00bb\u2039\u203a\u201c\u201d\u201e\u201f\"\u2018\u201a]|(?<![^\\W\\d_])''|''(?![^\\W\\d_])|(?<![^\\s(\\[:\u00ab])'(?=[^\\W\\d_])|[\u2019'](?![^\\W\\d_]|')"
)
KINDS = {
    "\u00ab": "angle",
    "\u00bb": "angle",
    "\u2039": "single angle",
    "\u203a": "single angle",
    "\u201c": "curly",
    "\u201d": "curly",
    "\u201e": "curly",
    "\u201f": "curly",
    '"': "straight",
    "''": "straight",
    "\u2018": "single",
    "\u2019": "single",
    "\u201a": "single",
    "'": "plain single",
}
TWINS = {one + other: "''" for one in "\u2018\u2019" for other in "\u2018\u2019"} | {",,": "\u201e"}
"""Two curly single marks are a double one, whichever way they turn: some African papers print nothing else; two commas open
a quotation in Dutch regional papers."""
OPENS = "\u00ab\u2039\u201c\u201e\u201f\u2018\u201a"
CLOSES = "\u00bb\u203a\u201d\u2019"
BEFORE_OPENING = "([{\u2013\u2014-/\u00ab\u201c:;,'\u2019"
SINGLE_REACH = 200
"""Characters within which a single mark must close: it is an apostrophe more often than not."""

TAIL = 24
"""Words of the longest reporting clause behind a quotation: a verb, a minister with two portfolios and a name have twenty."""


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A run between quotation marks, marks included.

    Attributes:
        span: from the opening mark to the closing one, in the text the marks were found in.
        depth: 0 for the outermost.
        opened, closed: whether the mark at that end is printed; a paragraph may leave either out.
    """

    span: Span
    depth: int = 0
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """A mark waiting for its other half."""

    at: int
    kind: str
    opened: bool = True


def find_quoted(text: str, within: Span, continued: bool = False) -> tuple[Quoted, ...]:
    """Pair the marks of one block.

    A closing mark closes the nearest open one of its kind; where none is open it closes the nearest of any kind, because
    machine translation mixes them. Reversed guillemets (as printed in German or by a slip) are told by the first one met.

    Args:
        text: the whole clean text; offsets are its code points.
        within: the block.
        continued: the block before ended inside a quotation, so this one may open there without a mark.

    Returns:
        Quotations sorted by span. One that never closes runs to the end of the block.
    """
    marks = [(found.start(), TWINS.get(found.group(), found.group())) for found in MARK.finditer(text, within.start, within.end)]
    reversed_angles = _reversed(text, within, marks)
    waiting: list[_Open] = []
    done: list[Quoted] = []
    for at, mark in marks:
        kind = KINDS[mark]
        turned = mark == "\u00bb" and not waiting and not reversed_angles
        side = _turned(text, within, at) if turned else _side(text, within, at, mark, reversed_angles)
        held = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n].kind == kind), None)
        if kind in ("straight", "plain single") and side != "open" and held is None and side != "close":
            side = "open"
        if side == "either":
            side = "close" if held is not None else "open"
        if side == "open":
            if _repeats(text, within, waiting, kind, at):
                continue
            waiting.append(_Open(at, kind))
        else:
            _close(text, within, waiting, done, _Closing(at + len(mark), kind, held, continued))
    for opener in waiting:
        if opener.kind not in ("single", "plain single"):
            done.append(_parted(text, opener, done) or _shared(text, within, opener, done) or _unclosed(text, within, opener))
    return _nest(sorted({quoted.span: quoted for quoted in done}.values()))


@dataclass(frozen=True, slots=True)
class _Closing:
    """A closing mark: the offset behind it, its kind, and the place of its opener among those waiting."""

    end: int
    kind: str
    held: int | None
    continued: bool


def _close(text: str, within: Span, waiting: list[_Open], done: list[Quoted], closing: _Closing) -> None:
    """Close what this mark closes, and drop what was opened inside and never closed."""
    single = closing.kind in ("single", "plain single")
    at = closing.held
    if at is None and not single and waiting:
        at = len(waiting) - 1
    if at is None:
        if not single and not done and (closing.continued or _starts_open(text, within, closing.end)):
            done.append(Quoted(Span(within.start, closing.end), opened=False))
        return
    opener = waiting[at]
    if single and closing.end - opener.at > SINGLE_REACH:
        del waiting[at]
        return
    del waiting[at:]
    done.append(Quoted(Span(opener.at, closing.end), opened=opener.opened))


def _starts_open(text: str, within: Span, end: int) -> bool:
    """Whether a block whose first mark closes is the tail of a quotation: a sentence ends right before the mark."""
    return text[within.start : end - 1].rstrip()[-1:] in (".", "!", "?", "\u2026")


def _reversed(text: str, within: Span, marks: list[tuple[int, str]]) -> bool:
    """Whether guillemets point the other way here: the first one met is a closing one glued to the word behind it."""
    first = next(((at, mark) for at, mark in marks if KINDS[mark] == "angle"), None)
    if first is None or first[1] != "\u00bb":
        return False
    at = first[0]
    before = text[at - 1] if at > within.start else " "
    after = text[at + 1 : at + 2]
    later = any(mark == "\u00ab" and found > at for found, mark in marks)
    return later and (before.isspace() or before in BEFORE_OPENING) and bool(after.strip()) and after not in ".,;:!?"


def _side(text: str, within: Span, at: int, mark: str, reversed_angles: bool) -> str:
    """Whether a mark opens, closes, or may do either."""
    if KINDS[mark] == "angle" and reversed_angles:
        return "close" if mark == "\u00ab" else "open"
    if mark in CLOSES:
        return "open" if mark == "\u201d" and _glued(text, within, at, 1) == "open" else "close"
    if mark in OPENS:
        return "close" if mark == "\u201c" and _glued(text, within, at, 1) == "close" else "open"
    return _glued(text, within, at, len(mark))


def _turned(text: str, within: Span, at: int) -> str:
    """The side of a closing guillemet where nothing is open: some sites turn the first one too ("d' »attaque »")."""
    return "open" if _glued(text, within, at, 1) == "open" else "close"


def _glued(text: str, within: Span, at: int, length: int) -> str:
    """The side a mark is on, by what it is glued to."""
    before = text[at - 1] if at > within.start else " "
    after = text[at + length] if at + length < within.end else " "
    free_before = before.isspace() or before in BEFORE_OPENING
    free_after = after.isspace() or after in ").,;:!?\u2026]\u00bb\u201d"
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    return "either"


def _repeats(text: str, within: Span, waiting: list[_Open], kind: str, at: int) -> bool:
    """Whether an opening mark only recalls, at the start of a sentence, a quotation that is open already."""
    return kind in ("straight", "plain single") and bool(waiting) and waiting[-1].kind == kind and text[within.start : at] == ""


def _parted(text: str, opener: _Open, done: list[Quoted]) -> Quoted | None:
    """An unclosed quotation before another of its kind that opens behind a full stop: it ended with that sentence.

    Papers that print straight marks forget the one before a reporting clause: "A, raconte Ada. "B."".
    """
    if opener.kind != "straight":
        return None
    later = (quoted.span.start for quoted in done if quoted.span.start > opener.at and text[quoted.span.start] == text[opener.at])
    second = min(later, default=None)
    before = text[opener.at : second].rstrip() if second is not None else ""
    return Quoted(Span(opener.at, opener.at + len(before))) if before[-1:] in tuple(".!?\u2026") else None


def _shared(text: str, within: Span, opener: _Open, done: list[Quoted]) -> Quoted | None:
    """An unclosed quotation that ends with one inside it: papers close both with one mark ("« A dit « B », a écrit Ada.").

    A comma and a few words that end the block stand behind; a quotation that goes on in the next block has more to say.
    """
    if opener.kind != "angle":
        return None
    last = max((quoted.span.end for quoted in done if quoted.span.start > opener.at), default=None)
    tail = text[last : within.end].strip() if last is not None else ""
    if last is None or not tail.startswith(",") or len(tail.split()) > TAIL or tail[-1] not in ".!?\u2026":
        return None
    return Quoted(Span(opener.at, last))


def _unclosed(text: str, within: Span, opener: _Open) -> Quoted:
    end = within.start + len(text[within.start : within.end].rstrip())
    return Quoted(Span(opener.at, max(end, opener.at + 1)), closed=False)


def _nest(found: list[Quoted]) -> tuple[Quoted, ...]:
    """The same quotations with their depth; a crossing one is dropped."""
    kept: list[Quoted] = []
    holders: list[Quoted] = []
    for quoted in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        while holders and holders[-1].span.end <= quoted.span.start:
            holders.pop()
        if holders and quoted.span.end > holders[-1].span.end:
            continue
        placed = Quoted(quoted.span, len(holders), quoted.opened, quoted.closed)
        kept.append(placed)
        holders.append(placed)
    return tuple(kept)
