"""The pieces a received text falls into, and what has been decided about each."""

import re
from dataclasses import dataclass, field

from recoupe.clean.folding import Folded, Run, fold, fold_line
from recoupe.language.leftovers import line_key
from recoupe.records import FurnitureKind, Page, Role

_END = re.compile(r"[.!?\u2026][\"'\u00bb\u201c\u201d\u2019)\]\s]*$")
_STOP = re.compile(r"[.!?\u2026][\"\u00bb\u201d)\]]*\s+(?=[\"\u00ab\u201c(\[]?\s?(\w))")
_BULLET = re.compile(
    r"(?:[\u2022\u25e6\u25aa\u25cf\u25ba\u25b6\u2023\u2219\u00b7\u27a4\u27a2\u2713\u2714]|[*+-](?=\s)|[\u2013\u2014](?=\s))\s*"
)
_NUMBERED = re.compile(r"\d{1,2}\s?(?:[.)]\s|-\s?(?=[^\W\d]))")
_HEADING_MARK = re.compile(r"(#{1,6})\s+(?=\S)")
_QUOTE_MARK = re.compile(r">\s?")
KEYED = 500
"""Characters of a piece that make its key: leftovers are shorter."""
_EDGES = " .:;,!?\u2026\u00ab\u00bb\u201c\u201d\"'"
_DASHES = "-\u2013\u2014"


def line_words(text: str) -> str:
    """The words of a line for telling copies: figures count, case and the marks at its ends do not."""
    return text.casefold().strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Call:
    """What a piece is: a block of this role, or furniture of this kind; and the rule that says so."""

    rule: str
    role: Role | None = None
    kind: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text or an element of a page: its folded words and what the source says about them.

    Attributes:
        folded: the words, bullets and heading marks left out.
        gap: blank lines before it, in text; 1 for every element of a page.
        mark: the bullet before it, or "".
        level: 1 to 6 for a heading the source marks as one, else 0.
        tag: name of the element that holds it; "" in text.
        hints: class and id words of the element and its ancestors, nearest first, in lower case.
        links, bold: share of its characters that stand in links, in bold, in [0, 1].
        body: whether the page's body region holds it; always True in text.
        path: numbers of the element that holds it and of those around that, nearest first.
        tags: their names.
        stamp: what the element says its date is, for a machine; "" where it does not.
    """

    folded: Folded
    gap: int = 1
    mark: str = ""
    level: int = 0
    tag: str = ""
    hints: str = ""
    links: float = 0.0
    bold: float = 0.0
    body: bool = True
    path: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    stamp: str = ""

    @property
    def text(self) -> str:
        """The clean words."""
        return self.folded.text


@dataclass(slots=True)
class Sheet:
    """All pieces of one page with the calls made so far; rules fill in calls and never change one.

    Attributes:
        pieces: in reading order.
        authors: whom the page says its authors are.
        calls: one a piece, None where undecided.
        keys: line key of each piece.
        words: number of words of each piece.
    """

    pieces: list[Piece]
    authors: tuple[str, ...] = ()
    calls: list[Call | None] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.calls = [None] * len(self.pieces)
        self.keys = [_piece_key(piece.text) for piece in self.pieces]
        self.words = [
            piece.text.count(" ") + 1 if len(piece.text) > KEYED else len(key.split())
            for piece, key in zip(self.pieces, self.keys, strict=True)
        ]

    def exact(self, n: int) -> str:
        """The words of a piece for telling copies: figures count, case and the marks at its ends do not."""
        return line_words(self.pieces[n].text)

    def open(self) -> list[int]:
        """Numbers of the pieces nothing has been decided about."""
        return [n for n, call in enumerate(self.calls) if call is None]

    def drop(self, n: int, kind: FurnitureKind, rule: str) -> None:
        """Call a piece furniture, unless it has a call."""
        self.calls[n] = self.calls[n] or Call(rule, kind=kind)

    def keep(self, n: int, role: Role, rule: str) -> None:
        """Call a piece a block, unless it has a call."""
        self.calls[n] = self.calls[n] or Call(rule, role=role)

    def dropped(self, n: int) -> bool:
        """Whether the piece is furniture."""
        call = self.calls[n]
        return call is not None and call.kind is not None

    def role(self, n: int) -> Role | None:
        """The role of a kept piece."""
        call = self.calls[n]
        return call.role if call else None

    def paragraph(self, n: int) -> bool:
        """Whether a piece reads as running text: a sentence that ends, of some length, or several."""
        text = self.pieces[n].text
        return self.words[n] >= 12 and (ends_sentence(text) or count_sentences(text) > 1 or self.words[n] >= 45)

    def headlike(self, n: int) -> bool:
        """Whether a piece could be a title or a heading: short, one sentence, no full stop or comma at its end."""
        text = self.pieces[n].text
        return self.words[n] <= 32 and text[-1] not in ".,;:|" and count_sentences(text) <= 2 and any(c.isalpha() for c in text)


def _piece_key(text: str) -> str:
    """The key of a piece; of a long one its beginning and its length, which tell paragraphs apart as well."""
    return line_key(text) if len(text) <= KEYED else f"{line_key(text[:KEYED])} {len(text)}"


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, closing quotation marks aside."""
    return _END.search(text, max(0, len(text) - 40)) is not None


def count_sentences(text: str) -> int:
    """A rough count: stops followed by a capital or a figure, plus one."""
    return 1 + sum(1 for stop in _STOP.finditer(text, 0, 2000) if stop[1].isupper() or stop[1].isdigit())


def cut_lines(page: Page) -> list[Piece]:
    """Cut a plain or Markdown text into its lines; bullets and heading marks stay outside."""
    pieces: list[Piece] = []
    gap, at, text = 0, 0, page.text
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line)
        at = end
        lead = start + len(line) - len(line.lstrip())
        level, mark = 0, ""
        if page.kind == "markdown":
            quote = _QUOTE_MARK.match(text, lead, end)
            lead = quote.end() if quote else lead
            heading = _HEADING_MARK.match(text, lead, end)
            level, lead = (len(heading[1]), heading.end()) if heading else (0, lead)
        bullet = _BULLET.match(text, lead, end)
        if bullet:
            mark, lead = bullet[0].strip(), bullet.end()
        elif numbered := _NUMBERED.match(text, lead, end):
            mark = numbered[0].strip()
        folded = fold_line(text, lead, end)
        before = (
            fold(text, (Run(lead, folded.received.start),), references=False) if folded and folded.received.start > lead else None
        )
        if folded is None or before:
            # References to spaces alone are words of the received text all the same, and must be accounted for.
            blank = before or (fold(text, (Run(lead, end),), references=False) if lead < end else None)
            pieces += [Piece(blank, gap)] if blank and "&" in blank.text else []
        if folded is None or not any(char.isalnum() for char in folded.text):
            gap += not line.strip()
            continue
        pieces.append(Piece(folded, gap, mark, level))
        gap = 0
    return pieces


def is_dash(mark: str) -> bool:
    """Whether a bullet is a dash, which may also open a line of dialogue."""
    return mark in tuple(_DASHES)
