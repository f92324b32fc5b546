"""Two versions of one article, word by word: edits that change what is said, told from those that change how it looks."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from recoupe.dossier.changes.tokens import Token, find_tokens
from recoupe.records import Article, Block, Span

RevisionKind = Literal["meaning", "cosmetic"]
IMPRINT = frozenset({"byline", "date"})
"""Roles of blocks that speak of the article and not of the news: "updated at 18.02", a second writer."""
LONG = 4_000
"""Words from which the comparison may set the commonest aside: two of 4 000 take 0.1 s, two of 12 000 would take one."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One edit: the words that went and those that came, each with their place in the clean text of its version.

    Attributes:
        kind: whether what is said changed.
        because: the rule that tells.
        before, after: None where nothing stood there.
    """

    kind: RevisionKind
    because: str
    before: Span | None
    after: Span | None
    gone: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions compared.

    Attributes:
        revisions: in order of the later version.
        pairs: runs of the earlier version and what stands there in the later, in order of the earlier.
    """

    revisions: tuple[Revision, ...]
    pairs: tuple[tuple[Span, Span], ...]

    @property
    def meaningful(self) -> tuple[Revision, ...]:
        """The edits that change what is said."""
        return tuple(one for one in self.revisions if one.kind == "meaning")

    def follow(self, span: Span) -> Span | None:
        """Where words of the earlier version stand in the later; None where they are gone."""
        at = bisect_right(self.pairs, span.start, key=lambda pair: pair[0].end)
        found = []
        while at < len(self.pairs) and self.pairs[at][0].start < span.end:
            found.append(self.pairs[at][1])
            at += 1
        return Span(min(one.start for one in found), max(one.end for one in found)) if found else None


@dataclass(frozen=True, slots=True)
class _Piece:
    block: Block
    tokens: tuple[Token, ...]
    key: str


def compare_texts(before: Article, after: Article) -> Comparison:
    """Compare two versions of one article.

    Paragraphs that stand in both, wherever, are set apart first; what is left is compared word by word.
    """
    old, new = _pieces(before), _pieces(after)
    revisions, pairs = list[Revision](), list[tuple[Span, Span]]()
    regions = [
        (old[a:b], new[c:d], tag == "equal")
        for tag, a, b, c, d in SequenceMatcher(
            None, [one.key for one in old], [one.key for one in new], autojunk=False
        ).get_opcodes()
    ]
    moved = _moved([one for left, _, same in regions if not same for one in left], [o for _, r, s in regions if not s for o in r])
    gone_ids, new_ids = {id(one) for one, _ in moved}, {id(other) for _, other in moved}
    for left, right, same in regions:
        if same:
            for one, other in zip(left, right, strict=True):
                pairs += _token_pairs(one.tokens, other.tokens)
                revisions += _look(before.text, after.text, one.block.span, other.block.span)
        else:
            kept = [one for one in left if id(one) not in gone_ids], [one for one in right if id(one) not in new_ids]
            _compare(before.text, after.text, kept, (revisions, pairs))
    for one, other in moved:
        pairs += _token_pairs(one.tokens, other.tokens)
        revisions.append(_revision("cosmetic", "edits.moved", before.text, after.text, (one.block.span, other.block.span)))
    ordered = sorted(revisions, key=lambda one: ((one.after or one.before or Span(0, 1)).start, one.because, one.gone, one.new))
    return Comparison(tuple(ordered), tuple(sorted(pairs)))


def _pieces(article: Article) -> list[_Piece]:
    found = []
    for block in article.blocks:
        tokens = tuple(find_tokens(article.text, block.span))
        imprint = "imprint " if block.role in IMPRINT else ""
        if tokens:
            found.append(_Piece(block, tokens, imprint + " ".join(token.fold for token in tokens)))
    return found


def _moved(left: Sequence[_Piece], right: Sequence[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Paragraphs that went from one place to another."""
    waiting: dict[str, list[_Piece]] = {}
    for one in left:
        waiting.setdefault(one.key, []).append(one)
    return [(waiting[other.key].pop(0), other) for other in right if waiting.get(other.key)]


def _compare(
    before: str, after: str, pieces: tuple[list[_Piece], list[_Piece]], into: tuple[list[Revision], list[tuple[Span, Span]]]
) -> None:
    """Compare what is left of a region: the news word by word, the imprint as a whole."""
    revisions, pairs = into
    for side, text in ((0, before), (1, after)):
        for one in pieces[side]:
            if one.block.role in IMPRINT:
                spans = (one.block.span, None) if side == 0 else (None, one.block.span)
                revisions.append(_revision("cosmetic", "edits.imprint", text, text, spans))
    old, new = ([token for one in side if one.block.role not in IMPRINT for token in one.tokens] for side in pieces)
    matcher = SequenceMatcher(None, [t.fold for t in old], [t.fold for t in new], autojunk=len(old) + len(new) > LONG)
    for tag, a, b, c, d in matcher.get_opcodes():
        left, right = _run(old[a:b]), _run(new[c:d])
        if tag == "equal" and left and right:
            pairs += _token_pairs(old[a:b], new[c:d])
            revisions += _look(before, after, left, right)
        elif tag != "equal":
            if left and right:
                pairs.append((left, right))
            because = _why([t.fold for t in old[a:b]], [t.fold for t in new[c:d]])
            revisions.append(_revision("meaning", because, before, after, (left, right)))


def _why(gone: list[str], new: list[str]) -> str:
    """What of the meaning changed: a number, a quotation's marks, or words."""
    if {*gone, *new} == {'"'}:
        return "edits.quotation"
    digits = [[fold for fold in side if fold[0].isdigit()] for side in (gone, new)]
    return "edits.number" if digits[0] != digits[1] else "edits.words"


def _run(tokens: Sequence[Token]) -> Span | None:
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else None


def _token_pairs(left: Iterable[Token], right: Iterable[Token]) -> Iterator[tuple[Span, Span]]:
    return ((one.span, other.span) for one, other in zip(left, right, strict=True))


def _look(before: str, after: str, left: Span, right: Span) -> Iterator[Revision]:
    """The edit that changes nothing but typography, if there is one, cut to what differs."""
    one, other = left.within(before), right.within(after)
    if one == other:
        return
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest = min(len(one), len(other)) - head
    tail = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    spans = (_cut(left, head, tail), _cut(right, head, tail))
    yield _revision("cosmetic", "edits.typography", before, after, spans)


def _cut(span: Span, head: int, tail: int) -> Span | None:
    return Span(span.start + head, span.end - tail) if span.start + head < span.end - tail else None


def _revision(kind: RevisionKind, because: str, before: str, after: str, spans: tuple[Span | None, Span | None]) -> Revision:
    gone, new = (span.within(text) if span else "" for span, text in zip(spans, (before, after), strict=True))
    return Revision(kind, because, spans[0], spans[1], gone, new)
