"""Lines that several articles of one host carry: its own furniture, which no lexicon can know."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from recoupe.clean.pieces import line_words
from recoupe.records import Article, ArticleId, Page

MIN_ARTICLES = 3
"""Articles of one host that carry a line before it is the host's: two may share a sentence of one dispatch."""
MOST_WORDS = 25
"""A longer line that three articles share is text they copied, not furniture."""
MOST_SHARED = 0.5
"""Share of an article's running lines above which it is a copy of its neighbours, and no witness of what the host repeats."""


def repeated_lines(read: Iterable[tuple[Page, Article]]) -> Mapping[ArticleId, frozenset[str]]:
    """The lines each article shares with at least two others of its host, to be given to `clean` again.

    The host is that of the page's address, else the outlet the page names; articles of neither are left alone. Titles,
    bylines, dates, headings and captions are not looked at: a host may well repeat those.

    Args:
        read: pages with the articles they became.

    Returns:
        Only articles that have such a line.
    """
    hosts: dict[str, dict[ArticleId, frozenset[str]]] = defaultdict(dict)
    for page, article in read:
        host = _host(page, article)
        if host:
            hosts[host][article.id] = _running_lines(article)
    found: dict[ArticleId, frozenset[str]] = {}
    for articles in hosts.values():
        found |= _shared(articles)
    return found


def _host(page: Page, article: Article) -> str | None:
    address = page.url or page.source
    if address.startswith(("http://", "https://")):
        return urlsplit(address).netloc.lower()
    return article.outlet.casefold() if article.outlet else None


def _running_lines(article: Article) -> frozenset[str]:
    blocks = (block for block in article.blocks if block.role in ("body", "list_item"))
    return frozenset(line_words(block.span.within(article.text)) for block in blocks)


def _shared(articles: Mapping[ArticleId, frozenset[str]]) -> dict[ArticleId, frozenset[str]]:
    """Lines told in enough articles that are no copies of one another."""
    times = Counter(line for lines in articles.values() for line in lines)
    own = [lines for lines in articles.values() if sum(times[line] > 1 for line in lines) <= MOST_SHARED * len(lines)]
    told = Counter(line for lines in own for line in lines)
    repeated = {line for line, n in told.items() if n >= MIN_ARTICLES and len(line.split()) <= MOST_WORDS}
    return {article: lines & repeated for article, lines in articles.items() if lines & repeated}
