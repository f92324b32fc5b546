"""Build articles as records from marked pieces of a received text, without any stage."""

import html
import re
from dataclasses import dataclass, replace

from recoupe.records import (
    Anchor,
    Article,
    Block,
    Cite,
    Furniture,
    FurnitureKind,
    Page,
    PageKind,
    Place,
    Role,
    Span,
    article_id,
    hash_bytes,
    hash_text,
)

_ATOM = re.compile(r"(?P<tag><[^>]+>)|(?P<entity>&\w+;)|(?P<space>\s+)|(?P<run>[^<&\s]+|.)", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A run of the received text: a block (role), furniture (kind and rule), or markup and white space (neither)."""

    raw: str
    role: Role | None = None
    kind: FurnitureKind | None = None
    because: str = ""


def block(role: Role, raw: str) -> Piece:
    return Piece(raw, role=role)


def left(kind: FurnitureKind, raw: str, because: str) -> Piece:
    return Piece(raw, kind=kind, because=because)


def markup(raw: str) -> Piece:
    return Piece(raw)


def fold(raw: str) -> tuple[str, list[tuple[int, int, int, int]]]:
    """Clean text of a piece, and (clean, clean length, received, received length) of its runs."""
    text, runs, gap = "", [], None
    for atom in _ATOM.finditer(raw):
        if atom["tag"]:
            continue
        if atom["space"]:
            gap = atom if text else None
            continue
        if gap is not None:
            runs.append((len(text), 1, gap.start(), gap.end() - gap.start()))
            text, gap = text + " ", None
        words = html.unescape(atom[0])
        words = " " if words.isspace() else words
        runs.append((len(text), len(words), atom.start(), atom.end() - atom.start()))
        text += words
    return text, runs


@dataclass(frozen=True)
class Made:
    """An article with the page it came from."""

    article: Article
    page: Page

    def span(self, words: str, nth: int = 0) -> Span:
        """Where words stand in the clean text."""
        at = -1
        for _ in range(nth + 1):
            at = self.article.text.index(words, at + 1)
        return Span(at, at + len(words))

    def cite(self, words: str, nth: int = 0) -> Cite:
        """The cite of words of the clean text."""
        return self.article.cite(self.span(words, nth))

    def place(self, words: str, nth: int = 0) -> Place:
        """Words of the clean text as links point at them."""
        return Place(self.article.id, self.span(words, nth))

    def having(self, **fields: object) -> "Made":
        """The same article with more known about it."""
        return Made(replace(self.article, **fields), self.page)  # type: ignore[arg-type]


def make(source: str, kind: PageKind, pieces: list[Piece]) -> Made:
    """The article of these pieces, and its page."""
    received, text = "", ""
    blocks, furniture, anchors = [], [], []
    for piece in pieces:
        start, end = len(received), len(received) + len(piece.raw)
        received += piece.raw
        if piece.kind:
            furniture.append(Furniture(Span(start, end), piece.kind, fold(piece.raw)[0], piece.because))
        elif piece.role:
            words, runs = fold(piece.raw)
            text += "\n" if text else ""
            blocks.append(Block(Span(len(text), len(text) + len(words)), piece.role, Span(start, end)))
            anchors += [Anchor(len(text) + c, n, start + r, m) for c, n, r, m in runs]
            text += words
    sha256 = hash_bytes(received.encode())
    page = Page(source, sha256, received, kind)
    article = Article(
        article_id(sha256), source, sha256, len(received), text, hash_text(text), tuple(blocks), tuple(furniture), tuple(anchors)
    )
    return Made(article, page)
