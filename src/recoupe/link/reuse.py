"""Words of one article standing in another: who repeats whom, how much of the later one that makes, and which came first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recoupe.language.leftovers import Leftovers
from recoupe.language.predicates import WORD, fold
from recoupe.link.credited import runs_words
from recoupe.link.passages.finding import find_passages, kind_of
from recoupe.records import Article, ArticleId, Cite, Direction, Notes, Passage, Reuse, Role, Shared, Span, StreamArticle

LEAST_SHARE = 0.08
"""Share of the later article below which shared words are no reuse; the five real articles share 1.7 % at most."""
LEAST_RUN = 12
"""Words of the shortest run that two articles have by no chance: shorter ones are names, titles and set phrases."""
REWRITTEN, LEAST_PASSAGES = 0.4, 4
"""Share of the later article, and passages, that must be the other's where they have no such run: two reporters of one event
write a sentence or two alike. In sixteen stories, pairs that nobody copied reach .35."""
MOST_SOURCES = 3
"""Articles named as the source of one: the closest ones, or fifty copies would give 1,225 pairs."""
SEED, GAP = 4, 20
"""Words of a run, and words between two runs, by which a passage over several blocks is taken apart again."""
KEPT: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item"})


def find_reuse(notes: Sequence[Notes], leftovers: Leftovers) -> tuple[Reuse, ...]:
    """Find which articles repeat the words of which, for each later one its closest sources.

    Args:
        notes: of one run.
        leftovers: the lines websites leave in scraped text: what they share is no reuse.
    """
    articles = {note.article.id: note.article for note in notes}
    order = {name: at for at, name in enumerate(articles)}
    found: dict[ArticleId, list[Reuse]] = defaultdict(list)
    for shared in find_passages([_streamed(article) for article in articles.values()], leftovers):
        reuse = _told(shared, articles[ArticleId(shared.one)], articles[ArticleId(shared.other)], order)
        if reuse is not None:
            found[reuse.later].append(reuse)
    kept = [r for list_ in found.values() for r in sorted(list_, key=lambda r: (-r.share, order[r.earlier]))[:MOST_SOURCES]]
    return tuple(sorted(kept, key=lambda r: (order[r.later], -r.share, order[r.earlier])))


def families(articles: Sequence[Article], reuse: Iterable[Reuse]) -> dict[ArticleId, ArticleId]:
    """For each article the first of those whose words it repeats or whose credit it shares: one voice, however many sites."""
    home = {article.id: article.id for article in articles}

    def root(name: ArticleId) -> ArticleId:
        while home[name] != name:
            name = home[name]
        return name

    links = [(r.earlier, r.later) for r in reuse if r.kind in ("copy", "rewrite")]
    first: dict[str, ArticleId] = {fold(article.outlet): article.id for article in reversed(articles) if article.outlet}
    for article in articles:
        for credit in article.credits:
            if runs_words(credit) or (credit.kind == "text" and credit.relation == "with"):
                links.extend((first.setdefault(fold(name), article.id), article.id) for name in credit.names)
    for one, other in links:
        if one in home and other in home:
            home[root(other)] = root(one)
    return {name: root(name) for name in home}


def _streamed(article: Article) -> StreamArticle:
    """An article as a collection has it: blanks where a block is not told, so that every character stays in its place."""
    text = list(" " * len(article.text))
    for block in article.blocks:
        if block.role in KEPT:
            text[block.span.start : block.span.end] = block.span.within(article.text)
            if block.span.end < len(text):
                text[block.span.end] = "\n"
    return StreamArticle(article.id, "", "".join(text), article.language or "", None, fold(article.outlet or ""))


def _told(shared: Shared, one: Article, other: Article, order: dict[ArticleId, int]) -> Reuse | None:
    """A pair as a dossier tells it, from the earlier to the later; None when it is too little."""
    first, second = (one, other) if order[one.id] < order[other.id] else (other, one)
    earlier, later, direction = _order(first, second)
    is_turned = later.id == shared.one
    passages = [Passage(p.other, p.one, p.kind) for p in shared.passages] if is_turned else list(shared.passages)
    share = shared.share_one if is_turned else shared.share_other
    if share < LEAST_SHARE or not _is_reuse(earlier, later, passages, share):
        return None
    pairs = tuple(sorted(pair for passage in passages for pair in _cites(earlier, later, passage)))
    kind = kind_of(later.text, [passage.other for passage in passages], share, passages)
    return Reuse(earlier.id, later.id, kind, share, direction, pairs) if pairs else None


def _is_reuse(earlier: Article, later: Article, passages: Sequence[Passage], share: float) -> bool:
    """Whether what two articles share is more than two reporters of one event have by chance."""
    if passages[0].kind == "translation" or (share >= REWRITTEN and len(passages) >= LEAST_PASSAGES):
        return True
    verbatim = (passage for passage in passages if passage.kind == "verbatim")
    return any(_runs(earlier, passage.one) & _runs(later, passage.other) for passage in verbatim)


def _runs(article: Article, span: Span) -> set[tuple[str, ...]]:
    """The runs of twelve words of a passage."""
    words = [fold(match[0]) for match in WORD.finditer(article.text, span.start, span.end)]
    return {tuple(words[at : at + LEAST_RUN]) for at in range(len(words) - LEAST_RUN + 1)}


def _order(one: Article, other: Article) -> tuple[Article, Article, Direction]:
    """Which came first: a written credit says so, dates let it be inferred, else nobody knows."""
    for first, second in ((one, other), (other, one)):
        outlet = fold(first.outlet or "")
        names = {fold(name) for credit in second.credits if credit.kind == "text" for name in credit.names}
        if outlet and outlet in names:
            return first, second, "written"
    days = [article.published.edtf for article in (one, other)]
    if days[0] and days[1]:
        length = min(len(days[0]), len(days[1]))
        if days[0][:length] != days[1][:length]:
            return (one, other, "inferred") if days[0][:length] < days[1][:length] else (other, one, "inferred")
    return one, other, "unknown"


def _cites(earlier: Article, later: Article, passage: Passage) -> Iterator[tuple[Cite, Cite]]:
    """A passage as cites inside blocks: between two blocks the page may have anything."""
    ours, theirs = _blocks(earlier, passage.one), _blocks(later, passage.other)
    if len(ours) == len(theirs) == 1:
        yield earlier.cite(passage.one), later.cite(passage.other)
        return
    for own in ours:
        for other in theirs:
            common = _common(earlier.text, own, later.text, other)
            if common is not None:
                yield earlier.cite(common[0]), later.cite(common[1])


def _blocks(article: Article, span: Span) -> list[Span]:
    """The parts of a span that stand in a block each."""
    parts = (Span(max(b.span.start, span.start), min(b.span.end, span.end)) for b in article.blocks if b.span.overlap(span))
    return list(parts)


def _common(text: str, span: Span, other_text: str, other_span: Span) -> tuple[Span, Span] | None:
    """The longest stretch of two pieces of text between whose ends the same runs of words follow closely on one another."""
    words, others = (
        list(WORD.finditer(text, span.start, span.end)),
        list(WORD.finditer(other_text, other_span.start, other_span.end)),
    )
    folded, again = [fold(match[0]) for match in words], [fold(match[0]) for match in others]
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(again) - SEED, -1, -1):
        places[tuple(again[at : at + SEED])] = at
    best: tuple[int, int, int, int] | None = None
    chain: tuple[int, int, int, int] | None = None
    for at in range(len(folded) - SEED + 1):
        there = places.get(tuple(folded[at : at + SEED]))
        if there is None:
            continue
        follows = chain is not None and at - chain[1] <= GAP and 0 < there - chain[3] <= GAP
        chain = (chain[0], at, chain[2], there) if follows and chain is not None else (at, at, there, there)
        if best is None or chain[1] - chain[0] > best[1] - best[0]:
            best = chain
    if best is None:
        return None
    first, last, start, end = best
    return (
        Span(words[first].start(), words[last + SEED - 1].end()),
        Span(others[start].start(), others[end + SEED - 1].end()),
    )
