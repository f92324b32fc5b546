"""The texts again: blocks and furniture against what was received, and every cite against both texts."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.dossier.verify.failure import Failure
from recoupe.dossier.verify.markup import block_readings, folds_to, printed, visible
from recoupe.dossier.verify.written import Article, Block, Cite
from recoupe.records import Page, hash_text

_TOLD = 40
"""Characters of a wrong passage shown in a message."""

_JOINTS = frozenset({*",;:|/-", "\u00b7", "\u2013", "\u2014", "\u2022"})
"""Signs that part two runs when they stand alone between them: "Rédaction, le 5 mars" is a byline and a date."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One article with its received text, and its clean text as rebuilt from the blocks; None where it cannot be."""

    article: Article
    received: str
    clean: str | None


def rebuild(article: Article, page: Page, path: str) -> tuple[Texts, tuple[Failure, ...]]:
    """Rebuild the clean text of an article from what was received.

    Returns:
        The texts, and the failures of its input, blocks, furniture and coverage.
    """
    received = page.text
    failures = [*_input(article, page, path), *_order(article["blocks"], path)]
    parts: list[str] = []
    for number, block in enumerate(article["blocks"]):
        raw = _outside(received, block, article)
        length = block["end"] - block["start"]
        fitting = next((text for one in raw for text in block_readings(one) if len(text) == length), None)
        if fitting is None:
            where = f"{path}.blocks[{number}]"
            failures.append(Failure("verify.block", where, f"{raw[0][:_TOLD]!r} does not fold to {length} characters"))
        else:
            parts.append(fitting)
    clean = "\n".join(parts) if len(parts) == len(article["blocks"]) else None
    if clean is not None and hash_text(clean) != article["clean_sha256"]:
        failures.append(Failure("verify.clean-hash", path, "clean_sha256 is not that of the text rebuilt from the blocks"))
    failures += [*_furniture(article, received, path), *_coverage(article, received, path)]
    return Texts(article, received, clean), tuple(failures)


def check_cite(cite: Cite, texts: Texts, path: str) -> Iterator[Failure]:
    """Whether the words of a cite stand where it says, in both texts."""
    told = repr(cite["exact"][:_TOLD])
    if not 0 <= cite["start"] < cite["end"] or (texts.clean is not None and cite["end"] > len(texts.clean)):
        yield Failure("verify.cite-offsets", path, f"{told}: [{cite['start']}, {cite['end']}) leaves the clean text")
    elif texts.clean is not None and texts.clean[cite["start"] : cite["end"]] != cite["exact"]:
        there = texts.clean[cite["start"] : cite["end"]][:_TOLD]
        yield Failure("verify.cite-clean", path, f"{told}: the clean text has {there!r}")
    start, end = cite["received_start"], cite["received_end"]
    if not 0 <= start < end <= len(texts.received):
        yield Failure("verify.cite-offsets", path, f"{told}: [{start}, {end}) leaves the received text")
    elif not any(folds_to(raw, cite["exact"]) for raw in _without_holes(texts.received, start, end, texts.article)):
        yield Failure("verify.cite-received", path, f"{told}: the received text has {texts.received[start:end][:_TOLD]!r}")
    elif _block(cite["start"], "start", texts.article) != _block(start, "received_start", texts.article):
        yield Failure("verify.cite-apart", path, f"{told}: its two places lie in different blocks")


def _block(offset: int, field: Literal["start", "received_start"], article: Article) -> int:
    """The number of the block at or before an offset of the clean or the received text."""
    return bisect_right(article["blocks"], offset, key=lambda block: block[field])


def _input(article: Article, page: Page, path: str) -> Iterator[Failure]:
    """Whether the input is the one the article names."""
    if len(page.text) != article["received_length"]:
        message = f"received_length is {article['received_length']}, the input has {len(page.text)} characters"
        yield Failure("verify.input", path, message)
    if page.id != article["id"]:
        yield Failure("verify.input", path, f"the id is {article['id']!r}, the bytes give {page.id!r}")


def _order(blocks: Sequence[Block], path: str) -> Iterator[Failure]:
    """Blocks stand one line feed apart, in order, without overlap."""
    clean_end, received_end = -1, 0
    for number, block in enumerate(blocks):
        if block["start"] != clean_end + 1 or block["start"] >= block["end"]:
            yield Failure("verify.block", f"{path}.blocks[{number}]", "does not start one line feed after the block before it")
        if block["received_start"] < received_end or block["received_start"] >= block["received_end"]:
            yield Failure("verify.block", f"{path}.blocks[{number}]", "overlaps the block before it, or stands out of order")
        clean_end, received_end = block["end"], block["received_end"]


def _outside(received: str, block: Block, article: Article) -> tuple[str, ...]:
    """The received slice of a block, first as a whole, then without the furniture inside it."""
    return _without_holes(received, block["received_start"], block["received_end"], article)


def _without_holes(received: str, start: int, end: int, article: Article) -> tuple[str, ...]:
    """A received slice as it stands, and, when furniture lies inside it, without that furniture."""
    holes = [(hole["received_start"], hole["received_end"]) for hole in article["furniture"]]
    inside = [(low, high) for low, high in sorted(holes) if start <= low < high <= end]
    if not inside:
        return (received[start:end],)
    edges = [start, *itertools.chain.from_iterable(inside), end]
    kept = [received[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True)]
    return received[start:end], " ".join(kept)


def _furniture(article: Article, received: str, path: str) -> Iterator[Failure]:
    """What was left out stood there."""
    for number, piece in enumerate(article["furniture"]):
        start, end = piece["received_start"], piece["received_end"]
        if not 0 <= start < end <= len(received) or not folds_to(received[start:end], piece["exact"]):
            message = f"{piece['exact'][:_TOLD]!r} is not what stands there: {received[start:end][:_TOLD]!r}"
            yield Failure("verify.furniture", f"{path}.furniture[{number}]", message)


def _coverage(article: Article, received: str, path: str) -> Iterator[Failure]:
    """Blocks and furniture leave no printed character out."""
    spans = [(block["received_start"], block["received_end"]) for block in article["blocks"]]
    spans += [(piece["received_start"], piece["received_end"]) for piece in article["furniture"]]
    starts, ends = _union(spans)
    lost = 0
    first: int | None = None
    for low, high in visible(received):
        for gap_start, gap_end in _gaps(low, high, starts, ends):
            if received[gap_start:gap_end].strip() in _JOINTS:
                continue
            for at in printed(received, gap_start, gap_end):
                lost += 1
                first = at if first is None else first
    if first is not None:
        near = received[first : first + _TOLD]
        yield Failure("verify.coverage", path, f"{lost} characters in no block and no furniture, first {near!r} at {first}")


def _union(spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The spans joined where they touch: their starts, and their ends."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _gaps(low: int, high: int, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of [low, high) that lie in none of the spans."""
    at = bisect_right(ends, low)
    while low < high:
        start = starts[at] if at < len(starts) else high
        if start > low:
            yield low, min(start, high)
        if at >= len(starts):
            return
        low = max(low, ends[at])
        at += 1
