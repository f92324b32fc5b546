"""Who copies whom in a collection: candidates, passages, shares, kind and direction."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import numpy as np

from recoupe.language.leftovers import Leftovers
from recoupe.link.passages.alignment import align, covered
from recoupe.link.passages.candidates import nearest_partners, rarity, share_rare_words, share_runs, share_sentences
from recoupe.link.passages.fingerprints import fingerprint
from recoupe.link.passages.furniture import find_common, make_sieve, quotations, without
from recoupe.link.passages.repeated import find_repeated
from recoupe.link.passages.translation import find_translations
from recoupe.link.passages.words import WORD, Numbers, Read, Words, read
from recoupe.link.stems import plain
from recoupe.records import Came, Passage, ReuseKind, Shared, Span, StreamArticle

FEW, ONE_IN_FEW, ONE_IN_MANY = 20_000, 2, 8
"""Below so many texts one run in two is sampled, so that a sentence is not missed; above, one in eight, for the memory."""
NOISE = timedelta(minutes=10)
"""Times nearer than this tell nothing: sites stamp a page when they rebuild it."""
COPY, QUOTES = 0.8, 0.75
"""Share of the later text that makes it a copy; share of the shared characters inside quotations that makes it quoting."""
NOTHING = np.zeros(0, np.uint64)
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the collection, read word by word."""

    article: StreamArticle
    read: Read


def find_passages(articles: Sequence[StreamArticle], leftovers: Leftovers, told: Told | None = None) -> Iterator[Shared]:
    """Find the pairs of texts that share passages, in order of their ids.

    Furniture is no reuse. What comes back does not depend on the order of the articles.

    Args:
        articles: ids are unique; `text` is what is compared; times, and outlets named in a text, tell which was first.
        leftovers: the lines websites leave in scraped text.
        told: is told how many candidate pairs are done, and how many there are.
    """
    words = Words()
    texts = [_Text(article, read(article.text, article.language, words)) for article in sorted(articles, key=lambda one: one.id)]
    prints = [fingerprint(text.read.numbers, ONE_IN_FEW if len(texts) <= FEW else ONE_IN_MANY) for text in texts]
    weights = {language: rarity(own) for language, own in _by_language(texts).items()}
    # Furniture is looked for in all runs, or a line of twelve words, which has eight, might be missed by the sample.
    one_in = 1 if len(texts) <= FEW else ONE_IN_MANY
    common = _common(texts, weights, one_in)
    sieve = make_sieve(common, leftovers, one_in)
    pairs = _candidates(texts, [without(own, common) for own in prints], weights)
    for done, (one, other) in enumerate(pairs):
        if told is not None:
            told(done, len(pairs))
        passages = align(texts[one].read, texts[other].read, weights[texts[one].article.language], sieve)
        if passages:
            yield _shared(texts[one], texts[other], passages)
    for one, other, found in find_translations([text.read for text in texts]):
        yield _shared(texts[one], texts[other], found)


def _common(texts: Sequence[_Text], weights: Mapping[str, Mapping[int, float]], one_in: int) -> Numbers:
    """Runs that are furniture, of a sample of so many."""
    outlets = [text.article.outlet for text in texts]
    found = [find_common([fingerprint(text.read.numbers, one_in) for text in texts], outlets)] if any(outlets) else []
    unnamed = _by_language([text for text in texts if not text.article.outlet])
    found += [find_repeated(own, weights[language], one_in) for language, own in sorted(unnamed.items())]
    return np.unique(np.concatenate(found)) if found else NOTHING


def _by_language(texts: Sequence[_Text]) -> Mapping[str, list[Read]]:
    found: dict[str, list[Read]] = {}
    for text in texts:
        found.setdefault(text.article.language, []).append(text.read)
    return found


def _candidates(
    texts: Sequence[_Text], prints: Sequence[Numbers], weights: Mapping[str, Mapping[int, float]]
) -> list[tuple[int, int]]:
    """Pairs of texts of one language worth comparing."""
    pairs = share_runs(prints)
    for language in sorted({text.article.language for text in texts}):
        places = [at for at, text in enumerate(texts) if text.article.language == language]
        own = [texts[at].read for at in places]
        for met in (share_rare_words(own), share_sentences(own, weights[language])):
            for (one, other), n in met.items():
                pair = places[one], places[other]
                pairs[pair] = pairs.get(pair, 0) + n
    same = {pair: n for pair, n in pairs.items() if texts[pair[0]].article.language == texts[pair[1]].article.language}
    return nearest_partners(same, len(texts))


def _shared(one: _Text, other: _Text, passages: tuple[Passage, ...]) -> Shared:
    spans = [passage.one for passage in passages], [passage.other for passage in passages]
    shares = [
        round(min(1.0, covered(own) / max(1, _n_written(text.read))), 4) for own, text in zip(spans, (one, other), strict=True)
    ]
    came, why = _came_first(one.article, other.article)
    later, share = (one, shares[0]) if came == "other" else (other, shares[1])
    if came == "unknown" and shares[0] > shares[1]:
        later, share = one, shares[0]
    own = spans[0] if later is one else spans[1]
    kind = kind_of(later.read.text, own, share, passages)
    return Shared(one.article.id, other.article.id, passages, shares[0], shares[1], kind, came, why)


def _n_written(text: Read) -> int:
    """Characters from the first word to the last."""
    return int(text.ends[-1] - text.starts[0]) if text.starts.size else 0


def _came_first(one: StreamArticle, other: StreamArticle) -> tuple[Came, str]:
    """Which was first: a text that names the other's outlet came later; else times that are apart tell; else nobody knows."""
    names = _names(one.text, other.outlet, one.outlet), _names(other.text, one.outlet, other.outlet)
    if names[0] != names[1]:
        return ("other", "credit") if names[0] else ("one", "credit")
    if one.time is not None and other.time is not None and abs(one.time - other.time) > NOISE:
        return ("one" if one.time < other.time else "other"), "time"
    return "unknown", ""


def _names(text: str, outlet: str, own: str) -> bool:
    """Whether a text names an outlet that is not its own."""
    wanted = [plain(word.lower()) for word in WORD.findall(outlet)]
    if not wanted or outlet == own or len("".join(wanted)) < 3:
        return False
    words = _plain_words(text)
    return any(words[at : at + len(wanted)] == wanted for at, word in enumerate(words) if word == wanted[0])


@lru_cache(maxsize=256)
def _plain_words(text: str) -> list[str]:
    """The words of a text as they are compared with a name; a text of a story is asked for those of all others."""
    return [plain(word.lower()) for word in WORD.findall(text)]


def kind_of(text: str, spans: Sequence[Span], share: float, passages: Sequence[Passage]) -> ReuseKind:
    """What the later text did with the words of the earlier one."""
    if passages[0].kind == "translation":
        return "translation"
    verbatim = sum(len(span) for span, passage in zip(spans, passages, strict=True) if passage.kind == "verbatim")
    if share >= COPY and 2 * verbatim >= sum(len(span) for span in spans):
        return "copy"
    marked = list(quotations(text))
    inside = sum(span.overlap(quoted) for span in spans for quoted in marked)
    return "quotes" if inside >= QUOTES * sum(len(span) for span in spans) else "rewrite"
