"""Polls: rows and sentences that give shares, with what is missing to weigh them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from recoupe.annotate.moments.expressions import SENTENCE_END
from recoupe.language import Tables
from recoupe.records import Article, Block, Poll, Quantity, Share, Span

FEW_SHARES = 2
WHOLE = Decimal(101)
"""Rounded shares of one question may add up to one more than a hundred."""
NEAR_BLOCKS = 2
"""Paragraphs before a list in which its dates and sample may stand."""


def find_polls(article: Article, quantities: Sequence[Quantity], tables: Tables) -> tuple[Poll, ...]:
    """Find the poll results an article gives: rows of a list, and sentences.

    A share has a candidate only where the words say whose it is; the other side of "X leads by 49 to 48" stays unnamed.

    Args:
        article: one clean text.
        quantities: what was found in it; the shares are among them, and a broken one is no share.
        tables: of the article's language.

    Returns:
        Polls in reading order.
    """
    if not tables.polls.about.search(article.text):
        return ()
    percents = [q for q in quantities if q.unit == "%" and q.value is not None and not q.damaged]
    found: list[Poll] = []
    rows: list[tuple[int, int]] = []
    for at, block in enumerate(article.blocks):
        inside = [q for q in percents if block.span.holds(q.span)]
        if not inside:
            continue
        row = _row(article, block, inside, tables)
        polls = [row] if row else list(_sentences(article, block, inside, tables))
        near = _around(article, at, tables) if row else (block,)
        if row:
            rows.append((len(found), near[0].span.start))
        found.extend(replace(poll, missing=_missing(article, near, tables)) for poll in polls)
    return tuple(_with_ties_named(found, rows))


def _with_ties_named(polls: list[Poll], rows: Sequence[tuple[int, int]]) -> list[Poll]:
    """The polls, each tie of a list with the candidates its list is about: equal shares are theirs whoever is named first.

    Args:
        polls: all of an article.
        rows: place of each row of a list among them, and where its list starts.
    """
    named = list(polls)
    for at, start in rows:
        shares = polls[at].shares
        of_list = [polls[other].shares for other, began in rows if began == start and other != at]
        names = list(dict.fromkeys(share.candidate for row in of_list for share in row if share.candidate))
        tied = len(shares) == FEW_SHARES and shares[0].percent == shares[1].percent
        if tied and not any(share.candidate for share in shares) and 0 < len(names) <= FEW_SHARES:
            both = [*names, None][:FEW_SHARES]
            named[at] = replace(polls[at], shares=tuple(replace(s, candidate=n) for s, n in zip(shares, both, strict=True)))
    return named


def _row(article: Article, block: Block, percents: list[Quantity], tables: Tables) -> Poll | None:
    """A row of a list: who leads, by how much to how much, perhaps a place before and a pollster in brackets."""
    words, text = tables.polls, article.text
    start, end = block.span.start, block.span.end
    pair = words.shapes["pair"].search(text, start, end)
    if pair is None or len(percents) != FEW_SHARES:
        return None
    place = words.shapes["place"].match(text, start, end)
    shape = words.shapes["bracket"]
    bracket = shape.search(text, start, pair.start()) or shape.search(text, pair.end(), end)
    if place is None and bracket is None:
        return None
    low = max(place.end() if place else start, bracket.end() if bracket and bracket.end() < pair.start() else start)
    leader = words.shapes["leader"].search(text, low, pair.start())
    over = words.shapes["over"].search(text, leader.end("name"), pair.start()) if leader else None
    if leader is None and not words.tie.search(text, low, end):
        return None
    shares = _shares([percents[0].value, percents[1].value], leader["name"] if leader else None, over["name"] if over else None)
    pollsters = _split(bracket["pollsters"], tables) if bracket else _pollsters(text, Span(start, pair.start()), tables)
    first = place.start("place") if place else start
    span = Span(min(first, percents[0].span.start), percents[1].span.end)
    return Poll(span, pollsters, place["place"] if place else None, shares, _lead(shares), ())


def _shares(values: list[Decimal | None], first: str | None, second: str | None) -> tuple[Share, ...]:
    names = (first, second)
    return tuple(Share(value, name) for value, name in zip(values, names, strict=True) if value is not None)


def _lead(shares: Sequence[Share]) -> Decimal | None:
    """How far the first is ahead of the next; None where fewer than two shares are given."""
    if len(shares) < FEW_SHARES:
        return None
    best = sorted((share.percent for share in shares), reverse=True)
    return best[0] - best[1]


def _sentences(article: Article, block: Block, percents: list[Quantity], tables: Tables) -> Iterator[Poll]:
    """Sentences that give candidates their shares; the pollster may stand in the sentence before."""
    text, words = article.text, tables.polls
    before: tuple[str, ...] = ()
    about = False
    for sentence in _split_sentences(text, block.span):
        named = _pollsters(text, sentence, tables)
        about = about or bool(words.about.search(text, sentence.start, sentence.end)) or bool(named)
        before = named or before
        if not about:
            continue
        given = [q for q in percents if sentence.holds(q.span)]
        shares = _said_shares(text, sentence, given, tables)
        total = sum((share.percent for share in shares), Decimal(0))
        if total > WHOLE or not shares or (len(shares) < FEW_SHARES and not before):
            continue
        spans = [q.span for q in given]
        yield Poll(Span(sentence.start, max(sentence.end, spans[-1].end)), before, None, shares, _lead(shares), ())


def _split_sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for end in SENTENCE_END.finditer(text, block.start, block.end):
        if end.start() + 1 > start:
            yield Span(start, end.start() + 1)
        start = end.end()
    if start < block.end:
        yield Span(start, block.end)


def _said_shares(text: str, sentence: Span, percents: list[Quantity], tables: Tables) -> tuple[Share, ...]:
    """The shares whose candidate a sentence names, by whichever wording is nearest to each."""
    found: dict[Span, Share] = {}
    for shape in ("share", "share_bracket", "share_for"):
        for hit in tables.polls.shapes[shape].finditer(text, sentence.start, sentence.end):
            at = Span(*hit.span("share"))
            quantity = next((q for q in percents if q.span.overlap(at)), None)
            if quantity is not None and quantity.value is not None and quantity.span not in found:
                found[quantity.span] = Share(quantity.value, hit["name"])
    pair = tables.polls.shapes["pair"].search(text, sentence.start, sentence.end)
    leader = tables.polls.shapes["leader"].search(text, sentence.start, pair.start()) if pair and not found else None
    if pair and leader and len(percents) == FEW_SHARES:
        over = tables.polls.shapes["over"].search(text, leader.end("name"), pair.start())
        return _shares([percents[0].value, percents[1].value], leader["name"], over["name"] if over else None)
    return tuple(found[span] for span in sorted(found))


def _pollsters(text: str, span: Span, tables: Tables) -> tuple[str, ...]:
    """The pollsters a passage names: known ones, and those introduced as such."""
    known = [hit[0] for hit in tables.polls.known.finditer(text, span.start, span.end)]
    said = [hit["name"] for hit in tables.polls.said.finditer(text, span.start, span.end)]
    return tuple(dict.fromkeys(known or said))


def _split(words: str, tables: Tables) -> tuple[str, ...]:
    parts = (re.sub(r"\s+", " ", part).strip() for part in tables.polls.split.split(words))
    return tuple(part for part in parts if part)


def _around(article: Article, at: int, tables: Tables) -> tuple[Block, ...]:
    """The rows a row stands among, the paragraphs that lead to them, and the one after."""

    def is_row(index: int) -> bool:
        span = article.blocks[index].span
        return tables.polls.shapes["pair"].search(article.text, span.start, span.end) is not None

    first, last = at, at
    while first > 0 and is_row(first - 1):
        first -= 1
    while last + 1 < len(article.blocks) and is_row(last + 1):
        last += 1
    return article.blocks[max(0, first - NEAR_BLOCKS) : last + 2]


def _missing(article: Article, near: Sequence[Block], tables: Tables) -> tuple[str, ...]:
    """What the passage around a poll does not say."""
    spans = [block.span for block in near]
    return tuple(
        key
        for key, pattern in tables.polls.needed
        if not any(pattern.search(article.text, span.start, span.end) for span in spans)
    )
