"""Words of one article standing in another: verbatim runs, how much of the later one they make, and which came first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.language.predicates import WORD, fold
from recoupe.link.credited import runs_words
from recoupe.records import Article, ArticleId, Cite, Direction, Notes, Reuse, ReuseKind, Role, Span

SHINGLE = 6
"""Words of a shingle: five are met by chance in idioms of the press, seven miss a light edit."""
LEAST_RUN = 12
"""Words of the shortest run that is shown: shorter ones are names, titles and set phrases."""
LEAST_SHARE = 0.08
"""Share of the later article below which shared words are no reuse; the five real articles share 1.7 % at most."""
COPY, QUOTES = 0.8, 0.75
"""Share of the later article that makes it a copy; share of the shared words inside quotations that makes it quoting."""
MOST_SOURCES = 3
"""Articles named as the source of one: the closest ones, or fifty copies would give 1,225 pairs."""
MOST_CARRIERS = 64
"""Articles that may carry one shingle before it is taken for boilerplate."""
KEPT: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item"})
QUOTED = re.compile('[\u00ab\u201c"][^\u00ab\u00bb\u201c\u201d"]{3,600}[\u00bb\u201d"]')


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article, with where each stands and which block holds it."""

    article: Article
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    blocks: tuple[int, ...]
    shared: tuple[tuple[int, Mapping[ArticleId, int]], ...] = ()
    """Where a shingle begins that other articles have too, and where each of them first has it."""

    def shingles(self) -> Iterable[tuple[int, tuple[str, ...]]]:
        """Every run of words inside one block, with the index of its first word."""
        for at in range(len(self.words) - SHINGLE + 1):
            if self.blocks[at] == self.blocks[at + SHINGLE - 1]:
                yield at, self.words[at : at + SHINGLE]


def find_reuse(notes: Sequence[Notes]) -> tuple[Reuse, ...]:
    """Find which articles repeat the words of which, for each later one its closest sources."""
    texts = {note.article.id: _words(note.article) for note in notes}
    places: dict[tuple[str, ...], dict[ArticleId, int]] = defaultdict(dict)
    for name, text in texts.items():
        for at, shingle in text.shingles():
            places[shingle].setdefault(name, at)
    texts = {name: _shared_with(text, places) for name, text in texts.items()}
    order = {name: at for at, name in enumerate(texts)}
    shared = _shared(places.values(), order)
    found: dict[ArticleId, list[Reuse]] = defaultdict(list)
    for (one, other), count in sorted(shared.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])):
        if count > LEAST_RUN - SHINGLE:
            reuse = _compare(texts[one], texts[other])
            if reuse is not None:
                found[reuse.later].append(reuse)
    kept = [r for list_ in found.values() for r in sorted(list_, key=lambda r: (-r.share, order[r.earlier]))[:MOST_SOURCES]]
    return tuple(sorted(kept, key=lambda r: (order[r.later], -r.share, order[r.earlier])))


def _shared_with(text: Words, places: Mapping[tuple[str, ...], Mapping[ArticleId, int]]) -> Words:
    found = ((at, places[shingle]) for at, shingle in text.shingles())
    return replace(text, shared=tuple((at, carriers) for at, carriers in found if len(carriers) > 1))


def _shared(
    carriers: Iterable[Mapping[ArticleId, int]], order: Mapping[ArticleId, int]
) -> dict[tuple[ArticleId, ArticleId], int]:
    """How many shingles each pair of articles shares."""
    found: dict[tuple[ArticleId, ArticleId], int] = defaultdict(int)
    for articles in carriers:
        if 1 < len(articles) <= MOST_CARRIERS:
            names = sorted(articles, key=order.__getitem__)
            for at, one in enumerate(names):
                for other in names[at + 1 :]:
                    found[one, other] += 1
    return found


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


def _words(article: Article) -> Words:
    words: list[str] = []
    spans: list[Span] = []
    blocks: list[int] = []
    for number, block in enumerate(article.blocks):
        if block.role not in KEPT:
            continue
        for match in WORD.finditer(article.text, block.span.start, block.span.end):
            words.append(fold(match[0]))
            spans.append(Span(match.start(), match.end()))
            blocks.append(number)
    return Words(article, tuple(words), tuple(spans), tuple(blocks))


def _compare(one: Words, other: Words) -> Reuse | None:
    """The runs two articles share, told from the earlier to the later."""
    earlier, later, direction = _order(one, other)
    runs = list(_runs(earlier, later))
    n_shared = sum(end - start for _, start, end in runs)
    share = n_shared / max(1, len(later.words))
    if not runs or share < LEAST_SHARE:
        return None
    pairs = tuple((_cite(earlier, at, at + end - start), _cite(later, start, end)) for at, start, end in runs)
    return Reuse(earlier.article.id, later.article.id, _kind(later.article, pairs, share), round(share, 4), direction, pairs)


def _runs(earlier: Words, later: Words) -> Iterable[tuple[int, int, int]]:
    """Longest shared runs, as (first word in the earlier, first and past the last word in the later)."""
    past = 0
    for at, carriers in later.shared:
        home = carriers.get(earlier.article.id)
        if home is None or at < past:
            continue
        end, there = at, home
        while (
            end < len(later.words)
            and there < len(earlier.words)
            and later.words[end] == earlier.words[there]
            and later.blocks[end] == later.blocks[at]
            and earlier.blocks[there] == earlier.blocks[home]
        ):
            end, there = end + 1, there + 1
        if end - at >= LEAST_RUN:
            yield home, at, end
        past = max(end - SHINGLE + 1, at + 1) if end - at < LEAST_RUN else end


def _order(one: Words, other: Words) -> tuple[Words, Words, Direction]:
    """Which came first: a written credit says so, dates let it be inferred, else nobody knows."""
    for first, second in ((one, other), (other, one)):
        outlet = fold(first.article.outlet or "")
        names = {fold(name) for credit in second.article.credits if credit.kind == "text" for name in credit.names}
        if outlet and outlet in names:
            return first, second, "written"
    days = [text.article.published.edtf for text in (one, other)]
    if days[0] and days[1]:
        length = min(len(days[0]), len(days[1]))
        if days[0][:length] != days[1][:length]:
            return (one, other, "inferred") if days[0][:length] < days[1][:length] else (other, one, "inferred")
    return one, other, "unknown"


def _kind(later: Article, pairs: Sequence[tuple[Cite, Cite]], share: float) -> ReuseKind:
    if share >= COPY:
        return "copy"
    quoted = [Span(match.start(), match.end()) for match in QUOTED.finditer(later.text)]
    total = sum(len(cite.span) for _, cite in pairs)
    inside = sum(cite.span.overlap(span) for _, cite in pairs for span in quoted)
    return "quotes" if inside >= QUOTES * total else "rewrite"


def _cite(text: Words, start: int, end: int) -> Cite:
    return text.article.cite(Span(text.spans[start].start, text.spans[end - 1].end))
