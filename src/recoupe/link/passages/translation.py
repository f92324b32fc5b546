"""Texts of two languages of which one translates the other: names and figures propose, the meaning of sentences aligns."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

import numpy as np

from recoupe.link.meanings import Meanings, find_meanings
from recoupe.link.passages.words import WORD, Read, Sentence
from recoupe.link.stems import plain
from recoupe.records import Passage

ANCHOR = 5
"""First letters of a name that carry over from one language to another."""
LEAST_ANCHORS, LEAST_LIKE = 4, 0.3
"""Anchors two texts must share, and their cosine: two reports of one event share some names, translations all of them."""
MOST_CARRIERS = 50
"""Texts an anchor may stand in before it proposes nothing."""
MOST_PAIRS = 300
"""Pairs of texts whose sentences are compared, the likest first: at some tenths of a second each."""
SAME = 0.62
"""Cosine from which two sentences say the same, their figures allowing it; translations have a median of .75, neighbours .35."""
LEAST_SENTENCES, LEAST_SHARE = 2, 0.2
"""Sentences, and share of the shorter text's sentences, that must be translated: one sentence is a quotation both heard."""


def find_translations(texts: Sequence[Read]) -> Iterator[tuple[int, int, tuple[Passage, ...]]]:
    """Pairs of texts of two languages that share sentences, by place, with the sentences."""
    if len({text.language for text in texts}) < 2:
        return
    known: dict[int, Meanings] = {}
    for one, other in sorted(_proposed(texts)):
        for place in (one, other):
            if place not in known:
                known[place] = find_meanings([sentence.span.within(texts[place].text) for sentence in texts[place].sentences])
        passages = _aligned(texts[one], texts[other], known[one] @ known[other].T)
        least = max(LEAST_SENTENCES, LEAST_SHARE * min(len(texts[one].sentences), len(texts[other].sentences)))
        if len(passages) >= least:
            yield one, other, passages


def _proposed(texts: Sequence[Read]) -> list[tuple[int, int]]:
    """The pairs of texts of two languages whose names and figures are most alike."""
    anchors = [_anchors(text.text) for text in texts]
    carriers: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(anchors):
        for anchor in own:
            carriers[anchor].append(at)
    weight = {anchor: log(1 + len(texts) / len(own)) for anchor, own in carriers.items()}
    shared: dict[tuple[int, int], list[float]] = defaultdict(list)
    for anchor in sorted(carriers):
        places = carriers[anchor]
        if len(places) <= MOST_CARRIERS:
            for n, one in enumerate(places):
                for other in places[n + 1 :]:
                    if texts[one].language != texts[other].language:
                        shared[one, other].append(weight[anchor] ** 2)
    length = [sum(weight[anchor] ** 2 for anchor in own) or 1.0 for own in anchors]
    found = [
        (-sum(parts) / (length[one] * length[other]) ** 0.5, one, other)
        for (one, other), parts in shared.items()
        if len(parts) >= LEAST_ANCHORS
    ]
    return [(one, other) for like, one, other in sorted(found)[:MOST_PAIRS] if -like >= LEAST_LIKE]


def _anchors(text: str) -> frozenset[str]:
    """Names by their first letters, and figures; the first word of a sentence counts too, a common one is in every text."""
    found = set()
    for form in WORD.findall(text):
        if form[0].isdigit() and len(form) > 1:
            found.add(form)
        elif form[0].isupper() and len(form) > 2:
            found.add(plain(form.lower())[:ANCHOR])
    return frozenset(found)


def _aligned(one: Read, other: Read, like: Meanings) -> tuple[Passage, ...]:
    """Pairs of sentences that say the same, each sentence once, the likest first."""
    rows, columns = np.nonzero(like >= SAME)
    ranked = sorted(zip((-like[rows, columns]).tolist(), rows.tolist(), columns.tolist(), strict=True))
    used_one: set[int] = set()
    used_other: set[int] = set()
    found = []
    for _, a, b in ranked:
        if a in used_one or b in used_other or not _same_figures(one, one.sentences[a], other, other.sentences[b]):
            continue
        used_one.add(a)
        used_other.add(b)
        found.append(Passage(one.sentences[a].span, other.sentences[b].span, "translation"))
    return tuple(sorted(found))


def _same_figures(one: Read, sentence: Sentence, other: Read, again: Sentence) -> bool:
    """Whether no figure of either sentence is missing in the other: a meaning takes three dead for twelve."""
    counts = [
        Counter(form.lstrip("0") for form in WORD.findall(s.span.within(t.text)) if form.isdigit())
        for t, s in ((one, sentence), (other, again))
    ]
    return counts[0] == counts[1] or not (counts[0] and counts[1])
