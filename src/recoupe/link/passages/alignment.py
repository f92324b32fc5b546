"""Passages two texts share: runs of the same words, in any order, and sentences that say the same in other words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.link.passages.candidates import ANY
from recoupe.link.passages.fingerprints import runs
from recoupe.link.passages.furniture import Sieve, tells
from recoupe.link.passages.words import WORD, Read, Sentence, stem_number
from recoupe.records import Passage, Span

SEED = 4
"""Words of a seed; a passage is a chain of seeds."""
GAP = 20
"""Words between two seeds of one passage, on either side: a clause was cut or put in."""
MOST_PLACES = 8
"""Places a seed may stand at in one text before it is passed over."""
LEAST_WORDS = 10
"""Words of the seeds of the shortest passage: names, titles and set phrases are shorter."""
LEAST_SAID = 12.0
"""Least sum of the rarity of the stems of a passage: "a declare a la presse lors de" says nothing, however long."""
LEAST_MORE, SAID_MORE = 6, 6.0
"""The same for a further passage of two texts that share one: it is no chance any more."""
WHOLE = 0.7
"""Share of a sentence in a passage, on both sides, from which the whole sentence is: its ends were edited."""
LEAST_DENSE = 0.4
"""Share of a passage its seeds must cover on the denser side: fewer are two texts about one thing."""
DICE, DICE_RARE = 0.5, 0.4
"""Least likeness of two sentences, weighted by rarity, to say the same; and of two that share much of what is rare."""
TELLING, RARE = 1.7, 2.4
"""What two such sentences must share, in words that a single text has. Of 830,000 pairs of sentences of two stories, those alike
enough share 1.67 at most ("a-t-on appris de source proche du dossier"); sentences told in other words share 2 to 8."""
SAME, LEAST_BESIDE = 0.8, 2
"""Likeness from which two sentences are one, lightly edited; below, stems they must share beside their common runs of words."""
LEAST_STEMS = 4
"""Stems two sentences must share."""


@dataclass(frozen=True, slots=True)
class Chain:
    """A passage by words: [start, end) in both texts, and how many words its seeds cover."""

    one: int
    one_end: int
    other: int
    other_end: int
    n_seeded: int


def align(one: Read, other: Read, rarity: Mapping[int, float], sieve: Sieve) -> tuple[Passage, ...]:
    """The passages two texts of one language share, in order of the first text; no two overlap in both texts.

    Furniture is none, and a list that both texts have is one only beside a passage that tells.
    """
    found = [(chain, _said(one, chain, rarity)) for chain in _chains(one, other)]
    likely = [(chain, said) for chain, said in found if said >= SAID_MORE and not _is_furniture(one, other, chain, sieve)]
    strong = [chain for chain, said in likely if chain.n_seeded >= LEAST_WORDS and said >= LEAST_SAID]
    if not any(_tell(one, other, chain) for chain in strong):
        likely = []
    chains = [_whole_sentences(one, other, chain) for chain, _ in likely]
    passages = [
        Passage(one.span(chain.one, chain.one_end), other.span(chain.other, chain.other_end), "verbatim") for chain in chains
    ]
    long = [] if chains else [chain for chain, _ in found if chain.n_seeded >= LEAST_WORDS]
    refused = [chain for chain in long if not _tell(one, other, chain) or _is_furniture(one, other, chain, sieve)]
    free = _uncovered(one.sentences, [(c.one, c.one_end) for c in chains], [(c.one, c.one_end) for c in refused])
    free_other = _uncovered(other.sentences, [(c.other, c.other_end) for c in chains], [(c.other, c.other_end) for c in refused])
    for a, b, like in _said_again(free, free_other, rarity):
        if like < SAME and not _is_spread(one, a, other, b):
            continue
        told = chains or tells(one, a.start, a.end) or tells(other, b.start, b.end)
        if told and not (sieve.stops(one, a.start, a.end) or sieve.stops(other, b.start, b.end)):
            passages.append(Passage(a.span, b.span, "paraphrase"))
    return tuple(sorted(passages))


def _tell(one: Read, other: Read, chain: Chain) -> bool:
    return tells(one, chain.one, chain.one_end) or tells(other, chain.other, chain.other_end)


def _is_furniture(one: Read, other: Read, chain: Chain, sieve: Sieve) -> bool:
    return sieve.stops(one, chain.one, chain.one_end) or sieve.stops(other, chain.other, chain.other_end)


def _chains(one: Read, other: Read) -> list[Chain]:
    """Chains of seeds, the longest first, none inside a longer one."""
    open_chains: list[list[int]] = []
    closed: list[list[int]] = []
    for at_other, places in _seeds(one, other):
        still: list[list[int]] = []
        for chain in open_chains:
            (still if at_other - chain[3] <= GAP else closed).append(chain)
        open_chains = still
        for place in places:
            _lengthen(open_chains, place, at_other)
    found = [
        Chain(c[0], c[2] + SEED, c[1], c[3] + SEED, c[4])
        for c in (*closed, *open_chains)
        if c[4] >= LEAST_MORE and c[4] >= LEAST_DENSE * max(c[2] + SEED - c[0], c[3] + SEED - c[1])
    ]
    kept: list[Chain] = []
    for one_more in sorted(found, key=lambda c: (-c.n_seeded, c.one, c.other)):
        if not any(_overlap(one_more, longer) for longer in kept):
            kept.append(one_more)
    return sorted(kept, key=lambda c: (c.one, c.other))


def _lengthen(chains: list[list[int]], place: int, at_other: int) -> None:
    """Put a seed at the end of the chain it follows most closely, or begin one.

    A chain is [first in one, first in other, last in one, last in other, words covered].
    """
    best, nearest = None, GAP + SEED + 1
    for chain in chains:
        step = place - chain[2]
        if 0 < step <= GAP + SEED and at_other > chain[3] and step + at_other - chain[3] < 2 * nearest:
            best, nearest = chain, (step + at_other - chain[3] + 1) // 2
    if best is None:
        chains.append([place, at_other, place, at_other, SEED])
        return
    best[4] += min(SEED, place - best[2], at_other - best[3])
    best[2], best[3] = place, at_other


def _seeds(one: Read, other: Read) -> Iterable[tuple[int, list[int]]]:
    """Runs of the second text that stand in the first, with the places where they do."""
    mine, theirs = runs(one.numbers, SEED), runs(other.numbers, SEED)
    shared = np.flatnonzero(np.isin(theirs, mine))
    if not shared.size:
        return
    order = np.argsort(mine, kind="stable")
    ranked = mine[order]
    first, last = np.searchsorted(ranked, theirs[shared]), np.searchsorted(ranked, theirs[shared], side="right")
    for at, start, end in zip(shared.tolist(), first.tolist(), last.tolist(), strict=True):
        if end - start <= MOST_PLACES:
            yield at, order[start:end].tolist()


def _overlap(chain: Chain, other: Chain) -> bool:
    """Whether most of a chain stands inside another, on both sides: words put elsewhere are another passage."""
    one = min(chain.one_end, other.one_end) - max(chain.one, other.one)
    two = min(chain.other_end, other.other_end) - max(chain.other, other.other)
    return one > (chain.one_end - chain.one) / 2 and two > (chain.other_end - chain.other) / 2


def _said(text: Read, chain: Chain, rarity: Mapping[int, float]) -> float:
    """How much the words of a passage say: the sum of the rarity of their stems."""
    stems: set[int] = set()
    for sentence in text.sentences:
        share = min(sentence.end, chain.one_end) - max(sentence.start, chain.one)
        if share > 0 and 2 * share >= sentence.end - sentence.start:
            stems |= sentence.stems
        elif share > 0:
            stems |= set(sorted(sentence.stems)[: len(sentence.stems) * share // (sentence.end - sentence.start)])
    return sum(rarity.get(stem, 0.0) for stem in sorted(stems))


def _whole_sentences(one: Read, other: Read, chain: Chain) -> Chain:
    """A passage out to the ends of the sentences it nearly fills on both sides."""
    starts = _edge(one, chain.one, chain.one_end, at_end=False), _edge(other, chain.other, chain.other_end, at_end=False)
    ends = _edge(one, chain.one, chain.one_end, at_end=True), _edge(other, chain.other, chain.other_end, at_end=True)
    first = starts if None not in starts else (chain.one, chain.other)
    last = ends if None not in ends else (chain.one_end, chain.other_end)
    return Chain(first[0] or 0, last[0] or chain.one_end, first[1] or 0, last[1] or chain.other_end, chain.n_seeded)


def _edge(text: Read, start: int, end: int, *, at_end: bool) -> int | None:
    """The end, or the start, of the sentence in which a passage ends, or starts, when the passage nearly fills it."""
    word = end - 1 if at_end else start
    sentence = next((s for s in text.sentences if s.start <= word < s.end), None)
    if sentence is None:
        return None
    inside = min(sentence.end, end) - max(sentence.start, start)
    if inside < WHOLE * (sentence.end - sentence.start):
        return None
    return sentence.end if at_end else sentence.start


def _is_spread(one: Read, sentence: Sentence, other: Read, again: Sentence) -> bool:
    """Whether two sentences share more than one run of words: a title that both lines end in makes them no paraphrase."""
    numbers = one.numbers[sentence.start : sentence.end], other.numbers[again.start : again.end]
    shared = np.intersect1d(runs(numbers[0], SEED), runs(numbers[1], SEED))
    sides = []
    for text, part, own in ((one, sentence, numbers[0]), (other, again, numbers[1])):
        inside = np.zeros(own.size, np.bool_)
        for at in np.flatnonzero(np.isin(runs(own, SEED), shared)).tolist():
            inside[at : at + SEED] = True
        forms = [match[0] for match in WORD.finditer(text.text, part.span.start, part.span.end)]
        sides.append(
            {stem_number(form, text.language) for form, within in zip(forms, inside.tolist(), strict=True) if not within}
        )
    return len((sides[0] & sides[1]) - {0}) >= LEAST_BESIDE


def _uncovered(
    sentences: Sequence[Sentence], taken: Sequence[tuple[int, int]], refused: Sequence[tuple[int, int]]
) -> list[Sentence]:
    """Sentences of which less than half is in a passage already, and that have no part in one that was refused."""
    free = []
    for sentence in sentences:
        if any(min(end, sentence.end) - max(start, sentence.start) >= SEED for start, end in refused):
            continue
        covered = sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in taken)
        if 2 * covered < sentence.end - sentence.start and len(sentence.stems) >= LEAST_STEMS:
            free.append(sentence)
    return free


def _said_again(
    one: Sequence[Sentence], other: Sequence[Sentence], rarity: Mapping[int, float]
) -> Iterable[tuple[Sentence, Sentence, float]]:
    """Pairs of sentences that share most of what they say, each sentence once, the likest first, with how like they are."""
    weights = [{at: sum(rarity.get(s, 0.0) for s in sentence.stems) for at, sentence in enumerate(side)} for side in (one, other)]
    likely = []
    for a, sentence in enumerate(one):
        for b, again in enumerate(other):
            shared = sentence.stems & again.stems
            if len(shared) >= LEAST_STEMS:
                said = sum(rarity.get(stem, 0.0) for stem in shared)
                dice = 2 * said / max(weights[0][a] + weights[1][b], 1e-9)
                if said >= TELLING * rarity[ANY] and dice >= (DICE_RARE if said >= RARE * rarity[ANY] else DICE):
                    likely.append((-dice, a, b))
    used_one: set[int] = set()
    used_other: set[int] = set()
    for dice, a, b in sorted(likely):
        if a not in used_one and b not in used_other:
            used_one.add(a)
            used_other.add(b)
            yield one[a], other[b], -dice


def covered(spans: Iterable[Span]) -> int:
    """Characters in any of the spans."""
    total, reached = 0, 0
    for span in sorted(spans):
        total += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total
