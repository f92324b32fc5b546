"""Speed and memory of what meets a whole corpus: stories of a stream, fingerprints, reuse.

python bench/streams.py                 100 000 articles into stories, fingerprints, reuse among 4 000
python bench/streams.py --articles N    another number
    python bench/streams.py --quality       invented streams, what was put in found again: seeds tuned on, then others
"""

import argparse
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from invented_streams import Invented, invent_stream
from recoupe.language import load_tables
from recoupe.link.passages import find_passages
from recoupe.link.passages.fingerprints import fingerprint
from recoupe.link.passages.words import Words
from recoupe.link.stream import cluster_stream

A_DAY = 3_000
"""Articles of one day of the stream: a stream grows longer, not denser."""
TUNED, REPORTED = (1, 2, 3), (11, 12, 13)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--quality", action="store_true")
    asked = parser.parse_args()
    return show_quality() if asked.quality else show_cost(asked.articles)


def show_cost(n: int) -> int:
    """Time and memory of each step, the texts being made as they are read and their making not counted."""
    clock = _Made()
    started = time.process_time()
    memberships = cluster_stream(one.article for one in clock.count(invent_stream(n, seed=5, days=max(2.0, n / A_DAY))))
    seconds = time.process_time() - started - clock.seconds
    gib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    n_stories = len({one.story for one in memberships})
    print(f"stories      {n} articles, {n_stories} stories: {seconds:.1f} CPU s, {n / seconds:.0f} a second, {gib:.2f} GiB")
    texts = [one.article for one in invent_stream(4_000, seed=6)]
    long_texts = [f"{one.text} {other.text}" for one, other in zip(texts[::2], texts[1::2], strict=True)]
    words, started = Words(), time.process_time()
    n_words = sum(fingerprint_size(words, text) for text in long_texts)
    seconds = time.process_time() - started
    print(f"fingerprints {len(long_texts) / seconds:.0f} articles a second, of {n_words / len(long_texts):.0f} words")
    started = time.process_time()
    n_pairs = sum(1 for _ in find_passages(texts, load_tables("fr").leftovers))
    seconds = time.process_time() - started
    print(f"reuse        {len(texts)} articles, {n_pairs} pairs: {seconds:.1f} CPU s")
    return 0


def fingerprint_size(words: Words, text: str) -> int:
    """Words of a text, once its fingerprint has been taken."""
    numbers = words.numbers(text)
    fingerprint(numbers, 8)
    return int(numbers.size)


def show_quality() -> int:
    """B3 of stories; share of the pairs found again, by kind."""
    for name, seeds in (("tuned on", TUNED), ("reported", REPORTED)):
        for seed in seeds:
            made = list(invent_stream(600, seed=seed, days=8))
            story = {one.article: one.story for one in cluster_stream(one.article for one in made)}
            precision, recall = b_cubed({one.article.id: one.story for one in made}, story)
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{name} {seed:2}: stories B3 P {precision:.3f} R {recall:.3f} F {f1:.3f}; {found_again(made)}")
    return 0


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall."""
    golds, founds, both = Counter(gold.values()), Counter(found.values()), Counter((gold[key], found[key]) for key in gold)
    precision = sum(both[gold[key], found[key]] / founds[found[key]] for key in gold) / len(gold)
    recall = sum(both[gold[key], found[key]] / golds[gold[key]] for key in gold) / len(gold)
    return precision, recall


def found_again(made: list[Invented]) -> str:
    """Which share of the copies, edits and translations is found, and told in the right direction."""
    by_id = {one.article.id: one for one in made}
    found: dict[frozenset[str], str] = {}
    for pair in find_passages([one.article for one in made], load_tables("fr").leftovers):
        first = {"one": pair.one, "other": pair.other}.get(pair.came_first, "")
        found[frozenset((pair.one, pair.other))] = first
    seen: dict[str, list[bool]] = defaultdict(list)
    right = []
    for one in made:
        if one.source and one.kind in ("copy", "edit"):
            told = found.get(frozenset((one.article.id, one.source)))
            seen[one.kind].append(told is not None)
            if told:
                source, copy = by_id[one.source].article.time, one.article.time
                earlier = one.source if source and copy and source <= copy else one.article.id
                right.append(told == earlier)
    apart = sum(len({by_id[name].story for name in pair}) > 1 for pair in found)
    shares = ", ".join(f"{kind} {sum(own) / len(own):.3f}" for kind, own in sorted(seen.items()))
    return f"found {shares}; direction {sum(right) / max(1, len(right)):.3f}; pairs across stories {apart} of {len(found)}"


class _Made:
    """How long texts took to be made."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def count(self, texts: Iterator[Invented]) -> Iterator[Invented]:
        """The texts, their making timed."""
        while True:
            started = time.process_time()
            one = next(texts, None)
            self.seconds += time.process_time() - started
            if one is None:
                return
            yield one


if __name__ == "__main__":
    sys.exit(main())
