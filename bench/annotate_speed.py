"""Time annotate against the plain parser on the same varied articles, in the same run; hold the figures to `floors.json`.

    python bench/annotate_speed.py [--raise | --lower]

Both read the texts in turn, a few at a time, so that whatever else the machine does slows both; times are the processor's. The
plain parser is `fr_core_news_md` as it is loaded, with default settings. Memory and the gain of a second process are measured in
processes that only annotate; the gain is of clock time and means nothing on a busy machine.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import floors
from recoupe.annotate import annotate
from recoupe.annotate.loading import MODEL
from recoupe.language import load_tables
from recoupe.records import Article
from varied import varied_articles

ARTICLES, WORDS, TURN = 200, 500, 10
BARS = {"annotate.times_as_fast": 2.0, "annotate.two_processes": 1.8, "annotate.peak_gib": 1.2}
"""What issue 4 asks for: printed beside what is measured, whatever the floors are."""


def main() -> int:
    """Measure, or, called by itself with `--part`, annotate a part and say what that took."""
    if "--part" in sys.argv:
        print(json.dumps(_part(int(sys.argv[-1]))))
        return 0
    # First of all: a process begins with the memory of the one that starts it, and two parsers are not what is measured.
    alone, peak = together(1)
    both, _ = together(2)
    ours, plain = in_turns(varied_articles(ARTICLES, WORDS))
    measured = {"annotate.times_as_fast": plain / ours, "annotate.two_processes": 2 * alone / both}
    print(
        f"{ARTICLES} articles of {WORDS} words: annotate {ours * 1000:.1f} ms an article, the plain parser {plain * 1000:.1f} ms"
    )
    for name, value in {**measured, "annotate.peak_gib": peak}.items():
        print(f"  {name:28} {value:9.3f}   asked for {BARS[name]}")
    rounded = {name: round(value, 3) for name, value in measured.items()}
    code = floors.hold("annotate_speed", {"annotate.times_as_fast": rounded["annotate.times_as_fast"]})
    return code | floors.hold("annotate_memory", {"annotate.peak_gib": round(peak, 3)}, smaller_is_better=True)


def in_turns(articles: Sequence[Article]) -> tuple[float, float]:
    """Processor seconds an article: of annotate, and of the plain parser."""
    import spacy  # noqa: PLC0415  only here

    parser, tables = spacy.load(MODEL), load_tables()
    warm = articles[:2]
    list(annotate(warm, tables))
    list(parser.pipe(article.text for article in warm))
    ours = plain = 0.0
    for at in range(len(warm), len(articles), TURN):
        turn = articles[at : at + TURN]
        start = time.process_time()
        list(parser.pipe([article.text for article in turn]))
        middle = time.process_time()
        list(annotate(turn, tables))
        ours, plain = ours + time.process_time() - middle, plain + middle - start
    return ours / (len(articles) - len(warm)), plain / (len(articles) - len(warm))


def together(number: int) -> tuple[float, float]:
    """Clock seconds of the slowest of some processes that each annotate as much, and the most memory one took (GiB)."""
    command = [sys.executable, str(Path(__file__)), "--part"]
    running = [subprocess.Popen([*command, str(part)], stdout=subprocess.PIPE, text=True) for part in range(number)]
    told = [json.loads(process.communicate()[0]) for process in running]
    return max(each["seconds"] for each in told), max(each["peak_gib"] for each in told)


def _part(number: int) -> dict[str, float]:
    """Annotate one of the parts, the parser loaded before the clock starts."""
    articles, tables = varied_articles(ARTICLES, WORDS), load_tables()
    list(annotate(articles[:1], tables))
    size = ARTICLES // 4
    start = time.perf_counter()
    list(annotate(articles[number * size + 1 : (number + 1) * size], tables))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {"seconds": time.perf_counter() - start, "peak_gib": peak}


if __name__ == "__main__":
    sys.exit(main())
