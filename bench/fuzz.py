"""Feed broken bytes to read and clean: they may answer with a page, an article or a fault, and with nothing else.

    python bench/fuzz.py --minutes 10

The same seed tries the same bytes. A finding is written to tests/read/corpus/, where a test keeps trying it.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from recoupe.clean import clean
from recoupe.language import load_tables
from recoupe.read import read_bytes
from recoupe.records import Article, Fault

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "read" / "corpus"
SLOW_S = 5.0
"""Of processor, on one small input, is a finding too: a page must not hold a run."""
MOST_BYTES = 200_000

TOKENS = [
    *(
        b"<div>",
        b"</div>",
        b"<p",
        b"</p>",
        b"<!--",
        b"-->",
        b"<script>",
        b"</script>",
        b"<![CDATA[",
        b"]]>",
        b"<svg><style>",
        b"<plaintext>",
    ),
    *(
        b"&#x110000;",
        b"&#0;",
        b"&amp",
        b"&nbsp;",
        b"&lt;p&gt;",
        b"&CounterClockwiseContourIntegral;",
        b"&#xD800;",
        b"&" * 50,
        b"\x00",
        b"\xff\xfe",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xe2\x80",
        b"\xc2\xa0",
        b"\r\n\r\n",
        b"\r",
        b"\xe2\x80\xa8",
        b'<a href="' + b"x" * 500,
        b"<" * 300,
        b'="' * 100,
        b"<table><tr><td>",
    ),
    *(
        b"<title>",
        b"<h1>",
        b"<article>",
        b'<script type="application/ld+json">{"@graph":[[[[',
        b'<meta property="og:title" content=',
        b"<time datetime=>",
    ),
    *(
        "\u00ab \u00bb \u201c".encode(),
        b"#a #b #c #d #e #f",
        b"2026-13-45 99:99",
        b"1e999999",
        b"\xf0\x9f\xa6\xab" * 20,
        b"\xe2\x80\xae",
        b"\xcc\x81" * 60,
    ),
]


def mutate(rng: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """A broken relative of some bytes."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(out) + 1)
        way: Callable[[bytearray, int], None] = rng.choice(
            [_flip(rng), _cut(rng), _insert(rng), _repeat(rng), _splice(rng, others)]
        )
        way(out, at)
    return bytes(out[:MOST_BYTES])


def _flip(rng: random.Random) -> Callable[[bytearray, int], None]:
    def way(out: bytearray, at: int) -> None:
        if at < len(out):
            out[at] = rng.randrange(256)

    return way


def _cut(rng: random.Random) -> Callable[[bytearray, int], None]:
    def way(out: bytearray, at: int) -> None:
        del out[at : at + rng.choice([1, 10, 1_000, len(out)])]

    return way


def _insert(rng: random.Random) -> Callable[[bytearray, int], None]:
    def way(out: bytearray, at: int) -> None:
        out[at:at] = rng.choice(TOKENS) * rng.choice([1, 1, 3, 200])

    return way


def _repeat(rng: random.Random) -> Callable[[bytearray, int], None]:
    def way(out: bytearray, at: int) -> None:
        piece = bytes(out[at : at + rng.randint(1, 400)])
        out[at:at] = piece * rng.choice([1, 5, 50])

    return way


def _splice(rng: random.Random, others: list[bytes]) -> Callable[[bytearray, int], None]:
    def way(out: bytearray, at: int) -> None:
        other = rng.choice(others)
        start = rng.randrange(len(other) + 1)
        out[at:at] = other[start : start + rng.randint(1, 2_000)]

    return way


def check(name: str, data: bytes) -> str:
    """Read and clean some bytes, and hold the article to its laws; returns what became of them.

    Raises:
        Exception: whatever read or clean let through, or a law that is broken.
    """
    page = read_bytes(name, data)
    if isinstance(page, Fault):
        return page.code
    article = clean(page, load_tables("fr"))
    if isinstance(article, Fault):
        return article.code
    return hold(article, page.text)


def hold(article: Article, received: str) -> str:
    """Every block is cited from inside the page, in order; furniture lies inside it, and apart from the blocks' cites."""
    end = -1
    for block in article.blocks:
        cite = article.cite(block.span)
        if not (block.received.start <= cite.received.start and cite.received.end <= block.received.end <= len(received)):
            raise AssertionError(f"block {block} is cited from {cite.received}")
        if block.span.start != end + 1:
            raise AssertionError(f"block {block} does not follow the one before by one line feed")
        end = block.span.end
    for piece in article.furniture:
        if piece.received.end > len(received):
            raise AssertionError(f"furniture {piece} leaves the page")
    return "article"


def main() -> int:
    """Try until the time is up; 1 when something was found."""
    parser = argparse.ArgumentParser(description="Feed broken bytes to read and clean.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311  tries, not secrets
    files = [
        *sorted((ROOT / "examples").rglob("*.html")),
        *sorted((ROOT / "examples").rglob("*.txt")),
        *sorted(CORPUS.glob("*.bin")),
    ]
    seeds = [file.read_bytes() for file in files]
    became, found, end = Counter[str](), 0, time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        data, name = mutate(rng, rng.choice(seeds), seeds), rng.choice(["x.html", "x.txt", "x.md"])
        begun = time.process_time()
        try:
            became[check(name, data)] += 1
            if time.process_time() - begun > SLOW_S:
                raise TimeoutError(f"took {time.process_time() - begun:.1f} s")
        except Exception:
            found += 1
            CORPUS.mkdir(exist_ok=True)
            place = CORPUS / f"{hashlib.sha256(data).hexdigest()[:12]}-{name}.bin"
            place.write_bytes(data)
            print(f"{place.relative_to(ROOT)}\n{traceback.format_exc()}", file=sys.stderr)
    print(f"{sum(became.values()) + found} tries, {found} findings; {dict(became.most_common())}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
