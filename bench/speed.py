"""Time a dossier, whole and stage by stage, in loops of a calibration run; hold the figures to `floors.json`.

    python bench/speed.py [--raise | --lower]

Seconds differ from machine to machine, loops much less: one loop is a fixed piece of work like ours, timed beside it. Times are
those of the processor, which other programs on the machine change least; on an idle one they are what a clock shows, since
nothing here runs on two cores. The shipped example is held to its ceilings; real articles, when a folder of them lies beside the
checkout, are printed with their bars.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# As the command itself: a second thread of the mathematics library spins, and what it spins away is no work of ours.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import floors
from recoupe.annotate import annotate, find_clues
from recoupe.clean import clean
from recoupe.dossier import compile_dossier
from recoupe.engine import RunSettings, run
from recoupe.language import load_tables
from recoupe.language.collector import paused_collector
from recoupe.link import date_articles, link
from recoupe.read import read_inputs
from recoupe.records import Article, Notes, Page
from recoupe.render import to_html, to_json

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "barrage"
REAL = ROOT.parent / "shared" / "seeds"
BARS = {"cold_s": 6.0, "warm_s": 1.5, "peak_gib": 1.2}
"""What five articles may take on two cores."""
MARGIN = 1.5
"""A ceiling is set this much above what was measured: runs on a shared machine move by a fifth, on a busy one by more."""


def main() -> int:
    """Time the example, then the real articles when there are some."""
    loop = calibrate()
    print(f"one loop: {loop:.3f} s")
    names = sorted(str(path) for path in EXAMPLE.iterdir() if path.suffix in (".html", ".txt"))
    cold, peak = cold_run(names)
    warm = warm_run(names)
    measured = {"cold": cold / loop, "warm": warm / loop, "peak_gib": peak}
    measured |= {f"stage.{stage}": seconds / loop for stage, seconds in stage_times(names)}
    print(f"{EXAMPLE.name}: {len(names)} articles, cold {cold:.2f} s, warm {warm:.2f} s, peak {peak:.2f} GiB; in loops:")
    allowed = {name: round(value * MARGIN, 3) for name, value in measured.items()} if "--raise" in sys.argv else measured
    code = floors.hold("speed", {name: round(value, 3) for name, value in allowed.items()}, smaller_is_better=True)
    if REAL.is_dir():
        names = sorted(str(path) for path in REAL.glob("*.txt"))
        cold, peak = cold_run(names)
        found = {"cold_s": cold, "warm_s": warm_run(names), "peak_gib": peak}
        print(
            f"{len(names)} real articles: " + ", ".join(f"{name} {value:.2f} (bar {BARS[name]})" for name, value in found.items())
        )
    return code


def calibrate() -> float:
    """Seconds of one loop: matching, hashing and sorting of text, and products of small matrices; the best of five."""
    text = "La ministre a dit que 12 000 personnes, selon lui, seraient parties mardi. " * 2000
    matrix = np.ones((256, 256), dtype=np.float32)

    def loop() -> None:
        words = re.findall(r"\w+", text)
        counts: dict[str, int] = {}
        for word in words:
            counts[word] = counts.get(word, 0) + len(word.lower())
        sorted(words, key=counts.__getitem__)
        for _ in range(60):
            np.dot(matrix, matrix)

    return min(seconds(loop) for _ in range(5))


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of some work in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def cold_run(names: list[str]) -> tuple[float, float]:
    """Processor seconds and peak memory (GiB) of the command in a process of its own; the better of two."""
    command = [str(Path(sys.executable).with_name("recoupe")), "dossier", *names, "--format", "json", "-o"]
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([*command, f"{folder}/d.json"], check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2


def warm_run(names: list[str]) -> float:
    """Processor seconds of a run in a process that has done one already; the best of three."""
    run(names, RunSettings())
    return min(seconds(lambda: to_json(run(names, RunSettings()))) for _ in range(3))


def stage_times(names: list[str]) -> list[tuple[str, float]]:
    """Processor seconds of each stage, warm, one after the other; the collector rests, as it does while a dossier is made."""
    with paused_collector():
        return list(_stages(names))


def _stages(names: list[str]) -> Iterator[tuple[str, float]]:
    tables = load_tables()
    clock = Clock()
    pages = [page for page in read_inputs(names) if isinstance(page, Page)]
    yield "read", clock.lap()
    articles = [article for article in (clean(page, tables) for page in pages) if isinstance(article, Article)]
    yield "clean", clock.lap()
    clues = {article.id: find_clues(article, tables) for article in articles}
    date_articles(articles, clues, None)
    yield "date", clock.lap()
    notes = [note for article in articles for note in annotate([article], tables) if isinstance(note, Notes)]
    yield "annotate", clock.lap()
    links = link(notes, tables)
    yield "link", clock.lap()
    dossier = compile_dossier(notes, links)
    yield "dossier", clock.lap()
    to_json(dossier)
    yield "json", clock.lap()
    to_html(dossier)
    yield "html", clock.lap()


class Clock:
    """Processor seconds since the last lap."""

    def __init__(self) -> None:
        self.last = time.process_time()

    def lap(self) -> float:
        """End a lap."""
        now = time.process_time()
        gone, self.last = now - self.last, now
        return gone


if __name__ == "__main__":
    sys.exit(main())
