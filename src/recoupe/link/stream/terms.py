"""The terms of an article: stems of its title and lead, numbers, and the words it writes with a capital."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from recoupe.link.stems import plain, says_nothing, stem
from recoupe.records import StreamArticle

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
TITLE = 2.0
"""Weight of a word of the title against one of the text."""
NAME = 1.5
"""Weight of a word mostly written with a capital, numbers included: who and how many part near twins."""
CAPITALS = 0.6
"""Share of its uses in the text from which a word counts as written with a capital."""
ANCHOR = 5
"""First letters of a name that carry over from one language to another (Poutine, Putin do not: numbers and other names must)."""
MOST_FORMS = 2_000_000
"""Word forms remembered; above, the memory is emptied and fills again."""

Ids = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of one article by number, with their weights, and its anchors across languages."""

    terms: Ids
    weights: Weights
    anchors: Ids
    n_words: int


@dataclass(slots=True)
class Vocabulary:
    """Numbers given to terms and anchors as they are met; grows while a stream is read.

    `forms` remembers what each written form stands for, by language: (term, whether it is written as a name, anchor).
    """

    words: list[str] = field(default_factory=list)
    index: dict[str, int] = field(default_factory=dict)
    anchors: dict[str, int] = field(default_factory=dict)
    forms: dict[str, dict[str, tuple[int, bool, int]]] = field(default_factory=dict)

    def bag(self, article: StreamArticle, body_chars: int) -> Bag:
        """The terms of one article."""
        title, body = self._met(article.title[:body_chars], article), self._met(article.text[:body_chars], article)
        counts: dict[int, float] = dict(Counter(term for term, _, _ in body))
        named = Counter(term for term, is_name, _ in body if is_name)
        share = {term: n / counts[term] for term, n in named.items()}
        for term, _, _ in title:
            counts[term] = counts.get(term, 0.0) + TITLE
        terms = np.fromiter(counts, np.int32, len(counts))
        weights = 1.0 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))
        weights *= np.fromiter((NAME if share.get(term, 0) > CAPITALS else 1.0 for term in counts), np.float32, len(counts))
        anchors = dict.fromkeys(anchor for _, _, anchor in body or title if anchor >= 0)
        n_words = len(article.title.split()) + len(article.text[:body_chars].split())
        return Bag(terms, weights.astype(np.float32), np.fromiter(anchors, np.int32, len(anchors)), n_words)

    def _met(self, text: str, article: StreamArticle) -> list[tuple[int, bool, int]]:
        """What the words of a text stand for, without those that stand for nothing."""
        known = self.forms.setdefault(article.language, {})
        if len(known) > MOST_FORMS:
            known.clear()
        found = (known.get(form) or self._learn(form, article.language, known) for form in WORD.findall(text))
        return [one for one in found if one[0] >= 0]

    def settle(self, bags: Sequence[Bag]) -> list[Bag]:
        """Number terms and anchors in the order of the alphabet: sums then come out the same however the stream was mixed."""
        order = sorted(range(len(self.words)), key=self.words.__getitem__)
        terms = np.empty(len(order), np.int32)
        terms[order] = np.arange(len(order), dtype=np.int32)
        self.words = [self.words[at] for at in order]
        self.index = {word: number for number, word in enumerate(self.words)}
        names = sorted(self.anchors)
        anchors = np.empty(len(names), np.int32)
        anchors[[self.anchors[name] for name in names]] = np.arange(len(names), dtype=np.int32)
        self.anchors = {name: number for number, name in enumerate(names)}
        self.forms.clear()
        return [_renumbered(bag, terms, anchors) for bag in bags]

    def _learn(self, form: str, language: str, known: dict[str, tuple[int, bool, int]]) -> tuple[int, bool, int]:
        """What a form met for the first time stands for."""
        lower = form.lower()
        if says_nothing(lower, language):
            found = (-1, False, -1)
        else:
            named = form[0].isupper() or form[0].isdigit()
            term = lower if form[0].isdigit() else stem(lower, language)
            anchor = self.anchors.setdefault(plain(lower)[:ANCHOR], len(self.anchors)) if named else -1
            found = (self._number(term), named, anchor)
        known[form] = found
        return found

    def _number(self, term: str) -> int:
        number = self.index.get(term)
        if number is None:
            number = self.index[term] = len(self.words)
            self.words.append(term)
        return number


def _renumbered(bag: Bag, terms: Ids, anchors: Ids) -> Bag:
    numbers = terms[bag.terms]
    order = np.argsort(numbers)
    return Bag(numbers[order], bag.weights[order], np.sort(anchors[bag.anchors]), bag.n_words)
